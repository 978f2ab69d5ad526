//! Defaults of members whose types have no literals of their own.

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, base64};

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

macro_rules! from_digits {
    ($($number:ty: $literal:ty),*) => {$(
        impl FromLiteral<$literal> for $number {
            fn from_literal(literal: $literal) -> Self {
                literal.to_string().parse().unwrap_or_default()
            }
        }
    )*};
}
from_digits!(BigInteger: i64, BigInteger: &str, BigDecimal: i64, BigDecimal: f64, BigDecimal: &str, f32: &str, f64: &str);
