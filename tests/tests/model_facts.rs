//! The shipped model of AWS Proton: complete, described throughout, and the same API as AWS's own model.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use smithwright_tests::tool::model::{Kind, Member, Model};
use smithwright_tests::tool::names;

fn ours() -> Model {
    Model::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/proton.json"))
}

/// AWS's model, if the machine has it: beside the workspace, or where the environment says.
fn theirs() -> Option<Model> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = std::env::var_os("SMITHWRIGHT_SHARED").map_or_else(beside, PathBuf::from);
    let path = folder.join("models/proton-2020-07-20.json");
    if path.is_file() {
        return Some(Model::read(&path));
    }
    eprintln!("skipped: {} is not there; SMITHWRIGHT_SHARED may say where it is", path.display());
    None
}

#[test]
fn nothing_is_missing() {
    let model = ours();
    assert_eq!(model.operations().len(), 87);
    let paginated = |name| model.operations().iter().filter(|it| it.get(name).is_some()).count();
    assert_eq!(paginated("smithy.api#paginated"), 21);
    assert_eq!(model.waiters().len(), 10);
    assert_eq!(model.errors().len(), 7);
    let enums = model.ids().filter(|id| model.shape(id)["type"] == "enum").count();
    assert_eq!(enums, 22);
}

#[test]
fn everything_is_described() {
    let model = ours();
    let missing: Vec<_> = descriptions(&model).into_iter().filter(|(_, text)| text.len() < 8).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_description_is_taken_over() {
    let Some(theirs) = theirs() else { return };
    let known: BTreeSet<_> = descriptions(&theirs).into_values().collect();
    let ours = descriptions(&ours());
    let same: Vec<_> = ours.iter().filter(|(_, text)| known.contains(*text)).collect();
    assert!(same.is_empty(), "{same:#?}");
}

#[test]
fn operations_are_the_same() {
    let Some(theirs) = theirs() else { return };
    same(&operations(&ours()), &operations(&theirs));
}

#[test]
fn shapes_are_the_same() {
    let Some(theirs) = theirs() else { return };
    same(&shapes(&ours()), &shapes(&theirs));
}

#[test]
fn the_service_is_the_same() {
    let Some(theirs) = theirs() else { return };
    let ours = ours();
    assert_eq!(names::local(ours.service()), names::local(theirs.service()));
    let service = |model: &Model| {
        let version = model.shape(model.service())["version"].clone();
        let facts = |name| model.shape_trait(model.service(), name).cloned().unwrap_or_default();
        let aws = facts("aws.api#service");
        (version, aws["sdkId"].clone(), facts("aws.auth#sigv4"), facts("aws.protocols#awsJson1_0"))
    };
    assert_eq!(service(&ours), service(&theirs));
    // Each endpoint test that is kept says what AWS's says.
    let tests = |model: &Model| {
        let tests =
            model.shape_trait(model.service(), "smithy.rules#endpointTests").cloned().unwrap_or_default();
        let cases = tests["testCases"].as_array().cloned().unwrap_or_default();
        let key = |case: &Value| (case["params"].to_string(), case["expect"].to_string());
        cases.iter().map(key).collect::<BTreeSet<_>>()
    };
    let (ours, theirs) = (tests(&ours), tests(&theirs));
    let changed: Vec<_> = ours.difference(&theirs).collect();
    assert!(changed.is_empty(), "{changed:#?}");
    assert!(ours.len() + 4 >= theirs.len(), "{} of {} are kept", ours.len(), theirs.len());
}

/// Every description, by where it stands: shapes and members that operations reach, and values of enums.
///
/// AWS's list shapes and simple shapes are described by few; ours by all that become visible in Rust.
fn descriptions(model: &Model) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut add = |place: String, shape: &Value| {
        let text = shape["traits"]["smithy.api#documentation"].as_str().unwrap_or_default();
        found.insert(place, normalised(text));
    };
    add(names::local(model.service()).to_owned(), model.shape(model.service()));
    for operation in model.operations() {
        add(operation.name().to_owned(), model.shape(operation.id));
    }
    for id in model.reached() {
        let kind = model.kind(id);
        if matches!(kind, Kind::Structure | Kind::Union | Kind::Enum(_)) {
            add(names::local(id).to_owned(), model.shape(id));
            for (name, member) in model.shape(id)["members"].as_object().into_iter().flatten() {
                add(format!("{}${name}", names::local(id)), member);
            }
        }
    }
    found
}

/// A description without markup, case and spacing.
fn normalised(text: &str) -> String {
    let mut plain = String::new();
    let mut in_tag = false;
    for letter in text.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            letter if !in_tag && letter.is_alphanumeric() => plain.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    plain
}

type Facts = BTreeMap<String, Value>;

#[track_caller]
fn same(ours: &Facts, theirs: &Facts) {
    let names: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
    let differs = |name: &&&String| ours.get(**name) != theirs.get(**name);
    let differences: Vec<_> =
        names.iter().filter(differs).map(|name| (name, ours.get(*name), theirs.get(*name))).collect();
    assert!(differences.is_empty(), "(name, ours, AWS's): {differences:#?}");
}

fn operations(model: &Model) -> Facts {
    let waiters = model.waiters();
    let facts = |operation: &smithwright_tests::tool::model::Operation<'_>| {
        let local = |id: Option<&str>| id.map(|id| names::local(id).to_owned());
        let errors: BTreeSet<_> = operation.errors().into_iter().map(names::local).collect();
        let own = waiters.iter().filter(|(_, (_, polled))| polled.id == operation.id);
        let own: BTreeMap<_, _> = own.map(|(name, (waiter, _))| (*name, undocumented(waiter))).collect();
        json!({
            "input": local(operation.input()),
            "output": local(operation.output()),
            "errors": errors,
            "paginated": operation.get("smithy.api#paginated"),
            "idempotent": operation.get("smithy.api#idempotent").is_some(),
            "readonly": operation.get("smithy.api#readonly").is_some(),
            "waiters": own,
        })
    };
    model.operations().iter().map(|operation| (operation.name().to_owned(), facts(operation))).collect()
}

fn undocumented(waiter: &Value) -> Value {
    let mut waiter = waiter.clone();
    if let Some(members) = waiter.as_object_mut() {
        members.remove("documentation");
        members.remove("deprecated");
    }
    waiter
}

/// Structures, unions and enums that operations reach.
fn shapes(model: &Model) -> Facts {
    let mut found = Facts::new();
    for id in model.reached() {
        let traits = |name: &str| model.shape_trait(id, name).cloned();
        let facts = match model.kind(id) {
            Kind::Structure | Kind::Union => json!({
                "kind": model.shape(id)["type"],
                "members": model.members(id).iter().map(|it| (it.name.to_owned(), member(model, it))).collect::<Facts>(),
                "error": traits("smithy.api#error"),
                "status": traits("smithy.api#httpError"),
                "retryable": traits("smithy.api#retryable"),
                "sensitive": traits("smithy.api#sensitive").is_some(),
            }),
            Kind::Enum(values) => json!({ "values": values.into_iter().collect::<BTreeMap<_, _>>() }),
            _ => continue,
        };
        found.insert(names::local(id).to_owned(), facts);
    }
    found
}

/// A member: its target's kind and constraints, which may stand on either.
fn member(model: &Model, member: &Member<'_>) -> Value {
    let has = |name: &str| member.has(name);
    json!({
        "target": target(model, member.target),
        "length": member.get("smithy.api#length").or_else(|| model.shape_trait(member.target, "smithy.api#length")),
        "required": has("smithy.api#required"),
        "token": has("smithy.api#idempotencyToken"),
        "default": member.get("smithy.api#default"),
    })
}

/// A target by its kind; simple shapes by their constraints, not by their name.
fn target(model: &Model, id: &str) -> Value {
    let constraint = |name: &str| model.shape_trait(id, name).cloned();
    match model.kind(id) {
        Kind::Structure | Kind::Union | Kind::Enum(_) => names::local(id).into(),
        Kind::List(item) => {
            json!({ "items": target(model, item), "length": constraint("smithy.api#length") })
        }
        simple => json!({
            "kind": format!("{simple:?}"),
            "pattern": constraint("smithy.api#pattern"),
            "range": constraint("smithy.api#range"),
            "sensitive": constraint("smithy.api#sensitive").is_some(),
        }),
    }
}
