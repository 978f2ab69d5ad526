//! What a shape must have once its mixins are in it.

use super::Loaded;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{ShapeId, ShapeKind};
use std::collections::BTreeMap;

/// Reports lists without `member` and maps without `key` or `value`.
pub(super) fn check(shapes: &BTreeMap<ShapeId, Loaded>, found: &mut Diagnostics) {
    for loaded in shapes.values() {
        let shape = &loaded.shape;
        let needed: &[&str] = match shape.kind {
            ShapeKind::List => &["member"],
            ShapeKind::Map => &["key", "value"],
            _ => continue,
        };
        for name in needed.iter().filter(|name| shape.member(name).is_none()) {
            let message = format!("the {} `{}` has no `{name}`", shape.kind.name(), shape.id);
            let problem = Diagnostic::error(Code::MissingProperty, message).at(&shape.place).about(&shape.id);
            found.push(problem.expected(format!("the key `{name}` with the target of its values")));
        }
    }
}
