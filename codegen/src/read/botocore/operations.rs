//! Operations.

use super::metadata::scheme;
use super::service::NO_AUTH;
use super::{
    Definition, define, deprecation, document, http, nodes, put, put_flag, reference, shape, wrong_kind,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Key, Node, OperationShape, Place, ShapeId, ShapeKind, Traits};
use crate::read::assemble::Loading;
use std::collections::HashSet;

/// What is copied as it stands.
const COPIED: [(&str, &str); 5] = [
    ("endpoint", "smithy.api#endpoint"),
    ("httpChecksum", "aws.protocols#httpChecksum"),
    ("requestcompression", "smithy.api#requestCompression"),
    ("staticContextParams", "smithy.rules#staticContextParams"),
    ("operationContextParams", "smithy.rules#operationContextParams"),
];

/// Flags.
const FLAGS: [(&str, &str); 4] = [
    ("idempotent", "smithy.api#idempotent"),
    ("readonly", "smithy.api#readonly"),
    ("httpChecksumRequired", "smithy.api#httpChecksumRequired"),
    ("unsignedPayload", "aws.auth#unsignedPayload"),
];

/// Reads one operation into the table. `more` are traits that stand in other files.
pub(super) fn load(
    definition: &Definition<'_>,
    key: &Key,
    node: &Node,
    more: impl Iterator<Item = (&'static str, Node)>,
    into: &mut Loading,
) {
    let id = match into.id(&definition.names.operation(&key.name)) {
        Ok(id) => id,
        Err(_) => {
            let message = format!("`{}` cannot be the name of an operation", key.name);
            let problem = Diagnostic::error(Code::InvalidShapeId, message).at(&key.place);
            into.found
                .push(problem.expected("ASCII letters, digits and `_`, beginning with a letter or `_`"));
            return;
        }
    };
    if node.as_object().is_none() {
        wrong_kind("an operation", node, "an object", &mut into.found);
        return;
    }
    let mut places = Vec::new();
    let mut one = |key: &str, into: &mut Loading| {
        let (_, id, place) = reference(definition, node.get(key)?, into)?;
        places.push((id.clone(), place));
        Some(id)
    };
    let input = one("input", into);
    let output = one("output", into);
    let mut errors: Vec<ShapeId> = Vec::new();
    let mut seen = HashSet::new();
    for error in nodes::items(node, "errors", &mut into.found) {
        let Some((_, id, place)) = reference(definition, error, into) else { continue };
        if seen.insert(id.clone()) {
            places.push((id.clone(), place));
            errors.push(id);
        }
    }
    let kind = ShapeKind::Operation(OperationShape { input, output, errors });
    let mut shape = shape(id, kind, key.place.clone());
    shape.references = places;
    let traits = &mut shape.traits;
    document(node, traits, &mut into.found);
    deprecation::load(node, traits, &mut into.found);
    for (from, to) in COPIED {
        if let Some(value) = node.get(from) {
            put(traits, to, value.clone());
        }
    }
    for (from, to) in FLAGS {
        put_flag(traits, to, node, from);
    }
    if let Some(discovery) = node.get("endpointdiscovery") {
        let required = nodes::boolean(nodes::is_set(discovery, "required"), &discovery.place);
        let value = nodes::object([("required", Some(required))], &discovery.place);
        put(traits, "aws.api#clientDiscoveredEndpoint", value);
    }
    http::operation(definition, key, node, traits, &mut into.found);
    auth(definition, node, traits, &mut into.found);
    for (id, value) in more {
        put(traits, id, value);
    }
    define(shape, into);
}

/// `auth`, and `authtype`, which says the same in older words.
fn auth(definition: &Definition<'_>, node: &Node, traits: &mut Traits, found: &mut Diagnostics) {
    let mut place: Option<&Place> = node.get("auth").map(|auth| &auth.place);
    let mut schemes: Vec<&str> = Vec::new();
    for (name, at) in nodes::texts(node, "auth", found) {
        schemes.extend(scheme(name, at, found));
    }
    if let Some(word) = nodes::text_node(node, "authtype", found) {
        let old = match word.as_str().unwrap_or_default() {
            "none" => Some(NO_AUTH),
            "bearer" => Some("smithy.api#httpBearerAuth"),
            "v4-unsigned-body" => {
                put(traits, "aws.auth#unsignedPayload", Node::annotation(word.place.clone()));
                None
            }
            _ => None,
        };
        if schemes.is_empty() && place.is_none() {
            place = old.is_some().then_some(&word.place);
            schemes.extend(old);
        }
    }
    let Some(place) = place else { return };
    let may_be_unsigned = schemes.contains(&NO_AUTH);
    schemes.retain(|scheme| *scheme != NO_AUTH);
    if may_be_unsigned && !schemes.is_empty() {
        put(traits, "smithy.api#optionalAuth", Node::annotation(place.clone()));
    }
    if schemes.is_empty() && !may_be_unsigned || schemes == definition.metadata.auth {
        return;
    }
    let list = schemes.into_iter().map(|scheme| nodes::string(scheme, place)).collect();
    put(traits, "smithy.api#auth", nodes::array(list, place));
}
