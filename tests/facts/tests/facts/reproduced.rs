//! The program finds again, in models of another week, what the table has.

use crate::support::{botocore, shared};
use smithwright::model::{Model, Node};
use smithwright::read::facts;
use smithwright_facts::{Fact, committed, definition, find, models, pack, read, write};
use std::collections::{BTreeMap, BTreeSet};

/// Facts of the shared models that the file of rows does not have: it counts no defaults of `null`, which make a
/// required member an `Option`, and no members whose target is of another type.
const BEYOND_THE_FILE: &str = include_str!("beyond.tsv");

/// Rows of shapes that the shared models have too, but which AWS changed between 2 April and 19 September 2025.
const CHANGED_SINCE: [(&str, &str, &str); 7] = [
    ("Bedrock Runtime", "default", "DocumentBlock$format"),
    ("IAM", "default", "ServiceSpecificCredential$ServicePassword"),
    ("IAM", "default", "ServiceSpecificCredential$ServiceUserName"),
    ("IAM", "default", "ServiceSpecificCredentialMetadata$ServiceUserName"),
    ("S3", "type", "Expires"),
    ("STS", "optionalAuth", "AssumeRoleWithSAML"),
    ("STS", "optionalAuth", "AssumeRoleWithWebIdentity"),
];

fn beyond() -> BTreeSet<Fact> {
    read(BEYOND_THE_FILE).expect("the file is well formed").into_iter().collect()
}

#[test]
fn the_table_has_the_rows_of_the_file_and_those_beyond() {
    let Some(shared) = shared() else { return };
    let text = std::fs::read_to_string(shared.join("facts/botocore-2025-09.tsv")).expect("the file of rows");
    let mut rows: BTreeSet<Fact> = read(&text).expect("the file is well formed").into_iter().collect();
    assert_eq!(rows.len(), 15_349);
    rows.extend(beyond());
    let committed: BTreeSet<Fact> = committed()
        .into_iter()
        .map(|fact| {
            // The file says that it is an enum; the table says which.
            let is_enum = fact.fact == "member" && fact.value == "ErrorCode";
            if is_enum { Fact { value: "enum".to_owned(), ..fact } } else { fact }
        })
        .collect();
    let missing: Vec<_> = rows.difference(&committed).collect();
    let more: Vec<_> = committed.difference(&rows).collect();
    assert!(missing.is_empty() && more.is_empty(), "missing: {missing:#?}\nmore: {more:#?}");
}

#[test]
fn the_facts_of_the_shared_models_are_found() {
    let (Some(shared), Some(folders)) = (shared(), botocore()) else { return };
    let models = models(&shared.join("models")).expect("the shared models can be read");
    let mut found = BTreeSet::new();
    let mut definitions = BTreeMap::new();
    for folder in folders {
        let (sdk_id, definition) =
            definition(&folder).expect("the definition can be read").expect("a definition");
        let model = models.get(&sdk_id).unwrap_or_else(|| panic!("no shared model of {sdk_id}"));
        found.extend(find(&sdk_id, model, &definition).expect("both have a service"));
        definitions.insert(sdk_id, definition);
    }
    assert_eq!(definitions.len(), 28);
    let committed: BTreeSet<Fact> =
        committed().into_iter().filter(|fact| definitions.contains_key(&fact.sdk_id)).collect();
    let more: Vec<_> = found.difference(&committed).collect();
    assert!(more.is_empty(), "not in the table: {more:#?}");

    let missing: Vec<_> = committed.difference(&found).collect();
    let then = |fact: &&&Fact| {
        models.get(&fact.sdk_id).is_some_and(|model| existed(model, fact))
            && definitions.get(&fact.sdk_id).is_some_and(|model| existed(model, fact))
    };
    let changed: Vec<_> = missing
        .iter()
        .filter(then)
        .map(|fact| (fact.sdk_id.as_str(), fact.fact.as_str(), fact.subject.as_str()))
        .collect();
    assert_eq!(changed, CHANGED_SINCE);
    println!("{} found, {} of shapes that are newer", found.len(), missing.len() - changed.len());
}

/// Whether a model has what a fact is about.
fn existed(model: &Model, fact: &Fact) -> bool {
    let (name, member) = fact.subject.split_once('$').unwrap_or((&fact.subject, ""));
    let Some(shape) = model.shapes().find(|shape| shape.id.name() == name) else { return false };
    match fact.fact.as_str() {
        "enumName" => {
            let value = fact.value.rsplit_once(' ').map_or("", |(value, _)| value.trim_matches('"'));
            shape
                .members
                .iter()
                .any(|member| member.traits.enum_value().and_then(Node::as_str) == Some(value))
        }
        "member" => true,
        _ => member.is_empty() || shape.member(member).is_some(),
    }
}

#[test]
fn packing_loses_nothing() {
    let Some(folders) = botocore() else { return };
    let definitions: BTreeMap<String, Model> = folders
        .iter()
        .map(|folder| definition(folder).expect("the definition can be read").expect("a definition"))
        .collect();
    let rows: Vec<Fact> =
        committed().into_iter().filter(|fact| definitions.contains_key(&fact.sdk_id)).collect();
    let text = pack(&rows, &definitions).expect("the rows can be packed");
    let mut again: Vec<Fact> = Vec::new();
    for service in facts::parse(&text) {
        again.extend(smithwright_facts::of(&service));
        let model = definitions.get(service.sdk_id).expect("a service that was packed");
        let names = service.names();
        assert!(facts::dated(model).iter().all(|id| names.contains(id.name())));
    }
    assert_eq!(write(&again), write(&rows));
}
