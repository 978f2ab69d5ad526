//! Responses that are not as the model says: what is tolerated, what is not, and what comes in place of what is missing.

use proton::types::{DeploymentStatus, EnvironmentAccountConnectionStatus};
use serde_json::json;
use smithwright_tests::server::{Answer, Server};

use crate::support;

async fn client(body: impl ToString) -> (Server, proton::Client) {
    let server = Server::scripted([Answer::ok(body)]).await;
    let client = support::client(server.url());
    (server, client)
}

#[tokio::test]
async fn required_members_that_are_missing_are_blank() {
    let (_server, client) = client(r#"{ "environment": { "name": "one" } }"#).await;
    let output = client.get_environment().send().await.expect("readable");
    let environment = output.environment().expect("there");
    assert_eq!((environment.name(), environment.arn()), ("one", ""));
    assert_eq!(environment.created_at().secs(), 0);
    assert!(!DeploymentStatus::values().contains(&environment.deployment_status().as_str()));
    assert_eq!(environment.description(), None);
}

#[tokio::test]
async fn lists_that_are_missing_are_empty() {
    let (_server, client) = client("{}").await;
    assert_eq!(client.list_tags_for_resource().send().await.expect("readable").tags().len(), 0);
}

#[tokio::test]
async fn null_is_absent_and_unknown_members_are_skipped() {
    let body = json!({
        "other": [{ "deep": { "er": [1, "two", null] } }],
        "environment": { "name": "one", "description": null, "arn": null, "more": { "and": "more" } },
    });
    let (_server, client) = client(body).await;
    let output = client.get_environment().send().await.expect("readable");
    let environment = output.environment().expect("there");
    assert_eq!((environment.name(), environment.arn(), environment.description()), ("one", "", None));
}

#[tokio::test]
async fn values_the_model_does_not_name_are_kept() {
    let body = json!({ "environmentAccountConnection": { "status": "HALF_OPEN" } });
    let (_server, client) = client(body).await;
    let output = client.get_environment_account_connection().send().await.expect("readable");
    let status = output.environment_account_connection().expect("there").status();
    assert_eq!(status.as_str(), "HALF_OPEN");
    assert_eq!(status, &EnvironmentAccountConnectionStatus::from("HALF_OPEN"));
}

#[tokio::test]
async fn a_member_of_a_union_that_the_model_does_not_name_is_unknown() {
    let body = json!({ "deployment": { "id": "d", "initialState": { "other": { "a": 1 } } } });
    let (_server, client) = client(body).await;
    let output = client.get_deployment().send().await.expect("readable");
    let deployment = output.deployment().expect("there");
    assert!(deployment.initial_state().is_some_and(|state| state.is_unknown()));
    assert!(deployment.target_state().is_none());
}

#[tokio::test]
async fn timestamps_are_seconds_with_a_fraction() {
    let body = json!({ "repositoryProvider": 1, "serviceTemplate": {
        "createdAt": 1_600_000_000, "lastModifiedAt": 1.6e9, "name": "t",
    } });
    let (_server, client) = client(body).await;
    let output = client.get_service_template().send().await.expect("readable");
    let template = output.service_template().expect("there");
    assert_eq!(template.created_at(), template.last_modified_at());
    assert_eq!(template.created_at().secs(), 1_600_000_000);
}

#[tokio::test]
async fn an_unknown_value_can_be_sent() {
    let (server, client) = client("{}").await;
    client.list_service_instances().sort_order("SIDEWAYS".into()).send().await.expect("sent");
    assert_eq!(server.received()[0].json(), json!({ "sortOrder": "SIDEWAYS" }));
}

#[tokio::test]
async fn empty_lists_and_texts_are_sent() {
    let (server, client) = client("{}").await;
    client.tag_resource().resource_arn("").set_tags(Some(vec![])).send().await.expect("sent");
    assert_eq!(server.received()[0].json(), json!({ "resourceArn": "", "tags": [] }));
}

#[tokio::test]
async fn an_empty_input_is_an_empty_object() {
    let (server, client) = client("{}").await;
    client.get_account_settings().send().await.expect("sent");
    assert_eq!(&server.received()[0].body[..], b"{}");
}
