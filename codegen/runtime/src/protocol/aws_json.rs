//! `aws.protocols#awsJson1_0` and `aws.protocols#awsJson1_1`.
//!
//! Every request is a `POST` to `/` that names its operation in `x-amz-target`; HTTP bindings do not count. See
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html>.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use http::HeaderName;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use smithwright_contract::protocols;

use super::{Call, ClientProtocol, body, json_error};
use crate::Shape;
use crate::codec::json::Json;
use crate::codec::{Codec, Members};
use crate::error::BoxError;

const TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// awsJson1_0.
pub const AWS_JSON_1_0: AwsJson = AwsJson::new(protocols::AWS_JSON_1_0.id, "application/x-amz-json-1.0");
/// awsJson1_1.
pub const AWS_JSON_1_1: AwsJson = AwsJson::new(protocols::AWS_JSON_1_1.id, "application/x-amz-json-1.1");

/// awsJson; its two versions differ in their content type alone.
#[derive(Debug)]
pub struct AwsJson {
    id: &'static str,
    codec: Json,
}

impl AwsJson {
    const fn new(id: &'static str, media_type: &'static str) -> Self {
        Self { id, codec: Json { media_type, ..Json::PLAIN } }
    }
}

impl ClientProtocol for AwsJson {
    fn id(&self) -> &'static str {
        self.id
    }

    fn request(&self, call: &Call<'_>, input: &mut dyn Shape) -> Result<HttpRequest, BoxError> {
        let bytes = self.codec.write(input, Members::All)?;
        let length = bytes.len().to_string();
        let mut request = HttpRequest::new(SdkBody::from(bytes));
        request.set_method("POST")?;
        if request.uri() != "/" {
            request.set_uri("/")?;
        }
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, self.codec.media_type);
        headers.try_insert(TARGET, [call.service.name, ".", call.operation].concat())?;
        headers.try_insert(CONTENT_LENGTH, length)?;
        Ok(request)
    }

    fn error_metadata(
        &self,
        _: &Call<'_>,
        response: &HttpResponse,
    ) -> Result<ErrorMetadataBuilder, BoxError> {
        json_error::metadata(json_error::AWS_JSON, response.headers(), body(response)?)
    }

    fn codec(&self) -> &dyn Codec {
        &self.codec
    }

    fn payload_error(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, BoxError> {
        json_error::metadata(json_error::AWS_JSON, &Headers::new(), payload)
    }
}
