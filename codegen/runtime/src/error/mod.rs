//! Errors of clients, and what generated error types are made with.

mod origin;
mod support;
mod unhandled;
mod unknown_variant;

pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::result::{ConnectorError, CreateUnhandledError};
pub use aws_smithy_types::error::display::DisplayErrorContext;
pub use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
pub use aws_smithy_types::error::operation::BuildError;
pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
pub use aws_types::request_id::RequestId;

pub use origin::Origin;
pub use support::{display_structure, redacted_metadata, service_error_or};
pub use unhandled::Unhandled;
pub use unknown_variant::UnknownVariantError;

/// What sending a request fails with: `E` is the operation's error, `R` the raw response.
pub type SdkError<E, R = aws_smithy_runtime_api::client::orchestrator::HttpResponse> =
    aws_smithy_runtime_api::client::result::SdkError<E, R>;
