//! Resources.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, ShapeId};
use std::collections::{BTreeMap, VecDeque};

/// Resources do not contain each other in a circle. Only a warning: operations are found all the same.
pub(super) fn cycles(model: &Model, found: &mut Diagnostics) {
    // Take away what has no resources below it again and again; what stays is in, or above, a circle.
    let mut below: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    let mut parents: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    let mut free: VecDeque<&ShapeId> = VecDeque::new();
    for shape in model.shapes() {
        let Some(resource) = shape.as_resource() else { continue };
        let children = resource
            .resources
            .iter()
            .filter(|id| model.shape(*id).is_some_and(|child| child.as_resource().is_some()));
        let mut count = 0_usize;
        for child in children {
            parents.entry(child).or_default().push(&shape.id);
            count += 1;
        }
        below.insert(&shape.id, count);
        if count == 0 {
            free.push_back(&shape.id);
        }
    }
    while let Some(id) = free.pop_front() {
        below.remove(id);
        for parent in parents.remove(id).unwrap_or_default() {
            let Some(count) = below.get_mut(parent) else { continue };
            *count -= 1;
            if *count == 0 {
                free.push_back(parent);
            }
        }
    }
    let Some((first, _)) = below.first_key_value() else { return };
    let names: Vec<_> = below.keys().take(5).map(|id| format!("`{id}`")).collect();
    let message = format!("resources contain each other in a circle: {}", names.join(", "));
    let place = model.shape(*first).map(|shape| shape.place.clone()).unwrap_or_default();
    found.push(Diagnostic::warning(Code::ResourceCycle, message).at(&place).about(first));
}
