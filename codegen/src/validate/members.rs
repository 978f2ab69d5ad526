//! Members of structures, unions and enums.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, ShapeKind};
use std::collections::HashMap;

/// Unions and enums have at least one member.
pub(super) fn none(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        let needs_members = matches!(shape.kind, ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum);
        if needs_members && shape.members.is_empty() && !shape.traits.is_mixin() {
            let message = format!("the {} `{}` has no members", shape.kind.name(), shape.id);
            let problem = Diagnostic::error(Code::NoMembers, message).at(&shape.place).about(&shape.id);
            found.push(problem.expected("at least one member"));
        }
    }
}

/// Names of members differ by more than case. Only a warning: names that clash can be told apart when generated.
pub(super) fn differ_by_case(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes().filter(|shape| matches!(shape.kind, ShapeKind::Structure | ShapeKind::Union))
    {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for member in &shape.members {
            let Some(other) = seen.insert(member.name.to_ascii_lowercase(), &member.name) else { continue };
            let message = format!("the members `{other}` and `{}` differ only by case", member.name);
            let problem = Diagnostic::warning(Code::MembersDifferByCase, message);
            found.push(problem.at(&member.place).about(&shape.id));
        }
    }
}
