//! The orchestrator's serializer and deserializer, on the service's protocol.

use std::error::Error as StdError;
use std::fmt::{Display, Formatter};

use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::request_id::{RequestId, apply_request_id};

use crate::config::response_body::MaxBody;
use crate::error::{BoxError, ErrorMetadata};
use crate::operation::erased::OperationMeta;
use crate::{Shape, stream};

/// Makes requests from inputs.
#[derive(Debug)]
pub(super) struct Serializer(pub(super) &'static OperationMeta);

impl SerializeRequest for Serializer {
    fn serialize_input(&self, mut input: Input, bag: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        let meta = self.0;
        let shape = (meta.input_mut)(&mut input)
            .ok_or("an interceptor put an input of another operation in place")?;
        let mut request = meta.service.protocol.request(&meta.call(), shape)?;
        stream::send(meta, &mut input, &mut request, bag)?;
        Ok(request)
    }
}

/// Makes outputs and errors from responses.
#[derive(Debug)]
pub(super) struct Deserializer(pub(super) &'static OperationMeta);

impl DeserializeResponse for Deserializer {
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        _: &ConfigBag,
    ) -> Option<Result<Output, OrchestratorError<Error>>> {
        let request_id = response.request_id().map(str::to_owned);
        let output = stream::attach(self.0, response, request_id)?;
        Some(output.map_err(|source| OrchestratorError::operation(self.unreadable(response, source))))
    }

    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        bag: &ConfigBag,
    ) -> Result<Output, OrchestratorError<Error>> {
        let meta = self.0;
        if let Some(MaxBody(most)) = bag.load::<MaxBody>().copied() {
            let length = response.body().bytes().and_then(|bytes| u64::try_from(bytes.len()).ok());
            if length.is_none_or(|length| length > most) {
                let source =
                    format!("the body has more than {most} bytes, as max_response_body_bytes allows");
                return Err(OrchestratorError::operation(self.unreadable(response, source.into())));
            }
        }
        tracing::debug!(request_id = ?response.request_id());
        let protocol = meta.service.protocol;
        if protocol.is_error(response) {
            return Err(OrchestratorError::operation(self.error(response)));
        }
        let request_id = response.request_id().map(str::to_owned);
        let call = meta.call();
        (meta.read_output)(
            &mut |shape| read(shape, |shape| protocol.read_output(&call, response, shape)),
            request_id,
        )
        .map_err(|source| OrchestratorError::operation(self.unreadable(response, source)))
    }
}

impl Deserializer {
    fn error(&self, response: &HttpResponse) -> Error {
        let call = self.0.call();
        let protocol = self.0.service.protocol;
        let metadata = match protocol.error_metadata(&call, response) {
            Ok(builder) => apply_request_id(builder, response.headers()),
            Err(source) => return self.unreadable(response, source),
        };
        // The model knows the error by either code; users go by the code they had in awsQuery.
        let metadata = metadata.build();
        let code = metadata.code().map(str::to_owned);
        let query_code = protocol.former_code(response);
        let metadata = match query_code {
            Some(code) => with_code(&metadata, code, response),
            None => metadata,
        };
        let codes: Vec<&str> = code.as_deref().into_iter().chain(query_code).collect();
        if codes.is_empty() {
            let nameless = Nameless { status: response.status().as_u16() };
            return (self.0.unhandled)(nameless.into(), metadata);
        }
        (self.0.read_error)(&codes, metadata, &mut |shape| {
            read(shape, |shape| protocol.read_error(&call, response, shape))
        })
    }

    fn unreadable(&self, response: &HttpResponse, source: BoxError) -> Error {
        let status = response.status().as_u16();
        let metadata = apply_request_id(ErrorMetadata::builder(), response.headers()).build();
        (self.0.unhandled)(Unreadable { status, source }.into(), metadata)
    }
}

/// Reads a shape with `reader` if it has members: nobody looks at the body of one without, so that it may be anything.
fn read(
    shape: &mut dyn Shape,
    reader: impl FnOnce(&mut dyn Shape) -> Result<(), BoxError>,
) -> Result<(), BoxError> {
    if shape.descriptor().members.is_empty() { Ok(()) } else { reader(shape) }
}

/// `metadata` with another code.
fn with_code(metadata: &ErrorMetadata, code: &str, response: &HttpResponse) -> ErrorMetadata {
    let mut builder = apply_request_id(ErrorMetadata::builder().code(code), response.headers());
    if let Some(message) = metadata.message() {
        builder = builder.message(message);
    }
    builder.build()
}

/// A response that is not what the protocol says it is.
#[derive(Debug)]
struct Unreadable {
    status: u16,
    source: BoxError,
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "the response with status {} could not be read", self.status)
    }
}

impl StdError for Unreadable {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

/// An error response that does not say which error it is.
#[derive(Debug)]
struct Nameless {
    status: u16,
}

impl Display for Nameless {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "the service answered with status {} and named no error", self.status)
    }
}

impl StdError for Nameless {}
