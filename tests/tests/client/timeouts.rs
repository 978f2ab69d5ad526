//! Time that runs out.

use std::time::Duration;

use proton::config::timeout::TimeoutConfig;
use proton::error::SdkError;
use smithwright_tests::server::{Answer, Server};

use crate::support;

const SHORT: Duration = Duration::from_millis(250);
const LONG: Duration = Duration::from_secs(30);

async fn send(timeouts: TimeoutConfig, answers: impl IntoIterator<Item = Answer>) -> (Option<bool>, usize) {
    let server = Server::scripted(answers).await;
    let config = support::config().timeout_config(timeouts).endpoint_url(server.url()).build();
    let sent = proton::Client::from_conf(config).get_environment().send().await;
    // None: sent; true: out of time; false: some other failure.
    let outcome = sent.err().map(|error| match error {
        SdkError::TimeoutError(_) => true,
        SdkError::DispatchFailure(failure) => failure.is_timeout(),
        _ => false,
    });
    (outcome, server.received().len())
}

#[tokio::test]
async fn an_operation_has_a_time() {
    let timeouts = TimeoutConfig::builder().operation_timeout(SHORT).build();
    let (outcome, attempts) = send(timeouts, [Answer::ok("{}").after(LONG)]).await;
    assert_eq!((outcome, attempts), (Some(true), 1));
}

#[tokio::test]
async fn an_attempt_has_a_time_and_is_made_again() {
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(SHORT * 5).build();
    let (outcome, attempts) = send(timeouts, [Answer::ok("{}").after(LONG), Answer::ok("{}")]).await;
    assert_eq!((outcome, attempts), (None, 2));
}

#[tokio::test]
async fn reading_has_a_time() {
    let timeouts = TimeoutConfig::builder().read_timeout(SHORT).build();
    let late = Answer::ok("{}").after(LONG);
    let (outcome, attempts) = send(timeouts, [late.clone(), late.clone(), late]).await;
    assert_eq!((outcome, attempts), (Some(true), 3));
}

#[tokio::test]
async fn a_slow_answer_in_time_is_an_answer() {
    let timeouts = TimeoutConfig::builder().operation_timeout(LONG).build();
    let (outcome, attempts) = send(timeouts, [Answer::ok("{}").after(Duration::from_millis(20))]).await;
    assert_eq!((outcome, attempts), (None, 1));
}
