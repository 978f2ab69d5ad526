//! Which shapes are newer than the facts.

use super::Service;
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use std::collections::BTreeSet;

/// The shapes by which one can tell the age of a definition: operations, and the structures, unions and enums that are
/// not the input or output of one; those are as new as their operation.
pub fn dated(model: &Model) -> BTreeSet<&ShapeId> {
    let operations = model.shapes().filter_map(Shape::as_operation);
    let messages: BTreeSet<&ShapeId> =
        operations.flat_map(|operation| [&operation.input, &operation.output]).flatten().collect();
    let is_dated = |shape: &&Shape| match shape.kind {
        ShapeKind::Operation(_) | ShapeKind::Union | ShapeKind::Enum => true,
        ShapeKind::Structure => !messages.contains(&shape.id),
        _ => false,
    };
    model.shapes().filter(is_dated).map(|shape| &shape.id).collect()
}

/// The shapes of a model that the services did not have, each with its namespace, when the facts were made; sorted.
pub(in crate::read) fn newer(model: &Model, services: &[(String, Service<'_>)]) -> Vec<ShapeId> {
    if services.is_empty() {
        return Vec::new();
    }
    let mut newer = Vec::new();
    let dated = dated(model);
    for (namespace, service) in services {
        let known = service.names();
        let of_service = dated.iter().filter(|id| id.namespace() == namespace);
        newer.extend(of_service.filter(|id| !known.contains(id.name())).map(|id| (*id).clone()));
    }
    newer.sort();
    newer
}
