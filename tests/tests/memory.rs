//! Memory that hostile or long responses take, counted.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use proton::Client;
use proton::config::{BehaviorVersion, Builder, Config, Credentials, Region, StalledStreamProtectionConfig};
use proton::error::{DisplayErrorContext, SdkError};

const MIB: u64 = 1 << 20;

/// Answers every request with this body.
#[derive(Clone, Copy, Debug)]
struct Canned(u16, &'static [u8]);

impl HttpConnector for Canned {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let status = self.0.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(self.1))))
    }
}

fn config(canned: Canned) -> Builder {
    let connector = SharedHttpConnector::new(canned);
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::for_tests())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .http_client(http_client_fn(move |_, _| connector.clone()))
}

/// The result of a call, and the most bytes that were allocated at once while it ran.
async fn most<T>(call: impl Future<Output = T>) -> (T, u64) {
    let mut future = pin!(call);
    let (mut now, mut most) = (0_i64, 0_i64);
    let result = std::future::poll_fn(|context| {
        let mut polled = Poll::Pending;
        let measured = allocation_counter::measure(|| polled = future.as_mut().poll(context));
        most = most.max(now + i64::try_from(measured.bytes_max).expect("a size"));
        now += measured.bytes_current;
        polled
    })
    .await;
    (result, u64::try_from(most).unwrap_or_default())
}

/// `item` again and again, up to about so many bytes, in a list.
fn body(name: &str, item: &str, bytes: usize) -> &'static [u8] {
    let items = vec![item; bytes / (item.len() + 1)].join(",");
    format!(r#"{{"{name}":[{items}]}}"#).leak().as_bytes()
}

#[tokio::test]
async fn empty_structures_take_memory_in_proportion() {
    let body = body("environments", "{}", 6_000_000);
    let client = Client::from_conf(config(Canned(200, body)).build());
    let (result, most) = most(client.list_environments().send()).await;
    let error = result.map(drop).expect_err("a page out of proportion");
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("the values take too much memory for the length of the body"), "{text}");
    assert!(most < 32 * body.len() as u64 + 16 * MIB, "{} MiB", most / MIB);
}

#[tokio::test]
async fn pages_of_services_are_far_from_it() {
    // The shortest items that have what the model requires.
    let item = r#"{"name":"e","arn":"a","templateName":"t","createdAt":1,"lastDeploymentAttemptedAt":1,"lastDeploymentSucceededAt":1,"templateMajorVersion":"1","templateMinorVersion":"0","deploymentStatus":"SUCCEEDED"}"#;
    let body = body("environments", item, 6_000_000);
    let client = Client::from_conf(config(Canned(200, body)).build());
    let (result, most) = most(client.list_environments().send()).await;
    assert_eq!(result.expect("a page").environments().len(), 6_000_000 / (item.len() + 1));
    assert!(most < 16 * body.len() as u64, "{} MiB", most / MIB);
    // A few thousand empty ones are nothing yet.
    let few = self::body("environments", "{}", 20_000);
    let client = Client::from_conf(config(Canned(200, few)).build());
    let page = client.list_environments().send().await.expect("a page");
    assert_eq!(page.environments().len(), 20_000 / 3);
}

#[tokio::test]
async fn bodies_have_a_bound_that_can_be_set() {
    let long = body("environments", r#""x""#, 8_000_000);
    for status in [200, 400] {
        let conf = config(Canned(status, long)).max_response_body_bytes(1_000_000);
        let client = Client::from_conf(conf.build());
        let error = client.list_environments().send().await.map(drop).expect_err("a body that is too long");
        assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
        let text = DisplayErrorContext(&error).to_string();
        let expected = format!(
            "service error: unhandled error: the response with status {status} could not be read: the body has more \
             than 1000000 bytes, as max_response_body_bytes allows ("
        );
        assert!(text.starts_with(&expected), "{text}");
    }
    let short = br#"{"environments":[]}"#;
    for (most, fits) in [(0, false), (18, false), (19, true), (20, true), (u64::MAX, true)] {
        let client = Client::from_conf(config(Canned(200, short)).max_response_body_bytes(most).build());
        assert_eq!(client.list_environments().send().await.is_ok(), fits, "{most}");
    }
    assert_eq!(config(Canned(200, short)).build().max_response_body_bytes(), None);
    let conf = config(Canned(200, short)).max_response_body_bytes(5).max_response_body_bytes(None);
    assert!(Client::from_conf(conf.build()).list_environments().send().await.is_ok());
    // For one call.
    let client = Client::from_conf(config(Canned(200, short)).build());
    let bound = Config::builder().max_response_body_bytes(5);
    assert!(client.list_environments().customize().config_override(bound).send().await.is_err());
    assert!(client.list_environments().send().await.is_ok());
}

/// Answers with a body that never ends.
#[derive(Debug)]
struct Endless;

impl HttpConnector for Endless {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let status = 200.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from_body_1_x(Zeros))))
    }
}

struct Zeros;

impl hyper::body::Body for Zeros {
    type Data = hyper::body::Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Self::Data>, Infallible>>> {
        const PIECE: &[u8] = &[b' '; 1 << 16];
        Poll::Ready(Some(Ok(hyper::body::Frame::data(hyper::body::Bytes::from_static(PIECE)))))
    }
}

#[tokio::test]
async fn a_body_without_end_is_let_go() {
    let connector = SharedHttpConnector::new(Endless);
    let conf = config(Canned(200, b"")).http_client(http_client_fn(move |_, _| connector.clone()));
    let client = Client::from_conf(conf.max_response_body_bytes(MIB).build());
    let (result, most) = most(client.list_environments().send()).await;
    assert!(matches!(result.map(drop), Err(SdkError::ServiceError(_))));
    assert!(most < 4 * MIB, "{most}");
}
