//! Comparison of requests.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::Document;

use super::document;

/// What a request is expected to be: a case of `smithy.test#httpRequestTests`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// The method.
    pub method: &'a str,
    /// The path.
    pub uri: &'a str,
    /// The endpoint's host, with a path if it has one; `example.com` unless said.
    pub host: Option<&'a str>,
    /// The host that the request goes to, if the case names it.
    pub resolved_host: Option<&'a str>,
    /// Headers with their values; others may be there too.
    pub headers: &'a [(&'a str, &'a str)],
    /// Headers that are there with any value.
    pub required: &'a [&'a str],
    /// Headers that are not there.
    pub forbidden: &'a [&'a str],
    /// The body, if the case names it.
    pub body: Option<&'a str>,
    /// How bodies are compared: as JSON when it is `application/json`, else byte by byte.
    pub media_type: Option<&'a str>,
}

impl Request<'_> {
    #[track_caller]
    pub(super) fn compare(&self, request: &HttpRequest) {
        assert_eq!(request.method(), self.method, "the method differs");
        let uri = request.uri();
        let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
        let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        assert_eq!(if path.is_empty() { "/" } else { path }, self.uri, "the path differs");
        if let Some(expected) = self.resolved_host {
            assert_eq!(host, expected, "the host differs");
        }
        let headers = request.headers();
        for (name, value) in self.headers {
            assert_eq!(headers.get(*name), Some(*value), "the header `{name}` differs");
        }
        for name in self.required {
            assert!(headers.contains_key(*name), "the header `{name}` is missing");
        }
        for name in self.forbidden {
            assert!(!headers.contains_key(*name), "the header `{name}` is there");
        }
        let Some(expected) = self.body else { return };
        let body = request.body().bytes().unwrap_or_default();
        if self.media_type == Some("application/json") {
            let found = String::from_utf8_lossy(body);
            let same = same(&document(expected), &document(&found));
            assert!(same, "the body differs\nexpected: {expected}\n   found: {found}");
        } else {
            assert_eq!(String::from_utf8_lossy(body), expected, "the body differs");
        }
    }
}

/// Whether two values are the same JSON; `1` and `1.0` are one number.
fn same(a: &Document, b: &Document) -> bool {
    match (a, b) {
        (Document::Number(a), Document::Number(b)) => a == b || a.to_f64_lossy() == b.to_f64_lossy(),
        (Document::Array(a), Document::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Document::Object(a), Document::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}
