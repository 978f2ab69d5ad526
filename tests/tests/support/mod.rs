//! Clients for the tests.

#![allow(dead_code, unreachable_pub, reason = "each test program uses its part")]

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use proton::config::retry::RetryConfig;
use proton::config::{BehaviorVersion, Builder, Config, Credentials, Region};
use smithwright_tests::exchange::{ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY};
use smithwright_tests::server::{Answer, Received};

/// Configuration that no environment reaches: fixed region and credentials, retries almost at once.
pub fn config() -> Builder {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static(REGION))
        .credentials_provider(Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY, None, None, "tests"))
        .retry_config(retries)
}

/// A client of the server at this address.
pub fn client(url: impl Into<String>) -> proton::Client {
    proton::Client::from_conf(config().endpoint_url(url).build())
}

/// Requests that a client without a network has sent. Their path is the whole address.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<Received>>>);

impl Log {
    /// Requests so far.
    pub fn received(&self) -> Vec<Received> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// An HTTP client that answers by itself: for paused time, in which nothing real may be waited for.
pub fn in_memory(answer: impl FnMut(&Received) -> Answer + Send + 'static) -> (SharedHttpClient, Log) {
    let (log, answer) = (Log::default(), Mutex::new(answer));
    let kept = log.clone();
    let client = infallible_client_fn(move |request| {
        let received = Received {
            method: request.method().to_string(),
            path: request.uri().to_string(),
            headers: request.headers().clone(),
            body: request.body().bytes().unwrap_or_default().to_vec().into(),
        };
        let answer = answer.lock().unwrap_or_else(PoisonError::into_inner)(&received);
        kept.0.lock().unwrap_or_else(PoisonError::into_inner).push(received);
        let mut response = hyper::Response::new(answer.body);
        *response.status_mut() = hyper::StatusCode::from_u16(answer.status).expect("a status");
        for (name, value) in answer.headers {
            response.headers_mut().insert(name, value.parse().expect("a header's value"));
        }
        response
    });
    (client, log)
}
