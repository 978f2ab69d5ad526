//! A client for a service whose endpoints depend on everything that they can, written as generated code is.
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use std::collections::HashMap;

use smithwright_runtime::derive::{OperationInput, OperationOutput, Structure};
use smithwright_runtime::endpoint;
use smithwright_runtime::{Config, Handle, Operation, ServiceMetadata, auth, protocol};

use crate::error::Error;

#[derive(Clone, Copy, Debug)]
pub struct Service;

impl smithwright_runtime::Service for Service {
    const METADATA: ServiceMetadata = ServiceMetadata {
        sdk_id: "Shelf",
        name: "Shelf",
        version: "2026-01-01",
        auth: &[&auth::SigV4 { signing_name: "shelf" }],
        api_id: "shelf",
        endpoint_rules: "",
        pkg_version: "1.2.3",
        account_endpoints: true,
        client_params: &["Kind", "Wide"],
        ..ServiceMetadata::speaking(&protocol::AWS_JSON_1_0)
    };
    type ConfigBuilder = Builder;
}

smithwright_runtime::config_builder!(Builder, Service);

impl Builder {
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.set_kind(Some(value.into()));
        self
    }

    pub fn set_kind(&mut self, value: Option<String>) -> &mut Self {
        self.parts_mut().set_client_param("Kind", value);
        self
    }

    pub fn wide(mut self, value: impl Into<bool>) -> Self {
        self.parts_mut().set_client_param("Wide", Some(value.into()));
        self
    }
}

/// A path that makes a list a billion times as long.
const DOUBLED: &str = concat!(
    "Books[*].Title",
    "[].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @]",
    "[].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @]",
    "[].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @][].[@, @]",
);

#[derive(Clone, Debug, Default)]
pub struct Put;

impl Operation for Put {
    const NAME: &'static str = "Put";
    const ENDPOINT_PARAMS: &'static [endpoint::ContextParam] = &[
        endpoint::ContextParam::text("Static", "always"),
        endpoint::ContextParam::flag("Flag", true),
        endpoint::ContextParam::texts("Texts", &["a", "b"]),
        endpoint::ContextParam::required("Shelf", "Shelf"),
        endpoint::ContextParam::member("Kind", "Kind"),
        endpoint::ContextParam::member("Labels", "Labels"),
        endpoint::ContextParam::path("Kind", "First.Title"),
        endpoint::ContextParam::path("Titles", "Books[*].Title"),
        endpoint::ContextParam::path("Names", "Books[*].[Title, Author][]"),
        endpoint::ContextParam::path("Keys", "keys(Places)"),
        endpoint::ContextParam::path("Placed", "Places.*.Title"),
        endpoint::ContextParam::path("Sold", "First.Sold"),
        endpoint::ContextParam::path("Faulty", "Books["),
        endpoint::ContextParam::path("Doubled", DOUBLED),
    ];
    type Service = Service;
    type Input = PutInput;
    type Output = PutOutput;
    type Error = Error<Put>;
}

#[derive(Clone, PartialEq, OperationInput)]
#[shape(operation = Put, rename_all = "PascalCase")]
pub struct PutInput {
    pub shelf: Option<String>,
    pub kind: Option<String>,
    pub labels: Option<Vec<String>>,
    pub first: Option<Book>,
    pub books: Option<Vec<Book>>,
    pub places: Option<HashMap<String, Book>>,
}

#[derive(Clone, Default, PartialEq, Structure)]
#[shape(rename_all = "PascalCase")]
pub struct Book {
    pub title: Option<String>,
    pub author: Option<String>,
    pub sold: Option<bool>,
}

#[derive(Clone, PartialEq, OperationOutput)]
pub struct PutOutput {
    _request_id: Option<String>,
}

pub struct Client(Handle<Service>);

impl Client {
    pub fn from_conf(config: Config<Service>) -> Self {
        Self(Handle::new(config))
    }

    pub fn put(&self) -> PutFluentBuilder {
        self.0.start()
    }
}
