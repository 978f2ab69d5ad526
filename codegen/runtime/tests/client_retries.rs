//! Which answers are tried again.

mod sample;

use smithwright_runtime::config::retry::RetryConfig;

use sample::{answer, client, config, header, replay};

/// Number of requests that are sent while `first` is what the service answers, and then an output.
async fn attempts(first: http::Response<aws_smithy_types::body::SdkBody>) -> usize {
    let http = replay([first, answer(200, "{}")]);
    let _ = client(&http).get_thing().name("a").send().await;
    http.actual_requests().count()
}

#[tokio::test(start_paused = true)]
async fn what_is_tried_again() {
    assert_eq!(attempts(answer(400, r#"{"__type":"Busy","message":""}"#)).await, 2, "modelled as throttling");
    assert_eq!(attempts(answer(400, r#"{"__type":"SlowDown"}"#)).await, 2, "a common throttling code");
    assert_eq!(attempts(answer(400, r#"{"__type":"RequestTimeout"}"#)).await, 2, "a common transient code");
    assert_eq!(attempts(answer(500, "")).await, 2, "a status");
    assert_eq!(attempts(answer(503, "<html>")).await, 2, "a status with a body that is no error");
    assert_eq!(attempts(answer(400, r#"{"__type":"Missing"}"#)).await, 1, "modelled, not as retryable");
    assert_eq!(attempts(answer(400, r#"{"__type":"Strange"}"#)).await, 1, "not modelled");
    assert_eq!(attempts(answer(200, "{")).await, 1, "an output that cannot be read");
}

#[tokio::test(start_paused = true)]
async fn attempts_are_counted_and_bounded() {
    let busy = || answer(400, r#"{"__type":"Busy","message":""}"#);
    let http = replay([busy(), busy(), busy(), busy()]);
    let error = client(&http).get_thing().send().await.expect_err("an error");
    assert!(error.into_service_error().is_busy());
    let attempts: Vec<_> = http.actual_requests().map(|request| header(request, "amz-sdk-request")).collect();
    assert_eq!(attempts, ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"]);
}

#[tokio::test(start_paused = true)]
async fn the_token_stays_the_same() {
    let http = replay([answer(500, ""), answer(200, "{}")]);
    let random = smithwright_runtime::config::IdempotencyTokenProvider::random();
    let conf = config(&http).idempotency_token_provider(random).build();
    sample::Client::from_conf(conf).get_thing().send().await.expect("an output");
    let bodies: Vec<_> = http.actual_requests().map(sample::body).collect();
    assert_eq!(bodies[0], bodies[1]);
    assert_eq!(bodies[0].len(), r#"{"clientToken":""}"#.len() + 36);
}

#[tokio::test(start_paused = true)]
async fn the_service_can_ask_for_a_delay() {
    let mut slow = answer(500, "");
    slow.headers_mut().insert("x-amz-retry-after", http::HeaderValue::from_static("4000"));
    let http = replay([slow, answer(200, "{}")]);
    let start = tokio::time::Instant::now();
    client(&http).get_thing().send().await.expect("an output");
    assert!(start.elapsed().as_secs() >= 4, "{:?}", start.elapsed());
}

#[tokio::test]
async fn retries_can_be_switched_off() {
    let http = replay([answer(500, ""), answer(200, "{}")]);
    let conf = config(&http).retry_config(RetryConfig::disabled()).build();
    sample::Client::from_conf(conf).get_thing().send().await.expect_err("an error");
    assert_eq!(http.actual_requests().count(), 1);
}
