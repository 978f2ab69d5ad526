//! Which shapes are values of the selected operations, and from which side they are reached.

use crate::model::{Model, Shape, ShapeId, ShapeKind};
use std::collections::{BTreeMap, BTreeSet};

/// From where a type is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reached {
    /// From an operation's input: users build it.
    pub(super) from_input: bool,
    /// From an output or error.
    pub(super) from_output: bool,
}

/// Shapes that become types of their own. Inputs and outputs of operations are among them only when a member targets
/// them, because every operation has an input and output type of its own anyway.
#[derive(Clone, Debug, Default)]
pub(super) struct Reach {
    pub(super) types: BTreeMap<ShapeId, Reached>,
    pub(super) errors: BTreeSet<ShapeId>,
    /// Lists, maps and simple shapes on the way.
    pub(super) others: BTreeSet<ShapeId>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Input,
    Output,
}

pub(super) fn reach<'a>(
    model: &Model,
    operations: impl Iterator<Item = &'a Shape>,
    service_errors: &[ShapeId],
) -> Reach {
    let mut reach = Reach::default();
    let mut todo: Vec<(ShapeId, Side)> = service_errors.iter().map(|id| (id.clone(), Side::Output)).collect();
    for operation in operations.filter_map(Shape::as_operation) {
        for (structure, side) in [(&operation.input, Side::Input), (&operation.output, Side::Output)] {
            let shape = structure.as_ref().and_then(|id| model.shape(id));
            todo.extend(
                shape
                    .into_iter()
                    .flat_map(|shape| &shape.members)
                    .map(|member| (member.target.clone(), side)),
            );
        }
        todo.extend(operation.errors.iter().map(|id| (id.clone(), Side::Output)));
    }
    let mut seen = BTreeSet::new();
    while let Some((id, side)) = todo.pop() {
        // Variants of unions that target the unit type hold nothing.
        if id.as_str() == "smithy.api#Unit" || !seen.insert((id.clone(), side)) {
            continue;
        }
        let Some(shape) = model.shape(&id) else { continue };
        if shape.traits.error().is_some() {
            reach.errors.insert(id);
        } else if matches!(
            shape.kind,
            ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum
        ) {
            let reached = reach.types.entry(id).or_default();
            reached.from_input |= side == Side::Input;
            reached.from_output |= side == Side::Output;
        } else {
            reach.others.insert(id);
        }
        if !matches!(shape.kind, ShapeKind::Enum | ShapeKind::IntEnum) {
            todo.extend(shape.members.iter().map(|member| (member.target.clone(), side)));
        }
    }
    reach
}
