//! What comes of answers that are errors.

mod sample;

use smithwright_runtime::error::{DisplayErrorContext, ProvideErrorMetadata, RequestId, SdkError};

use sample::error::Error;
use sample::get_thing::GetThing;
use sample::{answer, client, config, replay};

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
    assert_eq!(nameless.to_string(), "the service answered with status 503 and named no error");
    assert_eq!(nameless.request_id(), Some("request-1"));

    let html = error(502, "<html>Bad gateway</html>").await.into_service_error();
    let text = html.to_string();
    assert!(text.starts_with("the response with status 502 could not be read: "), "{text}");
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
        let text = error.into_service_error().to_string();
        assert!(text.starts_with("the response with status 200 could not be read: "), "{text}");
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
