//! `waiters-2.json`: the trait `waitable`.

use super::{Definition, nodes, wrong_kind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Key, Node, Value};
use std::collections::BTreeMap;

/// The trait of each operation that has waiters, by the operation's name.
pub(super) fn read<'d>(
    file: Option<&'d Node>,
    definition: &Definition<'_>,
    found: &mut Diagnostics,
) -> BTreeMap<&'d str, (&'static str, Node)> {
    let mut all: BTreeMap<&str, (&'static str, Node)> = BTreeMap::new();
    let mut errors: BTreeMap<&str, Errors<'_>> = BTreeMap::new();
    let Some(file) = file else { return all };
    for (key, node) in nodes::entries(file, "waiters", found) {
        if node.as_object().is_none() {
            wrong_kind("a waiter", node, "an object", found);
            continue;
        }
        let Some(operation) = nodes::text_node(node, "operation", found) else { continue };
        let name = operation.as_str().unwrap_or_default();
        let Some(called) = definition.operations.get(name) else {
            let message =
                format!("the waiter `{}` calls `{name}`, which does not exist; it is passed over", key.name);
            found.push(Diagnostic::warning(Code::NoCounterpart, message).at(&operation.place));
            continue;
        };
        let errors = errors.entry(name).or_insert_with(|| errors_by_status(definition, called));
        let Some(waiter) = one(errors, key, node, found) else { continue };
        let (_, value) = all
            .entry(name)
            .or_insert_with(|| ("smithy.waiters#waitable", Node::annotation(key.place.clone())));
        if let Value::Object(entries) = &mut value.value {
            entries.push((key.clone(), waiter));
        }
    }
    all
}

fn one(errors: &Errors<'_>, key: &Key, node: &Node, found: &mut Diagnostics) -> Option<Node> {
    let errors_before = found.error_count();
    let mut acceptors = Vec::new();
    for acceptor in nodes::items(node, "acceptors", found) {
        acceptors.extend(read_acceptor(errors, key, acceptor, found));
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
    // Else Smithy's default would be the longest.
    let longest = longest.or_else(|| (delay > 120).then_some(delay));
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
fn read_acceptor(errors: &Errors<'_>, key: &Key, node: &Node, found: &mut Diagnostics) -> Vec<Node> {
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
            errors.get(&status).into_iter().flatten().take(MOST_ERRORS).map(|name| error(name)).collect()
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

/// The names of an operation's errors, by the status they come with.
type Errors<'d> = BTreeMap<i64, Vec<&'d str>>;

/// Most errors that one condition on a status stands for; each becomes an acceptor.
const MOST_ERRORS: usize = 100;

fn errors_by_status<'d>(definition: &Definition<'d>, operation: &'d Node) -> Errors<'d> {
    let mut errors = Errors::new();
    for reference in operation.get("errors").into_iter().flat_map(Node::items) {
        let Some(name) = reference.get("shape").and_then(Node::as_str) else { continue };
        let own = definition.shapes.get(name).and_then(|shape| shape.get("error"));
        let error = own.or_else(|| reference.get("error"));
        if let Some(status) = error.and_then(|error| error.get("httpStatusCode")?.as_i64()) {
            errors.entry(status).or_default().push(name);
        }
    }
    errors
}
