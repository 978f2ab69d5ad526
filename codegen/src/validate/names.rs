//! Names of shapes within a service.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind, closure};
use std::collections::{BTreeMap, HashMap};

/// Most services looked at. They may all reach the same shapes, so the work is a product.
const MOST_SERVICES: usize = 100;

/// Names differ by more than case among all that a service reaches (the section "service closure" of the
/// specification), once its `rename` is applied. Only simple types, and lists of them, may share one, if they are the
/// same.
pub(super) fn unique(model: &Model, found: &mut Diagnostics) {
    for (shape, service) in model.services().take(MOST_SERVICES) {
        let renamed: BTreeMap<&ShapeId, &str> =
            service.rename.iter().map(|(id, name)| (id, name.as_str())).collect();
        let mut seen: HashMap<String, &Shape> = HashMap::new();
        for id in closure::of_service(model, &shape.id) {
            let Some(one) = model.shape(&id) else { continue };
            let name = renamed.get(&one.id).copied().unwrap_or_else(|| one.id.name());
            let Some(other) = seen.get(&name.to_ascii_lowercase()) else {
                seen.insert(name.to_ascii_lowercase(), one);
                continue;
            };
            if are_same(model, one, other, 0) {
                continue;
            }
            let message = format!(
                "`{}` and `{}` have the same name in the service `{}`",
                other.id,
                one.id,
                shape.id.name()
            );
            let hint = format!(
                "name one of them otherwise in the property `rename` of the service: \"rename\": {{\"{}\": \"Other{name}\"}}",
                one.id
            );
            let problem = Diagnostic::error(Code::SharedName, message).at(&one.place).about(&one.id);
            found.push(problem.expected("names that differ by more than case").hint(hint));
        }
    }
}

/// Lists within lists compared.
const DEEPEST: usize = 8;

/// Whether two shapes of one name are the same simple type, or lists of such.
fn are_same(model: &Model, one: &Shape, two: &Shape, depth: usize) -> bool {
    if one.kind != two.kind || one.traits != two.traits || depth > DEEPEST {
        return false;
    }
    let same_target = |one: &Member, two: &Member| {
        one.target == two.target
            || model
                .target(one)
                .zip(model.target(two))
                .is_some_and(|(one, two)| are_same(model, one, two, depth + 1))
    };
    let same_members = |by_target: bool| {
        one.members.len() == two.members.len()
            && one.members.iter().zip(&two.members).all(|(one, two)| {
                one.name == two.name && one.traits == two.traits && (!by_target || same_target(one, two))
            })
    };
    match one.kind {
        ShapeKind::List => same_members(true),
        ShapeKind::Enum | ShapeKind::IntEnum => same_members(false),
        ShapeKind::Map
        | ShapeKind::Structure
        | ShapeKind::Union
        | ShapeKind::Operation(_)
        | ShapeKind::Resource(_)
        | ShapeKind::Service(_) => false,
        _ => true,
    }
}
