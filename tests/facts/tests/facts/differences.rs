//! With the facts restored, a definition of botocore and a Smithy model of the same week differ only in what the two
//! really say differently.

use crate::support::{botocore, shared};
use smithwright::diff::{DiffOptions, RustEffect, compare};
use smithwright::model::Model;
use smithwright::read;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Kinds of differences that break no Rust, with what they come from.
const SILENT: [(&str, &str); 11] = [
    ("constraint", "botocore leaves anchors out of patterns, and some lengths and ranges"),
    ("retargeted", "shapes have other names"),
    ("renamed", "shapes have other names"),
    (
        "binding",
        "paths end in `/`; names and namespaces of XML that say what holds without them; bindings of outputs",
    ),
    ("default", "of values in lists and maps, and facts that are newer than the models"),
    ("waiterChanged", "waiters are written otherwise"),
    ("endpoints", "rule sets are written otherwise"),
    ("authentication", "STS marks two operations by `authtype`"),
    ("added", "botocore has more members and operations"),
    ("unionMemberAdded", "botocore has newer members"),
    ("errorAdded", "botocore has errors of the bodiless answers of S3"),
];

/// Differences that change the Rust, by service, kind and the shape they come from.
const BREAKING: [(&str, &str, &str); 3] = [
    // botocore names the error of endpoint discovery nowhere.
    ("DynamoDB", "errorRemoved", "InvalidEndpointException"),
    // Errors of answers without a body have another name in botocore.
    ("S3", "errorRemoved", "NotFound"),
    // The table has this fact of September; in April both said `timestamp`.
    ("S3", "retyped", "Expires"),
];

fn model(path: &Path) -> Model {
    let sources = read::sources(path).unwrap_or_else(|problem| panic!("{}", problem.message));
    let (model, found) = read::read(&sources);
    model.unwrap_or_else(|| panic!("{}: {found}", path.display()))
}

fn sdk_id(model: &Model) -> String {
    let (shape, _) = model.services().next().expect("a service");
    shape.traits.aws_service().expect("the trait `service`").sdk_id.to_owned()
}

#[test]
fn what_the_two_say_differently() {
    let (Some(shared), Some(folders)) = (shared(), botocore()) else { return };
    let mut models = BTreeMap::new();
    for entry in std::fs::read_dir(shared.join("models")).expect("the shared models") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|end| end == "json") {
            let model = model(&path);
            models.insert(sdk_id(&model), model);
        }
    }
    let silent: BTreeSet<&str> = SILENT.iter().map(|(kind, _)| *kind).collect();
    let (mut met, mut other) = (BTreeSet::new(), BTreeSet::new());
    for folder in folders {
        let definition = model(&folder);
        let sdk_id = sdk_id(&definition);
        let old = models.get(&sdk_id).unwrap_or_else(|| panic!("no shared model of {sdk_id}"));
        let (diff, found) = compare(old, &definition, &DiffOptions::default());
        let diff = diff.unwrap_or_else(|| panic!("{sdk_id}: {found}"));
        for change in &diff.changes {
            let kind = change.rule.id();
            let breaking = change.rust == RustEffect::Breaking;
            let allowed = BREAKING.iter().find(|(id, known, origin)| {
                *id == sdk_id && *known == kind && change.origin.ends_with(origin)
            });
            match allowed {
                Some(allowed) => drop(met.insert(*allowed)),
                None if silent.contains(kind) && !breaking => {}
                None => drop(other.insert(format!("{sdk_id}: {kind} {}", change.origin))),
            }
        }
    }
    assert!(other.is_empty(), "{other:#?}");
    assert_eq!(met, BREAKING.into_iter().collect(), "a difference that is no more");
}
