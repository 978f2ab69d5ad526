//! What a program shows of its calls: in logs at any level, and in `Debug` of everything it holds. Alone in its
//! program, since the log is that of all threads.

mod log;
#[path = "../support/mod.rs"]
mod support;

use std::fmt::Debug;
use std::time::Duration;

use proton::config::retry::RetryConfig;
use proton::config::timeout::TimeoutConfig;
use proton::config::{Builder, Config, Credentials};
use proton::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use proton::operation::create_environment::builders::CreateEnvironmentFluentBuilder;
use proton::operation::create_environment::{CreateEnvironmentError, CreateEnvironmentOutput};
use serde_json::{Value, json};
use smithwright_tests::exchange::ACCESS_KEY_ID;
use smithwright_tests::server::{Answer, Server};
use tracing::Level;

use log::Log;

/// With this begins all that is to be hidden.
const HUSH: &str = "hush-";

/// The same as Rust shows a list of its bytes.
const HUSH_BYTES: &str = "104, 117, 115, 104, 45";

/// `Debug` of what the program holds.
#[derive(Default)]
struct Shown(Vec<String>);

impl Shown {
    fn add(&mut self, value: &dyn Debug) {
        self.0.push(format!("{value:?}"));
        self.0.push(format!("{value:#?}"));
    }

    /// An error, with all that is behind it.
    fn add_error<E: std::error::Error>(&mut self, error: &E) {
        self.add(error);
        self.0.push(format!("{error} {}", DisplayErrorContext(error)));
    }
}

fn config(url: String) -> Builder {
    let credentials = Credentials::new(
        ACCESS_KEY_ID,
        "hush-secret-access-key",
        Some("hush-session-token".to_owned()),
        None,
        "tests",
    );
    support::config().credentials_provider(credentials).endpoint_url(url)
}

fn environment() -> Value {
    json!({"environment": {
        "arn": "a", "name": "shown-name", "templateName": "t", "templateMajorVersion": "1",
        "templateMinorVersion": "2", "createdAt": 1, "lastDeploymentAttemptedAt": 1,
        "lastDeploymentSucceededAt": 1, "deploymentStatus": "FAILED",
        "description": "hush-output-description", "spec": "hush-output-spec",
        "deploymentStatusMessage": "hush-output-status",
    }})
}

/// A request with what is to be hidden.
fn create(client: &proton::Client) -> CreateEnvironmentFluentBuilder {
    client
        .create_environment()
        .name("shown-name")
        .description("hush-input-description")
        .spec("hush-input-spec")
}

type Created = Result<CreateEnvironmentOutput, SdkError<CreateEnvironmentError>>;

/// Sends that request to a server with these answers.
async fn call(
    set: impl FnOnce(Builder) -> Builder,
    answers: impl IntoIterator<Item = Answer>,
    attempts: usize,
    shown: &mut Shown,
) -> Created {
    let server = Server::scripted(answers).await;
    let builder = set(config(server.url()));
    shown.add(&builder);
    let config = builder.build();
    shown.add(&config);
    let client = proton::Client::from_conf(config);
    shown.add(&client);
    let request = create(&client);
    shown.add(&request);
    shown.add(request.as_input());
    let sent = request.send().await;
    let received = server.received();
    assert_eq!(received.len(), attempts, "{sent:?}");
    for request in received {
        // It was sent, so it could have been logged.
        assert_eq!(request.json()["spec"], "hush-input-spec");
        assert_eq!(request.header("x-amz-security-token"), Some("hush-session-token"));
    }
    shown.add(&sent);
    if let Err(error) = &sent {
        shown.add_error(error);
        if let Some(error) = error.as_service_error() {
            shown.add_error(error);
        }
    }
    sent
}

fn refusal(status: u16, code: &str) -> Answer {
    Answer::error(status, code, "hush-message")
}

async fn answers_and_errors(shown: &mut Shown) {
    // Of these the client puts on its metrics what is not sensitive.
    let attributes = |conf: Builder| conf.emit_input_attributes(["name", "description", "spec"]);
    let output = call(attributes, [Answer::ok(environment())], 1, shown).await.expect("an output");
    assert_eq!(output.environment().and_then(|it| it.spec()), Some("hush-output-spec"));
    let error =
        call(|conf| conf, [refusal(403, "AccessDeniedException")], 1, shown).await.expect_err("an error");
    let CreateEnvironmentError::AccessDeniedException(error) = error.into_service_error() else {
        panic!("another error")
    };
    assert_eq!(error.message(), "hush-message");
    shown.add_error(&error);

    let busy = || refusal(500, "InternalServerException");
    call(|conf| conf, [busy(), Answer::ok(environment())], 2, shown).await.expect("an output");
    call(|conf| conf, [busy(), busy(), busy()], 3, shown).await.expect_err("an error");
    let adaptive = RetryConfig::adaptive().with_initial_backoff(Duration::from_millis(1));
    let throttled = refusal(429, "ThrottlingException");
    call(|conf| conf.retry_config(adaptive), [throttled, Answer::ok(environment())], 2, shown)
        .await
        .expect("an output");
}

async fn what_cannot_be_read(shown: &mut Shown) {
    let mut odd = environment();
    odd["environment"]["spec"] = json!({"hush-key": ["hush-value"]});
    for body in [odd.to_string(), "hush-text".to_owned(), r#"{"environment":"hush-text"}"#.to_owned()] {
        call(|conf| conf, [Answer::ok(body)], 1, shown).await.expect_err("no output");
    }
    // No model calls the message of an error sensitive that it does not name.
    let stranger = Answer::error(400, "StrangeException", "shown-message");
    let error = call(|conf| conf, [stranger], 1, shown).await.expect_err("an error");
    assert_eq!(error.message(), Some("shown-message"));
    for body in ["hush-text", r#"{"__type":"AccessDeniedException","message":["hush-message"]}"#] {
        call(|conf| conf, [Answer::new(400, body)], 1, shown).await.expect_err("no output");
    }
}

async fn time_and_connections(shown: &mut Shown) {
    let late = Answer::ok(environment()).after(Duration::from_secs(30));
    let short = Duration::from_millis(300);
    for timeouts in [
        TimeoutConfig::builder().operation_timeout(short),
        TimeoutConfig::builder().operation_attempt_timeout(short),
        TimeoutConfig::builder().read_timeout(short),
    ] {
        let set = |conf: Builder| conf.timeout_config(timeouts.build()).retry_config(RetryConfig::disabled());
        call(set, [late.clone()], 1, shown).await.expect_err("no time");
    }
    // Nobody is there any more.
    let url = Server::scripted([]).await.url();
    let client = proton::Client::from_conf(config(url).retry_config(RetryConfig::disabled()).build());
    let error = create(&client).send().await.expect_err("no server");
    assert!(matches!(error, SdkError::DispatchFailure(_)));
    shown.add_error(&error);
}

async fn customized(shown: &mut Shown) {
    let server = Server::scripted([Answer::ok(environment())]).await;
    let client = proton::Client::from_conf(config(server.url()).build());
    let token = Some("hush-other-token".to_owned());
    let credentials = Credentials::new(ACCESS_KEY_ID, "hush-other-key", token, None, "tests");
    let other = Config::builder().credentials_provider(credentials);
    shown.add(&other);
    let customized = create(&client).customize().config_override(other).mutate_request(|request| {
        request.headers_mut().insert("x-shown", "shown");
    });
    shown.add(&customized);
    shown.add(&customized.send().await.expect("an output"));
    let received = server.received();
    assert_eq!(received[0].header("x-amz-security-token"), Some("hush-other-token"));
}

async fn pages_and_waiters(shown: &mut Shown) {
    use proton::client::Waiters;
    let outputs = json!({"outputs": [{"key": "hush-key", "valueString": "hush-value"}]});
    let server = Server::scripted([Answer::ok(&outputs), Answer::ok(outputs)]).await;
    let client = proton::Client::from_conf(config(server.url()).build());
    let list = || client.list_environment_outputs().environment_name("shown-name").into_paginator();
    let page = list().send().next().await.expect("a page").expect("an output");
    assert_eq!(page.outputs()[0].value_string(), Some("hush-value"));
    shown.add(&page);
    let item = list().items().send().next().await.expect("an item").expect("an output");
    shown.add(&item);

    let server = Server::scripted([Answer::ok(environment())]).await;
    let client = proton::Client::from_conf(config(server.url()).build());
    let waited =
        client.wait_until_environment_deployed().name("shown-name").wait(Duration::from_secs(60)).await;
    let error = waited.expect_err("the deployment failed");
    shown.add_error(&error);
}

/// What the AWS SDK's crates log bodies for, at the user's own wish.
const WISHES: [&str; 2] = ["LOG_SENSITIVE_BODIES", "LOG_SIGNABLE_BODY"];

#[tokio::test]
async fn nothing_sensitive_is_shown() {
    if let Some(wish) = WISHES.into_iter().find(|wish| std::env::var_os(wish).is_some()) {
        eprintln!("skipped: {wish} is set, which asks for bodies in logs");
        return;
    }
    check_that_the_log_is_complete();
    let log = Log::default();
    tracing::subscriber::set_global_default(log.clone()).expect("the only subscriber");
    let mut shown = Shown::default();
    answers_and_errors(&mut shown).await;
    what_cannot_be_read(&mut shown).await;
    time_and_connections(&mut shown).await;
    customized(&mut shown).await;
    pages_and_waiters(&mut shown).await;

    let text = log.text();
    for secret in [HUSH, HUSH_BYTES] {
        let line = text.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "the log shows what is sensitive");
        let debug = shown.0.iter().find(|debug| debug.contains(secret));
        assert_eq!(debug, None, "`Debug` shows what is sensitive");
    }
    for public in ["shown-name", "shown-message"] {
        assert!(shown.0.iter().any(|debug| debug.contains(public)), "{public} is not sensitive");
    }
    let crates = ["aws_runtime", "aws_sigv4", "aws_smithy_runtime", "hyper_util", "smithwright_runtime"];
    assert_eq!(
        crates.into_iter().find(|name| !log.crates().contains(*name)),
        None,
        "a crate that logs nothing"
    );
    assert!(log.levels().is_superset(&[Level::TRACE, Level::DEBUG].into()));
}

/// Whether anything sensitive would be found, had it been logged.
fn check_that_the_log_is_complete() {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        let span = tracing::trace_span!("span", text = "hush-text", later = tracing::field::Empty);
        span.in_scope(
            || tracing::trace!(target: "elsewhere", "said {:?}", "hush-message".as_bytes().to_vec()),
        );
        span.record("later", "hush-later");
    });
    let text = log.text();
    for secret in ["hush-text", HUSH_BYTES, "hush-later"] {
        assert!(text.contains(secret), "{secret} is not in {text}");
    }
    assert!(log.crates().contains("elsewhere") && log.levels().contains(&Level::TRACE));
}
