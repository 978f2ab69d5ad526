//! Shape definitions.

use super::super::assemble::{Loaded, Loading, Version};
use super::references::Reference;
use super::{members, object, references, shape_id, traits, unknown_property, wrong_kind};
use crate::diagnostic::{Code, Diagnostic, suggest};
use crate::model::{
    Key, Node, OperationShape, Place, ResourceShape, ServiceShape, Shape, ShapeId, ShapeKind, Traits,
};

/// A shape's entry as it stands in the file.
pub(super) struct Raw<'a> {
    pub(super) id: ShapeId,
    pub(super) key: &'a Key,
    /// The value of `type`, and where it stands.
    pub(super) kind: &'a str,
    pub(super) kind_place: Place,
    pub(super) entries: Vec<(Key, Node)>,
    pub(super) version: Version,
}

const TYPES: [&str; 23] = [
    "blob",
    "boolean",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "document",
    "enum",
    "intEnum",
    "list",
    "set",
    "map",
    "structure",
    "union",
    "operation",
    "resource",
    "service",
];

/// Reads one shape into the table.
pub(super) fn load(raw: Raw<'_>, into: &mut Loading) {
    let Some(kind) = empty_kind(raw.kind) else {
        let message = format!("`{}` is not a type of shape", raw.kind);
        let problem = Diagnostic::error(Code::UnknownType, message).at(&raw.kind_place).about(&raw.id);
        into.found.push(problem.maybe_hint(suggest::did_you_mean(raw.kind, TYPES)));
        return;
    };
    let shape = Shape {
        id: raw.id,
        kind,
        members: Vec::new(),
        traits: Traits::default(),
        place: raw.key.place.clone(),
        references: Vec::new(),
    };
    let mut loaded = Loaded { shape, version: raw.version, mixins: Vec::new() };
    for (key, value) in raw.entries {
        load_property(&mut loaded, raw.kind, &key, value, into);
    }
    if raw.kind == "set" && !loaded.shape.traits.is_unique_items() {
        let unique = Node::annotation(raw.kind_place);
        if let Ok(id) = into.id("smithy.api#uniqueItems") {
            loaded.shape.traits.insert(id, unique);
        }
    }
    into.define(loaded);
}

fn load_property(loaded: &mut Loaded, kind: &str, key: &Key, value: Node, into: &mut Loading) {
    let shape = &mut loaded.shape;
    match (key.name.as_str(), &mut shape.kind) {
        ("type", _) => {}
        ("traits", _) => shape.traits = traits(value, into),
        ("mixins", _) => loaded.mixins = references::list(value, "`mixins`", into),
        ("members", ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum) => {
            shape.members = members::map(&shape.id, value, into);
        }
        ("member", ShapeKind::List) => shape.members.extend(members::one(&shape.id, key, value, into)),
        ("key", ShapeKind::Map) => {
            // `key` comes first, however the file orders them.
            let member = members::one(&shape.id, key, value, into);
            shape.members.splice(0..0, member);
        }
        ("value", ShapeKind::Map) => shape.members.extend(members::one(&shape.id, key, value, into)),
        (_, ShapeKind::Operation(operation)) => {
            load_operation(operation, &mut shape.references, key, value, into);
        }
        (_, ShapeKind::Service(service)) => load_service(service, &mut shape.references, key, value, into),
        (_, ShapeKind::Resource(resource)) => {
            load_resource(resource, &mut shape.references, key, value, into)
        }
        _ => unknown_property(key, &format!("the type `{kind}`"), into),
    }
}

fn load_operation(
    operation: &mut OperationShape,
    places: &mut Vec<Reference>,
    key: &Key,
    value: Node,
    into: &mut Loading,
) {
    match key.name.as_str() {
        "input" => operation.input = not_unit(keep_one(references::one(value, into), places)),
        "output" => operation.output = not_unit(keep_one(references::one(value, into), places)),
        "errors" => operation.errors = keep(references::list(value, "`errors`", into), places),
        _ => unknown_property(key, "an operation", into),
    }
}

fn load_service(
    service: &mut ServiceShape,
    places: &mut Vec<Reference>,
    key: &Key,
    value: Node,
    into: &mut Loading,
) {
    match key.name.as_str() {
        "version" => match value.as_str() {
            Some(text) => service.version = text.to_owned(),
            None => wrong_kind("`version`", &value, "a string", into),
        },
        "operations" => service.operations = keep(references::list(value, "`operations`", into), places),
        "resources" => service.resources = keep(references::list(value, "`resources`", into), places),
        "errors" => service.errors = keep(references::list(value, "`errors`", into), places),
        "rename" => {
            for (key, value) in object(value, "`rename`", into).unwrap_or_default() {
                let Some(id) = shape_id(&key.name, &key.place, into) else { continue };
                match value.as_str() {
                    Some(name) => service.rename.push((id, name.to_owned())),
                    None => wrong_kind("a new name", &value, "a string", into),
                }
            }
        }
        _ => unknown_property(key, "a service", into),
    }
}

fn load_resource(
    resource: &mut ResourceShape,
    places: &mut Vec<Reference>,
    key: &Key,
    value: Node,
    into: &mut Loading,
) {
    let lifecycle = match key.name.as_str() {
        "identifiers" => {
            resource.identifiers = keep_named(references::map(value, "`identifiers`", into), places);
            return;
        }
        "properties" => {
            resource.properties = keep_named(references::map(value, "`properties`", into), places);
            return;
        }
        "operations" => {
            resource.operations = keep(references::list(value, "`operations`", into), places);
            return;
        }
        "collectionOperations" => {
            let list = references::list(value, "`collectionOperations`", into);
            resource.collection_operations = keep(list, places);
            return;
        }
        "resources" => {
            resource.resources = keep(references::list(value, "`resources`", into), places);
            return;
        }
        "create" => &mut resource.create,
        "put" => &mut resource.put,
        "read" => &mut resource.read,
        "update" => &mut resource.update,
        "delete" => &mut resource.delete,
        "list" => &mut resource.list,
        _ => return unknown_property(key, "a resource", into),
    };
    *lifecycle = keep_one(references::one(value, into), places);
}

/// Remembers where ids are written, and passes on the ids.
fn keep(list: Vec<Reference>, places: &mut Vec<Reference>) -> Vec<ShapeId> {
    let ids = list.iter().map(|(id, _)| id.clone()).collect();
    places.extend(list);
    ids
}

fn keep_one(reference: Option<Reference>, places: &mut Vec<Reference>) -> Option<ShapeId> {
    keep(reference.into_iter().collect(), places).pop()
}

fn keep_named(list: Vec<(String, Reference)>, places: &mut Vec<Reference>) -> Vec<(String, ShapeId)> {
    let named = list.iter().map(|(name, (id, _))| (name.clone(), id.clone())).collect();
    places.extend(list.into_iter().map(|(_, reference)| reference));
    named
}

/// `smithy.api#Unit` is how 2.0 says that there is no input or output.
fn not_unit(id: Option<ShapeId>) -> Option<ShapeId> {
    id.filter(|id| id.as_str() != "smithy.api#Unit")
}

fn empty_kind(name: &str) -> Option<ShapeKind> {
    Some(match name {
        "blob" => ShapeKind::Blob,
        "boolean" => ShapeKind::Boolean,
        "string" => ShapeKind::String,
        "byte" => ShapeKind::Byte,
        "short" => ShapeKind::Short,
        "integer" => ShapeKind::Integer,
        "long" => ShapeKind::Long,
        "float" => ShapeKind::Float,
        "double" => ShapeKind::Double,
        "bigInteger" => ShapeKind::BigInteger,
        "bigDecimal" => ShapeKind::BigDecimal,
        "timestamp" => ShapeKind::Timestamp,
        "document" => ShapeKind::Document,
        "enum" => ShapeKind::Enum,
        "intEnum" => ShapeKind::IntEnum,
        "list" | "set" => ShapeKind::List,
        "map" => ShapeKind::Map,
        "structure" => ShapeKind::Structure,
        "union" => ShapeKind::Union,
        "operation" => ShapeKind::Operation(OperationShape::default()),
        "resource" => ShapeKind::Resource(ResourceShape::default()),
        "service" => ShapeKind::Service(ServiceShape::default()),
        _ => return None,
    })
}
