//! Defaults of members.

use super::names::RustName;
use super::numbers;
use super::planner::Planner;
use super::types::Place;
use crate::model::{Node, Number, Shape, ShapeKind, Value};
use std::fmt;

/// The value of a field that the model gives a default.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// The empty value of its type: 0, false, an empty string or collection.
    Empty,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number.
    Float(f64),
    /// A text; of a blob the base64, of a document the JSON, of other types the digits that they read.
    Text(String),
    /// A variant of an enum.
    Variant(Vec<RustName>),
}

impl fmt::Display for DefaultValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::Bool(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
            Self::Text(value) => write!(f, "{value:?}"),
            Self::Variant(path) => {
                let path: Vec<String> = path.iter().map(RustName::to_string).collect();
                f.write_str(&path.join("::"))
            }
        }
    }
}

impl Planner<'_> {
    pub(super) fn default_value(&self, at: Place<'_>, target: &Shape, default: &Node) -> DefaultValue {
        if matches!(target.kind, ShapeKind::Enum | ShapeKind::IntEnum) {
            let variant = self.enum_variant(&target.id, default);
            return variant.map_or(DefaultValue::Empty, |variant| {
                let mut path = self.named(at.module, &target.id).path;
                path.push(variant);
                DefaultValue::Variant(path)
            });
        }
        if target.kind == ShapeKind::Document {
            return DefaultValue::Text(default.to_string());
        }
        match &default.value {
            Value::Bool(true) => DefaultValue::Bool(true),
            Value::Number(number) => number_value(&target.kind, number),
            Value::String(text) if !text.is_empty() => DefaultValue::Text(text.clone()),
            // The only defaults of lists and maps are empty ones.
            _ => DefaultValue::Empty,
        }
    }
}

/// A number as the type takes it. Validation refuses those that do not fit.
fn number_value(kind: &ShapeKind, number: &Number) -> DefaultValue {
    match kind {
        ShapeKind::Float | ShapeKind::Double => match numbers::float(kind, number) {
            // Negative zero is another number.
            Some(0.0) if !number.as_str().starts_with('-') => DefaultValue::Empty,
            Some(value) if numbers::is_constant(value) => DefaultValue::Text(value.to_string()),
            Some(value) => DefaultValue::Float(value),
            None => DefaultValue::Empty,
        },
        // Its scale is part of a decimal, so that even 0 is not the empty value.
        ShapeKind::BigDecimal => DefaultValue::Text(number.to_string()),
        ShapeKind::BigInteger => match number.integer_digits(Number::MOST_DIGITS) {
            Some(digits) if digits != "0" => DefaultValue::Text(digits),
            _ => DefaultValue::Empty,
        },
        ShapeKind::Timestamp => match number.seconds() {
            Some((seconds, nanos, _)) => numbers::moment(seconds, nanos),
            None => DefaultValue::Empty,
        },
        _ => match number.as_i64() {
            Some(value) if value != 0 => DefaultValue::Integer(value),
            _ => DefaultValue::Empty,
        },
    }
}
