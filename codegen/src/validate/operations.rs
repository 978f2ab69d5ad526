//! What operations take and return.

use super::targets::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Shape, ShapeId, ShapeKind};

/// Inputs and outputs are structures, and not mixins.
pub(super) fn inputs_and_outputs(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        let Some(operation) = shape.as_operation() else { continue };
        for (what, id) in [("input", &operation.input), ("output", &operation.output)] {
            let Some(target) = id.as_ref().and_then(|id| model.shape(id)) else { continue };
            let fault = if target.kind != ShapeKind::Structure {
                target.kind.with_article()
            } else if target.traits.is_mixin() {
                "a mixin".to_owned()
            } else {
                continue;
            };
            let message = format!("the {what} of `{}` is {fault}: `{}`", shape.id, target.id);
            let problem = Diagnostic::error(Code::NotAStructure, message);
            found.push(problem.at(place(shape, &target.id, found)).about(&shape.id).expected("a structure"));
        }
    }
}

/// Errors are structures with the trait `error`.
pub(super) fn errors(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        let errors: &[ShapeId] = match &shape.kind {
            ShapeKind::Operation(operation) => &operation.errors,
            ShapeKind::Service(service) => &service.errors,
            _ => continue,
        };
        for error in errors.iter().filter_map(|id| model.shape(id)) {
            check_error(shape, error, found);
        }
    }
}

fn check_error(shape: &Shape, error: &Shape, found: &mut Diagnostics) {
    let message = if error.kind != ShapeKind::Structure {
        format!("the error `{}` is {}", error.id, error.kind.with_article())
    } else if !error.traits.has("smithy.api#error") {
        format!("the error `{}` lacks the trait `error`", error.id)
    } else {
        return;
    };
    let problem = Diagnostic::error(Code::NotAnError, message).at(place(shape, &error.id, found));
    found.push(
        problem
            .about(&shape.id)
            .expected("a structure with the trait `smithy.api#error`: \"client\" or \"server\""),
    );
}
