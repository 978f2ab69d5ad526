//! Calls through both clients, answered by a closure in place of a network.

use aws_smithy_runtime_api::client::http::{
    http_client_fn, HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use smithwright_downstream::office::aws::{environment_names, proton};
use smithwright_downstream::parcels;

/// Gives the status and body of the answer to a request's body.
#[derive(Clone, Copy, Debug)]
struct StandIn(fn(&str) -> (u16, &'static str));

impl HttpConnector for StandIn {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let body = request.body().bytes().unwrap_or_default();
        let (status, answer) = self.0(std::str::from_utf8(body).expect("text"));
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status.try_into().expect("a status"), answer.into())))
    }
}

impl StandIn {
    fn client(self) -> SharedHttpClient {
        http_client_fn(move |_, _| SharedHttpConnector::new(self))
    }
}

#[tokio::test]
async fn pages_of_proton() {
    let service = StandIn(|body| match body {
        "{}" => (200, r#"{ "environments": [{ "name": "a" }], "nextToken": "more" }"#),
        r#"{"nextToken":"more"}"# => (200, r#"{ "environments": [{ "name": "b" }] }"#),
        other => panic!("{other}"),
    });
    let config = proton::Config::builder()
        .behavior_version(proton::config::BehaviorVersion::latest())
        .region(proton::config::Region::new("eu-west-1"))
        .credentials_provider(proton::config::Credentials::new("id", "secret", None, None, "test"))
        .http_client(service.client());
    let client = proton::Client::from_conf(config.build());
    assert_eq!(environment_names(&client).await.expect("two pages"), ["a", "b"]);
}

#[tokio::test]
async fn an_answer_and_an_error_of_the_other_service() {
    let service = StandIn(|body| match body {
        r#"{"number":"1"}"# => (200, r#"{ "stage": "ON_THE_WAY" }"#),
        _ => (400, r#"{ "__type": "NoSuchParcel", "message": "lost" }"#),
    });
    // It is not called with signatures, and its model does not say where it is.
    let config = parcels::Config::builder()
        .behavior_version(parcels::config::BehaviorVersion::latest())
        .endpoint_url("http://parcels.example")
        .http_client(service.client());
    let client = parcels::Client::from_conf(config.build());
    let output = client.track_parcel().number("1").send().await.expect("an answer");
    assert_eq!(output.stage(), Some(&parcels::types::Stage::OnTheWay));
    let error = client.track_parcel().number("2").send().await.expect_err("there is no such parcel");
    assert!(error.into_service_error().is_no_such_parcel());
}
