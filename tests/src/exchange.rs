//! One operation's request and response over loopback, checked from the first header to the last byte.

use std::fmt::Debug;

use serde_json::Value;

use crate::server::{Answer, Received, Server};
use crate::signature::Authorization;
use crate::tool::sample::HIDDEN;

/// Region that the clients of the tests are set to.
pub const REGION: &str = "eu-west-1";
/// Access key id of the tests.
pub const ACCESS_KEY_ID: &str = "AKIDEXAMPLE";
/// Secret key of the tests; it signs nothing but requests to loopback.
pub const SECRET_ACCESS_KEY: &str = "not-a-secret";

/// A server that answers one operation, with what it must be sent and what it sends.
#[derive(Debug)]
pub struct Exchange {
    server: Server,
    operation: &'static str,
    request: Value,
    responses: Vec<Value>,
}

impl Exchange {
    /// Starts the server.
    ///
    /// # Panics
    /// If the request or a response is no JSON.
    pub async fn start(operation: &'static str, request: &str, responses: &[&str]) -> Self {
        let parse = |text: &&str| serde_json::from_str(text).expect("the test's JSON is JSON");
        let server = Server::scripted(responses.iter().map(Answer::ok)).await;
        Self { server, operation, request: parse(&request), responses: responses.iter().map(parse).collect() }
    }

    /// Where the server is.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Checks the nth request as it arrived, what the client made of the nth response, and what `Debug` shows of both.
    ///
    /// # Panics
    /// If anything differs, or if something sensitive is shown.
    #[track_caller]
    pub fn check<E: Debug>(&self, nth: usize, input: &str, output: Result<(Value, String), E>) {
        let received = self.server.received();
        assert_eq!(received.len(), nth + 1, "one request a call, {output:?}");
        check_request(&received[nth], self.operation);
        assert_eq!(received[nth].json(), self.request, "the request's body");
        let (output, shown) = output.expect("a response the client understands");
        assert_eq!(output, self.responses[nth], "the response, as parsed");
        assert!(!input.contains(HIDDEN), "the input shows what is sensitive: {input}");
        assert!(!shown.contains(HIDDEN), "the output shows what is sensitive: {shown}");
        // What is not sensitive is there to be read.
        assert_eq!(input.contains("shown "), self.request.to_string().contains("shown "), "{input}");
        assert_eq!(shown.contains("shown "), self.responses[nth].to_string().contains("shown "), "{shown}");
    }
}

/// Checks everything of a request that is the same for each operation.
///
/// # Panics
/// If anything is not as AWS JSON 1.0 and Signature Version 4 want it.
#[track_caller]
pub fn check_request(request: &Received, operation: &str) {
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/");
    assert_eq!(request.header("x-amz-target"), Some(format!("AwsProton20200720.{operation}").as_str()));
    assert_eq!(request.header("content-type"), Some("application/x-amz-json-1.0"));
    assert_eq!(request.header("content-length"), Some(request.body.len().to_string().as_str()));
    assert!(request.header("host").is_some_and(|host| host.starts_with("127.0.0.1:")));
    let agent = request.header("user-agent").unwrap_or_default();
    assert!(agent.starts_with("aws-sdk-rust/"), "{agent}");
    let agent = request.header("x-amz-user-agent").unwrap_or_default();
    assert!(agent.contains(" api/proton/"), "{agent}");
    assert_eq!(request.header("amz-sdk-request"), Some("attempt=1; max=3"));
    assert_eq!(request.header("amz-sdk-invocation-id").map(str::len), Some(36));
    check_signature(request, REGION);
}

/// Checks that the request is signed for this region, with the right key and over the body that came.
///
/// # Panics
/// If not.
#[track_caller]
pub fn check_signature(request: &Received, region: &str) {
    let authorization = Authorization::of(request).expect("a signature of version 4");
    assert_eq!(authorization.access_key_id, ACCESS_KEY_ID);
    assert_eq!((authorization.region.as_str(), authorization.service.as_str()), (region, "proton"));
    let time = request.header("x-amz-date").unwrap_or_default();
    assert!(time.starts_with(&authorization.date) && time.ends_with('Z') && time.len() == 16, "{time}");
    for header in ["content-type", "host", "x-amz-date", "x-amz-target"] {
        assert!(authorization.signed_headers.iter().any(|signed| signed == header), "{header} is not signed");
    }
    assert_eq!(Some(&authorization.signature), authorization.expected(request, SECRET_ACCESS_KEY).as_ref());
    let other = Received { body: "{}{}".into(), ..request.clone() };
    assert_ne!(Some(authorization.signature.clone()), authorization.expected(&other, SECRET_ACCESS_KEY));
}
