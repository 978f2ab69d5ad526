//! `aws.protocols#awsQueryCompatible`: a protocol in place of awsQuery, with the error codes of that one.

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use http::HeaderName;

use super::{Call, ClientProtocol};
use crate::Shape;
use crate::codec::Codec;
use crate::error::BoxError;

const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");

/// A protocol whose requests ask for the error codes that the service had in awsQuery.
#[derive(Debug)]
pub struct QueryCompatible<P>(
    /// The protocol that is spoken.
    pub P,
);

impl<P: ClientProtocol> ClientProtocol for QueryCompatible<P> {
    fn id(&self) -> &'static str {
        self.0.id()
    }

    fn request(&self, call: &Call<'_>, input: &mut dyn Shape) -> Result<HttpRequest, BoxError> {
        let mut request = self.0.request(call, input)?;
        request.headers_mut().insert(QUERY_MODE, "true");
        Ok(request)
    }

    fn is_error(&self, response: &HttpResponse) -> bool {
        self.0.is_error(response)
    }

    fn read_output(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
        output: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        self.0.read_output(call, response, output)
    }

    fn read_head(&self, response: &HttpResponse, output: &mut dyn Shape) -> Result<(), BoxError> {
        self.0.read_head(response, output)
    }

    fn has_initial_messages(&self) -> bool {
        self.0.has_initial_messages()
    }

    fn error_metadata(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
    ) -> Result<ErrorMetadataBuilder, BoxError> {
        self.0.error_metadata(call, response)
    }

    /// The code in `x-amzn-query-error: <code>;<fault>`; of a list the first item counts.
    fn former_code<'r>(&self, response: &'r HttpResponse) -> Option<&'r str> {
        let header = response.headers().get("x-amzn-query-error")?;
        let first = header.split_once(',').map_or(header, |(first, _)| first);
        let (code, _) = first.split_once(';')?;
        Some(code.trim()).filter(|code| !code.is_empty())
    }

    fn read_error(
        &self,
        call: &Call<'_>,
        response: &HttpResponse,
        error: &mut dyn Shape,
    ) -> Result<(), BoxError> {
        self.0.read_error(call, response, error)
    }

    fn codec(&self) -> &dyn Codec {
        self.0.codec()
    }

    fn payload_error(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, BoxError> {
        self.0.payload_error(payload)
    }
}
