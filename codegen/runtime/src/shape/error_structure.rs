//! Structures that a service answers with when it fails.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::ErrorKind;

use super::{Shape, Slot, View};

/// Names of an error on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorNames {
    /// Name of the shape.
    pub shape: &'static str,
    /// The code that the error has in awsQuery (`aws.protocols#awsQueryError`), where the service keeps these codes
    /// (`aws.protocols#awsQueryCompatible`).
    pub query_code: Option<&'static str>,
}

/// A structure with the `smithy.api#error` trait.
pub trait ErrorStructure: Shape + std::error::Error + ProvideErrorMetadata + 'static {
    /// Names of this error on the wire.
    fn names() -> ErrorNames
    where
        Self: Sized;

    /// Whether and why a request that failed so may be sent again (`smithy.api#retryable`).
    fn retry_kind(&self) -> Option<ErrorKind> {
        None
    }

    /// Notes what is known of the error beyond its members.
    fn set_metadata(&mut self, meta: ErrorMetadata);
}

/// Reads an error structure with `read`, and notes `meta` in it.
///
/// A `message` member that the body does not give takes the message of `meta`: services spell it in several ways.
pub fn read_error<E: ErrorStructure>(
    meta: &ErrorMetadata,
    read: &mut dyn FnMut(&mut dyn Shape) -> Result<(), BoxError>,
) -> Result<E, BoxError> {
    let mut error = <E as Shape>::blank();
    read(&mut error)?;
    correct_message(&mut error, meta);
    error.set_metadata(meta.clone());
    Ok(error)
}

fn correct_message(error: &mut dyn Shape, meta: &ErrorMetadata) {
    let Some(message) = meta.message() else { return };
    let Some(index) = error.descriptor().fields.iter().position(|field| *field == "message") else { return };
    let Some(field) = error.field_mut(index) else { return };
    if !matches!(field.view(), View::Absent | View::String("")) {
        return;
    }
    match field.slot() {
        Slot::String(text) => message.clone_into(text),
        _ => field.reset(),
    }
}
