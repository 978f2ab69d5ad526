//! A client for a service with two operations, written as generated code is.
#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test program uses a part of the sample")]

pub mod drop_thing;
pub mod error;
pub mod get_thing;
pub mod list_things;
pub mod peek_thing;
pub mod put_thing;

use std::time::{Duration, SystemTime};

use aws_smithy_async::time::TimeSource;
use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use smithwright_runtime::config::http::HttpRequest;
use smithwright_runtime::{Handle, ServiceMetadata, auth, protocol};

pub type Config = smithwright_runtime::Config<Service>;
pub type Builder = smithwright_runtime::ConfigBuilder<Service>;

#[derive(Clone, Copy, Debug)]
pub struct Service;

impl smithwright_runtime::Service for Service {
    const METADATA: ServiceMetadata = ServiceMetadata {
        sdk_id: "Thing Store",
        name: "ThingStore20260101",
        version: "2026-01-01",
        auth: &[&auth::SigV4 { signing_name: "things" }],
        api_id: "thing-store",
        endpoint_rules: RULES,
        pkg_version: "1.2.3",
        ..ServiceMetadata::speaking(&protocol::AWS_JSON_1_0)
    };
    type ConfigBuilder = smithwright_runtime::ConfigBuilder<Self>;
}

const RULES: &str = r#"{
    "version": "1.0",
    "parameters": {
        "Region": {"builtIn": "AWS::Region", "required": false, "documentation": "", "type": "String"},
        "UseDualStack": {"builtIn": "AWS::UseDualStack", "required": true, "default": false, "documentation": "", "type": "Boolean"},
        "UseFIPS": {"builtIn": "AWS::UseFIPS", "required": true, "default": false, "documentation": "", "type": "Boolean"},
        "Endpoint": {"builtIn": "SDK::Endpoint", "required": false, "documentation": "", "type": "String"}
    },
    "rules": [
        {
            "conditions": [{"fn": "isSet", "argv": [{"ref": "Endpoint"}]}],
            "endpoint": {"url": {"ref": "Endpoint"}, "properties": {}, "headers": {}},
            "type": "endpoint"
        },
        {
            "conditions": [
                {"fn": "isSet", "argv": [{"ref": "Region"}]},
                {"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, true]}
            ],
            "endpoint": {"url": "https://things-fips.{Region}.example.com", "properties": {}, "headers": {}},
            "type": "endpoint"
        },
        {
            "conditions": [{"fn": "isSet", "argv": [{"ref": "Region"}]}],
            "endpoint": {"url": "https://things.{Region}.example.com", "properties": {}, "headers": {}},
            "type": "endpoint"
        },
        {"conditions": [], "error": "Invalid Configuration: Missing Region", "type": "error"}
    ]
}"#;

pub mod client {
    pub use super::Client;
}

pub mod config {
    pub use super::{Builder, Config};
}

#[derive(Clone, Debug)]
pub struct Client {
    handle: Handle<Service>,
}

impl Client {
    #[track_caller]
    pub fn new(sdk_config: &smithwright_runtime::SdkConfig) -> Self {
        Self { handle: Handle::new(sdk_config.into()) }
    }

    #[track_caller]
    pub fn from_conf(conf: Config) -> Self {
        Self { handle: Handle::new(conf) }
    }

    pub fn config(&self) -> &Config {
        self.handle.config()
    }

    pub fn drop_thing(&self) -> drop_thing::DropThingFluentBuilder {
        self.handle.start()
    }

    pub fn peek_thing(&self) -> peek_thing::PeekThingFluentBuilder {
        self.handle.start()
    }

    pub fn put_thing(&self) -> put_thing::PutThingFluentBuilder {
        self.handle.start()
    }

    pub fn get_thing(&self) -> get_thing::GetThingFluentBuilder {
        self.handle.start()
    }

    pub fn list_things(&self) -> list_things::ListThingsFluentBuilder {
        self.handle.start()
    }

    pub fn wait_until_thing_ready(&self) -> get_thing::ThingReadyFluentBuilder {
        self.handle.start()
    }
}

impl AsRef<Handle<Service>> for Client {
    fn as_ref(&self) -> &Handle<Service> {
        &self.handle
    }
}

/// A response of the service.
pub fn answer(status: u16, body: &str) -> http::Response<SdkBody> {
    http::Response::builder()
        .status(status)
        .header("x-amzn-requestid", "request-1")
        .body(SdkBody::from(body))
        .expect("a valid response")
}

/// Gives `answers` one after the other, and keeps the requests.
pub fn replay(answers: impl IntoIterator<Item = http::Response<SdkBody>>) -> StaticReplayClient {
    let events =
        answers.into_iter().map(|answer| ReplayEvent::new(http::Request::new(SdkBody::empty()), answer));
    StaticReplayClient::new(events.collect())
}

/// Configuration for tests that sends through `http_client`.
pub fn config(http_client: &StaticReplayClient) -> Builder {
    Config::builder().with_test_defaults_v2().http_client(http_client.clone())
}

pub fn client(http_client: &StaticReplayClient) -> Client {
    Client::from_conf(config(http_client).build())
}

pub fn header<'a>(request: &'a HttpRequest, name: &str) -> &'a str {
    request.headers().get(name).unwrap_or_default()
}

pub fn body(request: &HttpRequest) -> &str {
    std::str::from_utf8(request.body().bytes().unwrap_or_default()).expect("UTF-8")
}

/// Time that goes with tokio's, which tests can pause.
#[derive(Debug)]
pub struct TokioTime(tokio::time::Instant);

impl TokioTime {
    pub fn new() -> Self {
        Self(tokio::time::Instant::now())
    }

    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

impl TimeSource for TokioTime {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_234_567_890) + self.0.elapsed()
    }
}
