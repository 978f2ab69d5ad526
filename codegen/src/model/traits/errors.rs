//! Traits on errors.

use super::{Node, Traits};

/// The trait `error`: who is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// The trait `retryable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retryable {
    /// Whether the service asks to be called less often.
    pub throttling: bool,
}

/// The trait `awsQueryError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsQueryError {
    /// The code on the wire in the awsQuery protocol.
    pub code: String,
    /// The HTTP status.
    pub status: Option<u16>,
}

impl Traits {
    /// `smithy.api#error`.
    pub fn error(&self) -> Option<ErrorKind> {
        match self.text("smithy.api#error")? {
            "client" => Some(ErrorKind::Client),
            "server" => Some(ErrorKind::Server),
            _ => None,
        }
    }

    /// `smithy.api#httpError`: the HTTP status.
    pub fn http_error(&self) -> Option<u16> {
        status(self.get("smithy.api#httpError")?)
    }

    /// `smithy.api#retryable`.
    pub fn retryable(&self) -> Option<Retryable> {
        let node = self.get("smithy.api#retryable")?;
        Some(Retryable { throttling: node.get("throttling").and_then(Node::as_bool).unwrap_or(false) })
    }

    /// `aws.protocols#awsQueryError`.
    pub fn aws_query_error(&self) -> Option<AwsQueryError> {
        let node = self.get("aws.protocols#awsQueryError")?;
        let code = node.get("code")?.as_str()?.to_owned();
        Some(AwsQueryError { code, status: node.get("httpResponseCode").and_then(status) })
    }
}

fn status(node: &Node) -> Option<u16> {
    let status = u16::try_from(node.as_i64()?).ok()?;
    (100..=999).contains(&status).then_some(status)
}
