//! Checksums of requests and responses (`aws.protocols#httpChecksum`).

mod files;
mod sample;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_http_client::test_util::infallible_client_fn;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use smithwright_runtime::SdkConfig;
use smithwright_runtime::checksums::ChecksumMismatch;
use smithwright_runtime::config::retry::RetryConfig;
use smithwright_runtime::config::{
    BehaviorVersion, ConfigBuilder, Credentials, Region, RequestChecksumCalculation,
    ResponseChecksumValidation,
};
use smithwright_runtime::error::DisplayErrorContext;
use smithwright_runtime::primitives::byte_stream::{ByteStream, SdkBody};

use files::{Client, StoreFluentBuilder};

type Config = ConfigBuilder<files::Service>;
type Request = http::Request<SdkBody>;

/// A client whose requests are kept, and answered with these statuses, headers and body.
struct Kept {
    client: Client,
    requests: Arc<Mutex<Vec<Request>>>,
}

#[derive(Debug)]
struct Fixed(&'static str);

impl smithwright_runtime::endpoint::ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(
        &'a self,
        _: &'a smithwright_runtime::endpoint::Params,
    ) -> smithwright_runtime::endpoint::EndpointFuture<'a> {
        let endpoint = smithwright_runtime::endpoint::Endpoint::builder().url(self.0).build();
        smithwright_runtime::endpoint::EndpointFuture::ready(Ok(endpoint))
    }
}

impl Kept {
    fn new(change: impl FnOnce(Config) -> Config) -> Self {
        Self::answering(&[], "", change)
    }

    fn answering(
        headers: &'static [(&'static str, &'static str)],
        body: &'static str,
        change: impl FnOnce(Config) -> Config,
    ) -> Self {
        let requests: Arc<Mutex<Vec<Request>>> = Arc::default();
        let keeper = Arc::clone(&requests);
        let http = infallible_client_fn(move |request| {
            let mut kept = keeper.lock().expect("a lock");
            kept.push(request);
            let busy = kept.len() == 1 && headers.is_empty() && body == "busy";
            let mut response = http::Response::builder().status(if busy { 503 } else { 200 });
            for (name, value) in headers {
                response = response.header(*name, *value);
            }
            response.body(SdkBody::from(body)).expect("a valid response")
        });
        let config = Config::new()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-west-1"))
            .credentials_provider(Credentials::new("id", "secret", None, None, "test"))
            .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
            .sleep_impl(TokioSleep::new())
            .http_client(http)
            .endpoint_resolver(Fixed("https://files.example"));
        Self { client: Client::from_conf(change(config).build()), requests }
    }

    /// The requests of a call that succeeds: their headers and bodies.
    async fn sent(&self, call: StoreFluentBuilder) -> Vec<(http::HeaderMap, Vec<u8>)> {
        call.send().await.expect("an output");
        let requests = std::mem::take(&mut *self.requests.lock().expect("a lock"));
        let mut sent = Vec::new();
        for request in requests {
            let (head, body) = request.into_parts();
            let bytes = ByteStream::new(body).collect().await.expect("a body").to_vec();
            sent.push((head.headers, bytes));
        }
        sent
    }

    async fn one(&self, call: StoreFluentBuilder) -> (http::HeaderMap, Vec<u8>) {
        let mut sent = self.sent(call).await;
        assert_eq!(sent.len(), 1);
        sent.remove(0)
    }
}

fn header<'h>(headers: &'h http::HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn as_it_is(config: Config) -> Config {
    config
}

/// A stream of these bytes, which is not in memory as far as it tells; they can be asked for again.
fn stream(bytes: &'static [u8]) -> ByteStream {
    ByteStream::new(SdkBody::retryable(move || SdkBody::from_body_1_x(SdkBody::from(bytes))))
}

#[tokio::test]
async fn bodies_in_memory_have_a_header() {
    let kept = Kept::new(as_it_is);
    let (headers, body) = kept.one(kept.client.store().body(ByteStream::from_static(b"123456789"))).await;
    assert_eq!(header(&headers, "x-amz-checksum-crc32"), Some("y/Q5Jg=="));
    assert_eq!(header(&headers, "x-amz-sdk-checksum-algorithm"), Some("CRC32"));
    assert_eq!((header(&headers, "x-amz-trailer"), header(&headers, "content-encoding")), (None, None));
    assert_eq!(body, b"123456789");
    let signed = header(&headers, "authorization").expect("a signature");
    assert!(signed.contains("x-amz-checksum-crc32"), "{signed}");
}

#[tokio::test]
async fn of_the_algorithm_that_is_named() {
    let cases = [
        ("CRC32C", "x-amz-checksum-crc32c", "4waSgw=="),
        ("SHA1", "x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE="),
        ("sha256", "x-amz-checksum-sha256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="),
        ("CRC64NVME", "x-amz-checksum-crc64nvme", "rosUhgp5mIg="),
    ];
    for (name, expected, value) in cases {
        let kept = Kept::new(as_it_is);
        let call = kept.client.store().algorithm(name).body(ByteStream::from_static(b"123456789"));
        let (headers, _) = kept.one(call).await;
        assert_eq!(header(&headers, expected), Some(value), "{name}");
        assert_eq!(header(&headers, "x-amz-sdk-checksum-algorithm"), Some(name));
        assert!(header(&headers, "x-amz-checksum-crc32").is_none());
    }
}

#[tokio::test]
async fn streams_have_a_trailer() {
    let kept = Kept::new(as_it_is);
    let call = kept.client.store().encoding("gzip").body(stream(b"123456789"));
    let (headers, body) = kept.one(call).await;
    assert_eq!(header(&headers, "x-amz-trailer"), Some("x-amz-checksum-crc32"));
    assert_eq!(header(&headers, "content-encoding"), Some("gzip, aws-chunked"));
    assert_eq!(header(&headers, "x-amz-decoded-content-length"), Some("9"));
    assert_eq!(header(&headers, "x-amz-content-sha256"), Some("STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
    assert_eq!(header(&headers, "x-amz-sdk-checksum-algorithm"), Some("CRC32"));
    assert!(header(&headers, "x-amz-checksum-crc32").is_none());
    assert_eq!(
        String::from_utf8_lossy(&body),
        "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n"
    );
    assert_eq!(header(&headers, "content-length"), Some(body.len().to_string().as_str()));
}

#[tokio::test]
async fn chunks_of_other_sizes() {
    let bytes: &'static [u8] = vec![b'x'; 10_000].leak();
    let with = |size| move |config: Config| config.aws_chunked_encoding_chunk_size(size);
    for (size, heads) in [(Some(8_192), &["2000\r\n", "710\r\n"][..]), (None, &["2710\r\n"])] {
        let kept = Kept::new(with(size));
        let (headers, body) = kept.one(kept.client.store().body(stream(bytes))).await;
        assert_eq!(header(&headers, "content-length"), Some(body.len().to_string().as_str()));
        let body = String::from_utf8_lossy(&body);
        let found: Vec<&str> =
            body.split_inclusive("\r\n").filter(|line| line.len() < 8 && line.len() > 3).collect();
        assert_eq!(found, heads);
    }
    let error =
        Kept::new(with(Some(100))).client.store().body(stream(bytes)).send().await.expect_err("too few");
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("aws_chunked_encoding_chunk_size is 100, but it must be at least 8192"), "{text}");
}

#[tokio::test]
async fn payloads_that_are_not_signed() {
    let kept = Kept::new(|config| config.endpoint_resolver(Fixed("http://files.example")));
    let call = kept.client.store().body(stream(b"123456789")).customize().disable_payload_signing();
    call.send().await.expect("an output");
    let requests = kept.requests.lock().expect("a lock");
    let headers = requests[0].headers();
    assert_eq!(header(headers, "x-amz-content-sha256"), Some("STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
}

/// Where anybody could change what is sent, each chunk is signed, and the trailer.
#[tokio::test]
async fn chunks_are_signed_over_http() {
    let kept = Kept::new(|config| config.endpoint_resolver(Fixed("http://files.example")));
    let bytes: &'static [u8] = vec![b'x'; 70_000].leak();
    let (headers, body) = kept.one(kept.client.store().body(stream(bytes))).await;
    assert_eq!(header(&headers, "x-amz-content-sha256"), Some("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"));
    assert_eq!(header(&headers, "content-length"), Some(body.len().to_string().as_str()));
    let authorization = header(&headers, "authorization").expect("a signature");
    let part = |name: &str| {
        authorization.split([' ', ',']).find_map(|part| part.strip_prefix(name)).expect("a part")
    };
    let scope = part("Credential=id/");
    let date = header(&headers, "x-amz-date").expect("a date");
    let mut key = b"AWS4secret".to_vec();
    for part in scope.split('/') {
        key = mac(&key, part);
    }
    let mut last = part("Signature=").to_owned();
    let mut sign = |kind: &str, hashes: &[String]| {
        let mut lines =
            vec![format!("AWS4-HMAC-SHA256-{kind}"), date.to_owned(), scope.to_owned(), last.clone()];
        lines.extend_from_slice(hashes);
        last = hex(&mac(&key, &lines.join("\n")));
        last.clone()
    };
    let mut rest = body.as_slice();
    for length in [65_536, 4_464, 0] {
        let chunk = &bytes[..length];
        let signature = sign("PAYLOAD", &[hex(&Sha256::digest(b"")), hex(&Sha256::digest(chunk))]);
        let head = format!("{length:x};chunk-signature={signature}\r\n");
        rest = rest.strip_prefix(head.as_bytes()).unwrap_or_else(|| panic!("a chunk of {length}"));
        rest = rest.strip_prefix(chunk).expect("the bytes");
        // The last chunk has no bytes, and no line end after them.
        rest = if length > 0 { rest.strip_prefix(b"\r\n").expect("a line end") } else { rest };
    }
    let trailer = format!("x-amz-checksum-crc32:{}", crc32(bytes));
    let signature = sign("TRAILER", &[hex(&Sha256::digest(format!("{trailer}\n")))]);
    let end = format!("{trailer}\r\nx-amz-trailer-signature:{signature}\r\n\r\n");
    assert_eq!(String::from_utf8_lossy(rest), end);
}

fn crc32(bytes: &[u8]) -> String {
    aws_smithy_types::base64::encode(crc32fast::hash(bytes).to_be_bytes())
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("a key");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn one_that_the_caller_gives_stays_alone() {
    let kept = Kept::new(as_it_is);
    let (headers, body) = kept.one(kept.client.store().sha1("abc=").body(stream(b"123456789"))).await;
    assert_eq!(header(&headers, "x-amz-checksum-sha1"), Some("abc="));
    for name in ["x-amz-checksum-crc32", "x-amz-sdk-checksum-algorithm", "x-amz-trailer", "content-encoding"]
    {
        assert_eq!(header(&headers, name), None, "{name}");
    }
    assert_eq!(body, b"123456789");
}

#[tokio::test]
async fn only_when_required() {
    let kept =
        Kept::new(|config| config.request_checksum_calculation(RequestChecksumCalculation::WhenRequired));
    let (headers, body) = kept.one(kept.client.store().body(stream(b"123456789"))).await;
    assert_eq!(
        (header(&headers, "x-amz-trailer"), header(&headers, "x-amz-sdk-checksum-algorithm")),
        (None, None)
    );
    assert_eq!(body, b"123456789");
    // Whoever names an algorithm wants it.
    let (headers, _) = kept.one(kept.client.store().algorithm("SHA256").body(stream(b"123456789"))).await;
    assert_eq!(header(&headers, "x-amz-trailer"), Some("x-amz-checksum-sha256"));
}

#[test]
fn shared_configuration_counts() {
    let shared = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
        .response_checksum_validation(ResponseChecksumValidation::WhenRequired)
        .build();
    let config = Config::from(&shared).build();
    assert_eq!(config.request_checksum_calculation(), Some(&RequestChecksumCalculation::WhenRequired));
    assert_eq!(config.response_checksum_validation(), Some(&ResponseChecksumValidation::WhenRequired));
    assert_eq!(Config::new().behavior_version_latest().build().request_checksum_calculation(), None);
}

/// What is sent again has the checksum of the first attempt, so that a change meanwhile does not go unnoticed.
#[tokio::test]
async fn attempts_have_one_checksum() {
    let kept = Kept::answering(&[], "busy", as_it_is);
    let copies = AtomicUsize::new(100);
    let body = SdkBody::retryable(move || {
        let number = copies.fetch_add(1, Ordering::Relaxed);
        SdkBody::from_body_1_x(SdkBody::from(number.to_string()))
    });
    // The body of an attempt is read when it is sent; this client keeps requests instead, and reads them in turn.
    let sent = kept.sent(kept.client.store().body(ByteStream::new(body))).await;
    let [(headers, first), (_, second)] = sent.as_slice() else { panic!("two attempts") };
    let (first, second) = (String::from_utf8_lossy(first), String::from_utf8_lossy(second));
    let [_, bytes, _, trailer, ..] = first.split("\r\n").collect::<Vec<_>>()[..] else { panic!("{first}") };
    assert_eq!(trailer, format!("x-amz-checksum-crc32:{}", crc32(bytes.as_bytes())));
    assert!(second.contains(trailer) && !second.contains(bytes), "{first} and {second}");
    // Each attempt is encoded once.
    assert_eq!(header(headers, "content-encoding"), Some("aws-chunked"));
}

#[tokio::test]
async fn bad_input() {
    let kept = Kept::new(as_it_is);
    let error =
        kept.client.store().algorithm("CRC8").body(stream(b"x")).send().await.expect_err("no algorithm");
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("the checksum algorithm that the input names is not known"), "{text}");
    assert!(!text.contains("CRC8"), "{text}");
    let endless = ByteStream::new(SdkBody::from_body_1_x(Endless));
    let error = kept.client.store().body(endless).send().await.expect_err("no length");
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("a checksum needs the body's length, which the stream does not tell"), "{text}");
    assert!(kept.requests.lock().expect("a lock").is_empty());
}

/// A body that does not say how long it is.
struct Endless;

impl http_body::Body for Endless {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, std::convert::Infallible>>> {
        std::task::Poll::Ready(None)
    }
}

#[tokio::test]
async fn responses_are_validated() {
    let right = Kept::answering(&[("x-amz-checksum-crc32", "y/Q5Jg==")], "123456789", as_it_is);
    let output = right.client.store().send().await.expect("an output");
    assert_eq!(output.body.collect().await.expect("a body").to_vec(), b"123456789");
    assert_eq!(
        right.requests.lock().expect("a lock")[0]
            .headers()
            .get("x-amz-checksum-mode")
            .map(|mode| mode.as_bytes()),
        Some(&b"ENABLED"[..])
    );

    let wrong = Kept::answering(&[("x-amz-checksum-crc32", "AAAAAA==")], "123456789", as_it_is);
    let output = wrong.client.store().send().await.expect("an output");
    let error = output.body.collect().await.expect_err("a wrong checksum");
    let mut source: &dyn std::error::Error = &error;
    while let Some(inner) = source.source() {
        source = inner;
    }
    let mismatch = source.downcast_ref::<ChecksumMismatch>().expect("a mismatch");
    assert_eq!((mismatch.expected(), mismatch.found()), ("AAAAAA==", "y/Q5Jg=="));
    let text = DisplayErrorContext(error).to_string();
    assert!(
        text.contains("the body's checksum is y/Q5Jg==, and not AAAAAA== as the response says"),
        "{text}"
    );
}

/// The fastest of those that the model names counts.
#[tokio::test]
async fn of_several_checksums_the_fastest_counts() {
    let headers = &[("x-amz-checksum-sha1", "wrong"), ("x-amz-checksum-crc64nvme", "rosUhgp5mIg=")];
    let kept = Kept::answering(headers, "123456789", as_it_is);
    let output = kept.client.store().send().await.expect("an output");
    output.body.collect().await.expect("a body");
    // One that the model does not name counts for nothing.
    let kept = Kept::answering(&[("x-amz-checksum-sha256", "wrong")], "123456789", as_it_is);
    kept.client.store().send().await.expect("an output").body.collect().await.expect("a body");
}

#[tokio::test]
async fn what_is_not_validated() {
    let parts = Kept::answering(&[("x-amz-checksum-crc32", "AAAAAA==-12")], "123456789", as_it_is);
    parts.client.store().send().await.expect("an output").body.collect().await.expect("a body");

    let headers = &[("x-amz-checksum-crc32", "AAAAAA==")];
    let seldom =
        |config: Config| config.response_checksum_validation(ResponseChecksumValidation::WhenRequired);
    let kept = Kept::answering(headers, "123456789", seldom);
    kept.client.store().send().await.expect("an output").body.collect().await.expect("a body");
    assert!(!kept.requests.lock().expect("a lock")[0].headers().contains_key("x-amz-checksum-mode"));
    // Whoever asks for it gets it.
    let output = kept.client.store().mode("ENABLED").send().await.expect("an output");
    output.body.collect().await.expect_err("a wrong checksum");
}
