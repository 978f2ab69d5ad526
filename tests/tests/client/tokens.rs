//! Idempotency tokens: made when there is none, kept when there is.

use smithwright_tests::server::{Answer, Server};

use crate::support;

async fn token_of(config: proton::config::Builder, token: Option<&str>) -> Vec<String> {
    let retried = Answer::error(429, "ThrottlingException", "slow down");
    let server = Server::scripted([retried, Answer::ok(r#"{ "component": {} }"#)]).await;
    let client = proton::Client::from_conf(config.endpoint_url(server.url()).build());
    let call = client.create_component().name("one").set_client_token(token.map(str::to_owned));
    assert_eq!(call.get_client_token().as_deref(), token, "the builder shows what was set");
    call.send().await.expect("the second attempt works");
    let token = |body: serde_json::Value| body["clientToken"].as_str().unwrap_or_default().to_owned();
    server.received().iter().map(|request| token(request.json())).collect()
}

#[tokio::test]
async fn an_absent_token_is_made_once_for_all_attempts() {
    let first = token_of(support::config(), None).await;
    let second = token_of(support::config(), None).await;
    assert_eq!(first.len(), 2);
    assert_eq!(first[0], first[1], "a retry is the same request");
    assert_ne!(first[0], second[0], "another call is another request");
    // A random UUID: 8-4-4-4-12 hexadecimal digits, version 4.
    let groups: Vec<_> = first[0].split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12], "{}", first[0]);
    assert_eq!(first[0].as_bytes()[14], b'4', "{}", first[0]);
    assert!(first[0].bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit()), "{}", first[0]);
}

#[tokio::test]
async fn a_token_that_was_given_is_kept() {
    assert_eq!(token_of(support::config(), Some("mine")).await, ["mine", "mine"]);
}

#[tokio::test]
async fn the_maker_of_tokens_can_be_set() {
    let fixed = support::config().idempotency_token_provider("00000000-0000-4000-8000-000000000000");
    let expected = ["00000000-0000-4000-8000-000000000000"; 2];
    assert_eq!(token_of(fixed, None).await, expected);
}

#[tokio::test]
async fn each_operation_with_a_token_gets_one() {
    use proton::types::{S3ObjectSource, TemplateVersionSourceInput};
    let server = Server::start(|_| Answer::ok("{}")).await;
    let client = support::client(server.url());
    let s3 = S3ObjectSource::builder().bucket("b").key("k").build().expect("complete");
    let source = TemplateVersionSourceInput::S3(s3);
    client.create_component().send().await.expect("sent");
    client.create_environment_account_connection().send().await.expect("sent");
    client.create_environment_template_version().source(source.clone()).send().await.expect("sent");
    client.create_service_instance().send().await.expect("sent");
    client.create_service_template_version().source(source).send().await.expect("sent");
    client.update_component().send().await.expect("sent");
    client.update_service_instance().send().await.expect("sent");
    client.create_environment().send().await.expect("sent");
    let tokens: Vec<_> =
        server.received().iter().map(|request| request.json()["clientToken"].is_string()).collect();
    assert_eq!(
        tokens,
        [true, true, true, true, true, true, true, false],
        "CreateEnvironment has no token in the model"
    );
}
