//! Shapes.

use super::{
    Definition, define, deprecation, document, errors, id, members, nodes, put, put_flag, shape, wrong_kind,
    xml,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::{Key, Member, Node, Shape, ShapeId, ShapeKind, Traits};
use crate::read::assemble::{Loading, member_names};

/// The types of shapes in these definitions.
const TYPES: [&str; 15] = [
    "blob",
    "boolean",
    "string",
    "character",
    "short",
    "integer",
    "long",
    "biginteger",
    "float",
    "double",
    "bigdecimal",
    "timestamp",
    "list",
    "map",
    "structure",
];

/// Reads one shape into the table.
pub(super) fn load(definition: &Definition<'_>, key: &Key, node: &Node, into: &mut Loading) {
    let Some(id) = id(definition, &key.name, &key.place, into) else { return };
    if node.as_object().is_none() {
        wrong_kind("a shape", node, "an object with the key `type`", &mut into.found);
        return;
    }
    let Some(kind) = kind(&id, key, node, &mut into.found) else { return };
    let mut shape = shape(id, kind, key.place.clone());
    document(node, &mut shape.traits, &mut into.found);
    deprecation::load(node, &mut shape.traits, &mut into.found);
    put_flag(&mut shape.traits, "smithy.api#sensitive", node, "sensitive");
    match shape.kind {
        ShapeKind::Structure | ShapeKind::Union => structure(definition, &mut shape, key, node, into),
        ShapeKind::List => {
            shape.members.extend(members::inner(definition, &shape.id, node, "member", into));
            put_flag(&mut shape.traits, "smithy.api#sparse", node, "sparse");
        }
        ShapeKind::Map => {
            for name in ["key", "value"] {
                shape.members.extend(members::inner(definition, &shape.id, node, name, into));
            }
            put_flag(&mut shape.traits, "smithy.api#sparse", node, "sparse");
        }
        ShapeKind::Enum => shape.members = enum_members(&shape.id, node, &mut into.found),
        _ => {}
    }
    constraints(&shape.kind, node, &mut shape.traits, &mut into.found);
    simple(definition, key, node, &mut shape, &mut into.found);
    define(shape, into);
}

fn kind(id: &ShapeId, key: &Key, node: &Node, found: &mut Diagnostics) -> Option<ShapeKind> {
    let Some(kind) = node.get("type") else {
        let problem = Diagnostic::error(Code::NoType, format!("`{id}` has no type")).at(&key.place).about(id);
        found.push(problem.expected("the key `type`, such as \"structure\""));
        return None;
    };
    let Some(name) = kind.as_str() else {
        wrong_kind("`type`", kind, "a string, such as \"structure\"", found);
        return None;
    };
    Some(match name {
        "blob" => ShapeKind::Blob,
        "boolean" => ShapeKind::Boolean,
        "string" if node.get("enum").is_some_and(|values| values.items().next().is_some()) => ShapeKind::Enum,
        "string" | "character" => ShapeKind::String,
        "short" => ShapeKind::Short,
        "integer" => ShapeKind::Integer,
        "long" => ShapeKind::Long,
        "biginteger" => ShapeKind::BigInteger,
        "float" => ShapeKind::Float,
        "double" => ShapeKind::Double,
        "bigdecimal" => ShapeKind::BigDecimal,
        "timestamp" => ShapeKind::Timestamp,
        "list" => ShapeKind::List,
        "map" => ShapeKind::Map,
        "structure" if nodes::is_set(node, "document") => ShapeKind::Document,
        "structure" if nodes::is_set(node, "union") || nodes::is_set(node, "eventstream") => ShapeKind::Union,
        "structure" => ShapeKind::Structure,
        other => {
            let problem = Diagnostic::error(Code::UnknownType, format!("`{other}` is not a type of shape"));
            let problem = problem.at(&kind.place).about(id);
            found.push(problem.maybe_hint(suggest::did_you_mean(other, TYPES)));
            return None;
        }
    })
}

fn structure(definition: &Definition<'_>, shape: &mut Shape, key: &Key, node: &Node, into: &mut Loading) {
    shape.members = members::map(definition, &shape.id, node, into);
    let usage = &definition.usage;
    if shape.kind == ShapeKind::Structure {
        if usage.is_only_input(&key.name) {
            put(&mut shape.traits, "smithy.api#input", Node::annotation(key.place.clone()));
        } else if usage.is_only_output(&key.name) {
            put(&mut shape.traits, "smithy.api#output", Node::annotation(key.place.clone()));
        }
        errors::load(definition, &key.name, node, &mut shape.traits, &mut into.found);
    }
    put_flag(&mut shape.traits, "smithy.api#streaming", node, "eventstream");
    xml::structure(definition, &key.name, node, &mut shape.traits, &mut into.found);
}

/// Members of an enum, which has only values here; names follow from them as they do for unnamed enums of Smithy 1.0.
fn enum_members(shape: &ShapeId, node: &Node, found: &mut Diagnostics) -> Vec<Member> {
    let mut values = nodes::texts(node, "enum", found);
    let mut seen = std::collections::HashSet::new();
    values.retain(|(value, _)| seen.insert(*value));
    let names = member_names(values.iter().map(|(value, _)| *value));
    let member = |(name, (value, place)): (String, (&str, &crate::model::Place))| {
        let mut traits = Traits::default();
        put(&mut traits, "smithy.api#enumValue", nodes::string(value, place));
        Member {
            id: shape.with_member(&name),
            name,
            target: ShapeId::known("smithy.api#Unit"),
            traits,
            place: place.clone(),
            target_place: crate::model::Place::nowhere(),
        }
    };
    names.into_iter().zip(values).map(member).collect()
}

/// `min`, `max` and `pattern`.
fn constraints(kind: &ShapeKind, node: &Node, traits: &mut Traits, found: &mut Diagnostics) {
    let bound = |key: &str, found: &mut Diagnostics| {
        let value = node.get(key)?;
        if value.as_number().is_none() {
            wrong_kind(&format!("`{key}`"), value, "a number", found);
            return None;
        }
        Some(value.clone())
    };
    let (min, max) = (bound("min", found), bound("max", found));
    if let Some(place) = min.as_ref().or(max.as_ref()).map(|bound| bound.place.clone()) {
        let trait_id = match kind {
            ShapeKind::String | ShapeKind::Blob | ShapeKind::List | ShapeKind::Map => {
                Some("smithy.api#length")
            }
            ShapeKind::Short
            | ShapeKind::Integer
            | ShapeKind::Long
            | ShapeKind::Float
            | ShapeKind::Double
            | ShapeKind::BigInteger
            | ShapeKind::BigDecimal => Some("smithy.api#range"),
            // The values of an enum say more than their lengths.
            _ => None,
        };
        if let Some(trait_id) = trait_id {
            put(traits, trait_id, nodes::object([("min", min), ("max", max)], &place));
        }
    }
    if *kind == ShapeKind::String
        && let Some(pattern) = nodes::text_node(node, "pattern", found)
    {
        put(traits, "smithy.api#pattern", pattern.clone());
    }
}

/// Traits of strings, blobs and timestamps.
fn simple(definition: &Definition<'_>, key: &Key, node: &Node, shape: &mut Shape, found: &mut Diagnostics) {
    let usage = &definition.usage;
    let annotation = || Node::annotation(key.place.clone());
    match shape.kind {
        ShapeKind::Blob if nodes::is_set(node, "streaming") || usage.is_streamed(&key.name) => {
            put(&mut shape.traits, "smithy.api#streaming", annotation());
            put_flag(&mut shape.traits, "smithy.api#requiresLength", node, "requiresLength");
        }
        ShapeKind::String if usage.is_json(&key.name) || nodes::is_set(node, "jsonvalue") => {
            put(&mut shape.traits, "smithy.api#mediaType", nodes::string("application/json", &key.place));
        }
        ShapeKind::Timestamp => {
            if let Some(format) = timestamp_format(node, found) {
                put(&mut shape.traits, "smithy.api#timestampFormat", format);
            }
        }
        _ => {}
    }
}

/// Smithy's word for `timestampFormat`.
pub(super) fn timestamp_format(node: &Node, found: &mut Diagnostics) -> Option<Node> {
    let format = nodes::text_node(node, "timestampFormat", found)?;
    let word = match format.as_str()? {
        "iso8601" => "date-time",
        "rfc822" => "http-date",
        "unixTimestamp" => "epoch-seconds",
        other => {
            let problem =
                Diagnostic::error(Code::WrongKind, format!("`{other}` is not a format of timestamps"));
            found.push(problem.at(&format.place).expected("iso8601, rfc822 or unixTimestamp"));
            return None;
        }
    };
    Some(nodes::string(word, &format.place))
}
