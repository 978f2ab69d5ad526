//! What a JSON file is.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Node;

/// The kinds of JSON files the readers tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Smithy model as JSON AST.
    SmithyAst,
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
    let nested = |outer, inner| node.get(outer).is_some_and(|node: &Node| node.get(inner).is_some());
    let other = if has("openapi") || has("swagger") {
        "an OpenAPI description"
    } else if has("asyncapi") {
        "an AsyncAPI description"
    } else if has("AWSTemplateFormatVersion") || has("Resources") {
        "an AWS CloudFormation template"
    } else if nested("metadata", "endpointPrefix") || nested("metadata", "apiVersion") {
        "a botocore service definition"
    } else if has("pagination") {
        "a botocore file of paginators"
    } else if has("waiters") {
        "a botocore file of waiters"
    } else if has("parameters") && has("rules") {
        "an endpoint rule set"
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

/// The diagnostic for a file that is no service model.
pub(super) fn not_a_model(node: &Node, kind: Kind) -> Diagnostic {
    let message = match kind {
        Kind::Other(what) => format!("this is {what}, not a Smithy model"),
        Kind::Unknown | Kind::SmithyAst => {
            let keys: Vec<_> = node.entries().take(5).map(|(key, _)| format!("`{}`", key.name)).collect();
            match keys.as_slice() {
                [] => "this is an empty JSON object, not a Smithy model".to_owned(),
                keys => format!("this JSON object is not a Smithy model; its keys are {} …", keys.join(", ")),
            }
        }
    };
    Diagnostic::error(Code::OtherJson, message)
        .at(&node.place)
        .expected("a Smithy model as JSON AST: an object with the keys `smithy` and `shapes`")
}
