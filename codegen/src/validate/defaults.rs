//! Defaults.

use super::literals;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Node, Number, Shape, ShapeId, ShapeKind};
use std::cmp::Ordering;

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
    if default.is_null() {
        return;
    }
    if target.kind == ShapeKind::Document {
        return document(id, default, found);
    }
    let expected = expected(&target.kind);
    if !expected.as_ref().is_some_and(|expected| (expected.fits)(target, default)) {
        let value = shown(default);
        let message = format!("the default of `{id}`, {value}, does not fit {}", target.kind.with_article());
        let problem = Diagnostic::error(Code::WrongDefault, message).at(&default.place).about(id);
        let expected = expected.map_or_else(
            || "null: such shapes cannot have a default".to_owned(),
            |expected| format!("{}, or null", expected.words),
        );
        found.push(problem.expected(expected));
        return;
    }
    if let Some(kept) = default.as_number().and_then(|number| rounded(&target.kind, number)) {
        let message = format!("the default of `{id}`, {}, is rounded to {kept}", shown(default));
        found.push(Diagnostic::warning(Code::NumberLosesDigits, message).at(&default.place).about(id));
    }
}

/// A document holds any value, but its numbers have 64 bits.
fn document(id: &ShapeId, node: &Node, found: &mut Diagnostics) {
    if let Some(number) = node.as_number() {
        if number.as_f64().is_none() {
            let message = format!("the default of `{id}` holds {}, which no document can hold", shown(node));
            let problem = Diagnostic::error(Code::WrongDefault, message).at(&node.place).about(id);
            found.push(problem.expected("numbers that fit 64-bit floating point"));
        } else if let Some(kept) = rounded(&ShapeKind::Document, number) {
            let message = format!(
                "the default of `{id}` holds {}, which documents of the AWS SDK round to {kept}",
                shown(node)
            );
            found.push(Diagnostic::warning(Code::NumberLosesDigits, message).at(&node.place).about(id));
        }
    }
    node.items().for_each(|item| document(id, item, found));
    node.entries().for_each(|(_, value)| document(id, value, found));
}

/// The number as a value of this kind holds it, if that is another one.
fn rounded(kind: &ShapeKind, number: &Number) -> Option<Number> {
    let kept = match kind {
        ShapeKind::Float => format!("{:?}", number.as_f32()?),
        ShapeKind::Double => format!("{:?}", number.as_f64()?),
        ShapeKind::Document if number.is_integer() && number.as_str().parse::<u64>().is_ok() => return None,
        ShapeKind::Document if number.as_i64().is_some() => return None,
        ShapeKind::Document => format!("{:?}", number.as_f64()?),
        ShapeKind::Timestamp => match number.seconds()? {
            (_, _, true) => return None,
            (seconds, nanos, false) => format!("{seconds}.{nanos:09}"),
        },
        _ => return None,
    };
    Number::parse(&kept)
        .filter(|kept| *kind == ShapeKind::Timestamp || kept.compare(number) != Ordering::Equal)
}

/// What a message calls the value: a number by its digits, others by their kind.
fn shown(node: &Node) -> String {
    node.as_number().map_or_else(|| node.kind().to_owned(), Number::brief)
}

/// What a default of one kind must be, as a check and in words.
pub(super) struct Expected {
    pub(super) fits: fn(&Shape, &Node) -> bool,
    pub(super) words: &'static str,
}

/// What a default of this kind must be (the section "default trait" of the specification).
pub(super) fn expected(kind: &ShapeKind) -> Option<Expected> {
    fn number(node: &Node, fits: impl Fn(&Number) -> bool) -> bool {
        node.as_number().is_some_and(fits)
    }
    type Fits = fn(&Shape, &Node) -> bool;
    let (fits, words): (Fits, _) = match kind {
        ShapeKind::Boolean => (|_, node| node.as_bool().is_some(), "true or false"),
        ShapeKind::Byte => (within::<i8>, "an integer from -128 to 127, without fraction or exponent"),
        ShapeKind::Short => (within::<i16>, "an integer from -32768 to 32767, without fraction or exponent"),
        ShapeKind::Integer => (within::<i32>, "a 32-bit integer, without fraction or exponent"),
        ShapeKind::Long => (within::<i64>, "a 64-bit integer, without fraction or exponent"),
        ShapeKind::IntEnum => {
            (|shape, node| within::<i32>(shape, node) && is_value(shape, node), "one of the enum's values")
        }
        ShapeKind::Enum => {
            (|shape, node| node.as_str().is_some() && is_value(shape, node), "one of the enum's values")
        }
        ShapeKind::Float => (
            |_, node| number(node, |number| number.as_f32().is_some()),
            "a number that fits 32-bit floating point",
        ),
        ShapeKind::Double => (
            |_, node| number(node, |number| number.as_f64().is_some()),
            "a number that fits 64-bit floating point",
        ),
        ShapeKind::BigInteger => (
            |_, node| number(node, |number| number.integer_digits(Number::MOST_DIGITS).is_some()),
            "an integer of at most 4096 digits, without fraction",
        ),
        ShapeKind::BigDecimal => {
            (|_, node| number(node, Number::is_decimal), "a number whose exponent fits 64 bits")
        }
        ShapeKind::String => (|_, node| node.as_str().is_some(), "a string"),
        ShapeKind::Blob => (|_, node| node.as_str().is_some_and(literals::is_base64), "a string in Base64"),
        ShapeKind::Timestamp => (
            |_, node| match node.as_str() {
                Some(text) => literals::is_date_time(text),
                None => number(node, |number| number.seconds().is_some()),
            },
            "seconds since 1970 that fit 64 bits, a date as in \"2020-01-31T00:00:00Z\"",
        ),
        ShapeKind::List => (|_, node| node.as_array().is_some_and(<[_]>::is_empty), "an empty array"),
        ShapeKind::Map => (|_, node| node.as_object().is_some_and(<[_]>::is_empty), "an empty object"),
        _ => return None,
    };
    Some(Expected { fits, words })
}

fn within<T: TryFrom<i64>>(_: &Shape, node: &Node) -> bool {
    node.as_i64().is_some_and(|value| T::try_from(value).is_ok())
}

/// Whether an enum has a member of this value.
fn is_value(shape: &Shape, value: &Node) -> bool {
    shape.members.iter().any(|member| member.traits.enum_value() == Some(value))
}
