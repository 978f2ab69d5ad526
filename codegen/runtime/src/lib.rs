//! What generated smithwright clients call.

// The derives expand to absolute paths; the tests of this crate use them too.
extern crate self as smithwright_runtime;

pub mod auth;
pub mod aws;
pub mod call;
#[cfg(feature = "http-checksum")]
pub mod checksum;
#[cfg(feature = "checksums")]
pub mod checksums;
pub mod codec;
#[cfg(feature = "request-compression")]
pub mod compression;
pub mod config;
#[cfg(feature = "test-util")]
pub mod conformance;
pub mod endpoint;
pub mod error;
pub mod marker;
pub mod presigning;
pub mod primitives;
pub mod protocol;
pub mod shape;
pub mod stream;
pub mod waiter;

mod carrier;
mod http;
mod idempotency_token;
mod include;
mod jmespath;
mod operation;
mod paginator;
mod service;

pub use aws_types::SdkConfig;
#[cfg(feature = "default-https-client")]
pub use call::https_client;
pub use call::{Fluent, Handle, Sending};
pub use carrier::{
    Carried, Carrier, InputCarrier, Plain, StreamCarrier, StreamInput, Streaming, debug_builder,
};
pub use config::{Config, ConfigBuilder};
pub use operation::{
    Checksum, Compression, Http, InputStream, Operation, OperationError, OperationInput, OperationOutput,
    OperationTraits, OutputStream,
};
pub use paginator::{PageToken, Paginated, PaginatedItems, PaginatedPageSize, Paginator, PaginatorItems};
pub use service::{Service, ServiceMetadata};
pub use shape::{Blank, Shape};
#[cfg(feature = "event-stream")]
pub use stream::event::{EventReceiver, EventStreamSender};
pub use waiter::{Waiter, Waiting};

/// The derive macros behind generated types.
pub mod derive {
    pub use smithwright_derive::*;
}
