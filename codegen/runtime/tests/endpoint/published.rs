//! The endpoint test cases that published models bring along.

use super::case::check;
use super::diagrams;
use serde_json::Value as Json;
use smithwright_runtime::endpoint::{Partitions, RuleSet};
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
