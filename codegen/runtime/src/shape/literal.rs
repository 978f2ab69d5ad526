//! Defaults of members whose types have no literals of their own.

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number, base64};
use serde_json::Value;

/// A value made of the literal that `#[shape(default = …)]` gives.
pub trait FromLiteral<T> {
    /// The value; what the literal does not spell rightly becomes an empty one.
    fn from_literal(literal: T) -> Self;
}

/// Base64, as Smithy gives defaults of blobs.
impl FromLiteral<&str> for Blob {
    fn from_literal(literal: &str) -> Self {
        Self::new(base64::decode(literal).unwrap_or_default())
    }
}

/// Seconds since the epoch.
impl FromLiteral<i64> for DateTime {
    fn from_literal(literal: i64) -> Self {
        Self::from_secs(literal)
    }
}

/// Seconds since the epoch.
impl FromLiteral<f64> for DateTime {
    fn from_literal(literal: f64) -> Self {
        Self::from_secs_f64(literal)
    }
}

/// RFC 3339.
impl FromLiteral<&str> for DateTime {
    fn from_literal(literal: &str) -> Self {
        let format = aws_smithy_types::date_time::Format::DateTimeWithOffset;
        Self::from_str(literal, format).unwrap_or(Self::from_secs(0))
    }
}

/// JSON.
impl FromLiteral<&str> for Document {
    fn from_literal(literal: &str) -> Self {
        serde_json::from_str(literal).map_or(Self::Null, document_of)
    }
}

macro_rules! from_digits {
    ($($number:ty: $literal:ty),*) => {$(
        impl FromLiteral<$literal> for $number {
            fn from_literal(literal: $literal) -> Self {
                literal.to_string().parse().unwrap_or_default()
            }
        }
    )*};
}
from_digits!(BigInteger: i64, BigDecimal: i64, BigDecimal: f64);

/// A JSON value as a document.
pub(crate) fn document_of(value: Value) -> Document {
    match value {
        Value::Null => Document::Null,
        Value::Bool(value) => Document::Bool(value),
        Value::Number(number) => Document::Number(match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => Number::PosInt(number),
            (None, Some(number)) => Number::NegInt(number),
            _ => Number::Float(number.as_f64().unwrap_or_default()),
        }),
        Value::String(text) => Document::String(text),
        Value::Array(items) => Document::Array(items.into_iter().map(document_of).collect()),
        Value::Object(entries) => {
            Document::Object(entries.into_iter().map(|(key, value)| (key, document_of(value))).collect())
        }
    }
}
