//! Members of shapes.

use super::{Definition, deprecation, document, http, nodes, put, put_flag, reference, wrong_kind, xml};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Key, Member, Node, Place, ShapeId, Traits, is_identifier};
use crate::read::assemble::Loading;
use std::collections::HashSet;

/// The members of a structure or union.
pub(super) fn map(
    definition: &Definition<'_>,
    shape: &ShapeId,
    node: &Node,
    into: &mut Loading,
) -> Vec<Member> {
    let required: HashSet<&str> =
        nodes::texts(node, "required", &mut into.found).into_iter().map(|(name, _)| name).collect();
    let payload = nodes::text_node(node, "payload", &mut into.found).cloned();
    let payload = payload.filter(|_| definition.metadata.is_rest());
    let mut members = Vec::new();
    for (key, value) in nodes::entries(node, "members", &mut into.found) {
        let Some((mut member, target)) = bare(definition, shape, key, value, into) else { continue };
        let traits = &mut member.traits;
        document(value, traits, &mut into.found);
        deprecation::load(value, traits, &mut into.found);
        if required.contains(key.name.as_str()) {
            put(traits, "smithy.api#required", Node::annotation(key.place.clone()));
        }
        if let Some(payload) = payload.as_ref().filter(|payload| payload.as_str() == Some(&key.name)) {
            bind_payload(definition, target, payload.place.clone(), traits);
        }
        simple_traits(definition, key, value, traits, into);
        http::member(definition, &key.name, value, target, traits, &mut into.found);
        xml::member(definition, &key.name, value, target, traits, &mut into.found);
        members.push(member);
    }
    members
}

/// The member of a list, or the key or value of a map.
pub(super) fn inner(
    definition: &Definition<'_>,
    shape: &ShapeId,
    container: &Node,
    name: &str,
    into: &mut Loading,
) -> Option<Member> {
    // That it is missing is reported once all shapes are there.
    let (key, value) = container.entries().find(|(key, _)| key.name == name)?;
    let (mut member, _) = bare(definition, shape, key, value, into)?;
    document(value, &mut member.traits, &mut into.found);
    xml::inner(definition, container, value, &mut member.traits, &mut into.found);
    Some(member)
}

/// A member without traits, and the name of its target in the definition.
fn bare<'n>(
    definition: &Definition<'_>,
    shape: &ShapeId,
    key: &Key,
    node: &'n Node,
    into: &mut Loading,
) -> Option<(Member, &'n str)> {
    if !is_identifier(&key.name) {
        let message = format!("`{}` cannot be the name of a member", key.name);
        let problem = Diagnostic::error(Code::InvalidMemberName, message).at(&key.place).about(shape);
        into.found.push(problem.expected("ASCII letters, digits and `_`, beginning with a letter or `_`"));
        return None;
    }
    if node.as_object().is_none() {
        wrong_kind("a member", node, "an object with the key `shape`", &mut into.found);
        return None;
    }
    let (name, target, target_place) = reference(definition, node, into)?;
    let member = Member {
        id: shape.with_member(&key.name),
        name: key.name.clone(),
        target,
        traits: Traits::default(),
        place: key.place.clone(),
        target_place,
    };
    Some((member, name))
}

/// The member is the body. A stream that is not required is empty when absent, which Smithy says by a default.
fn bind_payload(definition: &Definition<'_>, target: &str, place: Place, traits: &mut Traits) {
    let streams = definition.has(target, "streaming") || definition.usage.is_streamed(target);
    if streams && definition.type_of(target) == Some("blob") && !traits.is_required() {
        put(traits, "smithy.api#default", nodes::string("", &place));
    }
    put(traits, "smithy.api#httpPayload", Node::annotation(place));
}

fn simple_traits(
    definition: &Definition<'_>,
    key: &Key,
    node: &Node,
    traits: &mut Traits,
    into: &mut Loading,
) {
    put_flag(traits, "smithy.api#idempotencyToken", node, "idempotencyToken");
    put_flag(traits, "smithy.api#hostLabel", node, "hostLabel");
    put_flag(traits, "smithy.api#sensitive", node, "sensitive");
    put_flag(traits, "smithy.api#eventPayload", node, "eventpayload");
    put_flag(traits, "smithy.api#eventHeader", node, "eventheader");
    if let Some(param) = node.get("contextParam") {
        put(traits, "smithy.rules#contextParam", param.clone());
    }
    if let Some(format) = super::shapes::timestamp_format(node, &mut into.found) {
        put(traits, "smithy.api#timestampFormat", format);
    }
    let rest_json = definition.metadata.speaks(&[super::metadata::Protocol::RestJson]);
    if rest_json && node.get("location").is_none() {
        let name = nodes::text_node(node, "locationName", &mut into.found);
        if let Some(name) = name.filter(|name| name.as_str() != Some(&key.name)) {
            put(traits, "smithy.api#jsonName", name.clone());
        }
    }
}
