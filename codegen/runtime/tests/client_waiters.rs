//! Waiters, in paused time.

mod sample;

use std::time::Duration;

use smithwright_runtime::waiter::WaiterError;

use sample::{TokioTime, answer, body, config, header, replay};

const MINUTE: Duration = Duration::from_secs(60);

fn thing(status: &str) -> http::Response<aws_smithy_types::body::SdkBody> {
    answer(200, &format!(r#"{{"thing":{{"name":"a","status":"{status}"}}}}"#))
}

fn missing() -> http::Response<aws_smithy_types::body::SdkBody> {
    answer(400, r#"{"__type":"Missing"}"#)
}

fn client(http: &aws_smithy_http_client::test_util::StaticReplayClient) -> sample::Client {
    sample::Client::from_conf(config(http).time_source(TokioTime::new()).build())
}

#[tokio::test(start_paused = true)]
async fn waits_for_success() {
    let http = replay([missing(), thing("MAKING"), thing("READY"), thing("READY")]);
    let time = TokioTime::new();
    let waiting = client(&http).wait_until_thing_ready().name("a");
    assert_eq!(waiting.as_input().get_name().as_deref(), Some("a"));
    let last = waiting.wait(10 * MINUTE).await.expect("success");
    assert_eq!(last.as_result().expect("an output").state(), "READY");
    assert!(time.elapsed() >= Duration::from_secs(10), "two pauses of 5 s at least");
    let requests: Vec<_> = http.actual_requests().collect();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| body(request).contains(r#""name":"a""#)));
    // Metric B: a waiter.
    let agent = header(requests[0], "x-amz-user-agent");
    assert!(agent.split(' ').any(|part| part.starts_with("m/") && part.contains('B')), "{agent}");
}

#[tokio::test(start_paused = true)]
async fn ends_in_a_failure_state() {
    let http = replay([thing("MAKING"), thing("BROKEN")]);
    let error = client(&http).wait_until_thing_ready().name("a").wait(MINUTE).await.expect_err("failure");
    let WaiterError::FailureState(failure) = error else { panic!("{error:?}") };
    assert_eq!(failure.into_final_poll().into_result().expect("an output").state(), "BROKEN");
}

#[tokio::test(start_paused = true)]
async fn compares_input_and_output() {
    let http = replay([thing("MAKING")]);
    let error = client(&http).wait_until_thing_ready().name("b").wait(MINUTE).await.expect_err("failure");
    assert!(matches!(error, WaiterError::FailureState(_)), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn gives_up_after_the_time() {
    let http = replay((0..100).map(|_| thing("MAKING")));
    let time = TokioTime::new();
    let error = client(&http).wait_until_thing_ready().name("a").wait(MINUTE).await.expect_err("failure");
    let WaiterError::ExceededMaxWait(exceeded) = error else { panic!("{error:?}") };
    assert_eq!(exceeded.max_wait(), MINUTE);
    assert!(time.elapsed() >= MINUTE && time.elapsed() < 2 * MINUTE, "{:?}", time.elapsed());
}

#[tokio::test(start_paused = true)]
async fn an_error_that_no_acceptor_names_ends_it() {
    let http = replay([answer(400, r#"{"__type":"Strange","message":"odd"}"#)]);
    let error = client(&http).wait_until_thing_ready().name("a").wait(MINUTE).await.expect_err("failure");
    let WaiterError::OperationFailed(failed) = error else { panic!("{error:?}") };
    assert_eq!(failed.into_error().into_service_error().to_string(), "Strange: odd");
}
