//! The way of a stream from an input into its request.

use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;
use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};

use super::{Outgoing, StreamKind};
use crate::error::BoxError;
use crate::operation::InputStream;
use crate::operation::erased::OperationMeta;
use crate::shape::Trait;
use crate::shape::descriptor::media_type;

/// The media type of messages.
const EVENTS: &str = "application/vnd.amazon.eventstream";

/// Moves the stream of `input`, if it has one, into the request that was made of its other members.
///
/// What the caller has set for a header stays: it may know more of the stream than the stream itself.
pub(crate) fn send(
    meta: &'static OperationMeta,
    input: &mut Input,
    request: &mut HttpRequest,
    bag: &mut ConfigBag,
) -> Result<(), BoxError> {
    if has_events(meta.output_stream.map(|(stream, _)| stream.kind))
        && request.headers().contains_key(ACCEPT.as_str())
    {
        request.headers_mut().insert(ACCEPT, EVENTS);
    }
    let Some((InputStream { kind, field, traits }, find)) = meta.input_stream else { return Ok(()) };
    let Some(stream) = find(input) else { return Ok(()) };
    if has_events(Some(kind)) {
        send_events(meta, stream, request, bag);
        return Ok(());
    }
    let body = stream.take(None);
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

/// Without the feature nothing sends or receives events.
fn has_events(kind: Option<StreamKind>) -> bool {
    cfg!(feature = "event-stream") && kind == Some(StreamKind::Events)
}

/// Moves events into a request. In RPC protocols its body becomes a message that goes before them.
#[cfg(feature = "event-stream")]
fn send_events(
    meta: &'static OperationMeta,
    stream: &mut dyn Outgoing,
    request: &mut HttpRequest,
    bag: &mut ConfigBag,
) {
    let protocol = meta.service.protocol;
    let initial = request.body().bytes().unwrap_or_default().to_vec();
    let start = super::Start {
        protocol,
        initial: protocol.has_initial_messages().then_some(initial),
        signer: super::event::deferred(bag),
    };
    *request.body_mut() = stream.take(Some(start));
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, EVENTS);
    // How many bytes will come nobody knows; a length of what was there before has services close the stream.
    headers.remove(CONTENT_LENGTH.as_str());
}

#[cfg(not(feature = "event-stream"))]
fn send_events(_: &'static OperationMeta, _: &mut dyn Outgoing, _: &mut HttpRequest, _: &mut ConfigBag) {}
