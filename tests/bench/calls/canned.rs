//! Responses, and an HTTP client that answers with them at once.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use serde_json::{Value, json};

/// One answer to every request.
#[derive(Clone, Debug)]
pub(crate) struct Canned {
    status: u16,
    body: &'static [u8],
    connector: Option<SharedHttpConnector>,
}

impl Canned {
    pub(crate) fn ok(body: Vec<u8>) -> Self {
        Self::new(200, body)
    }

    pub(crate) fn new(status: u16, body: Vec<u8>) -> Self {
        // A copy per call would be counted as the client's allocation.
        let mut this = Self { status, body: body.leak(), connector: None };
        this.connector = Some(SharedHttpConnector::new(this.clone()));
        this
    }
}

impl HttpConnector for Canned {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::ready(Ok(answer(self.status, SdkBody::from(self.body))))
    }
}

impl HttpClient for Canned {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        self.connector.clone().expect("made with it")
    }
}

pub(crate) fn response(status: u16, body: &[u8]) -> HttpResponse {
    answer(status, SdkBody::from(body))
}

fn answer(status: u16, body: SdkBody) -> HttpResponse {
    let mut response = HttpResponse::new(status.try_into().expect("a status"), body);
    response.headers_mut().insert("x-amzn-requestid", "a80d7d5e-0e1f-4f7a-8f49-8f1f1f1f1f1f");
    response
}

pub(crate) fn get() -> Vec<u8> {
    bytes(&json!({ "environmentAccountConnection": connection(1) }))
}

pub(crate) fn list(items: usize) -> Vec<u8> {
    let items: Vec<Value> = (0..items).map(connection).collect();
    bytes(&json!({ "environmentAccountConnections": items, "nextToken": null }))
}

pub(crate) fn error() -> Vec<u8> {
    bytes(
        &json!({ "__type": "com.amazonaws.proton#ResourceNotFoundException", "message": "no such connection" }),
    )
}

fn connection(n: usize) -> Value {
    json!({
        "id": format!("a1b2c3d4-5678-90ab-cdef-{n:012}"),
        "arn": format!("arn:aws:proton:us-east-1:123456789012:environment-account-connection/{n:012}"),
        "managementAccountId": "123456789012",
        "environmentAccountId": "210987654321",
        "roleArn": format!("arn:aws:iam::210987654321:role/service-role/environment-{n}"),
        "environmentName": format!("environment-{n}"),
        "requestedAt": 1_700_000_000.5 + n as f64,
        "lastModifiedAt": 1_700_000_100.25 + n as f64,
        "status": "CONNECTED",
        "componentRoleArn": format!("arn:aws:iam::210987654321:role/component-{n}"),
    })
}

fn bytes(value: &Value) -> Vec<u8> {
    serde_json::to_vec(value).expect("plain JSON")
}
