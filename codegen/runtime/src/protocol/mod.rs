//! Protocols: how an operation's input becomes a request, and a response its output or error.

mod aws_json;

use std::fmt::Debug;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use crate::error::BoxError;
use crate::{OperationTraits, Protocol, ServiceMetadata, Shape};

/// The operation that a request or response belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Its service.
    pub service: &'a ServiceMetadata,
    /// Name of the operation shape.
    pub operation: &'a str,
    /// What the model says of it beyond its shapes.
    pub traits: &'a OperationTraits,
    /// Whether the service keeps the error codes that it had in awsQuery.
    pub query_compatible: bool,
}

/// A protocol, from the client's side. It sees shapes only, never their Rust types.
pub trait ClientProtocol: Debug + Send + Sync {
    /// Makes a request of `input`; its URI has a path, and the endpoint goes before it later.
    fn request(&self, call: &Call<'_>, input: &dyn Shape) -> Result<HttpRequest, BoxError>;

    /// Whether `response` is to be read as an error.
    fn is_error(&self, response: &HttpResponse) -> bool {
        !response.status().is_success()
    }

    /// Reads the members of the blank `output`.
    fn read_output(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
        output: &mut dyn Shape,
    ) -> Result<(), BoxError>;

    /// Reads which error `response` is: its code as the model spells it, and its message.
    fn error_metadata(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
    ) -> Result<ErrorMetadataBuilder, BoxError>;

    /// Reads the members of the blank `error`.
    fn read_error(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
        error: &mut dyn Shape,
    ) -> Result<(), BoxError>;

    /// Reads the payload of an event, or of an error among events, into the blank `shape`.
    fn read_payload(&self, payload: &[u8], shape: &mut dyn Shape) -> Result<(), BoxError>;

    /// Reads what the payload of an error among events says of it whatever its members: its message.
    fn payload_error(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, BoxError>;
}

/// How to speak `protocol`.
pub fn of(protocol: Protocol) -> &'static dyn ClientProtocol {
    match protocol {
        Protocol::AwsJson1_0 => &aws_json::VERSION_1_0,
        Protocol::AwsJson1_1 => &aws_json::VERSION_1_1,
    }
}

/// The bytes of a response's body, which the orchestrator has loaded by now.
fn body(response: &HttpResponse) -> Result<&[u8], BoxError> {
    response.body().bytes().ok_or_else(|| "the response's body was not loaded".into())
}
