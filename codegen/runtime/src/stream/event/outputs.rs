//! The way of a stream from a response into its output.

use std::fmt::Debug;
use std::pin::Pin;

use aws_smithy_runtime_api::client::interceptors::context::Output;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::Message;

use crate::call::ErasedResult;
use crate::codec::Members;
use crate::error::BoxError;
use crate::operation::erased::OperationMeta;
use crate::protocol::ClientProtocol;

/// The receiver of an output, whatever its events are.
pub trait Events: Debug + Send + Sync {
    /// Receives from `body` from now on.
    fn attach(&mut self, protocol: &'static dyn ClientProtocol, body: SdkBody);

    /// Waits for the first message, and gives it if it holds members of the output; else it stays to be received.
    fn initial(&mut self) -> Pin<Box<dyn Future<Output = Result<Option<Message>, BoxError>> + Send + '_>>;
}

/// Reads the output of a response whose body is a stream; `None` if it is to be read as a whole.
pub(crate) fn attach(
    meta: &'static OperationMeta,
    response: &mut HttpResponse,
    request_id: Option<String>,
) -> Option<Result<Output, BoxError>> {
    let protocol = meta.service.protocol;
    if !meta.has_events || protocol.is_error(response) {
        return None;
    }
    let body = std::mem::replace(response.body_mut(), SdkBody::taken());
    let output = (meta.read_output)(&mut |shape| protocol.read_head(response, shape), request_id);
    Some(output.map(|mut output| {
        if let Some(events) = (meta.events)(&mut output) {
            events.attach(protocol, body);
        }
        output
    }))
}

/// Fills the other members of an output with a stream: in RPC protocols they come with its first message.
pub(crate) async fn begin(meta: &'static OperationMeta, mut output: Output) -> ErasedResult {
    let alone = (meta.output)(&output).is_none_or(|shape| shape.descriptor().members.is_empty());
    if alone || !meta.has_events || !meta.service.protocol.has_initial_messages() {
        return Ok(output);
    }
    let first = match (meta.events)(&mut output) {
        Some(events) => events.initial().await,
        None => Ok(None),
    };
    let read = first.and_then(|message| match (message, (meta.output_mut)(&mut output)) {
        (Some(message), Some(shape)) => {
            meta.service.protocol.codec().read(message.payload(), shape, Members::All)
        }
        _ => Ok(()),
    });
    match read {
        Ok(()) => Ok(output),
        // The response itself was used up by the stream.
        Err(source) => Err(match StatusCode::try_from(200) {
            Ok(status) => SdkError::response_error(source, HttpResponse::new(status, SdkBody::taken())),
            Err(_) => SdkError::construction_failure(source),
        }),
    }
}
