//! Equality of shapes: as std's derive has it, compiled once.

use std::fmt::Debug;
use std::ops::ControlFlow;

use super::{Field, List, Map, Shape, View};

/// Whether two values of one type have equal members. Floating-point numbers compare as they do in Rust: NaN is unequal
/// to itself.
pub fn equal(one: &dyn Shape, other: &dyn Shape) -> bool {
    (0..one.descriptor().members.len()).all(|index| match (one.field(index), other.field(index)) {
        (Some(one), Some(other)) => fields(one, other),
        (None, None) => true,
        _ => false,
    })
}

fn fields(one: &dyn Field, other: &dyn Field) -> bool {
    match (one.view(), other.view()) {
        (View::Absent, View::Absent) | (View::Unit, View::Unit) => true,
        (View::Boolean(one), View::Boolean(other)) => one == other,
        (View::Integer(one), View::Integer(other)) => one == other,
        (View::IntEnum(one), View::IntEnum(other)) => one.number() == other.number() && variants(one, other),
        (View::Float(one), View::Float(other)) => one == other,
        (View::Double(one), View::Double(other)) => one == other,
        (View::BigInteger(one), View::BigInteger(other)) => one == other,
        (View::BigDecimal(one), View::BigDecimal(other)) => one == other,
        (View::String(one), View::String(other)) => one == other,
        (View::StringEnum(one), View::StringEnum(other)) => {
            one.text() == other.text() && variants(one, other)
        }
        (View::Blob(one), View::Blob(other)) => one == other,
        (View::Timestamp(one), View::Timestamp(other)) => one == other,
        (View::Document(one), View::Document(other)) => one == other,
        (View::Shape(one), View::Shape(other)) => equal(one, other),
        (View::List(one), View::List(other)) => lists(one, other),
        (View::Map(one), View::Map(other)) => maps(one, other),
        _ => false,
    }
}

/// Whether two values that are the same on the wire are the same variant: one may be unknown although there is a
/// variant of its value.
fn variants(one: &dyn Debug, other: &dyn Debug) -> bool {
    format!("{one:?}") == format!("{other:?}")
}

fn lists(one: &dyn List, other: &dyn List) -> bool {
    one.len() == other.len()
        && (0..one.len()).all(|index| match (one.item(index), other.item(index)) {
            (Some(one), Some(other)) => fields(one, other),
            _ => false,
        })
}

fn maps(one: &dyn Map, other: &dyn Map) -> bool {
    let mut same = one.len() == other.len();
    if same {
        one.visit(&mut |key, value| {
            same = other.value(key).is_some_and(|other| fields(value, other));
            if same { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
    }
    same
}
