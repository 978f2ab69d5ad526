//! Types in words, and what it means when they change.

use crate::diff::Rule;
use crate::model::{Model, Shape, ShapeId, ShapeKind};

/// The type of a shape's values, in words: `string`, `list of structure Tag`.
pub(super) fn words(model: &Model, id: &ShapeId) -> String {
    words_at(model, id, 4)
}

fn words_at(model: &Model, id: &ShapeId, depth: usize) -> String {
    let Some(shape) = model.shape(id) else { return "unknown".to_owned() };
    let inner = |name| match shape.member(name) {
        Some(member) if depth > 0 => words_at(model, &member.target, depth - 1),
        _ => "…".to_owned(),
    };
    match shape.kind {
        ShapeKind::List => format!("list of {}", inner("member")),
        ShapeKind::Map => format!("map of {} to {}", inner("key"), inner("value")),
        ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum => {
            format!("{} {}", shape.kind.name(), id.name())
        }
        _ => shape.kind.name().to_owned(),
    }
}

/// The names of a shape before and now, as one text; one name when they are the same.
pub(super) fn both_names(old: &ShapeId, new: &ShapeId) -> String {
    let (old, new) = (old.name(), new.name());
    if old == new { new.to_owned() } else { format!("{old} -> {new}") }
}

/// The rule for another kind of value.
pub(super) fn rule(old: &Shape, new: &Shape) -> Rule {
    use ShapeKind::{Enum, IntEnum, Integer, String};
    match (&old.kind, &new.kind) {
        (Enum, String) | (IntEnum, Integer) => Rule::EnumOpened,
        (String, Enum) | (Integer, IntEnum) => Rule::EnumClosed,
        (old, new) => {
            match (width(old), width(new)) {
                (Some((old_family, old)), Some((new_family, new))) if old_family == new_family => {
                    if old < new { Rule::TypeWidened } else { Rule::TypeNarrowed }
                }
                _ => Rule::TypeChanged,
            }
        }
    }
}

/// Of numbers the family, and how wide they are in it.
fn width(kind: &ShapeKind) -> Option<(bool, u8)> {
    Some(match kind {
        ShapeKind::Byte => (false, 1),
        ShapeKind::Short => (false, 2),
        ShapeKind::Integer => (false, 3),
        ShapeKind::Long => (false, 4),
        ShapeKind::BigInteger => (false, 5),
        ShapeKind::Float => (true, 1),
        ShapeKind::Double => (true, 2),
        ShapeKind::BigDecimal => (true, 3),
        _ => return None,
    })
}
