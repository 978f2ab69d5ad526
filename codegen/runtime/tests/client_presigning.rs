//! Requests that are signed now and sent later.

mod files;
mod sample;

use std::time::{Duration, SystemTime};

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use smithwright_runtime::config::{BehaviorVersion, ConfigBuilder, Credentials, Region};
use smithwright_runtime::error::{DisplayErrorContext, SdkError};
use smithwright_runtime::presigning::{PresignedRequest, PresigningConfig, PresigningConfigError};
use smithwright_runtime::primitives::byte_stream::ByteStream;

use files::Client;

const MINUTE: Duration = Duration::from_secs(60);
/// 2024-01-02T03:04:05Z
const START: Duration = Duration::from_secs(1_704_164_645);

#[derive(Debug)]
struct Fixed;

impl smithwright_runtime::endpoint::ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(
        &'a self,
        _: &'a smithwright_runtime::endpoint::Params,
    ) -> smithwright_runtime::endpoint::EndpointFuture<'a> {
        let endpoint =
            smithwright_runtime::endpoint::Endpoint::builder().url("https://files.example").build();
        smithwright_runtime::endpoint::EndpointFuture::ready(Ok(endpoint))
    }
}

fn client() -> Client {
    let unused =
        infallible_client_fn(|_| -> http::Response<SdkBody> { panic!("a presigned request is not sent") });
    let config = ConfigBuilder::new()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("id", "secret", Some("token".into()), None, "test"))
        .http_client(unused)
        .endpoint_resolver(Fixed);
    Client::from_conf(config.build())
}

fn config() -> PresigningConfig {
    let builder = PresigningConfig::builder().start_time(SystemTime::UNIX_EPOCH + START);
    builder.expires_in(MINUTE).build().expect("a configuration")
}

/// Checks the signature as a service would; returns the names of the signed headers.
#[track_caller]
fn verify(request: &PresignedRequest) -> Vec<String> {
    let (place, query) = request.uri().split_once('?').expect("a query");
    let path = place.strip_prefix("https://files.example").expect("the endpoint");
    // Of services other than S3 paths are encoded once more.
    let path = path.replace('%', "%25");
    let mut pairs: Vec<&str> = query.split('&').collect();
    let value = |name: &str| {
        pairs.iter().find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
    };
    let value = |name: &str| value(name).unwrap_or_else(|| panic!("no {name} in {query}"));
    assert_eq!(value("X-Amz-Algorithm"), "AWS4-HMAC-SHA256");
    assert_eq!(
        (value("X-Amz-Expires"), value("X-Amz-Date")),
        ("60".to_owned(), "20240102T030405Z".to_owned())
    );
    assert_eq!(value("X-Amz-Security-Token"), "token");
    let scope = "20240102/eu-west-1/files/aws4_request";
    assert_eq!(value("X-Amz-Credential"), format!("id/{scope}").replace('/', "%2F"));
    let signature = value("X-Amz-Signature");
    let signed: Vec<String> = value("X-Amz-SignedHeaders").split("%3B").map(str::to_owned).collect();
    pairs.retain(|pair| !pair.starts_with("X-Amz-Signature="));
    pairs.sort_unstable();
    let headers: String = signed
        .iter()
        .map(|name| {
            let found = request.headers().find(|(found, _)| found == name).map(|(_, value)| value);
            let value = found.or((name == "host").then_some("files.example")).expect("a signed header");
            format!("{name}:{value}\n")
        })
        .collect();
    let canonical =
        [request.method(), &path, &pairs.join("&"), &headers, &signed.join(";"), "UNSIGNED-PAYLOAD"]
            .join("\n");
    let to_sign =
        ["AWS4-HMAC-SHA256", "20240102T030405Z", scope, &hex(&Sha256::digest(canonical))].join("\n");
    let mut key = b"AWS4secret".to_vec();
    for part in scope.split('/') {
        key = mac(&key, part);
    }
    assert_eq!(signature, hex(&mac(&key, &to_sign)), "the signature is wrong");
    signed
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
async fn a_get() {
    let request = client().get_file().name("a/b c").presigned(config()).await.expect("a request");
    assert_eq!(verify(&request), ["host"]);
    assert_eq!(request.method(), "GET");
    assert!(request.uri().starts_with("https://files.example/files/a%2Fb%20c?"), "{}", request.uri());
    assert_eq!(request.headers().count(), 0, "{:?}", request.headers().collect::<Vec<_>>());
    let made = request.make_http_1x_request(()).expect("a request");
    assert_eq!((made.method(), made.uri().to_string().as_str()), (&http::Method::GET, request.uri()));
    assert_eq!(request.clone().into_http_1x_request("x").expect("a request").body(), &"x");
    let shown = format!("{request:?}");
    assert!(!shown.contains("Signature") && !shown.contains("token"), "{shown}");
}

/// The body is whoever sends the request's; headers that the caller set must be sent, and no others.
#[tokio::test]
async fn a_put() {
    let put = client().put_file().name("a").body(ByteStream::from_static(b"not sent"));
    let request = put.presigned(config()).await.expect("a request");
    assert_eq!((verify(&request), request.method()), (vec!["host".to_owned()], "PUT"));
    assert_eq!(request.headers().count(), 0);
    let request = client().put_file().name("a").length(5).presigned(config()).await.expect("a request");
    assert_eq!(verify(&request), ["content-length", "host"]);
    assert_eq!(request.headers().collect::<Vec<_>>(), [("content-length", "5")]);
}

/// A checksum would be of a body that nobody knows yet, and that of a response is for somebody else to look at.
#[tokio::test]
async fn without_a_checksum() {
    let request = client().store().presigned(config()).await.expect("a request");
    assert_eq!(verify(&request), ["host"]);
    assert_eq!(request.headers().count(), 0);
}

#[tokio::test]
async fn customized() {
    let changed = client().get_file().name("a").customize().mutate_request(|request| {
        request.headers_mut().insert("x-more", "1");
    });
    let changed = changed.config_override(ConfigBuilder::new().region(Region::new("eu-west-1")));
    let request = changed.presigned(config()).await.expect("a request");
    assert_eq!(verify(&request), ["host", "x-more"]);
}

#[tokio::test]
async fn what_is_missing() {
    let error = client().get_file().presigned(config()).await.expect_err("no name");
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("name"), "{text}");
}

/// A request whose members are in the body cannot be presigned: whoever sends it would send something else.
#[tokio::test]
async fn a_body_of_members() {
    let (http, _) = aws_smithy_http_client::test_util::capture_request(None);
    let config_of = sample::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::for_tests())
        .http_client(http);
    let client = sample::Client::from_conf(config_of.build());
    let error = client.get_thing().name("a").presigned(config()).await.expect_err("a body");
    let text = DisplayErrorContext(error).to_string();
    assert!(
        text.contains("its input has members in the body, which is no part of a presigned request"),
        "{text}"
    );
}

#[test]
fn bad_configurations() {
    let week = Duration::from_secs(7 * 24 * 60 * 60);
    assert!(PresigningConfig::expires_in(week).is_ok());
    let error = PresigningConfig::expires_in(week + Duration::from_secs(1)).expect_err("too long");
    assert_eq!(
        (error, error.to_string().as_str()),
        (PresigningConfigError::TooLong, "`expires_in` must be no longer than one week")
    );
    let error = PresigningConfig::builder().build().expect_err("no time");
    assert_eq!(error.to_string(), "`expires_in` is required");
}
