//! Configuration.

mod sample;

use aws_types::origin::Origin;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use smithwright_runtime::SdkConfig;
use smithwright_runtime::config::retry::RetryConfig;
use smithwright_runtime::config::timeout::TimeoutConfig;
use smithwright_runtime::config::{AppName, BehaviorVersion, Credentials, Region, SharedCredentialsProvider};

use sample::{Client, Config, answer, replay};

/// What the environment says: an endpoint for one service.
#[derive(Debug)]
struct Environment;

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let found = key.service_id() == "Thing Store"
            && key.env() == "AWS_ENDPOINT_URL"
            && key.profile() == "endpoint_url";
        found.then(|| "http://from-environment:1".to_owned())
    }
}

fn shared() -> aws_types::sdk_config::Builder {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::for_tests()))
        .app_name(AppName::new("app").expect("a name"))
        .retry_config(RetryConfig::standard().with_max_attempts(7))
}

/// Where a client made from `shared` sends requests.
async fn uri(shared: aws_types::sdk_config::Builder) -> String {
    let http = replay([answer(200, "{}")]);
    let client = Client::new(&shared.http_client(http.clone()).build());
    client.get_thing().send().await.expect("an output");
    http.actual_requests().next().expect("a request").uri().to_owned()
}

#[tokio::test]
async fn endpoints_of_the_shared_configuration() {
    assert_eq!(uri(shared()).await, "https://things.eu-west-1.example.com/");
    assert_eq!(uri(shared().endpoint_url("http://set:1")).await, "http://set:1/");
    assert_eq!(uri(shared().service_config(Environment)).await, "http://from-environment:1/");
    let both = || shared().endpoint_url("http://set:1").service_config(Environment);
    assert_eq!(uri(both()).await, "http://from-environment:1/");
    let mut in_code = both();
    in_code.insert_origin("endpoint_url", Origin::shared_config());
    assert_eq!(uri(in_code).await, "http://set:1/");
}

#[test]
fn settings_can_be_read_back() {
    let config = Config::new(&shared().build());
    assert_eq!(config.region().map(Region::as_ref), Some("eu-west-1"));
    assert_eq!(config.retry_config().map(RetryConfig::max_attempts), Some(7));
    assert_eq!(config.app_name().map(AppName::as_ref), Some("app"));
    assert_eq!(config.signing_name(), "things");
    assert!(config.time_source().is_some() && config.http_client().is_none());

    let changed = config.to_builder().region(Region::new("us-east-1")).build();
    assert_eq!(changed.region().map(Region::as_ref), Some("us-east-1"));
    assert_eq!(changed.retry_config().map(RetryConfig::max_attempts), Some(7));
    let shown = format!("{changed:?}");
    assert!(shown.contains("ANOTREAL") && !shown.contains("notreal"), "{shown}");
}

#[test]
fn timeouts_add_up() {
    use std::time::Duration;
    let second = Duration::from_secs(1);
    let config = Config::builder()
        .timeout_config(TimeoutConfig::builder().connect_timeout(second).build())
        .timeout_config(TimeoutConfig::builder().read_timeout(2 * second).build())
        .build();
    let timeouts = config.timeout_config().expect("timeouts");
    assert_eq!((timeouts.connect_timeout(), timeouts.read_timeout()), (Some(second), Some(2 * second)));
}

#[test]
#[cfg(not(feature = "behavior-version-latest"))]
#[should_panic(expected = "Invalid client configuration: A behavior major version must be set")]
fn clients_need_a_behavior_version() {
    let _ = Client::from_conf(Config::builder().build());
}

#[test]
fn clients_are_cheap_to_clone_and_show_little() {
    let client = sample::client(&replay([]));
    assert_eq!(
        format!("{:?}", client.clone()),
        r#"Client { handle: Handle { service: "Thing Store", .. } }"#
    );
    assert_eq!(client.config().region().map(Region::as_ref), Some("us-east-1"));
}

#[tokio::test]
async fn a_protocol_that_is_not_spoken_is_refused() {
    use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;
    use smithwright_runtime::error::DisplayErrorContext;
    let sent = |shared: aws_types::sdk_config::Builder| async move {
        let client = Client::new(&shared.http_client(replay([answer(200, "{}")])).build());
        let answer = client.get_thing().send().await;
        answer.err().map(|error| DisplayErrorContext(error).to_string()).unwrap_or_default()
    };
    assert_eq!(sent(shared().protocol(AwsJsonRpcProtocol::aws_json_1_0())).await, "");
    let refused = sent(shared().protocol(AwsJsonRpcProtocol::aws_json_1_1())).await;
    let expected = "the configuration asks for the protocol `aws.protocols#awsJson1_1`, and this client speaks \
         `aws.protocols#awsJson1_0`";
    assert!(refused.contains(expected), "{refused}");
}
