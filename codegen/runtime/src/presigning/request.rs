//! A request that was signed to be sent later.

use std::fmt::{Debug, Formatter};

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

/// A request that was signed to be sent later, by anybody who has it, until it expires.
///
/// Its headers are part of the signature, and must be sent. Bodies are not.
#[derive(Clone)]
pub struct PresignedRequest {
    method: String,
    uri: String,
    headers: Vec<(String, String)>,
}

impl PresignedRequest {
    pub(crate) fn of(request: &HttpRequest) -> Self {
        let headers = request.headers().iter();
        Self {
            method: request.method().to_owned(),
            uri: request.uri().to_owned(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        }
    }

    /// The method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The URI, with the signature in its query.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// Names and values of the headers that must be sent.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns a request of the crate `http` with this body.
    ///
    /// # Errors
    /// If the parts make no request, which those that were signed do.
    pub fn make_http_1x_request<B>(&self, body: B) -> Result<http::Request<B>, http::Error> {
        let mut request = http::Request::builder().method(self.method.as_str()).uri(self.uri.as_str());
        for (name, value) in self.headers() {
            request = request.header(name, value);
        }
        request.body(body)
    }

    /// Becomes a request of the crate `http` with this body.
    ///
    /// # Errors
    /// As [`make_http_1x_request`](Self::make_http_1x_request).
    pub fn into_http_1x_request<B>(self, body: B) -> Result<http::Request<B>, http::Error> {
        self.make_http_1x_request(body)
    }
}

/// Shows where the request goes, and not its signature, which is as good as a password until it expires.
impl Debug for PresignedRequest {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let place = self.uri.split_once('?').map_or(self.uri.as_str(), |(place, _)| place);
        f.debug_struct("PresignedRequest")
            .field("method", &self.method)
            .field("uri", &place)
            .finish_non_exhaustive()
    }
}
