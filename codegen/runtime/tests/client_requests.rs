//! What goes over the wire.

mod sample;

use smithwright_runtime::error::RequestId;

use sample::{answer, body, client, config, header, replay};

const READY: &str = r#"{"thing":{"name":"a","status":"READY","more":1},"other":[]}"#;

#[tokio::test]
async fn request_and_response() {
    let http = replay([answer(200, READY)]);
    let output = client(&http).get_thing().name("a").client_token("t").send().await.expect("an output");
    assert_eq!(output.state(), "READY");
    assert_eq!(output.request_id(), Some("request-1"));

    let request = http.actual_requests().next().expect("a request");
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://things.us-east-1.example.com/");
    assert_eq!(header(request, "content-type"), "application/x-amz-json-1.0");
    assert_eq!(header(request, "x-amz-target"), "ThingStore20260101.GetThing");
    assert_eq!(body(request), r#"{"name":"a","clientToken":"t"}"#);
    assert_eq!(header(request, "content-length"), body(request).len().to_string());
    assert_eq!(header(request, "x-amz-date"), "20090213T233130Z");
    let authorization = header(request, "authorization");
    assert!(
        authorization
            .starts_with("AWS4-HMAC-SHA256 Credential=ANOTREAL/20090213/us-east-1/things/aws4_request"),
        "{authorization}"
    );
    assert!(!header(request, "amz-sdk-invocation-id").is_empty());
    assert!(header(request, "amz-sdk-request").starts_with("attempt=1"));
}

#[tokio::test]
async fn empty_input_is_an_empty_object() {
    let http = replay([answer(200, "")]);
    let output = client(&http).list_things().send().await.expect("an output");
    assert!(output.things.is_empty());
    assert_eq!(body(http.actual_requests().next().expect("a request")), "{}");
}

#[tokio::test]
async fn user_agent() {
    let http = replay([answer(200, "{}")]);
    // Without the fixed user agent of the test defaults.
    let conf = sample::Config::builder()
        .behavior_version_latest()
        .region(smithwright_runtime::config::Region::new("eu-west-1"))
        .credentials_provider(smithwright_runtime::config::Credentials::for_tests())
        .app_name(smithwright_runtime::config::AppName::new("app").expect("a name"))
        .http_client(http.clone());
    sample::Client::from_conf(conf.build()).list_things().send().await.expect("an output");
    let request = http.actual_requests().next().expect("a request");
    assert_eq!(request.uri(), "https://things.eu-west-1.example.com/");
    let agent = header(request, "x-amz-user-agent");
    assert!(agent.contains("api/thing-store/1.2.3") && agent.contains("app/app"), "{agent}");
    // Metric E: the standard retry mode.
    assert!(agent.split(' ').any(|part| part.starts_with("m/") && part.contains('E')), "{agent}");
}

#[tokio::test]
async fn tokens_are_filled() {
    let http = replay([answer(200, READY), answer(200, READY), answer(200, READY)]);
    let client = client(&http);
    client.get_thing().send().await.expect("an output");
    let other = sample::Config::builder().idempotency_token_provider("from the override");
    client.get_thing().customize().config_override(other).send().await.expect("an output");
    client.get_thing().client_token("mine").send().await.expect("an output");
    let bodies: Vec<_> = http.actual_requests().map(body).collect();
    assert_eq!(
        bodies,
        [
            r#"{"clientToken":"00000000-0000-4000-8000-000000000000"}"#,
            r#"{"clientToken":"from the override"}"#,
            r#"{"clientToken":"mine"}"#,
        ]
    );
}

#[tokio::test]
async fn operations_without_auth_go_unsigned() {
    let http = replay([answer(200, READY)]);
    let conf = sample::Config::builder()
        .behavior_version_latest()
        .region(smithwright_runtime::config::Region::new("eu-west-1"))
        .http_client(http.clone());
    sample::Client::from_conf(conf.build()).peek_thing().send().await.expect("an output");
    assert_eq!(header(http.actual_requests().next().expect("a request"), "authorization"), "");
}

#[tokio::test]
async fn endpoints() {
    let http = replay([answer(200, READY), answer(200, READY)]);
    sample::Client::from_conf(config(&http).use_fips(true).build())
        .get_thing()
        .send()
        .await
        .expect("an output");
    let custom = config(&http).endpoint_url("http://localhost:1234/base");
    sample::Client::from_conf(custom.build()).get_thing().send().await.expect("an output");
    let uris: Vec<_> = http.actual_requests().map(|request| request.uri()).collect();
    assert_eq!(uris, ["https://things-fips.us-east-1.example.com/", "http://localhost:1234/base/"]);
}

/// The orchestrator's own error for such a URL prints the request, the body included.
#[tokio::test]
async fn an_endpoint_without_scheme_is_refused_and_shows_no_body() {
    let http = replay([]);
    let conf = config(&http).endpoint_url("localhost:4566").build();
    let call = sample::Client::from_conf(conf).get_thing().name("SECRET");
    let error = call.send().await.expect_err("no scheme");
    let debug = format!("{error:?}");
    let text = smithwright_runtime::error::DisplayErrorContext(error).to_string();
    let expected =
        "the endpoint URL `localhost:4566` has no scheme; write `http://` or `https://` before the host";
    assert!(text.contains(expected), "{text}");
    assert!(!text.contains("SECRET") && !debug.contains("SECRET"), "{text} {debug}");
    assert_eq!(http.actual_requests().count(), 0);
}

#[tokio::test]
async fn missing_region() {
    let http = replay([]);
    let conf = sample::Config::builder().with_test_defaults().http_client(http);
    let error = sample::Client::from_conf(conf.build()).get_thing().send().await.expect_err("no endpoint");
    let text = smithwright_runtime::error::DisplayErrorContext(error).to_string();
    assert!(text.contains("Missing Region"), "{text}");
}

#[test]
fn futures_can_be_spawned() {
    fn check<T: Send + 'static>(_: &T) {}
    let client = client(&replay([]));
    check(&client.get_thing().send());
    check(&client.get_thing().customize().send());
    check(&client.wait_until_thing_ready().wait(std::time::Duration::from_secs(1)));
    check(&client.list_things().into_paginator().send());
}

#[test]
fn builders_show_their_input() {
    let fluent = client(&replay([])).get_thing().name("a");
    assert_eq!(fluent.get_name().as_deref(), Some("a"));
    assert_eq!(fluent.as_input(), &sample::get_thing::GetThingInputBuilder::default().name("a"));
    assert_eq!(format!("{fluent:?}"), r#"GetThingInputBuilder { name: Some("a"), client_token: None }"#);
}
