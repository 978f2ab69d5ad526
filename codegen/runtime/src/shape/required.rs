//! Members that a builder must have.

use aws_smithy_types::error::operation::BuildError;

/// The value of a required member; `details` says what lacks it.
pub fn required<T>(value: Option<T>, field: &'static str, details: &'static str) -> Result<T, BuildError> {
    value.ok_or_else(|| BuildError::missing_field(field, details))
}
