//! What is sent again, how often, and what is not.

use proton::config::retry::RetryConfig;
use proton::error::ProvideErrorMetadata;
use smithwright_tests::server::{Answer, Received, Server};

use crate::support;

async fn attempts(answers: impl IntoIterator<Item = Answer>) -> (bool, Vec<Received>) {
    let server = Server::scripted(answers).await;
    let sent = support::client(server.url()).get_environment().name("one").send().await;
    (sent.is_ok(), server.received())
}

#[tokio::test]
async fn throttling_is_sent_again_until_it_works() {
    let throttled = Answer::error(429, "ThrottlingException", "slow down");
    let (ok, received) = attempts([throttled.clone(), throttled, Answer::ok("{}")]).await;
    assert!(ok);
    assert_eq!(received.len(), 3);
    let attempt = |request: &Received| request.header("amz-sdk-request").unwrap_or_default().to_owned();
    assert!(attempt(&received[0]).starts_with("attempt=1"));
    assert!(attempt(&received[2]).starts_with("attempt=3"));
    let invocation = |nth: usize| received[nth].header("amz-sdk-invocation-id").map(str::to_owned);
    assert_eq!(invocation(0), invocation(2), "attempts of one call carry one invocation id");
    assert!(received.iter().all(|request| request.body == received[0].body));
}

#[tokio::test]
async fn throttling_is_known_by_its_code_at_any_status() {
    // The status alone would not be retried: the model's trait says it is throttling.
    let (ok, received) =
        attempts([Answer::error(400, "ThrottlingException", "slow down"), Answer::ok("{}")]).await;
    assert_eq!((ok, received.len()), (true, 2));
}

#[tokio::test]
async fn errors_of_the_server_are_sent_again() {
    for status in [500, 502, 503, 504] {
        let (ok, received) = attempts([Answer::new(status, "<html>busy</html>"), Answer::ok("{}")]).await;
        assert_eq!((ok, received.len()), (true, 2), "{status}");
    }
    // Retryable by the model, whatever the status.
    let (ok, received) =
        attempts([Answer::error(400, "InternalServerException", "oops"), Answer::ok("{}")]).await;
    assert_eq!((ok, received.len()), (true, 2));
}

#[tokio::test]
async fn the_third_attempt_is_the_last() {
    let busy = Answer::error(500, "InternalServerException", "oops");
    let (ok, received) = attempts([busy.clone(), busy.clone(), busy, Answer::ok("{}")]).await;
    assert_eq!((ok, received.len()), (false, 3));
}

#[tokio::test]
async fn what_the_caller_did_wrong_is_not_sent_again() {
    for (status, code) in [
        (400, "ValidationException"),
        (402, "ServiceQuotaExceededException"),
        (403, "AccessDeniedException"),
        (404, "ResourceNotFoundException"),
        (409, "ConflictException"),
    ] {
        let (ok, received) = attempts([Answer::error(status, code, "no"), Answer::ok("{}")]).await;
        assert_eq!((ok, received.len()), (false, 1), "{code}");
    }
}

#[tokio::test]
async fn attempts_are_as_many_as_configured() {
    let busy = || Answer::error(500, "InternalServerException", "oops");
    for (config, expected) in
        [(RetryConfig::disabled(), 1), (RetryConfig::standard().with_max_attempts(2), 2)]
    {
        let server = Server::scripted([busy(), busy(), busy()]).await;
        let config = config.with_initial_backoff(std::time::Duration::from_millis(1));
        let config = support::config().retry_config(config).endpoint_url(server.url()).build();
        let error = proton::Client::from_conf(config).get_environment().send().await.expect_err("busy");
        assert_eq!(error.code(), Some("InternalServerException"));
        assert_eq!(server.received().len(), expected);
    }
}
