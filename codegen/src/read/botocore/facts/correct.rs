//! From facts to corrections of the shapes of a definition.

use super::super::{Definition, nodes};
use super::{Row, Service};
use crate::model::{Node, Place, ShapeId, ShapeKind, Traits};
use crate::read::assemble::Loading;
use crate::read::corrections::{Correction, Edit};
use crate::read::node as json;

/// Notes the corrections of a definition, or that there are none.
pub(in crate::read::botocore) fn load(definition: &Definition<'_>, into: &mut Loading) {
    let sdk_id = &definition.metadata.sdk_id;
    let Some(service) = Service::of(sdk_id) else {
        into.unknown.push(sdk_id.clone());
        return;
    };
    into.restored.push((definition.metadata.namespace.clone(), service));
    for row in service.rows() {
        let id = match row.fact {
            "paginated" | "optionalAuth" | "auth" | "s3UnwrappedXmlOutput" => {
                definition.names.operation(row.shape)
            }
            _ => definition.names.id(row.shape),
        };
        let Ok(id) = into.id(&id) else { continue };
        let target = row
            .member
            .filter(|_| row.fact != "member")
            .map_or_else(|| id.clone(), |name| id.with_member(name));
        // What is said of a shape is found where the definition has it.
        let node = definition.shapes.get(row.shape).or_else(|| definition.operations.get(row.shape));
        let place = node.map_or(&definition.metadata.place, |node| &node.place).clone();
        if let Some(edit) = edit(definition, &row, &place) {
            into.facts.push(Correction::new(target, edit).at(place));
        }
    }
}

fn edit(definition: &Definition<'_>, row: &Row<'_>, place: &Place) -> Option<Edit> {
    let annotation = || Some(Node::annotation(place.clone()));
    let add = |id: &'static str, value: Option<Node>| Some(Edit::AddTrait(ShapeId::known(id), value?));
    // A trait is set where the definition may say something else; `null` is no trait.
    let set = |id: &'static str| match json(&row.value, place)? {
        value if value.is_null() => Some(Edit::RemoveTrait(ShapeId::known(id))),
        value => Some(Edit::SetTrait(ShapeId::known(id), value)),
    };
    match row.fact {
        "clientOptional" => add("smithy.api#clientOptional", annotation()),
        // A default of `null` is one: it makes a required member an `Option`.
        "default" => Some(Edit::SetTrait(ShapeId::known("smithy.api#default"), json(&row.value, place)?)),
        "target" => Some(Edit::SetTarget(target(definition, &row.value)?)),
        "enumName" => {
            let (value, name) = row.value.rsplit_once(' ')?;
            Some(Edit::NameValue { value: json(value, place)?.as_str()?.to_owned(), name: name.to_owned() })
        }
        "member" => {
            let target = target(definition, &row.value)?;
            Some(Edit::AddMember { name: row.member?.to_owned(), target, traits: Traits::default() })
        }
        "paginated" => set("smithy.api#paginated"),
        "awsQueryError" => set("aws.protocols#awsQueryError"),
        "optionalAuth" => add("smithy.api#optionalAuth", annotation()),
        "auth" => set("smithy.api#auth"),
        "error" => Some(Edit::SetTrait(ShapeId::known("smithy.api#error"), nodes::string(&row.value, place))),
        "union" => Some(Edit::SetType(ShapeKind::Union)),
        "type" => Some(Edit::SetType(kind(&row.value)?.0)),
        "mediaType" => set("smithy.api#mediaType"),
        "sparse" => add("smithy.api#sparse", annotation()),
        "required" => Some(Edit::RemoveTrait(ShapeId::known("smithy.api#required"))),
        "s3UnwrappedXmlOutput" => add("aws.customizations#s3UnwrappedXmlOutput", annotation()),
        _ => None,
    }
}

/// The shape of the prelude of that type, or the shape of that name.
fn target(definition: &Definition<'_>, name: &str) -> Option<ShapeId> {
    match kind(name) {
        Some((_, id)) => Some(ShapeId::known(id)),
        None => ShapeId::parse(&definition.names.id(name)).ok(),
    }
}

/// The type of that name, and the shape of the prelude with it.
fn kind(name: &str) -> Option<(ShapeKind, &'static str)> {
    Some(match name {
        "string" => (ShapeKind::String, "smithy.api#String"),
        "boolean" => (ShapeKind::Boolean, "smithy.api#Boolean"),
        "integer" => (ShapeKind::Integer, "smithy.api#Integer"),
        "long" => (ShapeKind::Long, "smithy.api#Long"),
        "timestamp" => (ShapeKind::Timestamp, "smithy.api#Timestamp"),
        _ => return None,
    })
}
