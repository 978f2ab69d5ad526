//! What a JSON file is.

use super::botocore::Part;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Node;

/// The kinds of JSON files the readers tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Smithy model as JSON AST.
    SmithyAst,
    /// A file of one of botocore's service definitions.
    Botocore(Part),
    /// Something else, named for people.
    Other(&'static str),
    /// An object of unknown kind.
    Unknown,
}

/// Looks at the top of a file.
pub(super) fn kind(node: &Node) -> Kind {
    if node.as_array().is_some() {
        return Kind::Other("a JSON array");
    }
    if node.as_object().is_none() {
        return Kind::Other("a single JSON value");
    }
    let has = |key| node.get(key).is_some();
    if has("smithy") {
        return Kind::SmithyAst;
    }
    if let Some(part) = botocore_part(node) {
        return Kind::Botocore(part);
    }
    let other = if has("openapi") || has("swagger") {
        "an OpenAPI description"
    } else if has("asyncapi") {
        "an AsyncAPI description"
    } else if has("AWSTemplateFormatVersion") || has("Resources") {
        "an AWS CloudFormation template"
    } else if has("partitions") {
        "a file of AWS partitions"
    } else if has("projections") || has("maven") {
        "a smithy-build configuration"
    } else if has("dependencies") || has("devDependencies") || has("scripts") {
        "an npm package.json"
    } else if has("shapes") {
        return Kind::SmithyAst;
    } else if has("$schema") || has("$defs") || has("properties") {
        "a JSON Schema"
    } else {
        return Kind::Unknown;
    };
    Kind::Other(other)
}

/// The part of a service definition that a file holds.
fn botocore_part(node: &Node) -> Option<Part> {
    let has = |key| node.get(key).is_some();
    let nested = |outer, inner| node.get(outer).is_some_and(|node: &Node| node.get(inner).is_some());
    if nested("metadata", "endpointPrefix") || nested("metadata", "apiVersion") {
        Some(Part::Service)
    } else if has("merge") && has("version") {
        let paginators = node.get("merge").is_some_and(|merged| merged.get("pagination").is_some());
        Some(if paginators { Part::PaginatorExtras } else { Part::ServiceExtras })
    } else if has("pagination") {
        Some(Part::Paginators)
    } else if has("waiters") {
        Some(Part::Waiters)
    } else if has("parameters") && has("rules") {
        Some(Part::EndpointRules)
    } else if has("parameters") && has("nodes") {
        Some(Part::EndpointBdd)
    } else {
        None
    }
}

/// The diagnostic for a file that is no service model.
pub(super) fn not_a_model(node: &Node, kind: Kind) -> Diagnostic {
    let message = match kind {
        Kind::Other(what) => format!("this is {what}, not a Smithy model"),
        Kind::Unknown | Kind::SmithyAst | Kind::Botocore(_) => {
            let keys: Vec<_> = node.entries().take(5).map(|(key, _)| format!("`{}`", key.name)).collect();
            match keys.as_slice() {
                [] => "this is an empty JSON object, not a Smithy model".to_owned(),
                keys => format!("this JSON object is not a Smithy model; its keys are {} …", keys.join(", ")),
            }
        }
    };
    Diagnostic::error(Code::OtherJson, message)
        .at(&node.place)
        .expected("a Smithy model as JSON AST: an object with the keys `smithy` and `shapes`, or a service definition of botocore")
}
