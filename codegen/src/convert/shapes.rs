//! Shapes and members.

use super::Descriptions;
use super::node::WrittenTraits;
use crate::model::{Member, OperationShape, ResourceShape, ServiceShape, Shape, ShapeId, ShapeKind};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// A shape to write.
pub(super) struct Written<'m> {
    pub(super) shape: &'m Shape,
    pub(super) descriptions: Descriptions,
}

/// `box` is of 1.0; what it meant is said by defaults.
const OBSOLETE: &[&str] = &["smithy.api#box"];
/// Enum shapes say what the trait `enum` said.
const OBSOLETE_ON_ENUMS: &[&str] = &["smithy.api#enum"];

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shape = self.shape;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", shape.kind.name())?;
        match &shape.kind {
            ShapeKind::List | ShapeKind::Map => {
                for member in &shape.members {
                    map.serialize_entry(&member.name, &self.member(member))?;
                }
            }
            ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum => {
                map.serialize_entry("members", &Members(self))?;
            }
            ShapeKind::Operation(operation) => write_operation(operation, &mut map)?,
            ShapeKind::Service(service) => write_service(service, &mut map)?,
            ShapeKind::Resource(resource) => write_resource(resource, &mut map)?,
            _ => {}
        }
        let without = if shape.kind == ShapeKind::Enum { OBSOLETE_ON_ENUMS } else { OBSOLETE };
        let traits = WrittenTraits { traits: &shape.traits, descriptions: self.descriptions, without };
        if !traits.is_empty() {
            map.serialize_entry("traits", &traits)?;
        }
        map.end()
    }
}

impl<'m> Written<'m> {
    fn member(&self, member: &'m Member) -> WrittenMember<'m> {
        WrittenMember { member, descriptions: self.descriptions }
    }
}

struct Members<'m>(&'m Written<'m>);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer
            .collect_map(self.0.shape.members.iter().map(|member| (&member.name, self.0.member(member))))
    }
}

struct WrittenMember<'m> {
    member: &'m Member,
    descriptions: Descriptions,
}

impl Serialize for WrittenMember<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("target", self.member.target.as_str())?;
        let traits = &self.member.traits;
        let traits = WrittenTraits { traits, descriptions: self.descriptions, without: OBSOLETE };
        if !traits.is_empty() {
            map.serialize_entry("traits", &traits)?;
        }
        map.end()
    }
}

/// `{"target": …}`
struct Target<'m>(&'m ShapeId);

impl Serialize for Target<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("target", self.0.as_str())])
    }
}

fn write_one<M: SerializeMap>(key: &str, id: Option<&ShapeId>, map: &mut M) -> Result<(), M::Error> {
    id.map_or(Ok(()), |id| map.serialize_entry(key, &Target(id)))
}

fn write_list<M: SerializeMap>(key: &str, ids: &[ShapeId], map: &mut M) -> Result<(), M::Error> {
    if ids.is_empty() {
        return Ok(());
    }
    map.serialize_entry(key, &ids.iter().map(Target).collect::<Vec<_>>())
}

fn write_named<M: SerializeMap>(key: &str, ids: &[(String, ShapeId)], map: &mut M) -> Result<(), M::Error> {
    if ids.is_empty() {
        return Ok(());
    }
    map.serialize_entry(key, &Named(ids))
}

struct Named<'m>(&'m [(String, ShapeId)]);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, id)| (name, Target(id))))
    }
}

fn write_operation<M: SerializeMap>(operation: &OperationShape, map: &mut M) -> Result<(), M::Error> {
    write_one("input", operation.input.as_ref(), map)?;
    write_one("output", operation.output.as_ref(), map)?;
    write_list("errors", &operation.errors, map)
}

fn write_service<M: SerializeMap>(service: &ServiceShape, map: &mut M) -> Result<(), M::Error> {
    if !service.version.is_empty() {
        map.serialize_entry("version", &service.version)?;
    }
    write_list("operations", &service.operations, map)?;
    write_list("resources", &service.resources, map)?;
    write_list("errors", &service.errors, map)?;
    if !service.rename.is_empty() {
        map.serialize_entry("rename", &Renamed(&service.rename))?;
    }
    Ok(())
}

struct Renamed<'m>(&'m [(ShapeId, String)]);

impl Serialize for Renamed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, name)| (id.as_str(), name)))
    }
}

fn write_resource<M: SerializeMap>(resource: &ResourceShape, map: &mut M) -> Result<(), M::Error> {
    write_named("identifiers", &resource.identifiers, map)?;
    write_named("properties", &resource.properties, map)?;
    for (key, id) in [
        ("create", &resource.create),
        ("put", &resource.put),
        ("read", &resource.read),
        ("update", &resource.update),
        ("delete", &resource.delete),
        ("list", &resource.list),
    ] {
        write_one(key, id.as_ref(), map)?;
    }
    write_list("operations", &resource.operations, map)?;
    write_list("collectionOperations", &resource.collection_operations, map)?;
    write_list("resources", &resource.resources, map)
}
