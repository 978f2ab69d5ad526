//! `aws.protocols#awsJson1_0` and `aws.protocols#awsJson1_1`.
//!
//! Every request is a `POST` to `/` that names its operation in `x-amz-target`; HTTP bindings do not count. See
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html>.

mod error;

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use http::HeaderName;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use super::{Call, ClientProtocol, body};
use crate::Shape;
use crate::error::BoxError;
use crate::json;

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");

pub(super) const VERSION_1_0: AwsJson = AwsJson { content_type: "application/x-amz-json-1.0" };
pub(super) const VERSION_1_1: AwsJson = AwsJson { content_type: "application/x-amz-json-1.1" };

/// The two versions differ in their content type alone.
#[derive(Debug)]
pub(super) struct AwsJson {
    content_type: &'static str,
}

impl ClientProtocol for AwsJson {
    fn request(&self, call: &Call<'_>, input: &dyn Shape) -> Result<HttpRequest, BoxError> {
        let bytes = json::write(input)?;
        let length = bytes.len().to_string();
        let mut request = HttpRequest::new(SdkBody::from(bytes));
        request.set_method("POST")?;
        if request.uri() != "/" {
            request.set_uri("/")?;
        }
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, self.content_type);
        headers.try_insert(TARGET, [call.service.name, ".", call.operation].concat())?;
        headers.try_insert(CONTENT_LENGTH, length)?;
        if call.query_compatible {
            headers.insert(QUERY_MODE, "true");
        }
        Ok(request)
    }

    fn read_output(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
        output: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        json::read(body(response)?, output)
    }

    fn error_metadata(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
    ) -> Result<ErrorMetadataBuilder, BoxError> {
        error::metadata(response.headers(), body(response)?)
    }

    fn read_error(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
        error: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        json::read(body(response)?, error)
    }

    fn read_payload(&self, payload: &[u8], shape: &mut dyn Shape) -> Result<(), BoxError> {
        json::read(payload, shape)
    }

    fn payload_error(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, BoxError> {
        error::metadata(&Headers::new(), payload)
    }
}
