//! Comparison of requests.

use std::collections::BTreeSet;

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use crate::codec::json::exact::{self, Exact};

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
    /// Parameters of the query as `name=value`, percent-encoded; others may be there too.
    pub query: &'a [&'a str],
    /// Names of parameters that are there with any value.
    pub required_query: &'a [&'a str],
    /// Names of parameters that are not there.
    pub forbidden_query: &'a [&'a str],
    /// The body, if the case names it; base64 where its media type is binary.
    pub body: Option<&'a str>,
    /// How bodies are compared: by value when it is `application/json` or `application/cbor`, else byte by byte.
    pub media_type: Option<&'a str>,
}

impl Request<'_> {
    #[track_caller]
    pub(super) fn compare(&self, request: &HttpRequest) {
        assert_eq!(request.method(), self.method, "the method differs");
        let uri = request.uri();
        let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
        let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
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
        let pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
        let is_there = |name: &str| {
            pairs.iter().any(|pair| pair.split_once('=').map_or(*pair, |(name, _)| name) == name)
        };
        for pair in self.query {
            let count = |pairs: &[&str]| pairs.iter().filter(|found| *found == pair).count();
            assert_eq!(count(&pairs), count(self.query), "the query parameter `{pair}` differs in `{query}`");
        }
        for name in self.required_query {
            assert!(is_there(name), "the query parameter `{name}` is missing in `{query}`");
        }
        for name in self.forbidden_query {
            assert!(!is_there(name), "the query parameter `{name}` is there in `{query}`");
        }
        let Some(expected) = self.body else { return };
        let body = request.body().bytes().unwrap_or_default();
        match self.media_type {
            Some("application/json") => {
                let found = String::from_utf8_lossy(body);
                let same = exact(expected.as_bytes()) == exact(body);
                assert!(same, "the body differs\nexpected: {expected}\n   found: {found}");
            }
            #[cfg(feature = "cbor")]
            Some("application/cbor") => {
                assert_eq!(cbor(body), cbor(&super::base64(expected)), "the body differs");
            }
            #[cfg(feature = "xml")]
            Some("application/xml") => {
                let found = String::from_utf8_lossy(body);
                let same = canonical(expected) == canonical(&found);
                assert!(same, "the body differs\nexpected: {expected}\n   found: {found}");
            }
            Some("application/x-www-form-urlencoded") => {
                let found = String::from_utf8_lossy(body);
                let parameters =
                    |form: &str| -> BTreeSet<String> { form.trim().split('&').map(str::to_owned).collect() };
                assert_eq!(parameters(&found), parameters(expected), "the form differs");
            }
            _ => assert_eq!(String::from_utf8_lossy(body), expected, "the body differs"),
        }
    }
}

#[track_caller]
pub(super) fn exact(text: &[u8]) -> Exact {
    exact::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// XML in one form: without blank text between elements, and with the entries of maps in order.
#[cfg(feature = "xml")]
#[track_caller]
fn canonical(text: &str) -> crate::codec::xml::tree::Element {
    crate::codec::xml::tree::parse(text.trim().as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

#[cfg(feature = "cbor")]
#[track_caller]
fn cbor(bytes: &[u8]) -> crate::codec::cbor::value::Value {
    crate::codec::cbor::value::parse(bytes).unwrap_or_else(|error| panic!("{error}"))
}
