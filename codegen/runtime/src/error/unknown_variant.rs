//! Text that no value of an enum has.

use std::error::Error;
use std::fmt::{Display, Formatter, Result};

/// A text is not among the values that the model gives an enum.
#[derive(Debug)]
pub struct UnknownVariantError {
    value: String,
}

impl UnknownVariantError {
    /// `value` is not among the enum's values.
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into() }
    }
}

impl Display for UnknownVariantError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "unknown enum variant: '{}'", super::support::printable(&self.value))
    }
}

impl Error for UnknownVariantError {}
