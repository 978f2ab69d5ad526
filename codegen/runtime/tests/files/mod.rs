//! A client for a service that keeps files: bytes as a stream both ways, written as generated code is.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test program uses a part of it")]

pub mod get_file;
pub mod put_file;
pub mod scramble;
pub mod store;

use smithwright_runtime::derive::{InputBuilder, OperationMarker};
use smithwright_runtime::{Config, ConfigBuilder, Handle, ServiceMetadata, auth, protocol};

pub use get_file::GetFileFluentBuilder;
pub use put_file::PutFileFluentBuilder;
pub use scramble::ScrambleFluentBuilder;
pub use store::StoreFluentBuilder;

/// Marks the operation with the input `I`.
#[derive(OperationMarker)]
pub struct Marker<I>(std::marker::PhantomData<fn() -> I>);

/// Builds the input `I` of an operation, around `C`.
#[derive(InputBuilder)]
pub struct Builder<I, C> {
    carrier: C,
    input: std::marker::PhantomData<fn() -> I>,
}

#[derive(Clone, Copy, Debug)]
pub struct Service;

impl smithwright_runtime::Service for Service {
    const METADATA: ServiceMetadata = ServiceMetadata {
        sdk_id: "Files",
        name: "Files",
        version: "2026-01-01",
        auth: &[&auth::SigV4 { signing_name: "files" }],
        api_id: "files",
        ..ServiceMetadata::speaking(&protocol::REST_JSON_1)
    };
    type ConfigBuilder = ConfigBuilder<Self>;
}

pub struct Client(Handle<Service>);

impl Client {
    pub fn from_conf(config: Config<Service>) -> Self {
        Self(Handle::new(config))
    }

    pub fn put_file(&self) -> PutFileFluentBuilder {
        self.0.start()
    }

    pub fn get_file(&self) -> GetFileFluentBuilder {
        self.0.start()
    }

    pub fn scramble(&self) -> ScrambleFluentBuilder {
        self.0.start()
    }

    pub fn store(&self) -> StoreFluentBuilder {
        self.0.start()
    }
}
