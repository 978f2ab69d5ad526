//! The service shape.

use super::metadata::Protocol;
use super::{
    Definition, Documents, Entries, define, deprecation, document, nodes, put, shape, wrong_kind, xml,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Node, ServiceShape, ShapeKind, Traits};
use crate::read::assemble::Loading;

/// The scheme that is none.
pub(super) const NO_AUTH: &str = "smithy.api#noAuth";

/// Reads the service into the table.
pub(super) fn load(
    definition: &Definition<'_>,
    documents: &Documents,
    operations: &Entries,
    into: &mut Loading,
) {
    let root = &documents.service;
    let metadata = &definition.metadata;
    let Ok(id) = into.id(&definition.names.service()) else {
        let problem = Diagnostic::error(Code::InvalidShapeId, "the service's name cannot be a shape id");
        into.found.push(problem.at(&metadata.place));
        return;
    };
    let mut service = ServiceShape { version: metadata.version.clone(), ..ServiceShape::default() };
    let mut places = Vec::new();
    for (key, _) in operations {
        // Those that cannot be ids are reported where they are read.
        if let Ok(id) = into.id(&definition.names.operation(&key.name)) {
            places.push((id.clone(), key.place.clone()));
            service.operations.push(id);
        }
    }
    let shapes = root.get("shapes").and_then(Node::as_object).unwrap_or_default();
    for (id, name) in definition.names.alike(shapes, operations) {
        service.rename.extend(into.id(&id).ok().map(|id| (id, name)));
    }
    let mut shape = shape(id, ShapeKind::Service(service), metadata.place.clone());
    shape.references = places;
    let traits = &mut shape.traits;
    document(root, traits, &mut into.found);
    deprecation::load(root, traits, &mut into.found);
    names(definition, traits);
    auth(definition, traits);
    for protocol in &metadata.protocols {
        put(traits, protocol.id(), settings(definition, *protocol));
    }
    if metadata.query_compatible {
        put(traits, "aws.protocols#awsQueryCompatible", Node::annotation(metadata.place.clone()));
    }
    if let Some(uri) = &metadata.xml_namespace {
        xml::put_namespace(&nodes::string(uri, &metadata.place), traits, &mut into.found);
    }
    if let Some(params) = root.get("clientContextParams") {
        if params.as_object().is_some() {
            put(traits, "smithy.rules#clientContextParams", params.clone());
        } else {
            wrong_kind("`clientContextParams`", params, "an object", &mut into.found);
        }
    }
    if let Some(rules) = &documents.endpoint_rules {
        put(traits, "smithy.rules#endpointRuleSet", rules.clone());
    }
    if let Some(diagram) = &documents.endpoint_bdd {
        put(traits, "smithy.rules#endpointBdd", diagram.clone());
    }
    discovery(definition, operations, traits);
    define(shape, into);
}

fn names(definition: &Definition<'_>, traits: &mut Traits) {
    let metadata = &definition.metadata;
    let place = &metadata.place;
    let text = |text: &str| Some(nodes::string(text, place));
    // What Smithy assumes unless told otherwise.
    let usual = format!("{}-{}", metadata.sdk_id.to_lowercase().replace(' ', "-"), metadata.version);
    let id = metadata.uid.as_deref().filter(|uid| *uid != usual);
    let value = nodes::object(
        [
            ("sdkId", text(&metadata.sdk_id)),
            ("endpointPrefix", metadata.endpoint_prefix.as_deref().and_then(text)),
            ("docId", id.and_then(text)),
        ],
        place,
    );
    put(traits, "aws.api#service", value);
    if let Some(title) = &metadata.title {
        put(traits, "smithy.api#title", nodes::string(title, place));
    }
}

fn auth(definition: &Definition<'_>, traits: &mut Traits) {
    let metadata = &definition.metadata;
    let place = &metadata.place;
    let schemes: Vec<&'static str> =
        metadata.auth.iter().copied().filter(|scheme| *scheme != NO_AUTH).collect();
    for scheme in &schemes {
        let value = if scheme.starts_with("aws.auth#") {
            let name = metadata.signing_name.as_deref().unwrap_or_default();
            nodes::object([("name", Some(nodes::string(name, place)))], place)
        } else {
            Node::annotation(place.clone())
        };
        put(traits, scheme, value);
    }
    // Without this trait the order is that of the ids.
    if !schemes.is_sorted() {
        let list = schemes.iter().map(|scheme| nodes::string(*scheme, place)).collect();
        put(traits, "smithy.api#auth", nodes::array(list, place));
    }
}

/// Settings of a protocol: the HTTP versions.
fn settings(definition: &Definition<'_>, protocol: Protocol) -> Node {
    let place = &definition.metadata.place;
    let versions = |names: &[&str]| {
        let list = names.iter().map(|name| nodes::string(*name, place)).collect();
        Some(nodes::array(list, place))
    };
    let entries = match definition.metadata.h2.as_deref() {
        Some("eventstream") => {
            [("http", versions(&["http/1.1", "h2"])), ("eventStreamHttp", versions(&["h2"]))]
        }
        Some("optional") => [("http", versions(&["http/1.1", "h2"])), ("eventStreamHttp", None)],
        _ => [("http", None), ("eventStreamHttp", None)],
    };
    let entries =
        if matches!(protocol, Protocol::Query | Protocol::Ec2) { Vec::new() } else { entries.to_vec() };
    nodes::object(entries, place)
}

/// The operation that tells endpoints, and the error that asks to call it again.
fn discovery(definition: &Definition<'_>, operations: &Entries, traits: &mut Traits) {
    let tells = operations.iter().find(|(_, node)| nodes::is_set(node, "endpointoperation"));
    let Some((key, _)) = tells else { return };
    let error = Some("InvalidEndpointException").filter(|name| definition.shapes.contains_key(*name));
    let value = nodes::object(
        [
            ("operation", Some(nodes::string(definition.names.operation(&key.name), &key.place))),
            ("error", error.map(|name| nodes::string(definition.names.id(name), &key.place))),
        ],
        &key.place,
    );
    put(traits, "aws.api#clientEndpointDiscovery", value);
}
