//! One call, set up in its own way.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use proton::config::interceptors::BeforeTransmitInterceptorContextMut;
use proton::config::{Builder, Config, ConfigBag, Intercept, Region, RuntimeComponents};
use proton::error::{BoxError, SdkError};
use smithwright_tests::exchange::{REGION, check_signature};
use smithwright_tests::server::{Answer, Server};

use crate::support;

/// Counts attempts and marks each.
#[derive(Clone, Debug, Default)]
struct Mark(Arc<AtomicUsize>);

impl Intercept for Mark {
    fn name(&self) -> &'static str {
        "Mark"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let count = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        context.request_mut().headers_mut().insert("x-mark", count.to_string());
        Ok(())
    }
}

#[tokio::test]
async fn a_request_can_be_changed_before_it_is_signed() {
    let server = Server::scripted([Answer::ok("{}"), Answer::ok("{}")]).await;
    let client = support::client(server.url());
    let call = client.get_environment().name("one").customize().mutate_request(|request| {
        request.headers_mut().insert("x-own", "1");
    });
    call.send().await.expect("sent");
    client.get_environment().name("one").send().await.expect("sent");
    let received = server.received();
    assert_eq!((received[0].header("x-own"), received[1].header("x-own")), (Some("1"), None));
    let signed = received[0].header("authorization").unwrap_or_default();
    assert!(signed.contains("x-own"), "the header is part of what is signed: {signed}");
    check_signature(&received[0], REGION);
}

#[tokio::test]
async fn a_change_that_fails_ends_the_call() {
    let server = Server::scripted([]).await;
    let call = support::client(server.url()).get_environment().customize();
    let error =
        call.map_request(|_| Err(std::io::Error::other("not today"))).send().await.expect_err("refused");
    assert!(format!("{error:?}").contains("not today"), "{error:?}");
    assert!(matches!(error, SdkError::DispatchFailure(_) | SdkError::ConstructionFailure(_)), "{error:?}");
    assert_eq!(server.received().len(), 0);
}

#[tokio::test]
async fn configuration_is_overridden_for_one_call() {
    let server = Server::scripted([Answer::ok("{}"), Answer::ok("{}")]).await;
    let client = support::client(server.url());
    let other: Builder = Config::builder().region(Region::from_static("us-east-2"));
    client.get_environment().customize().config_override(other).send().await.expect("sent");
    client.get_environment().send().await.expect("sent");
    check_signature(&server.received()[0], "us-east-2");
    check_signature(&server.received()[1], REGION);
}

#[tokio::test]
async fn retries_are_overridden_for_one_call() {
    let busy = Answer::error(500, "InternalServerException", "oops");
    let server = Server::scripted([busy, Answer::ok("{}")]).await;
    let once = Config::builder().retry_config(proton::config::retry::RetryConfig::disabled());
    let sent = support::client(server.url()).get_environment().customize().config_override(once).send().await;
    assert!(sent.is_err());
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn the_address_is_overridden_for_one_call() {
    let (first, second) = (Server::scripted([]).await, Server::scripted([Answer::ok("{}")]).await);
    let other = Config::builder().endpoint_url(second.url());
    support::client(first.url())
        .get_environment()
        .customize()
        .config_override(other)
        .send()
        .await
        .expect("sent");
    assert_eq!((first.received().len(), second.received().len()), (0, 1));
}

#[tokio::test]
async fn interceptors_see_each_attempt() {
    let answers =
        [Answer::error(429, "ThrottlingException", "slow down"), Answer::ok("{}"), Answer::ok("{}")];
    let server = Server::scripted(answers).await;
    let mark = Mark::default();
    let client = support::client(server.url());
    client.get_environment().customize().interceptor(mark.clone()).send().await.expect("sent");
    client.get_environment().send().await.expect("sent");
    let marks: Vec<_> =
        server.received().iter().map(|request| request.header("x-mark").map(str::to_owned)).collect();
    assert_eq!(marks, [Some("1".to_owned()), Some("2".to_owned()), None]);
    assert_eq!(mark.0.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn interceptors_of_the_client_see_each_call() {
    let server = Server::scripted([Answer::ok("{}"), Answer::ok("{}")]).await;
    let mark = Mark::default();
    let config = support::config().endpoint_url(server.url()).interceptor(mark.clone()).build();
    let client = proton::Client::from_conf(config);
    client.get_environment().send().await.expect("sent");
    client.list_services().send().await.expect("sent");
    assert_eq!(mark.0.load(Ordering::Relaxed), 2);
}
