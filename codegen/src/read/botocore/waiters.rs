//! `waiters-2.json`: the trait `waitable`.

use super::{Definition, Entries, nodes, wrong_kind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Key, Node, Value};
use std::collections::BTreeMap;

/// The trait of each operation that has waiters, by the operation's name.
pub(super) fn read<'d>(
    file: Option<&'d Node>,
    operations: &Entries,
    definition: &Definition<'_>,
    found: &mut Diagnostics,
) -> BTreeMap<&'d str, (&'static str, Node)> {
    let mut all: BTreeMap<&str, (&'static str, Node)> = BTreeMap::new();
    let Some(file) = file else { return all };
    for (key, node) in nodes::entries(file, "waiters", found) {
        if node.as_object().is_none() {
            wrong_kind("a waiter", node, "an object", found);
            continue;
        }
        let Some(operation) = nodes::text_node(node, "operation", found) else { continue };
        let name = operation.as_str().unwrap_or_default();
        let Some((_, called)) = operations.iter().find(|(known, _)| known.name == name) else {
            let message =
                format!("the waiter `{}` calls `{name}`, which does not exist; it is passed over", key.name);
            found.push(Diagnostic::warning(Code::NoCounterpart, message).at(&operation.place));
            continue;
        };
        let Some(waiter) = one(definition, key, node, called, found) else { continue };
        let (_, value) = all
            .entry(name)
            .or_insert_with(|| ("smithy.waiters#waitable", Node::annotation(key.place.clone())));
        if let Value::Object(entries) = &mut value.value {
            entries.push((key.clone(), waiter));
        }
    }
    all
}

fn one(
    definition: &Definition<'_>,
    key: &Key,
    node: &Node,
    operation: &Node,
    found: &mut Diagnostics,
) -> Option<Node> {
    let errors_before = found.error_count();
    let mut acceptors = Vec::new();
    for acceptor in nodes::items(node, "acceptors", found) {
        acceptors.extend(read_acceptor(definition, key, acceptor, operation, found));
    }
    if acceptors.is_empty() {
        if found.error_count() > errors_before {
            return None;
        }
        let message = format!("nothing ends the waiter `{}`; it is passed over", key.name);
        found.push(Diagnostic::warning(Code::NoCounterpart, message).at(&key.place));
        return None;
    }
    let mut seconds = |name: &str| {
        let value = node.get(name)?;
        if value.as_i64().is_none() {
            wrong_kind(&format!("`{name}`"), value, "an integer", found);
        }
        value.as_i64()
    };
    // botocore waits as long each time, and counts; Smithy waits longer each time, up to a bound.
    let limit = i64::from(i32::MAX);
    let delay = seconds("delay").unwrap_or(2).clamp(1, limit);
    let longest = seconds("maxAttempts").map(|attempts| attempts.saturating_mul(delay).clamp(delay, limit));
    let place = &key.place;
    Some(nodes::object(
        [
            ("documentation", nodes::text_node(node, "description", found).cloned()),
            ("acceptors", Some(nodes::array(acceptors, place))),
            ("minDelay", Some(nodes::integer(delay, place))),
            ("maxDelay", longest.map(|longest| nodes::integer(longest, place))),
        ],
        place,
    ))
}

/// One acceptor of botocore; a status can stand for several errors.
fn read_acceptor(
    definition: &Definition<'_>,
    key: &Key,
    node: &Node,
    operation: &Node,
    found: &mut Diagnostics,
) -> Vec<Node> {
    let place = &node.place;
    let state = nodes::text_node(node, "state", found);
    let (Some(state), Some(matcher)) = (state, nodes::text(node, "matcher", found)) else {
        let problem = Diagnostic::error(Code::MissingProperty, "an acceptor has no `state` or no `matcher`");
        found.push(problem.at(place).expected("an object with the keys `state`, `matcher` and `expected`"));
        return Vec::new();
    };
    let argument = nodes::text_node(node, "argument", found);
    let expected = node.get("expected");
    let expected_text = expected.and_then(Node::as_str);
    let expected_bool = expected.and_then(Node::as_bool);
    let expected_number = expected.and_then(Node::as_i64);
    let compare = |comparator: &str, expected: &str| {
        let comparison = nodes::object(
            [
                ("path", argument.cloned()),
                ("expected", Some(nodes::string(expected, place))),
                ("comparator", Some(nodes::string(comparator, place))),
            ],
            place,
        );
        vec![nodes::object([("output", Some(comparison))], place)]
    };
    let success = |flag| vec![nodes::object([("success", Some(nodes::boolean(flag, place)))], place)];
    let error = |name: &str| nodes::object([("errorType", Some(nodes::string(name, place)))], place);
    let has_path = argument.is_some();
    let matchers = match (matcher, expected_text, expected_bool, expected_number) {
        ("path", Some(text), ..) if has_path => compare("stringEquals", text),
        ("pathAll", Some(text), ..) if has_path => compare("allStringEquals", text),
        ("pathAny", Some(text), ..) if has_path => compare("anyStringEquals", text),
        ("path" | "pathAll" | "pathAny", _, Some(flag), _) if has_path => {
            compare("booleanEquals", if flag { "true" } else { "false" })
        }
        ("error", Some(name), ..) => vec![error(name)],
        ("error", _, Some(failed), _) => success(!failed),
        ("status", .., Some(200..=299)) => success(true),
        ("status", .., Some(status)) => {
            errors_with(definition, operation, status).into_iter().map(error).collect()
        }
        _ => Vec::new(),
    };
    if matchers.is_empty() {
        let message =
            format!("Smithy cannot say this condition of the waiter `{}`; it is passed over", key.name);
        found.push(Diagnostic::warning(Code::NoCounterpart, message).at(place));
    }
    let acceptor =
        |matcher| nodes::object([("state", Some(state.clone())), ("matcher", Some(matcher))], place);
    matchers.into_iter().map(acceptor).collect()
}

/// The errors of an operation that come with this status.
fn errors_with<'n>(definition: &Definition<'_>, operation: &'n Node, status: i64) -> Vec<&'n str> {
    let errors = operation.get("errors").into_iter().flat_map(Node::items);
    errors
        .filter_map(|reference| {
            let name = reference.get("shape")?.as_str()?;
            let shape = definition.shapes.get(name)?;
            let error = shape.get("error").or_else(|| reference.get("error"))?;
            (error.get("httpStatusCode")?.as_i64()? == status).then_some(name)
        })
        .collect()
}
