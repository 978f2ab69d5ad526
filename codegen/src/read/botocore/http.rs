//! HTTP bindings, which count for REST protocols only.

use super::{Definition, Entries, Route, nodes, put};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Key, Node, Traits};
use std::collections::{HashMap, HashSet};

/// The trait `http` of an operation.
pub(super) fn operation(
    definition: &Definition<'_>,
    name: &Key,
    node: &Node,
    traits: &mut Traits,
    found: &mut Diagnostics,
) {
    let Some(http) = node.get("http").filter(|_| definition.metadata.is_rest()) else { return };
    let method = nodes::text_node(http, "method", found).cloned();
    let Some(uri) = nodes::text_node(http, "requestUri", found) else { return };
    let input = node.get("input").and_then(|input| input.get("shape")?.as_str());
    let text = uri.as_str().unwrap_or_default();
    let mut pattern = with_member_names(definition, text, input);
    if route(node).is_some_and(|route| definition.shared_routes.contains(&route)) {
        // Smithy has no two operations of one route: AWS's models, and the SDKs made of them, tell them apart so.
        pattern.push(if text.contains('?') { '&' } else { '?' });
        pattern.push_str("x-id=");
        pattern.push_str(&name.name);
    }
    let pattern = nodes::string(pattern, &uri.place);
    let code = http.get("responseCode").cloned().unwrap_or_else(|| nodes::integer(200, &http.place));
    let value =
        nodes::object([("method", method), ("uri", Some(pattern)), ("code", Some(code))], &http.place);
    put(traits, "smithy.api#http", value);
}

/// The methods and URIs that several operations have.
pub(super) fn shared_routes(operations: &Entries) -> HashSet<Route<'_>> {
    let mut seen = HashSet::new();
    operations.iter().filter_map(|(_, node)| route(node)).filter(|route| !seen.insert(*route)).collect()
}

fn route(operation: &Node) -> Option<Route<'_>> {
    let http = operation.get("http")?;
    Some((http.get("method")?.as_str()?, http.get("requestUri")?.as_str()?))
}

/// Labels of the path carry the members' names in Smithy, their `locationName` in botocore.
fn with_member_names(definition: &Definition<'_>, uri: &str, input: Option<&str>) -> String {
    let members = input.and_then(|name| definition.shapes.get(name)?.get("members"));
    let label = |(key, member): (_, &Node)| {
        let text = |key| member.get(key).and_then(Node::as_str);
        Some((text("locationName").filter(|_| text("location") == Some("uri"))?.to_owned(), key))
    };
    let labels: HashMap<String, &Key> =
        members.into_iter().flat_map(Node::entries).filter_map(label).collect();
    let mut pattern = String::with_capacity(uri.len());
    let mut rest = uri;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((label, tail)) = after.split_once('}') else { break };
        let bare = label.strip_suffix('+').unwrap_or(label);
        pattern.push_str(before);
        pattern.push('{');
        pattern.push_str(labels.get(bare).map_or(bare, |key| &key.name));
        pattern.push_str(if bare.len() < label.len() { "+}" } else { "}" });
        rest = tail;
    }
    pattern.push_str(rest);
    pattern
}

/// The binding of a member.
pub(super) fn member(
    definition: &Definition<'_>,
    name: &str,
    node: &Node,
    target: &str,
    traits: &mut Traits,
    found: &mut Diagnostics,
) {
    let Some(location) = nodes::text_node(node, "location", found).filter(|_| definition.metadata.is_rest())
    else {
        return;
    };
    let place = &location.place;
    let wire = nodes::text_node(node, "locationName", found).cloned();
    let named = |wire: Option<Node>| wire.unwrap_or_else(|| nodes::string(name, place));
    let annotation = || Node::annotation(place.clone());
    match location.as_str().unwrap_or_default() {
        "uri" => put(traits, "smithy.api#httpLabel", annotation()),
        "querystring" if definition.type_of(target) == Some("map") => {
            put(traits, "smithy.api#httpQueryParams", annotation());
        }
        "querystring" => put(traits, "smithy.api#httpQuery", named(wire)),
        "header" => put(traits, "smithy.api#httpHeader", named(wire)),
        "headers" => {
            let prefix = wire.unwrap_or_else(|| nodes::string("", place));
            put(traits, "smithy.api#httpPrefixHeaders", prefix);
        }
        "statusCode" => put(traits, "smithy.api#httpResponseCode", annotation()),
        other => {
            let problem =
                Diagnostic::error(Code::WrongKind, format!("`{other}` is no place of an HTTP message"));
            found.push(problem.at(place).expected("uri, querystring, header, headers or statusCode"));
        }
    }
}
