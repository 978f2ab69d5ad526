//! `aws-smithy-mocks` works with the client as with the official ones.

use aws_smithy_mocks::{RuleMode, mock, mock_client};
use proton::Client;
use proton::error::{ErrorMetadata, ProvideErrorMetadata};
use proton::operation::get_environment::{GetEnvironmentError, GetEnvironmentOutput};
use proton::operation::list_environments::ListEnvironmentsOutput;
use proton::types::error::ResourceNotFoundException;

fn not_found() -> GetEnvironmentError {
    let meta = ErrorMetadata::builder().code("ResourceNotFoundException").build();
    let error = ResourceNotFoundException::builder().message("gone").meta(meta).build();
    GetEnvironmentError::ResourceNotFoundException(error.expect("complete"))
}

fn empty_list() -> ListEnvironmentsOutput {
    ListEnvironmentsOutput::builder().set_environments(Some(vec![])).build().expect("complete")
}

#[tokio::test]
async fn an_output_is_given_to_requests_that_match() {
    let rule = mock!(Client::get_environment)
        .match_requests(|input| input.name() == Some("one"))
        .then_output(|| GetEnvironmentOutput::builder().build());
    let client = mock_client!(proton, RuleMode::MatchAny, [&rule]);
    let output = client.get_environment().name("one").send().await.expect("mocked");
    assert!(output.environment().is_none());
    assert_eq!(rule.num_calls(), 1);
}

#[tokio::test]
async fn an_error_is_given() {
    let rule = mock!(Client::get_environment).then_error(not_found);
    let client = mock_client!(proton, [&rule]);
    let error = client.get_environment().name("one").send().await.expect_err("mocked");
    assert_eq!(error.code(), Some("ResourceNotFoundException"));
    assert!(error.into_service_error().is_resource_not_found_exception());
}

#[tokio::test]
async fn a_response_is_given_and_parsed() {
    use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
    use aws_smithy_runtime_api::http::StatusCode;
    let rule = mock!(Client::list_tags_for_resource).then_http_response(|| {
        let body = r#"{ "tags": [{ "key": "k", "value": "v" }] }"#;
        HttpResponse::new(StatusCode::try_from(200).expect("a status"), body.into())
    });
    let client = mock_client!(proton, [&rule]);
    let output = client.list_tags_for_resource().resource_arn("arn").send().await.expect("mocked");
    assert_eq!(output.tags()[0].value(), "v");
}

#[tokio::test]
async fn answers_come_in_sequence_and_errors_are_retried() {
    let rule = mock!(Client::get_environment)
        .sequence()
        .http_status(503, None)
        .http_status(429, Some(r#"{ "__type": "ThrottlingException" }"#.to_owned()))
        .output(|| GetEnvironmentOutput::builder().build())
        .build();
    let client = mock_client!(proton, RuleMode::Sequential, [&rule]);
    client.get_environment().name("one").send().await.expect("the third answer is good");
    assert_eq!(rule.num_calls(), 3);
}

#[tokio::test]
async fn several_operations_are_mocked_at_once() {
    let refused = mock!(Client::get_environment).then_error(not_found);
    let listed = mock!(Client::list_environments).then_output(empty_list);
    let client = mock_client!(proton, RuleMode::MatchAny, [&refused, &listed], |config| config
        .endpoint_url("http://unused"));
    assert!(client.list_environments().send().await.expect("mocked").environments().is_empty());
    assert!(client.get_environment().send().await.is_err());
    assert_eq!((refused.num_calls(), listed.num_calls()), (1, 1));
}
