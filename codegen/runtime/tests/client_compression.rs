//! Compressed requests.

mod sample;

use std::io::Read;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::body::SdkBody;
use aws_types::SdkConfig;
use smithwright_runtime::config::http::HttpRequest;
use smithwright_runtime::config::{BehaviorVersion, Credentials, Region, SharedCredentialsProvider};
use smithwright_runtime::error::DisplayErrorContext;

use sample::{Builder, Client, Config, answer, config, header, replay};

/// Length of `{"content":""}`, around the content of a thing.
const AROUND: usize = 14;

fn content(size: usize) -> String {
    "a".repeat(size - AROUND)
}

/// The request for a thing of `size` bytes of JSON.
async fn put(size: usize, set: impl FnOnce(Builder) -> Builder) -> HttpRequest {
    let http = replay([answer(200, "{}")]);
    let client = Client::from_conf(set(config(&http)).build());
    client.put_thing().content(content(size)).send().await.expect("an output");
    let request = http.actual_requests().next().expect("a request");
    request.try_clone().expect("a body in memory")
}

/// What the service reads, if the body is compressed and nothing but that.
fn unpacked(request: &HttpRequest) -> Option<String> {
    let body = request.body().bytes().expect("a body in memory");
    assert_eq!(header(request, "content-length"), body.len().to_string());
    (header(request, "content-encoding") == "gzip").then(|| {
        let mut text = String::new();
        flate2::read::GzDecoder::new(body).read_to_string(&mut text).expect("gzip");
        text
    })
}

#[tokio::test]
async fn from_ten_kibibytes_on() {
    let below = put(10_239, |conf| conf).await;
    assert_eq!(unpacked(&below), None);
    assert_eq!(below.headers().get("content-encoding"), None);
    assert_eq!(below.body().bytes().map(<[u8]>::len), Some(10_239));
    let large = put(10_240, |conf| conf).await;
    assert_eq!(unpacked(&large), Some(format!(r#"{{"content":"{}"}}"#, content(10_240))));
    assert_eq!(header(&large, "content-type"), "application/x-amz-json-1.0");
}

#[tokio::test]
async fn only_where_the_model_asks_for_it() {
    let http = replay([answer(200, "{}")]);
    let client = Client::from_conf(config(&http).request_min_compression_size_bytes(0).build());
    client.get_thing().name("a".repeat(20_000)).send().await.expect("an output");
    assert_eq!(unpacked(http.actual_requests().next().expect("a request")), None);
}

#[tokio::test]
async fn settings() {
    let size = |size: u32| move |conf: Builder| conf.request_min_compression_size_bytes(size);
    assert!(unpacked(&put(AROUND, size(0)).await).is_some());
    assert!(unpacked(&put(99, size(100)).await).is_none());
    assert!(unpacked(&put(100, size(100)).await).is_some());
    assert!(unpacked(&put(20_000, size(10_485_760)).await).is_none());
    assert!(unpacked(&put(20_000, |conf| conf.disable_request_compression(true)).await).is_none());
    assert!(unpacked(&put(20_000, |conf| conf.disable_request_compression(false)).await).is_some());
    let unset = |mut conf: Builder| {
        conf.set_disable_request_compression(Some(true)).set_request_min_compression_size_bytes(Some(1));
        conf.set_disable_request_compression(None).set_request_min_compression_size_bytes(None);
        conf
    };
    assert!(unpacked(&put(10_240, unset).await).is_some());
    assert!(unpacked(&put(10_239, unset).await).is_none());
}

#[tokio::test]
async fn a_bad_setting_fails_the_call() {
    let http = replay([]);
    let client = Client::from_conf(config(&http).request_min_compression_size_bytes(10_485_761).build());
    let error = client.put_thing().content("small").send().await.expect_err("an error");
    let text = DisplayErrorContext(error).to_string();
    let expected = "request_min_compression_size_bytes is 10485761, but it must be at most 10485760";
    assert!(text.contains(expected), "{text}");
    assert_eq!(http.actual_requests().count(), 0);
}

#[tokio::test]
async fn shared_configuration() {
    let shared = SdkConfig::builder().disable_request_compression(true).request_min_compression_size_bytes(7);
    let config = Config::new(&shared.build());
    assert_eq!(config.disable_request_compression(), Some(true));
    assert_eq!(config.request_min_compression_size_bytes(), Some(7));
    let config = Config::new(&SdkConfig::builder().build());
    assert_eq!(config.disable_request_compression(), None);
    assert_eq!(config.request_min_compression_size_bytes(), None);

    let http = replay([answer(200, "{}"), answer(200, "{}")]);
    let shared = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::for_tests()))
        .http_client(http.clone())
        .request_min_compression_size_bytes(100);
    let client = Client::new(&shared.build());
    client.put_thing().content(content(100)).send().await.expect("an output");
    let off = Config::builder().disable_request_compression(true);
    client
        .put_thing()
        .content(content(100))
        .customize()
        .config_override(off)
        .send()
        .await
        .expect("an output");
    let requests: Vec<_> = http.actual_requests().collect();
    assert!(unpacked(requests[0]).is_some() && unpacked(requests[1]).is_none());
    // Metric L: compressed with gzip.
    let metrics = |request| {
        let parts = header(request, "x-amz-user-agent").split(' ').find_map(|part| part.strip_prefix("m/"));
        parts.unwrap_or_default().split(',').any(|metric| metric == "L")
    };
    assert!(metrics(requests[0]) && !metrics(requests[1]));
}

#[tokio::test]
async fn other_encodings_stay() {
    let http = replay([answer(200, "{}")]);
    let client = Client::from_conf(config(&http).interceptor(Encodings).build());
    client.put_thing().content(content(20_000)).send().await.expect("an output");
    let request = http.actual_requests().next().expect("a request");
    assert_eq!(request.headers().get_all("content-encoding").collect::<Vec<_>>(), ["first, second, gzip"]);
}

#[tokio::test(start_paused = true)]
async fn retries_send_the_same() {
    let http = replay([answer(500, ""), answer(200, "{}")]);
    let client = Client::from_conf(config(&http).build());
    client.put_thing().content(content(20_000)).send().await.expect("an output");
    let sent: Vec<_> = http.actual_requests().map(unpacked).collect();
    assert!(sent.len() == 2 && sent[0].is_some() && sent[0] == sent[1]);
}

#[tokio::test]
async fn what_is_sent_is_what_is_signed() {
    let compressed = put(20_000, |conf| conf).await;
    let plain = put(20_000, |conf| conf.disable_request_compression(true)).await;
    // The same bytes and headers, put in by hand before signing.
    let body = compressed.body().bytes().expect("a body").to_vec();
    let length = body.len().to_string();
    let agent = header(&compressed, "x-amz-user-agent").to_owned();
    let http = replay([answer(200, "{}")]);
    let client = Client::from_conf(config(&http).build());
    let by_hand = client.put_thing().customize().mutate_request(move |request| {
        *request.body_mut() = SdkBody::from(body.clone());
        request.headers_mut().insert("content-length", length.clone());
        request.headers_mut().insert("content-encoding", "gzip");
        request.headers_mut().insert("x-amz-user-agent", agent.clone());
    });
    by_hand.send().await.expect("an output");
    let by_hand = http.actual_requests().next().expect("a request");
    assert_eq!(header(&compressed, "authorization"), header(by_hand, "authorization"));
    assert_ne!(header(&compressed, "authorization"), header(&plain, "authorization"));
}

/// Names two encodings, in two headers.
#[derive(Debug)]
struct Encodings;

#[aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint]
impl smithwright_runtime::config::Intercept for Encodings {
    fn name(&self) -> &'static str {
        "Encodings"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut smithwright_runtime::config::interceptors::BeforeTransmitInterceptorContextMut<'_>,
        _: &smithwright_runtime::config::RuntimeComponents,
        _: &mut smithwright_runtime::config::ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        headers.append("content-encoding", "first");
        headers.append("content-encoding", "second");
        Ok(())
    }
}
