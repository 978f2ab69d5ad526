//! The trait `paginated`.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::traits::Paginated;
use crate::model::{Model, OperationShape, Shape, ShapeId, ShapeKind};
use crate::select::operations;

/// Most services looked at. They may all hold the same resources, so the work is a product.
const MOST_SERVICES: usize = 100;

/// What pagination names exists in input and output. Only a warning: the operation works without a paginator.
pub(super) fn fits(model: &Model, found: &mut Diagnostics) {
    for (service, _) in model.services().take(MOST_SERVICES) {
        let defaults = service.traits.paginated();
        for id in operations::of_service(model, &service.id).keys() {
            let Some(shape) = model.shape(id) else { continue };
            let (Some(operation), Some(paginated)) = (shape.as_operation(), shape.traits.paginated()) else {
                continue;
            };
            check(model, shape, operation, &paginated.or(defaults.clone()), found);
        }
    }
}

fn check(
    model: &Model,
    shape: &Shape,
    operation: &OperationShape,
    paginated: &Paginated,
    found: &mut Diagnostics,
) {
    let place = shape.traits.get("smithy.api#paginated").map(|node| node.place.clone()).unwrap_or_default();
    let mut warn = |message: String| {
        found.push(Diagnostic::warning(Code::BadPagination, message).at(&place).about(&shape.id));
    };
    for (name, value) in [("inputToken", &paginated.input_token), ("outputToken", &paginated.output_token)] {
        if value.is_none() {
            warn(format!("the pagination of `{}` does not say its `{name}`", shape.id.name()));
        }
    }
    let paths = [
        ("inputToken", "input", &operation.input, &paginated.input_token),
        ("pageSize", "input", &operation.input, &paginated.page_size),
        ("outputToken", "output", &operation.output, &paginated.output_token),
        ("items", "output", &operation.output, &paginated.items),
    ];
    for (name, side, root, path) in paths {
        let Some(path) = path else { continue };
        if !resolves(model, root.as_ref(), path) {
            warn(format!(
                "`{name}` of the pagination names `{path}`, which the {side} of `{}` does not have",
                shape.id.name()
            ));
        }
    }
}

/// Whether a path of member names joined by dots leads through structures to a member.
fn resolves(model: &Model, root: Option<&ShapeId>, path: &str) -> bool {
    let mut here = root.and_then(|id| model.shape(id));
    for name in path.split('.') {
        let structure = here.filter(|shape| shape.kind == ShapeKind::Structure);
        let Some(member) = structure.and_then(|shape| shape.member(name)) else { return false };
        here = model.target(member);
    }
    true
}
