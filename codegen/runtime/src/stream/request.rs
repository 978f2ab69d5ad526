//! The way of a stream from an input into its request.

use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::error::operation::BuildError;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use crate::error::BoxError;
use crate::operation::InputStream;
use crate::operation::erased::OperationMeta;
use crate::shape::Trait;
use crate::shape::descriptor::media_type;

/// Moves the stream of `input`, if it has one, into the request that was made of its other members.
///
/// What the caller has set for a header stays: it may know more of the stream than the stream itself.
pub(crate) fn send(
    meta: &'static OperationMeta,
    input: &mut Input,
    request: &mut HttpRequest,
) -> Result<(), BoxError> {
    let Some((InputStream { field, traits, .. }, find)) = meta.input_stream else { return Ok(()) };
    let Some(stream) = find(input) else { return Ok(()) };
    let body = stream.take();
    let length = body.content_length();
    let headers = request.headers_mut();
    if !headers.contains_key(CONTENT_TYPE.as_str()) {
        headers.insert(CONTENT_TYPE, media_type(traits).unwrap_or("application/octet-stream"));
    }
    if !headers.contains_key(CONTENT_LENGTH.as_str()) {
        match length {
            Some(length) => {
                headers.try_insert(CONTENT_LENGTH, length.to_string())?;
            }
            None if traits.contains(&Trait::RequiresLength) => {
                let details = "the service needs its length, which this stream does not tell: make it of bytes in \
                               memory or of a file, or of a body that knows its size";
                return Err(BuildError::invalid_field(field, details).into());
            }
            None => {}
        }
    }
    *request.body_mut() = body;
    Ok(())
}
