//! A pair of models for each row of the table of changes, with all that is to be said of it.
//!
//! `fixtures/diff/rules/RULE.json` holds the shapes of both models, and what the service says otherwise. Lines of
//! `expected` come from `SMITHWRIGHT_UPDATE=1 cargo test -p smithwright-tests --test diff_rules`, and are reviewed.

use serde_json::value::RawValue;
use serde_json::{Value, json};
use smithwright::diff::{ApiDiff, Change, DiffOptions, Rule, compare};
use smithwright::model::Model;
use smithwright::read::{self, Source};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rule for what no other names: there is no model it is about as long as the others are complete.
const LAST: Rule = Rule::GeneratedCode;

fn path(rule: Rule) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/diff/rules/{}.json", rule.id()))
}

fn case(rule: Rule) -> Value {
    let path = path(rule);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The model of one side: its shapes in their order, and a service with all its operations.
fn model(rule: Rule, case: &Value, side: &str) -> Model {
    let text = fs::read_to_string(path(rule)).expect("the case can be read");
    let parts: BTreeMap<String, Box<RawValue>> = serde_json::from_str(&text).expect("a case");
    let shapes: BTreeMap<String, Box<RawValue>> = serde_json::from_str(parts[side].get()).expect("shapes");
    let id = |name: &str| format!("com.example#{name}");
    let operations = shapes.keys().filter(|name| case[side][name.as_str()]["type"] == "operation");
    let operations: Vec<Value> = operations.map(|name| json!({"target": id(name)})).collect();
    let protocol = case["protocol"].as_str().unwrap_or("aws.protocols#awsJson1_0");
    let mut traits = json!({"aws.api#service": {"sdkId": "Example"}, protocol: {}});
    let more = &case[format!("{side}_service")];
    for (id, value) in more["traits"].as_object().into_iter().flatten() {
        traits[id] = value.clone();
    }
    for id in more["without"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        traits.as_object_mut().expect("traits").remove(id);
    }
    let version = more["version"].as_str().unwrap_or("2024-01-01");
    let service = json!({"type": "service", "version": version, "operations": operations, "traits": traits});
    let mut all: Vec<String> =
        shapes.iter().map(|(name, shape)| format!("{}: {}", json!(id(name)), shape.get())).collect();
    all.push(format!("{}: {service}", json!(id(more["name"].as_str().unwrap_or("Example")))));
    let document = format!("{{\"smithy\": \"2.0\", \"shapes\": {{{}}}}}", all.join(",\n"));
    let (model, found) = read::read(&[Source::new(side, document)]);
    model.unwrap_or_else(|| panic!("{found}"))
}

fn diff(rule: Rule) -> ApiDiff {
    let case = &case(rule);
    let options = DiffOptions { docs: case["docs"] == true, ..DiffOptions::default() };
    let (diff, found) = compare(&model(rule, case, "old"), &model(rule, case, "new"), &options);
    diff.unwrap_or_else(|| panic!("{found}"))
}

/// The bump, then a line a change and a line an item.
fn said(diff: &ApiDiff) -> Vec<String> {
    let mut lines = vec![format!("bump: {}", diff.bump().as_str())];
    for change in &diff.changes {
        let wire = change.wire;
        let behaviour = wire.behaviour.map(|text| format!("; {text}")).unwrap_or_default();
        lines.push(format!(
            "{} {}: {}, rust {}, requests {}, responses {}{behaviour}",
            change.rule.id(),
            change.origin,
            change.level().as_str(),
            change.rust.as_str(),
            wire.requests.as_str(),
            wire.responses.as_str(),
        ));
        for item in &change.items {
            let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
            lines.push(format!(
                "  {} ({}): {} -> {}",
                item.owner,
                item.file,
                side(&item.from),
                side(&item.to)
            ));
        }
    }
    lines
}

#[test]
fn each_rule_has_a_pair_and_all_is_said_of_it() {
    let mut wrong = Vec::new();
    for &rule in Rule::ALL.iter().filter(|rule| **rule != LAST) {
        let mut case = case(rule);
        let diff = diff(rule);
        let said = said(&diff);
        if std::env::var_os("SMITHWRIGHT_UPDATE").is_some() {
            case["expected"] = said.into();
            let text = fs::read_to_string(path(rule)).expect("the case can be read");
            fs::write(path(rule), with_expected(&text, &case["expected"])).expect("the case can be written");
            continue;
        }
        let expected: Vec<&str> =
            case["expected"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if said != expected {
            wrong.push(format!("{}: {said:#?}", rule.id()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The text of a case with other lines at its end; the rest stays as it is written.
fn with_expected(text: &str, expected: &Value) -> String {
    let body = match text.split_once(",\n\"expected\": [") {
        Some((body, _)) => body,
        None => text.trim_end().trim_end_matches('}').trim_end(),
    };
    // Without lines, the bracket of `new` went with that of the whole.
    let body = if body.ends_with("\n}") { body.to_owned() } else { format!("{body}\n}}") };
    let lines: Vec<String> =
        expected.as_array().into_iter().flatten().map(|line| format!("  {line}")).collect();
    format!("{body},\n\"expected\": [\n{}\n]\n}}\n", lines.join(",\n"))
}

/// What the table says is what is said where a change reaches both sides.
#[test]
fn effects_are_those_of_the_table() {
    for &rule in Rule::ALL.iter().filter(|rule| **rule != LAST) {
        let row = rule.row();
        let diff = diff(rule);
        let of_rule: Vec<&Change> = diff.of_rule(rule).collect();
        assert!(!of_rule.is_empty(), "{}: {:#?}", rule.id(), said(&diff));
        for change in of_rule {
            assert!(change.wire.requests <= row.requests && change.wire.responses <= row.responses);
            assert!(change.wire.behaviour.is_none_or(|text| text == row.behaviour));
        }
    }
}

/// No pair leaves something to the last rule, and there is no case without a rule.
#[test]
fn rules_explain_all_of_it() {
    for &rule in Rule::ALL.iter().filter(|rule| **rule != LAST) {
        let diff = diff(rule);
        assert!(diff.of_rule(LAST).next().is_none(), "{}: {:#?}", rule.id(), said(&diff));
    }
    let folder = path(LAST).parent().expect("a folder").to_path_buf();
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("an entry").path();
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(Rule::named(&id).is_some(), "no rule `{id}`");
    }
}
