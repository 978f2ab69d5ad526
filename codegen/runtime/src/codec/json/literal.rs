//! Defaults of members that are spelled as JSON, or as moments are in JSON.

use aws_smithy_types::{DateTime, Document};

use super::{moment, parse};
use crate::shape::FromLiteral;

/// Seconds since the epoch to the nanosecond, or RFC 3339.
impl FromLiteral<&str> for DateTime {
    fn from_literal(literal: &str) -> Self {
        let format = aws_smithy_types::date_time::Format::DateTimeWithOffset;
        let date = Self::from_str(literal, format).ok();
        date.or_else(|| moment(literal)).unwrap_or(Self::from_secs(0))
    }
}

/// JSON.
impl FromLiteral<&str> for Document {
    fn from_literal(literal: &str) -> Self {
        parse(literal.as_bytes()).unwrap_or(Self::Null)
    }
}
