//! What comes of answers that are errors.

mod sample;

use smithwright_runtime::error::{DisplayErrorContext, ProvideErrorMetadata, RequestId, SdkError};

use sample::error::Error;
use sample::get_thing::GetThing;
use sample::{answer, client, config, replay};

/// What is printed below an error.
fn causes(error: &dyn std::error::Error) -> Vec<String> {
    std::iter::successors(error.source(), |cause| cause.source()).map(ToString::to_string).collect()
}

const SECRET: &str = r#"{"__type":"com.example#Busy","message":"the secret"}"#;

/// The error that `status` and `body` become; without retries.
async fn error(status: u16, body: &str) -> SdkError<Error<GetThing>> {
    use smithwright_runtime::config::retry::RetryConfig;
    let http = replay([answer(status, body)]);
    let client = sample::Client::from_conf(config(&http).retry_config(RetryConfig::disabled()).build());
    client.get_thing().send().await.expect_err("an error")
}

#[tokio::test]
async fn modelled() {
    let error = error(400, r#"{"__type":"a.b#Missing:http://x/","Message":"not here","name":"a"}"#).await;
    let raw = error.raw_response().and_then(|response| response.body().bytes());
    assert!(raw.is_some_and(|bytes| bytes.starts_with(b"{\"__type\"")));
    assert_eq!(RequestId::request_id(&error), Some("request-1"));
    let error = error.into_service_error();
    assert!(error.is_missing());
    assert_eq!(error.to_string(), "Missing: not here");
    assert_eq!(ProvideErrorMetadata::code(&error), Some("Missing"));
    assert_eq!(error.request_id(), Some("request-1"));
    let Error::Missing(missing) = error else { panic!("not the modelled error") };
    assert_eq!((missing.message.as_deref(), missing.name.as_deref()), (Some("not here"), Some("a")));
}

#[tokio::test]
async fn sensitive_messages_stay_hidden() {
    let error = error(400, SECRET).await;
    let shown = [format!("{error:?}"), error.to_string(), DisplayErrorContext(&error).to_string()];
    for text in &shown {
        // Bodies are printed as bytes or text; neither may show.
        assert!(!text.contains("secret") && !text.contains("115, 101, 99"), "{text}");
    }
    let Error::Busy(busy) = error.into_service_error() else { panic!("not the modelled error") };
    assert_eq!(busy.message, "the secret");
}

#[tokio::test]
async fn not_modelled() {
    let error = error(400, r#"{"__type":"Strange","message":"odd"}"#).await.into_service_error();
    assert_eq!(error.to_string(), "Strange: odd");
    assert_eq!(ProvideErrorMetadata::message(&error), Some("odd"));
    assert!(matches!(error, Error::Unhandled(_)));
}

#[tokio::test]
async fn nameless_and_unreadable() {
    let nameless = error(503, "").await.into_service_error();
    assert_eq!(nameless.to_string(), "unhandled error");
    assert_eq!(causes(&nameless), ["the service answered with status 503 and named no error"]);
    assert_eq!(nameless.request_id(), Some("request-1"));

    let html = error(502, "<html>Bad gateway</html>").await.into_service_error();
    assert_eq!(
        causes(&html),
        [
            "the response with status 502 could not be read",
            "the body is not a JSON object (line 1, column 1)"
        ]
    );
    assert_eq!(html.request_id(), Some("request-1"));
}

#[tokio::test]
async fn modelled_but_unreadable() {
    let error = error(400, r#"{"__type":"Busy","message":"the secret","message":["the secret"]}"#).await;
    let text = format!("{error:?} {}", DisplayErrorContext(&error));
    assert!(!text.contains("secret"), "{text}");
    let error = error.into_service_error();
    assert!(matches!(error, Error::Unhandled(_)));
    assert_eq!(ProvideErrorMetadata::code(&error), Some("Busy"));
    assert_eq!(error.request_id(), Some("request-1"));
}

#[tokio::test]
async fn output_that_is_none() {
    for body in ["<html>", "[]", r#"{"thing":7}"#, r#"{"thing":null} trailing"#, "{\"thing\":{\"name\":\"a\""]
    {
        let error = error(200, body).await;
        assert!(matches!(error, SdkError::ServiceError(_)), "{body}: {error:?}");
        let causes = causes(&error.into_service_error());
        let [unreadable, why] = causes.as_slice() else { panic!("{causes:?}") };
        assert_eq!(unreadable, "the response with status 200 could not be read");
        assert!(why.starts_with("cannot read GetThingOutput"), "{why}");
    }
}

#[tokio::test]
async fn the_text_holds_each_cause_once() {
    for (status, body, expected) in [
        (
            200,
            r#"{"thing":7}"#,
            "service error: unhandled error: the response with status 200 could not be read: cannot read \
             GetThingOutput.thing: expected an object, found a number at line 1 column 10 (",
        ),
        (400, r#"{"__type":"Missing","message":"not here"}"#, "service error: Missing: not here ("),
        (400, r#"{"__type":"Strange","message":"odd"}"#, "service error: Strange: odd ("),
        (400, r#"{"__type":"Strange"}"#, "service error: Strange ("),
        (
            400,
            r#"{"message":"m"}"#,
            "service error: m: the service answered with status 400 and named no error (",
        ),
        (
            400,
            r#"{"__type":"Missing","name":7}"#,
            "service error: Missing: cannot read Missing.name: expected a string, found a number at line 1 \
             column 28 (",
        ),
        (
            502,
            "<html>",
            "service error: unhandled error: the response with status 502 could not be read: the body is not a \
             JSON object (line 1, column 1) (",
        ),
    ] {
        let text = DisplayErrorContext(error(status, body).await).to_string();
        assert!(text.starts_with(expected), "{text}");
    }
    // An error of the network, in the error of any operation.
    let error: Error = client(&replay([])).get_thing().send().await.expect_err("an error").into();
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.starts_with("unhandled error: dispatch failure: "), "{text}");
}

#[tokio::test]
async fn texts_of_the_service_hold_no_control_characters() {
    let hostile = r"\u001b[2J\r\n2026 INFO all is well\u0000\u009b\u202e";
    for code in ["Missing", r"Strange\u001b[2J\r\n"] {
        let body = format!(r#"{{"__type":"{code}","message":"{hostile}"}}"#);
        let error = error(400, &body).await;
        let text = format!("{error} {error:?} {}", DisplayErrorContext(&error));
        let error = error.into_service_error();
        let text = format!("{text} {error} {error:?}");
        let raw = |character: char| character.is_control() || character == '\u{202e}';
        assert!(!text.contains(raw), "{text:?}");
        assert!(text.contains(r"\u{1b}[2J\r\n2026 INFO all is well\0\u{9b}\u{202e}"), "{text}");
        // Programs see what the service said.
        let message = ProvideErrorMetadata::message(&error);
        assert_eq!(message, Some("\u{1b}[2J\r\n2026 INFO all is well\0\u{9b}\u{202e}"));
    }
}

#[tokio::test]
async fn what_has_no_members_is_not_read() {
    for body in ["<html>", "x", "[]", "{", "null", "", r#"{"a":1}"#, "\u{feff}{}"] {
        let http = replay([answer(200, body)]);
        let conf = config(&http).build();
        let output = sample::Client::from_conf(conf).drop_thing().send().await;
        assert_eq!(output.expect(body).request_id(), Some("request-1"));
        // An error is one, whatever it holds.
        let mut gone = answer(400, body);
        gone.headers_mut().insert("x-amzn-errortype", http::HeaderValue::from_static("Gone"));
        let error = client(&replay([gone])).drop_thing().send().await.expect_err(body);
        assert!(matches!(error.into_service_error(), Error::Gone(_)), "{body}");
    }
}

#[tokio::test]
async fn every_operations_error_becomes_the_services() {
    async fn call(answers: Vec<http::Response<aws_smithy_types::body::SdkBody>>) -> Result<(), Error> {
        let client = client(&replay(answers));
        client.get_thing().send().await?;
        client.list_things().send().await?;
        Ok(())
    }
    let missing = || answer(400, r#"{"__type":"Missing"}"#);
    assert!(call(vec![missing()]).await.expect_err("an error").is_missing());
    assert!(call(vec![answer(200, "{}"), missing()]).await.expect_err("an error").is_missing());
    // No answer left: the connection fails, and that becomes the source.
    let error = call(vec![]).await.expect_err("an error");
    assert!(matches!(&error, Error::Unhandled(_)) && std::error::Error::source(&error).is_some());
}
