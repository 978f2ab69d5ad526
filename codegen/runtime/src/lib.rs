//! What generated smithwright clients call.

// The derives expand to absolute paths; the tests of this crate use them too.
extern crate self as smithwright_runtime;

pub mod client;
#[cfg(feature = "request-compression")]
pub mod compression;
pub mod config;
pub mod endpoint;
pub mod error;
#[cfg(feature = "event-stream")]
pub mod events;
pub mod json;
pub mod primitives;
pub mod protocol;
#[cfg(feature = "test-util")]
pub mod protocol_test;
pub mod shape;
pub mod waiter;

mod carrier;
mod idempotency_token;
mod include;
mod jmespath;
mod operation;
mod paginator;
mod service;

pub use aws_types::SdkConfig;
pub use carrier::{Carried, Carrier, Plain};
#[cfg(feature = "default-https-client")]
pub use client::https_client;
pub use client::{Fluent, Handle, Sending};
pub use config::{Config, ConfigBuilder};
#[cfg(feature = "event-stream")]
pub use events::EventReceiver;
pub use operation::{
    Compression, Operation, OperationError, OperationInput, OperationOutput, OperationTraits,
};
pub use paginator::{PageToken, Paginated, PaginatedItems, PaginatedPageSize, Paginator, PaginatorItems};
pub use service::{Protocol, Service, ServiceMetadata};
pub use shape::{Blank, Shape};
pub use waiter::{Waiter, Waiting};

/// The derive macros behind generated types.
pub mod derive {
    pub use smithwright_derive::*;
}
