//! `paginators-1.json`: the trait `paginated`.

use super::{Definition, nodes, wrong_kind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Key, Node, is_identifier};
use std::collections::BTreeMap;

/// The trait of each operation that has it, by the operation's name.
pub(super) fn read<'d>(
    file: Option<&'d Node>,
    definition: &Definition<'_>,
    found: &mut Diagnostics,
) -> BTreeMap<&'d str, (&'static str, Node)> {
    let mut all = BTreeMap::new();
    let Some(file) = file else { return all };
    for (key, node) in nodes::entries(file, "pagination", found) {
        if !definition.operations.contains_key(key.name.as_str()) {
            let message =
                format!("the operation `{}` does not exist; its pagination is passed over", key.name);
            found.push(Diagnostic::warning(Code::NoCounterpart, message).at(&key.place));
            continue;
        }
        if node.as_object().is_none() {
            wrong_kind("pagination", node, "an object", found);
            continue;
        }
        if let Some(value) = one(key, node, found) {
            all.insert(key.name.as_str(), ("smithy.api#paginated", value));
        }
    }
    all
}

/// Smithy pages by one token, found by a path of members. `more_results` and `non_aggregate_keys` have no counterpart:
/// pages end where the token does, and each page holds all it came with.
fn one(key: &Key, node: &Node, found: &mut Diagnostics) -> Option<Node> {
    let input = token(key, node, "input_token", found)?;
    let output = token(key, node, "output_token", found)?;
    let size = nodes::text_node(node, "limit_key", found).cloned();
    // Of several lists on a page, the first is the one people page for.
    let items = node.get("result_key").and_then(first).filter(is_path);
    Some(nodes::object(
        [("inputToken", Some(input)), ("outputToken", Some(output)), ("items", items), ("pageSize", size)],
        &key.place,
    ))
}

fn token(key: &Key, node: &Node, name: &str, found: &mut Diagnostics) -> Option<Node> {
    let Some(token) = node.get(name) else {
        let problem = Diagnostic::error(
            Code::MissingProperty,
            format!("the pagination of `{}` has no `{name}`", key.name),
        );
        found.push(problem.at(&key.place).expected(format!("the key `{name}`")));
        return None;
    };
    let several = token.as_array().is_some_and(|tokens| tokens.len() > 1);
    let single = first(token).filter(|_| !several);
    match single {
        Some(single) if is_path(&single) => Some(single),
        _ if token.as_str().is_none() && token.as_array().is_none() => {
            wrong_kind(&format!("`{name}`"), token, "a path, or a list of paths", found);
            None
        }
        _ => {
            let why = if several { "takes several tokens" } else { "finds its token by an expression" };
            let message = format!("`{}` {why}, which Smithy cannot say; it gets no paginator", key.name);
            found.push(Diagnostic::warning(Code::NoCounterpart, message).at(&token.place));
            None
        }
    }
}

/// The value, or the first of a list.
fn first(node: &Node) -> Option<Node> {
    match node.as_array() {
        Some(list) => list.first().cloned(),
        None => Some(node.clone()),
    }
}

/// Whether this is a path of member names joined by dots.
fn is_path(node: &Node) -> bool {
    node.as_str().is_some_and(|path| path.split('.').all(is_identifier))
}
