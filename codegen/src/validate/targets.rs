//! Every id that is named must exist and be of the right type.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::{Model, Place, Shape, ShapeId, ShapeKind};

/// Members target shapes that exist and can be values.
pub(super) fn members(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        for member in &shape.members {
            let problem = match model.target(member) {
                None => undefined(model, &member.target, found),
                Some(target) if target.kind.is_service_kind() => {
                    let what = target.kind.with_article();
                    Diagnostic::error(Code::WrongMemberTarget, format!("`{}` is {what}", target.id))
                        .expected("a shape that can be a value, such as a string or structure")
                }
                Some(target) if target.traits.is_mixin() => {
                    Diagnostic::error(Code::WrongMemberTarget, format!("`{}` is a mixin", target.id))
                        .expected("a shape that is not a mixin")
                        .hint("mixins can only be mixed into other shapes")
                }
                Some(_) => continue,
            };
            found.push(problem.at(&member.target_place).about(&member.id));
        }
    }
}

/// Operations, resources and services name shapes that exist; lists of operations name operations, and so on. Inputs,
/// outputs and errors have rules of their own.
pub(super) fn references(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        for (id, place) in &shape.references {
            if model.shape(id).is_none() {
                let problem = undefined(model, id, found).at(place).about(&shape.id);
                found.push(problem);
            }
        }
        match &shape.kind {
            ShapeKind::Service(service) => {
                each(model, shape, &service.operations, "an operation", is_operation, found);
                each(model, shape, &service.resources, "a resource", is_resource, found);
            }
            ShapeKind::Resource(resource) => {
                each(model, shape, resource.all_operations(), "an operation", is_operation, found);
                each(model, shape, &resource.resources, "a resource", is_resource, found);
                let identifiers = resource.identifiers.iter().map(|(_, id)| id);
                each(model, shape, identifiers, "a string", is_string, found);
            }
            _ => {}
        }
    }
}

fn undefined(model: &Model, id: &ShapeId, found: &Diagnostics) -> Diagnostic {
    let hint = if found.worth_details() { suggest::shape(id, model.ids()) } else { None };
    Diagnostic::error(Code::UndefinedTarget, format!("`{id}` is not defined")).maybe_hint(hint)
}

fn each<'a>(
    model: &Model,
    shape: &Shape,
    ids: impl IntoIterator<Item = &'a ShapeId>,
    expected: &str,
    fits: fn(&ShapeKind) -> bool,
    found: &mut Diagnostics,
) {
    for id in ids {
        let Some(target) = model.shape(id).filter(|target| !fits(&target.kind)) else { continue };
        let message = format!("`{id}` is {}", target.kind.with_article());
        let problem =
            Diagnostic::error(Code::WrongTarget, message).at(place(shape, id, found)).about(&shape.id);
        found.push(problem.expected(expected));
    }
}

/// Where the shape names the id. Looked up by going through all it names, so not for thousands of faults.
pub(super) fn place<'a>(shape: &'a Shape, id: &ShapeId, found: &Diagnostics) -> &'a Place {
    if found.worth_details() { shape.place_of(id) } else { &shape.place }
}

fn is_operation(kind: &ShapeKind) -> bool {
    matches!(kind, ShapeKind::Operation(_))
}

fn is_resource(kind: &ShapeKind) -> bool {
    matches!(kind, ShapeKind::Resource(_))
}

fn is_string(kind: &ShapeKind) -> bool {
    matches!(kind, ShapeKind::String | ShapeKind::Enum)
}
