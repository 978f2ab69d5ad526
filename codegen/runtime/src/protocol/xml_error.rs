//! Which error an XML error response is.

use aws_smithy_types::error::metadata::Builder;

use super::error_code::metadata;
use crate::codec::xml;
use crate::error::BoxError;

/// Reads code and message from the element `Error`, the root or in what wraps it.
pub(super) fn body_metadata(body: &[u8]) -> Result<Builder, BoxError> {
    let [code, message] = xml::error_texts(body)?;
    let code = code.as_deref().map(str::trim).filter(|code| !code.is_empty());
    Ok(metadata(code, message))
}
