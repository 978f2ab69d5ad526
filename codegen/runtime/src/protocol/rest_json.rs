//! `aws.protocols#restJson1`: HTTP bindings, and JSON for what is not bound.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html>.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use smithwright_contract::protocols;

use super::{Call, ClientProtocol, body, json_error};
use crate::codec::Codec;
use crate::codec::json::Json;
use crate::error::BoxError;
use crate::{Shape, http};

/// restJson1.
pub const REST_JSON_1: RestJson = RestJson(());

/// restJson1.
#[derive(Debug)]
pub struct RestJson(());

impl ClientProtocol for RestJson {
    fn id(&self) -> &'static str {
        protocols::REST_JSON_1.id
    }

    fn request(&self, call: &Call<'_>, input: &mut dyn Shape) -> Result<HttpRequest, BoxError> {
        http::request(&Json::PLAIN, call, input)
    }

    fn read_output(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
        output: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        http::read(&Json::PLAIN, response, output)
    }

    fn read_head(&self, response: &HttpResponse, output: &mut dyn Shape) -> Result<(), BoxError> {
        http::read_head(response, output)
    }

    fn has_initial_messages(&self) -> bool {
        false
    }

    fn error_metadata(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
    ) -> Result<ErrorMetadataBuilder, BoxError> {
        json_error::metadata(json_error::REST_JSON, response.headers(), body(response)?)
    }

    fn codec(&self) -> &dyn Codec {
        &Json::PLAIN
    }

    fn payload_error(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, BoxError> {
        json_error::metadata(json_error::REST_JSON, &Headers::new(), payload)
    }
}
