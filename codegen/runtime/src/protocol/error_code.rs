//! What all formats say of an error in the same way.

use aws_smithy_types::error::metadata::{Builder, ErrorMetadata};

/// The code without a namespace before `#` and a URI after `:`; `None` if nothing is left.
pub(super) fn bare_code(code: &str) -> Option<&str> {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    let code = code.split_once('#').map_or(code, |(_, code)| code).trim();
    if code.is_empty() { None } else { Some(code) }
}

/// An error of which this much is known.
pub(super) fn metadata(code: Option<&str>, message: Option<String>) -> Builder {
    let mut builder = ErrorMetadata::builder();
    if let Some(code) = code {
        builder = builder.code(code);
    }
    if let Some(message) = message {
        builder = builder.message(message);
    }
    builder
}
