//! Endpoints that the service tells.

mod sample;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use smithwright_runtime::config::SharedHttpClient;
use smithwright_runtime::derive::{InputBuilder, OperationInput, OperationOutput, Structure};
use smithwright_runtime::endpoint::discover;
use smithwright_runtime::{Handle, Operation};

use sample::error::Error;
use sample::{Client, Config, Service, TokioTime};

/// Tells endpoints.
#[derive(Clone, Debug, Default)]
pub struct DescribeEndpoints;

impl Operation for DescribeEndpoints {
    const NAME: &'static str = "DescribeEndpoints";
    type Service = Service;
    type Input = DescribeEndpointsInput;
    type Output = DescribeEndpointsOutput;
    type Error = Error<DescribeEndpoints>;
}

/// Builds the input `I` of an operation, around `C`.
#[derive(InputBuilder)]
pub struct Builder<I, C> {
    carrier: C,
    input: std::marker::PhantomData<fn() -> I>,
}

/// Nothing.
#[derive(Clone, OperationInput)]
#[shape(operation = DescribeEndpoints, builder = Builder)]
pub struct DescribeEndpointsInput {}

/// The endpoints there are.
#[derive(Clone, OperationOutput)]
#[shape(rename_all = "PascalCase")]
pub struct DescribeEndpointsOutput {
    /// The endpoints.
    pub endpoints: Option<Vec<Told>>,
    _request_id: Option<String>,
}

/// An endpoint.
#[derive(Clone, Structure)]
#[shape(rename_all = "PascalCase")]
pub struct Told {
    /// Its host.
    pub address: String,
    /// How long it may be kept.
    pub cache_period_in_minutes: i64,
}

/// A service that answers `DescribeEndpoints` with what is set, and keeps the URIs of all requests.
#[derive(Clone, Default)]
struct Stand {
    answer: Arc<Mutex<String>>,
    uris: Arc<Mutex<Vec<String>>>,
}

impl Stand {
    fn tells(&self, address: &str, minutes: i64) {
        *self.answer.lock().expect("no panic") =
            format!(r#"{{"Endpoints": [{{"Address": "{address}", "CachePeriodInMinutes": {minutes}}}]}}"#);
    }

    fn http(&self) -> SharedHttpClient {
        let stand = self.clone();
        infallible_client_fn(move |request| {
            stand.uris.lock().expect("no panic").push(request.uri().to_string());
            let target = request.headers().get("x-amz-target").and_then(|target| target.to_str().ok());
            let describes = target.is_some_and(|target| target.ends_with("DescribeEndpoints"));
            let body =
                if describes { stand.answer.lock().expect("no panic").clone() } else { "{}".to_owned() };
            http::Response::new(SdkBody::from(body))
        })
    }

    fn client(&self) -> Client {
        let config = Config::builder().with_test_defaults_v2().time_source(TokioTime::new());
        Client::from_conf(config.http_client(self.http()).build())
    }

    fn uris(&self) -> Vec<String> {
        std::mem::take(&mut self.uris.lock().expect("no panic"))
    }
}

const OWN: &str = "https://things.us-east-1.example.com/";

async fn get(handle: &Handle<Service>) {
    let client = Client::from_conf(handle.config().clone());
    client.get_thing().send().await.expect("an output");
}

#[tokio::test(start_paused = true)]
async fn requests_go_where_the_service_says() {
    let stand = Stand::default();
    stand.tells("cell-1.example.com", 10);
    let client = stand.client();
    // On a thread of its own, as programs with several threads do.
    let other = client.clone();
    let discovered = tokio::spawn(async move { discover::<DescribeEndpoints>(other.as_ref()).await });
    let (handle, _reload) = discovered.await.expect("no panic").expect("an endpoint");
    get(&handle).await;
    get(&handle).await;
    let cell = "https://cell-1.example.com/";
    assert_eq!(stand.uris(), [OWN, cell, cell]);
    client.get_thing().send().await.expect("an output");
    assert_eq!(stand.uris(), [OWN], "the other client stays as it was");
}

#[tokio::test(start_paused = true)]
async fn the_endpoint_is_asked_for_again_before_it_expires() {
    let stand = Stand::default();
    stand.tells("cell-1.example.com", 10);
    let client = stand.client();
    let (handle, reload) = discover::<DescribeEndpoints>(client.as_ref()).await.expect("an endpoint");
    let task = tokio::spawn(reload.reload_task());
    stand.tells("cell-2.example.com", 10);
    tokio::time::sleep(Duration::from_secs(7 * 60 + 30)).await;
    get(&handle).await;
    assert_eq!(stand.uris(), [OWN, "https://cell-1.example.com/"]);
    tokio::time::sleep(Duration::from_secs(60)).await;
    get(&handle).await;
    assert_eq!(stand.uris(), [OWN, "https://cell-2.example.com/"]);
    // The last endpoint is kept when there is no new one.
    *stand.answer.lock().expect("no panic") = "{}".to_owned();
    tokio::time::sleep(Duration::from_secs(11 * 60)).await;
    assert!(stand.uris().iter().all(|uri| uri == OWN));
    get(&handle).await;
    assert_eq!(stand.uris(), ["https://cell-2.example.com/"]);
    drop(handle);
    tokio::time::timeout(Duration::from_secs(61), task).await.expect("the task ends").expect("no panic");
}

#[tokio::test]
async fn answers_without_an_endpoint() {
    let stand = Stand::default();
    for (answer, expected) in [
        ("{}", "the service tells no endpoint"),
        (r#"{"Endpoints": []}"#, "the service tells no endpoint"),
        (r#"{"Endpoints": [{"Address": "a/b"}]}"#, "the service tells an endpoint that is no host name"),
        (r#"{"Endpoints": [{"Address": "a@b:1"}]}"#, "the service tells an endpoint that is no host name"),
        (r#"{"Endpoints": [{"Address": "a:b"}]}"#, "the service tells an endpoint that is no host name"),
    ] {
        *stand.answer.lock().expect("no panic") = answer.to_owned();
        let error = discover::<DescribeEndpoints>(stand.client().as_ref()).await.expect_err("no endpoint");
        assert_eq!(error.to_string(), expected, "{answer}");
    }
}
