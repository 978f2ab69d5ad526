//! The endpoint test cases that published models bring along.

use super::{diagrams, document};
use serde_json::Value as Json;
use smithwright_runtime::endpoint::{ParamValue, Params, Partitions, RuleSet};
use std::collections::HashMap;
use std::path::PathBuf;

fn shared() -> PathBuf {
    std::env::var_os("SMITHWRIGHT_SHARED")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")), PathBuf::from)
}

/// Every `smithy.rules#endpointTests` case of the published models, with the partition facts of their date; by the
/// rule set, and by a decision diagram made of it.
#[test]
fn test_cases_of_published_models() {
    let Ok(facts) = std::fs::read_to_string(shared().join("endpoints/partitions-2025-02-06.json")) else {
        eprintln!("skipped: no published models (../shared, or the folder SMITHWRIGHT_SHARED names)");
        return;
    };
    let facts = Partitions::parse(&facts).expect("partition facts");
    let mut models: Vec<_> = std::fs::read_dir(shared().join("models"))
        .expect("models")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    models.retain(|path| path.extension().is_some_and(|ext| ext == "json"));
    models.sort();
    let (mut passed, mut failures) = (0, Vec::new());
    for path in models {
        let text = std::fs::read_to_string(&path).expect("a model");
        let model: Json = serde_json::from_str(&text).expect("JSON");
        for (id, shape) in model["shapes"].as_object().expect("shapes") {
            let traits = &shape["traits"];
            let Some(rules) = traits.get("smithy.rules#endpointRuleSet") else { continue };
            let diagram = RuleSet::parse(&diagrams::of_rules(rules).to_string());
            let diagram = diagram.unwrap_or_else(|err| panic!("{id}: {err}"));
            let rules = RuleSet::parse(&rules.to_string()).unwrap_or_else(|err| panic!("{id}: {err}"));
            for case in traits["smithy.rules#endpointTests"]["testCases"].as_array().into_iter().flatten() {
                for (form, rules) in [("rules", &rules), ("diagram", &diagram)] {
                    match check(rules, &facts, case) {
                        Ok(()) => passed += 1,
                        Err(why) => failures.push(format!("{id}: {form}: {}: {why}", case["documentation"])),
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} failed, {passed} passed:\n{}", failures.len(), failures.join("\n"));
    eprintln!(
        "{} endpoint test cases of published models passed, each by rules and by a diagram",
        passed / 2
    );
}

fn check(rules: &RuleSet, facts: &Partitions, case: &Json) -> Result<(), String> {
    let mut params = Params::builder();
    for (name, value) in case["params"].as_object().into_iter().flatten() {
        let value = match value {
            Json::Bool(flag) => ParamValue::from(*flag),
            Json::String(text) => ParamValue::from(text.as_str()),
            value => ParamValue::from(
                serde_json::from_value::<Vec<String>>(value.clone()).map_err(|err| err.to_string())?,
            ),
        };
        params = params.set(name.clone(), value);
    }
    let found = match params.build() {
        Ok(params) => rules.resolve(&params, facts).map_err(|err| err.to_string()),
        Err(err) => Err(err.to_string()),
    };
    if let Some(error) = case["expect"].get("error") {
        return match found {
            Err(message) if error == message.as_str() => Ok(()),
            other => Err(format!("expected {error}, found {other:?}")),
        };
    }
    let expected = &case["expect"]["endpoint"];
    let endpoint = found?;
    let properties: HashMap<_, _> =
        endpoint.properties().iter().map(|(k, v)| (k.to_string(), v.clone())).collect();
    let wanted: HashMap<_, _> = expected["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(k, v)| (k.clone(), document(v)))
        .collect();
    if expected["url"] != endpoint.url() || properties != wanted {
        return Err(format!("expected {expected}, found {endpoint:?}"));
    }
    Ok(())
}
