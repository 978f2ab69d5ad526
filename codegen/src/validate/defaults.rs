//! Defaults.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Node, Shape, ShapeId, ShapeKind};

/// The trait `default` holds a value of the shape's kind, or null.
pub(super) fn fit(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes() {
        if let Some(default) = shape.traits.default_value() {
            check(&shape.id, shape, default, found);
        }
        for member in &shape.members {
            let Some(default) = member.traits.default_value() else { continue };
            if let Some(target) = model.target(member) {
                check(&member.id, target, default, found);
            }
        }
    }
}

fn check(id: &ShapeId, target: &Shape, default: &Node, found: &mut Diagnostics) {
    let expected = expected(&target.kind);
    if default.is_null() || expected.is_some_and(|(fits, _)| fits(default)) {
        return;
    }
    let message = format!("the default of `{id}` does not fit {}", target.kind.with_article());
    let problem = Diagnostic::error(Code::WrongDefault, message).at(&default.place).about(id);
    found
        .push(problem.expected(expected.map_or("null: such shapes cannot have a default", |(_, text)| text)));
}

type Fits = fn(&Node) -> bool;

/// What a default of this kind must be, as a check and in words (the section "default trait" of the specification).
fn expected(kind: &ShapeKind) -> Option<(Fits, &'static str)> {
    Some(match kind {
        ShapeKind::Boolean => (|node| node.as_bool().is_some(), "true, false or null"),
        ShapeKind::Byte => (within::<i8>, "an integer from -128 to 127, or null"),
        ShapeKind::Short => (within::<i16>, "an integer from -32768 to 32767, or null"),
        ShapeKind::Integer | ShapeKind::IntEnum => (within::<i32>, "a 32-bit integer, or null"),
        ShapeKind::Long => (within::<i64>, "a 64-bit integer, or null"),
        ShapeKind::Float | ShapeKind::Double | ShapeKind::BigInteger | ShapeKind::BigDecimal => {
            (|node| node.as_number().is_some(), "a number or null")
        }
        ShapeKind::String | ShapeKind::Enum => (|node| node.as_str().is_some(), "a string or null"),
        ShapeKind::Blob => (|node| node.as_str().is_some(), "a string in Base64, or null"),
        ShapeKind::Timestamp => (
            |node| node.as_number().is_some() || node.as_str().is_some(),
            "seconds since 1970, a date as text, or null",
        ),
        ShapeKind::Document => (|_| true, "any value"),
        ShapeKind::List => (|node| node.as_array().is_some_and(<[_]>::is_empty), "an empty array, or null"),
        ShapeKind::Map => (|node| node.as_object().is_some_and(<[_]>::is_empty), "an empty object, or null"),
        _ => return None,
    })
}

fn within<T: TryFrom<i64>>(node: &Node) -> bool {
    node.as_i64().is_some_and(|value| T::try_from(value).is_ok())
}
