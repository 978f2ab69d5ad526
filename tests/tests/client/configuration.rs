//! Configuration: shared between services, or one's own.

use std::time::{Duration, SystemTime};

use aws_smithy_async::time::StaticTimeSource;
use aws_types::SdkConfig;
use proton::config::retry::RetryConfig;
use proton::config::{AppName, BehaviorVersion, Config, Credentials, Region, SharedCredentialsProvider};
use smithwright_tests::exchange::{ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY, check_request, check_signature};
use smithwright_tests::server::{Answer, Server};

use crate::support;

fn credentials() -> Credentials {
    Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY, None, None, "tests")
}

#[tokio::test]
async fn a_client_is_made_from_a_shared_configuration() {
    let server = Server::scripted([Answer::ok("{}")]).await;
    let shared = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static(REGION))
        .credentials_provider(SharedCredentialsProvider::new(credentials()))
        .endpoint_url(server.url())
        .app_name(AppName::new("own-program").expect("a good name"))
        .retry_config(RetryConfig::disabled())
        .build();
    let client = proton::Client::new(&shared);
    assert_eq!(client.config().region().map(AsRef::as_ref), Some(REGION));
    assert_eq!(client.config().retry_config().map(RetryConfig::max_attempts), Some(1));
    client.get_account_settings().send().await.expect("sent");
    let request = &server.received()[0];
    check_signature(request, REGION);
    let agent = request.header("x-amz-user-agent").unwrap_or_default();
    assert!(agent.contains("app/own-program"), "{agent}");
}

#[tokio::test]
async fn a_shared_configuration_can_be_changed_for_one_service() {
    let shared = SdkConfig::builder().region(Region::from_static("us-east-1")).use_fips(true);
    let shared = shared.behavior_version(BehaviorVersion::latest()).build();
    let config = proton::config::Builder::from(&shared).region(Region::from_static("us-west-2")).build();
    assert_eq!(config.region().map(AsRef::as_ref), Some("us-west-2"));
    assert_eq!(Config::from(&shared).region().map(AsRef::as_ref), Some("us-east-1"));
}

#[tokio::test]
async fn clones_of_a_client_work_side_by_side() {
    let server = Server::start(|_| Answer::ok("{}")).await;
    let client = support::client(server.url());
    let calls = (0..8).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { client.get_account_settings().send().await.is_ok() })
    });
    for call in calls.collect::<Vec<_>>() {
        assert!(call.await.expect("no panic"));
    }
    assert_eq!(server.received().len(), 8);
}

#[tokio::test]
async fn the_time_source_dates_the_signature() {
    let server = Server::scripted([Answer::ok("{}")]).await;
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000);
    let config =
        support::config().endpoint_url(server.url()).time_source(StaticTimeSource::new(time)).build();
    proton::Client::from_conf(config).get_account_settings().send().await.expect("sent");
    assert_eq!(server.received()[0].header("x-amz-date"), Some("20200913T122640Z"));
    check_request(&server.received()[0], "GetAccountSettings");
}

#[tokio::test]
async fn a_session_token_is_sent_and_signed() {
    let server = Server::scripted([Answer::ok("{}")]).await;
    let session =
        Credentials::new(ACCESS_KEY_ID, SECRET_ACCESS_KEY, Some("session".to_owned()), None, "tests");
    let config = support::config().credentials_provider(session).endpoint_url(server.url()).build();
    proton::Client::from_conf(config).get_account_settings().send().await.expect("sent");
    let request = &server.received()[0];
    assert_eq!(request.header("x-amz-security-token"), Some("session"));
    check_signature(request, REGION);
}

#[tokio::test]
async fn an_input_can_be_kept_and_sent_later() {
    let server = Server::scripted([Answer::ok("{}")]).await;
    let input = proton::operation::get_environment::GetEnvironmentInput::builder().name("one");
    input.send_with(&support::client(server.url())).await.expect("sent");
    assert_eq!(server.received()[0].json(), serde_json::json!({ "name": "one" }));
    check_request(&server.received()[0], "GetEnvironment");
}

#[tokio::test]
async fn no_credentials_is_an_error_that_says_so() {
    let config =
        Config::builder().behavior_version(BehaviorVersion::latest()).region(Region::from_static(REGION));
    let client = proton::Client::from_conf(config.endpoint_url("http://127.0.0.1:1").build());
    let error = client.get_account_settings().send().await.expect_err("nothing to sign with");
    assert!(format!("{error:?}").to_lowercase().contains("auth"), "{error:?}");
}

#[test]
fn secrets_are_not_shown() {
    let client = support::client("http://127.0.0.1:1");
    for shown in [format!("{client:?}"), format!("{:?}", client.config()), format!("{:?}", support::config())]
    {
        assert!(!shown.contains(SECRET_ACCESS_KEY), "{shown}");
    }
    let call = client.create_environment().spec("hidden");
    assert!(!format!("{call:?}").contains("hidden"));
}

#[test]
fn what_is_public_moves_between_threads() {
    fn check<T: Clone + std::fmt::Debug + Send + Sync + 'static>() {}
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    check::<proton::Client>();
    check::<Config>();
    check::<proton::config::Builder>();
    check::<proton::operation::get_environment::GetEnvironmentInput>();
    check::<proton::operation::get_environment::GetEnvironmentOutput>();
    check::<proton::operation::get_environment::builders::GetEnvironmentFluentBuilder>();
    error::<proton::Error>();
    error::<proton::operation::get_environment::GetEnvironmentError>();
    error::<proton::error::SdkError<proton::operation::get_environment::GetEnvironmentError>>();
}
