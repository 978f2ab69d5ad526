//! What the derives of error types call, so that their expansions stay small.

use std::error::Error;
use std::fmt::{self, Debug, Formatter};

use super::{ErrorMetadata, ProvideErrorMetadata, RequestId, SdkError, Unhandled};
use crate::shape::REDACTED;

/// Prints an error structure: its name, and its message if there is one, redacted if `sensitive`.
pub fn display_structure(
    f: &mut Formatter<'_>,
    name: &str,
    message: Option<&str>,
    sensitive: bool,
) -> fmt::Result {
    match message {
        None => f.write_str(name),
        Some(_) if sensitive => write!(f, "{name}: {REDACTED}"),
        Some(message) => write!(f, "{name}: {message}"),
    }
}

/// `meta` as it may be printed where the error's message is sensitive.
pub fn redacted_metadata(meta: &ErrorMetadata) -> impl Debug + '_ {
    RedactedMetadata(meta)
}

struct RedactedMetadata<'a>(&'a ErrorMetadata);

impl Debug for RedactedMetadata<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorMetadata")
            .field("code", &self.0.code())
            .field("message", &self.0.message().map(|_| REDACTED))
            .field("request_id", &self.0.request_id())
            .finish()
    }
}

/// The service's own error in `error`; anything else as an unhandled error with `error` as its source.
pub fn service_error_or<E, R, P>(error: SdkError<E, R>) -> Result<E, Unhandled<P>>
where
    E: Error + ProvideErrorMetadata + Send + Sync + 'static,
    R: Debug + Send + Sync + 'static,
{
    match error {
        SdkError::ServiceError(context) => Ok(context.into_err()),
        other => {
            let meta = other.meta().clone();
            Err(Unhandled::new(other, meta))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redacts_messages() {
        let meta = ErrorMetadata::builder().code("Busy").message("secret").build();
        let shown = format!("{:?}", redacted_metadata(&meta));
        assert!(shown.contains("Busy") && !shown.contains("secret"), "{shown}");
    }
}
