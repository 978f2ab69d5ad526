//! Protocols: how an operation's input becomes a request, and a response its output or error.
//!
//! A protocol is one of two framings, one request for all operations (RPC) or HTTP bindings (REST), over a [`Codec`]. Generated code names the constant
//! of its service's protocol, so that a program holds that one and no other.

mod aws_json;
#[cfg(feature = "cbor")]
mod cbor_error;
mod error_code;
mod json_error;
#[cfg(feature = "query")]
mod query;
mod query_compatible;
mod rest_json;
#[cfg(feature = "xml")]
mod rest_xml;
mod rpc_v2;
#[cfg(feature = "xml")]
mod xml_error;

use std::fmt::Debug;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use crate::codec::{Codec, Members};
use crate::error::BoxError;
use crate::{OperationTraits, ServiceMetadata, Shape};

pub use aws_json::{AWS_JSON_1_0, AWS_JSON_1_1, AwsJson};
#[cfg(feature = "query")]
pub use query::{AWS_QUERY, EC2_QUERY, Query};
pub use query_compatible::QueryCompatible;
pub use rest_json::{REST_JSON_1, RestJson};
#[cfg(feature = "xml")]
pub use rest_xml::{REST_XML, RestXml};
#[cfg(feature = "cbor")]
pub use rpc_v2::RPC_V2_CBOR;
pub use rpc_v2::{RPC_V2_JSON, RpcV2};

/// The operation that a request or response belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Its service.
    pub service: &'a ServiceMetadata,
    /// Name of the operation shape.
    pub operation: &'a str,
    /// Traits of the operation.
    pub traits: &'a OperationTraits,
}

/// A protocol, from the client's side. It sees shapes only, never their Rust types.
pub trait ClientProtocol: Debug + Send + Sync {
    /// Returns the id of the trait that stands for it.
    fn id(&self) -> &'static str;

    /// Builds a request of `input`; its URI has a path, and the endpoint is put before it later.
    ///
    /// # Errors
    /// If a value has no form in the protocol, or a member that is part of the URI is not set. The error names the member
    /// and quotes no value.
    fn request(&self, call: &Call<'_>, input: &mut dyn Shape) -> Result<HttpRequest, BoxError>;

    /// Whether `response` is to be read as an error.
    fn is_error(&self, response: &HttpResponse) -> bool {
        !response.status().is_success()
    }

    /// Reads the members of the blank `output`; unless a protocol says otherwise, all of them from the body.
    ///
    /// # Errors
    /// If the response is not of the form that the protocol asks for. The error names the member and quotes no value.
    fn read_output(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
        output: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        let _ = call;
        self.codec().read(body(response)?, output, Members::All)
    }

    /// Reads those members of the blank `output` that come before a body which is a stream.
    ///
    /// # Errors
    /// As [`read_output`](Self::read_output).
    fn read_head(&self, response: &HttpResponse, output: &mut dyn Shape) -> Result<(), BoxError> {
        let _ = (response, output);
        Ok(())
    }

    /// Whether members beside a stream of events come with its first message, as in RPC protocols.
    fn has_initial_messages(&self) -> bool {
        true
    }

    /// Reads which error `response` is: its code as the model spells it, and its message.
    ///
    /// # Errors
    /// If the body is not of the protocol's format.
    fn error_metadata(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
    ) -> Result<ErrorMetadataBuilder, BoxError>;

    /// The code that the service's errors had in another protocol, and that users know (`x-amzn-query-error`).
    fn former_code<'r>(&self, response: &'r HttpResponse) -> Option<&'r str> {
        let _ = response;
        None
    }

    /// Reads the members of the blank `error`.
    ///
    /// # Errors
    /// As [`read_output`](Self::read_output).
    fn read_error(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
        error: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        self.read_output(call, response, error)
    }

    /// The format of payloads of events.
    fn codec(&self) -> &dyn Codec;

    /// Reads what the payload of an error among events says of it whatever its members: its message.
    ///
    /// # Errors
    /// If the payload is not of the protocol's format.
    fn payload_error(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, BoxError>;
}

/// The bytes of a response's body, which the orchestrator has loaded by now.
pub(crate) fn body(response: &HttpResponse) -> Result<&[u8], BoxError> {
    response.body().bytes().ok_or_else(|| "the response's body was not loaded".into())
}
