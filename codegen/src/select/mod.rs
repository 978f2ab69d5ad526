//! Chooses a service and operations, and finds every shape they reach.

mod operations;
mod pattern;
mod service;
#[cfg(test)]
mod tests;

pub use crate::model::Reason;
#[cfg(feature = "diff")]
pub(crate) use pattern::Pattern;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, ShapeId, closure};
use std::collections::{BTreeMap, BTreeSet};

/// What the user asks for.
#[derive(Clone, Debug, Default)]
pub struct SelectionRequest {
    /// The service, by id or name. Needed only when the model has several.
    pub service: Option<String>,
    /// Operations by name or id, or patterns such as `List*` (`*` for any text, `?` for one character). Empty means
    /// all.
    pub operations: Vec<String>,
}

/// What will be generated.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The service.
    pub service: ShapeId,
    /// The chosen operations, sorted by name.
    pub operations: Vec<ShapeId>,
    /// Those of them that the request calls by name or id; the others are there because a pattern fits, or because all
    /// are wanted.
    pub named: BTreeSet<ShapeId>,
    /// The service or resource that each chosen operation is bound to.
    pub bound_to: BTreeMap<ShapeId, ShapeId>,
    /// Every shape the operations reach, and what leads to it. Shapes of the prelude are not among them, nor are the
    /// operations themselves.
    pub shapes: BTreeMap<ShapeId, Reason>,
    /// What the service has and will not be generated.
    pub left_out: LeftOut,
    from_inputs: BTreeSet<ShapeId>,
    from_outputs: BTreeSet<ShapeId>,
}

/// What a service has that was not asked for, or cannot be generated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Operations, sorted by name.
    pub operations: Vec<ShapeId>,
    /// Shapes that only those operations reach, sorted by id.
    pub shapes: Vec<ShapeId>,
}

impl Selection {
    /// The same without these operations and what only they reach.
    pub(crate) fn without(&self, model: &Model, operations: &BTreeSet<ShapeId>) -> Self {
        let kept = self.operations.iter().filter(|id| !operations.contains(*id)).cloned().collect();
        let named = self.named.difference(operations).cloned().collect();
        selection(
            model,
            &self.service,
            &crate::model::operations::of_service(model, &self.service),
            kept,
            named,
        )
    }

    /// Whether values of the shape can be part of a request.
    pub fn is_reached_from_input(&self, id: &ShapeId) -> bool {
        self.from_inputs.contains(id)
    }

    /// Whether values of the shape can be part of a response or error.
    pub fn is_reached_from_output(&self, id: &ShapeId) -> bool {
        self.from_outputs.contains(id)
    }

    /// A shortest way from an operation (or the service, for its common errors) to a shape, as steps: each shape with
    /// what leads to it, the shape asked for last. Empty when the shape is not part of the selection.
    pub fn why(&self, id: &ShapeId) -> Vec<(&ShapeId, &Reason)> {
        let mut steps = Vec::new();
        let mut next = self.shapes.get_key_value(id);
        // Ways were found breadth first, so they have no circles.
        while let Some((id, reason)) = next {
            steps.push((id, reason));
            next = self.shapes.get_key_value(reason.from());
        }
        steps.reverse();
        steps
    }
}

/// Chooses the service and operations of a request.
///
/// Operations are found on the service and on its resources at any depth. The selection is there only if no error was
/// found.
pub fn select(model: &Model, request: &SelectionRequest) -> (Option<Selection>, Diagnostics) {
    let mut found = Diagnostics::new();
    let selection = service::choose(model, request.service.as_deref(), &mut found)
        .and_then(|service| select_in(model, service, &request.operations, &mut found));
    let selection = selection.filter(|_| !found.has_errors());
    (selection, found)
}

fn select_in(
    model: &Model,
    service: ShapeId,
    wanted: &[String],
    found: &mut Diagnostics,
) -> Option<Selection> {
    let all = crate::model::operations::of_service(model, &service);
    if all.is_empty() {
        let problem =
            Diagnostic::warning(Code::NoOperations, format!("the service `{service}` has no operations"));
        let place = model.shape(&service).map(|shape| shape.place.clone()).unwrap_or_default();
        found.push(problem.at(&place));
    }
    let chosen = operations::choose(&all, wanted, &service, found)?;
    Some(selection(model, &service, &all, chosen.operations, chosen.named))
}

fn selection(
    model: &Model,
    service: &ShapeId,
    all: &BTreeMap<ShapeId, ShapeId>,
    chosen: BTreeSet<ShapeId>,
    named: BTreeSet<ShapeId>,
) -> Selection {
    let left: Vec<_> = all.keys().filter(|id| !chosen.contains(*id)).cloned().collect();
    let operations: Vec<_> = chosen.into_iter().collect();

    let shapes = closure::shapes(model, service, &operations);
    let left_shapes = if left.is_empty() {
        Vec::new()
    } else {
        let reached = closure::shapes(model, service, &left);
        reached.into_keys().filter(|id| !shapes.contains_key(id)).collect()
    };
    Selection {
        from_inputs: closure::from_inputs(model, &operations),
        from_outputs: closure::from_outputs(model, service, &operations),
        bound_to: operations.iter().filter_map(|id| Some((id.clone(), all.get(id)?.clone()))).collect(),
        operations: operations::by_name(operations),
        named,
        left_out: LeftOut { operations: operations::by_name(left), shapes: left_shapes },
        shapes,
        service: service.clone(),
    }
}
