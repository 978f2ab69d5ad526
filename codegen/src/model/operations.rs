//! The operations of a service.

use super::{Model, ShapeId};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Every operation of a service, found on it and on its resources at any depth, with the shape it is bound to.
pub(crate) fn of_service(model: &Model, service: &ShapeId) -> BTreeMap<ShapeId, ShapeId> {
    let mut found = BTreeMap::new();
    let Some(shape) = model.shape(service).and_then(|shape| shape.as_service()) else { return found };
    let mut bind = |operation: &ShapeId, to: &ShapeId| {
        if model.shape(operation).is_some_and(|shape| shape.as_operation().is_some()) {
            found.entry(operation.clone()).or_insert_with(|| to.clone());
        }
    };
    for operation in &shape.operations {
        bind(operation, service);
    }
    // Each resource is visited once, so resources that contain each other do no harm.
    let mut visited: BTreeSet<&ShapeId> = BTreeSet::new();
    let mut waiting: VecDeque<&ShapeId> = shape.resources.iter().collect();
    while let Some(id) = waiting.pop_front() {
        if !visited.insert(id) {
            continue;
        }
        let Some(resource) = model.shape(id).and_then(|shape| shape.as_resource()) else { continue };
        for operation in resource.all_operations() {
            bind(operation, id);
        }
        waiting.extend(&resource.resources);
    }
    found
}
