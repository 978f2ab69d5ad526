//! HTTP bindings. RPC protocols ignore them.

use super::Traits;

/// The trait `http`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http {
    /// The method, as written.
    pub method: String,
    /// The URI pattern, such as `/items/{id}?list`.
    pub uri: String,
    /// The status of success; 200 unless given.
    pub code: u16,
}

impl Traits {
    /// `smithy.api#http`.
    pub fn http(&self) -> Option<Http> {
        let node = self.get("smithy.api#http")?;
        let code = node.get("code").and_then(super::Node::as_i64).and_then(|code| u16::try_from(code).ok());
        Some(Http {
            method: node.get("method")?.as_str()?.to_owned(),
            uri: node.get("uri")?.as_str()?.to_owned(),
            code: code.unwrap_or(200),
        })
    }

    /// `smithy.api#httpLabel`.
    pub fn is_http_label(&self) -> bool {
        self.has("smithy.api#httpLabel")
    }

    /// `smithy.api#httpQuery`: the name of the query parameter.
    pub fn http_query(&self) -> Option<&str> {
        self.text("smithy.api#httpQuery")
    }

    /// `smithy.api#httpQueryParams`.
    pub fn is_http_query_params(&self) -> bool {
        self.has("smithy.api#httpQueryParams")
    }

    /// `smithy.api#httpHeader`: the name of the header.
    pub fn http_header(&self) -> Option<&str> {
        self.text("smithy.api#httpHeader")
    }

    /// `smithy.api#httpPrefixHeaders`: the prefix of the headers.
    pub fn http_prefix_headers(&self) -> Option<&str> {
        self.text("smithy.api#httpPrefixHeaders")
    }

    /// `smithy.api#httpPayload`.
    pub fn is_http_payload(&self) -> bool {
        self.has("smithy.api#httpPayload")
    }

    /// `smithy.api#httpResponseCode`.
    pub fn is_http_response_code(&self) -> bool {
        self.has("smithy.api#httpResponseCode")
    }

    /// `smithy.api#httpChecksumRequired`.
    pub fn is_http_checksum_required(&self) -> bool {
        self.has("smithy.api#httpChecksumRequired")
    }

    /// `smithy.api#eventHeader`.
    pub fn is_event_header(&self) -> bool {
        self.has("smithy.api#eventHeader")
    }

    /// `smithy.api#eventPayload`.
    pub fn is_event_payload(&self) -> bool {
        self.has("smithy.api#eventPayload")
    }
}
