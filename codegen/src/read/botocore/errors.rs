//! `exception`, `fault`, `error`, `retryable`.

use super::metadata::Protocol;
use super::{Definition, nodes, put};
use crate::diagnostic::Diagnostics;
use crate::model::{Node, Traits};

/// Makes the traits of an error, if the structure is one.
pub(super) fn load(
    definition: &Definition<'_>,
    name: &str,
    node: &Node,
    traits: &mut Traits,
    found: &mut Diagnostics,
) {
    // Old definitions say it where an operation names its errors.
    let by_operation = definition.usage.error(name);
    let own = nodes::is_set(node, "exception") || node.get("error").is_some();
    let source = match (own, by_operation) {
        (true, _) => node,
        (false, Some(reference)) => reference,
        (false, None) => return,
    };
    let error = source.get("error");
    if let Some(error) = error.filter(|error| error.as_object().is_none()) {
        super::wrong_kind("`error`", error, "an object", found);
        return;
    }
    let status = error.and_then(|error| error.get("httpStatusCode"));
    let code = status.and_then(Node::as_i64);
    let is_set = |flag| nodes::is_set(source, flag) || error.is_some_and(|error| nodes::is_set(error, flag));
    let by_server = is_set("fault") || (!is_set("senderFault") && code.is_some_and(|code| code >= 500));
    let kind = if by_server { "server" } else { "client" };
    put(traits, "smithy.api#error", nodes::string(kind, &source.place));
    if let Some(status) = status {
        put(traits, "smithy.api#httpError", status.clone());
    }
    if definition.metadata.query_compatible || definition.metadata.speaks(&[Protocol::Query]) {
        let written = error.and_then(|error| nodes::text_node(error, "code", found));
        let usual = if by_server { 500 } else { 400 };
        if let Some(written) = written {
            let status = status.cloned().unwrap_or_else(|| nodes::integer(usual, &written.place));
            let entries = [("code", Some(written.clone())), ("httpResponseCode", Some(status))];
            put(traits, "aws.protocols#awsQueryError", nodes::object(entries, &written.place));
        }
    }
    if let Some(retryable) = node.get("retryable") {
        let throttling = retryable.get("throttling").filter(|flag| flag.as_bool() == Some(true));
        let value = nodes::object([("throttling", throttling.cloned())], &retryable.place);
        put(traits, "smithy.api#retryable", value);
    }
}
