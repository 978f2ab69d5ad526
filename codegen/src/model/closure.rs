//! The shapes that operations reach.

use super::{Model, ShapeId, operations};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

/// What leads to a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is the input of this operation.
    Input(ShapeId),
    /// It is the output of this operation.
    Output(ShapeId),
    /// It is an error of this operation, or of all operations of this service.
    Error(ShapeId),
    /// It is the target of a member of this shape.
    Member {
        /// The shape.
        shape: ShapeId,
        /// The name of its member.
        member: String,
    },
}

impl Reason {
    /// The operation, service or shape that leads here.
    pub fn from(&self) -> &ShapeId {
        match self {
            Self::Input(from) | Self::Output(from) | Self::Error(from) => from,
            Self::Member { shape, .. } => shape,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(operation) => write!(f, "input of {operation}"),
            Self::Output(operation) => write!(f, "output of {operation}"),
            Self::Error(of) => write!(f, "error of {of}"),
            Self::Member { shape, member } => write!(f, "{shape}${member}"),
        }
    }
}

/// Everything the operations reach, breadth first, so that each reason is part of a shortest way.
pub(crate) fn shapes(model: &Model, service: &ShapeId, operations: &[ShapeId]) -> BTreeMap<ShapeId, Reason> {
    let mut roots = inputs(model, operations);
    roots.extend(outputs(model, service, operations));
    reach(model, roots)
}

/// What inputs reach.
pub(crate) fn from_inputs(model: &Model, operations: &[ShapeId]) -> BTreeSet<ShapeId> {
    reach(model, inputs(model, operations)).into_keys().collect()
}

/// What outputs and errors reach.
pub(crate) fn from_outputs(model: &Model, service: &ShapeId, operations: &[ShapeId]) -> BTreeSet<ShapeId> {
    reach(model, outputs(model, service, operations)).into_keys().collect()
}

fn inputs(model: &Model, operations: &[ShapeId]) -> Vec<(ShapeId, Reason)> {
    let input =
        |id: &ShapeId| Some((model.shape(id)?.as_operation()?.input.clone()?, Reason::Input(id.clone())));
    operations.iter().filter_map(input).collect()
}

fn outputs(model: &Model, service: &ShapeId, operations: &[ShapeId]) -> Vec<(ShapeId, Reason)> {
    let mut roots = Vec::new();
    for id in operations {
        let Some(operation) = model.shape(id).and_then(|shape| shape.as_operation()) else { continue };
        roots.extend(operation.output.iter().map(|output| (output.clone(), Reason::Output(id.clone()))));
        roots.extend(operation.errors.iter().map(|error| (error.clone(), Reason::Error(id.clone()))));
    }
    let common = model.shape(service).and_then(|shape| shape.as_service()).filter(|_| !operations.is_empty());
    let common = common.into_iter().flat_map(|service| &service.errors);
    roots.extend(common.map(|error| (error.clone(), Reason::Error(service.clone()))));
    roots
}

fn reach(model: &Model, roots: Vec<(ShapeId, Reason)>) -> BTreeMap<ShapeId, Reason> {
    let mut reached = BTreeMap::new();
    let mut waiting: VecDeque<ShapeId> = VecDeque::new();
    let mut visit = |id: ShapeId, reason: Reason, waiting: &mut VecDeque<ShapeId>| {
        if !id.is_prelude() && !reached.contains_key(&id) {
            reached.insert(id.clone(), reason);
            waiting.push_back(id);
        }
    };
    for (id, reason) in roots {
        visit(id, reason, &mut waiting);
    }
    while let Some(id) = waiting.pop_front() {
        let Some(shape) = model.shape(&id) else { continue };
        for member in &shape.members {
            let reason = Reason::Member { shape: id.clone(), member: member.name.clone() };
            visit(member.target.clone(), reason, &mut waiting);
        }
    }
    reached
}

/// All that a service reaches, as Smithy's rules of the service closure mean it: itself, its operations, the resources
/// they are bound to, and their shapes, sorted by id.
pub(crate) fn of_service(model: &Model, service: &ShapeId) -> BTreeSet<ShapeId> {
    let operations = operations::of_service(model, service);
    let ids: Vec<ShapeId> = operations.keys().cloned().collect();
    let mut reached: BTreeSet<ShapeId> = shapes(model, service, &ids).into_keys().collect();
    reached.insert(service.clone());
    reached.extend(operations.into_iter().flat_map(|(operation, bound_to)| [operation, bound_to]));
    reached
}
