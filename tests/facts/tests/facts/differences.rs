//! With the facts restored, a definition of botocore and a Smithy model of the same week differ only in what the two
//! really say differently.

use crate::support::{botocore, shared};
use smithwright::diff::{DiffOptions, RustEffect, compare};
use smithwright::model::Model;
use smithwright::read;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Kinds of differences that break no Rust, with what they come from.
const SILENT: [(&str, &str); 26] = [
    ("pattern-changed", "botocore leaves anchors out of patterns"),
    ("constraint-loosened", "botocore leaves out some lengths and ranges"),
    ("members-reordered", "botocore sorts members"),
    ("error-status-changed", "botocore has the status of few errors"),
    ("target-changed", "shapes have other names"),
    ("shape-renamed", "shapes have other names"),
    ("service-renamed", "botocore has no name of the service shape"),
    ("binding-changed", "names and namespaces of XML that say what holds without them; bindings of outputs"),
    ("http-changed", "paths end in `/`"),
    ("protocol-settings-changed", "botocore has versions of HTTP otherwise"),
    ("streaming-changed", "botocore marks the blob rather than the member"),
    ("checksum-changed", "botocore lists the algorithms otherwise"),
    ("default-added", "facts that are newer than the models"),
    ("default-removed", "of values in lists and maps"),
    ("waiter-changed", "waiters are written otherwise"),
    ("endpoint-rules-changed", "rule sets are written otherwise"),
    ("endpoint-tests-changed", "botocore has no endpoint tests"),
    ("endpoint-discovery-changed", "botocore names the error of endpoint discovery nowhere"),
    ("context-param-changed", "botocore has parameters that the models of that week lack"),
    ("operation-auth-changed", "STS marks two operations by `authtype`"),
    ("documentation-omitted", "botocore leaves out documentation of some shapes"),
    ("operation-added", "botocore has more operations"),
    ("member-added", "botocore has more members"),
    ("union-member-added", "botocore has newer members"),
    ("error-added", "botocore has errors of the bodiless answers of S3"),
    ("type-changed", "botocore has some types of its own that are the same in Rust"),
];

/// Differences that change the Rust, by service, kind and the shape they come from.
const BREAKING: [(&str, &str, &str); 3] = [
    // botocore names the error of endpoint discovery nowhere.
    ("DynamoDB", "error-removed", "InvalidEndpointException"),
    // Errors of answers without a body have another name in botocore.
    ("S3", "error-removed", "NotFound"),
    // The table has this fact of September; in April both said `timestamp`.
    ("S3", "type-changed", "Expires"),
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
