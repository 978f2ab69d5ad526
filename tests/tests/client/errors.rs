//! Errors: the seven of the model, those it does not name, and answers that are no answer.

use std::error::Error as _;

use proton::config::retry::RetryConfig;
use proton::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use proton::operation::RequestId;
use proton::operation::create_environment::CreateEnvironmentError;
use smithwright_tests::server::{Answer, Server};

use crate::support;

const MESSAGE: &str = "account 123456789012 says no";

/// What `CreateEnvironment`, which names all seven errors, fails with when the service answers so.
async fn fail(answer: Answer) -> SdkError<CreateEnvironmentError> {
    let server = Server::scripted([answer]).await;
    let config = support::config().retry_config(RetryConfig::disabled()).endpoint_url(server.url()).build();
    let sent = proton::Client::from_conf(config).create_environment().name("one").send().await;
    assert_eq!(server.received().len(), 1);
    sent.expect_err("the service refused")
}

macro_rules! modelled {
    ($($test:ident $variant:ident $status:literal $ask:ident;)*) => {$(
        #[tokio::test]
        async fn $test() {
            let name = stringify!($variant);
            let error = fail(Answer::error($status, name, MESSAGE)).await;
            assert_eq!(error.raw_response().map(|response| response.status().as_u16()), Some($status));
            assert_eq!((error.code(), error.message(), error.request_id()), (Some(name), Some(MESSAGE), Some("request-1")));
            let error = error.into_service_error();
            assert!(error.$ask());
            assert_eq!((error.code(), error.message(), error.request_id()), (Some(name), Some(MESSAGE), Some("request-1")));
            check_texts(&error, name);
            let CreateEnvironmentError::$variant(inner) = &error else { panic!("{error:?}") };
            assert_eq!((inner.message(), inner.code()), (MESSAGE, Some(name)));
            check_texts(inner, name);
            let of_service = proton::Error::from(error);
            assert!(matches!(&of_service, proton::Error::$variant(inner) if inner.message() == MESSAGE));
            check_texts(&of_service, name);
        }
    )*};
}

modelled! {
    access_denied AccessDeniedException 403 is_access_denied_exception;
    conflict ConflictException 409 is_conflict_exception;
    internal_server InternalServerException 500 is_internal_server_exception;
    resource_not_found ResourceNotFoundException 404 is_resource_not_found_exception;
    service_quota_exceeded ServiceQuotaExceededException 402 is_service_quota_exceeded_exception;
    throttling ThrottlingException 429 is_throttling_exception;
    validation ValidationException 400 is_validation_exception;
}

/// `Display` says which error it is; neither it nor `Debug` shows the message, which the model marks sensitive.
#[track_caller]
fn check_texts(error: &(dyn std::error::Error + 'static), name: &str) {
    let (text, shown) = (error.to_string(), format!("{error:?}"));
    assert!(text.starts_with(name), "{text}");
    assert!(shown.contains(name), "{shown}");
    assert!(!text.contains(MESSAGE), "{text}");
    assert!(!shown.contains(MESSAGE), "{shown}");
}

#[tokio::test]
async fn the_code_is_found_wherever_services_put_it() {
    let body = |member: &str, code: &str| serde_json::json!({ member: code, "message": MESSAGE });
    let code = "ResourceNotFoundException";
    for answer in [
        Answer::new(404, body("__type", "com.amazonaws.proton#ResourceNotFoundException")),
        Answer::new(
            404,
            body("__type", "aws.protocoltests#ResourceNotFoundException:http://internal.amazon.com/coral/"),
        ),
        Answer::new(404, body("code", code)),
        Answer::new(404, body("other", "")).header("x-amzn-errortype", code),
        Answer::new(404, body("other", ""))
            .header("x-amzn-errortype", &format!("{code}:http://internal.amazon.com/coral/")),
    ] {
        let told = format!("{answer:?}");
        let error = fail(answer).await.into_service_error();
        assert!(error.is_resource_not_found_exception(), "{told}: {error:?}");
        assert_eq!(error.code(), Some(code));
    }
}

#[tokio::test]
async fn the_message_may_begin_with_a_capital() {
    let body = r#"{ "__type": "ValidationException", "Message": "no" }"#;
    assert_eq!(fail(Answer::new(400, body)).await.message(), Some("no"));
}

#[tokio::test]
async fn an_error_the_model_does_not_name_keeps_code_and_message() {
    let error = fail(Answer::error(400, "TeapotException", "short and stout")).await;
    assert!(matches!(error, SdkError::ServiceError(_)));
    assert_eq!((error.code(), error.message()), (Some("TeapotException"), Some("short and stout")));
    let error = error.into_service_error();
    assert_eq!((error.code(), error.message()), (Some("TeapotException"), Some("short and stout")));
    assert_eq!(error.request_id(), Some("request-1"));
    assert!(!error.is_validation_exception() && !error.is_resource_not_found_exception());
    assert_eq!(error.to_string(), "TeapotException: short and stout");
    let of_service = proton::Error::from(error);
    assert_eq!(of_service.code(), Some("TeapotException"));
    assert_eq!(of_service.to_string(), "TeapotException: short and stout");
}

#[tokio::test]
async fn an_operation_knows_errors_it_does_not_name() {
    // `CreateRepository` does not name ResourceNotFoundException; the code is still there to ask for.
    let server = Server::scripted([Answer::error(404, "ResourceNotFoundException", MESSAGE)]).await;
    let error = support::client(server.url()).create_repository().send().await.expect_err("refused");
    assert_eq!(error.code(), Some("ResourceNotFoundException"));
}

#[tokio::test]
async fn an_error_without_a_body_still_says_its_status() {
    let error = fail(Answer::new(400, "")).await;
    assert_eq!(error.raw_response().map(|response| response.status().as_u16()), Some(400));
    assert!(!DisplayErrorContext(&error).to_string().is_empty());
}

#[tokio::test]
async fn an_answer_that_is_not_json_is_an_error() {
    for body in ["{", "[]", "<html>", "{} trailing", "{\"environment\": 1}"] {
        let error = fail(Answer::ok(body)).await;
        assert!(matches!(error, SdkError::ResponseError(_) | SdkError::ServiceError(_)), "{body}: {error:?}");
        assert_eq!(error.raw_response().map(|response| response.status().as_u16()), Some(200), "{body}");
        assert!(error.source().is_some(), "{body}: something says what is wrong with it");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_dispatch_failure() {
    let url = Server::scripted([]).await.url();
    tokio::task::yield_now().await;
    let config = support::config().retry_config(RetryConfig::disabled()).endpoint_url(url).build();
    let error = proton::Client::from_conf(config).get_account_settings().send().await.expect_err("no server");
    let SdkError::DispatchFailure(failure) = &error else { panic!("{error:?}") };
    assert!(failure.is_io() || failure.is_other(), "{failure:?}");
    assert!(error.source().is_some());
}

#[tokio::test]
async fn errors_of_several_operations_meet_in_one_type() {
    async fn both(client: &proton::Client) -> Result<(), proton::Error> {
        client.get_account_settings().send().await?;
        client.get_environment().name("one").send().await?;
        Ok(())
    }
    let refused = Answer::error(404, "ResourceNotFoundException", MESSAGE);
    let server = Server::scripted([Answer::ok("{}"), refused]).await;
    let error = both(&support::client(server.url())).await.expect_err("the second call is refused");
    assert!(matches!(error, proton::Error::ResourceNotFoundException(_)), "{error:?}");
    assert_eq!(error.request_id(), Some("request-1"));
}

#[tokio::test]
async fn a_successful_answer_has_a_request_id() {
    let server = Server::scripted([Answer::ok("{}")]).await;
    let output = support::client(server.url()).get_account_settings().send().await.expect("an answer");
    assert_eq!(output.request_id(), Some("request-1"));
}
