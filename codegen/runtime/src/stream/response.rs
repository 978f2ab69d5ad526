//! The way of a stream from a response into its output.

use aws_smithy_runtime_api::client::interceptors::context::Output;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

use super::StreamKind;
use crate::call::ErasedResult;
use crate::codec::Members;
use crate::error::BoxError;
use crate::operation::OutputStream;
use crate::operation::erased::OperationMeta;
use crate::shape::{Shape, Trait};

/// Reads the output of a response whose body is a stream; `None` if it is to be read as a whole.
pub(crate) fn attach(
    meta: &'static OperationMeta,
    response: &mut HttpResponse,
    request_id: Option<String>,
) -> Option<Result<Output, BoxError>> {
    let protocol = meta.service.protocol;
    let (stream, find) = meta.output_stream.filter(|_| !protocol.is_error(response))?;
    let body = std::mem::replace(response.body_mut(), SdkBody::taken());
    let read = &mut |shape: &mut dyn Shape| {
        protocol.read_head(response, shape)?;
        if stream.kind == StreamKind::Events {
            refuse_missing(stream.required, response, shape)
        } else {
            Ok(())
        }
    };
    let output = (meta.read_output)(read, request_id);
    Some(output.map(|mut output| {
        if let Some(stream) = find(&mut output) {
            stream.attach(protocol, body);
        }
        output
    }))
}

/// Fails if a member that must come before events is bound to a header which is not there.
fn refuse_missing(required: &[&str], response: &HttpResponse, shape: &dyn Shape) -> Result<(), BoxError> {
    let descriptor = shape.descriptor();
    for (index, traits) in descriptor.traits {
        let Some(name) = descriptor.members.get(*index).filter(|name| required.contains(name)) else {
            continue;
        };
        for found in *traits {
            if let Trait::HttpHeader(header) = found
                && !response.headers().contains_key(header)
            {
                return Err(format!(
                    "the response lacks the required member `{name}`, the header `{header}`"
                )
                .into());
            }
        }
    }
    Ok(())
}

/// Fills the other members of an output with events: in RPC protocols they come with the first message.
pub(crate) async fn begin(meta: &'static OperationMeta, mut output: Output) -> ErasedResult {
    let protocol = meta.service.protocol;
    let Some((OutputStream { kind: StreamKind::Events, required }, find)) = meta.output_stream else {
        return Ok(output);
    };
    let alone = (meta.output)(&output).is_none_or(|shape| shape.descriptor().members.is_empty());
    if alone || !protocol.has_initial_messages() {
        return Ok(output);
    }
    let first = match find(&mut output) {
        Some(events) => events.initial().await,
        None => Ok(None),
    };
    let read = first.and_then(|payload| match (payload, (meta.output_mut)(&mut output)) {
        (Some(payload), Some(shape)) => protocol.codec().read(&payload, shape, Members::All),
        (None, _) if !required.is_empty() => {
            let required = required.join("`, `");
            Err(format!("the stream began without a message that has the required members `{required}`")
                .into())
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
