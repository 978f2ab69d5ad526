//! Clients, and the way from a builder to the service and back.

mod customize;
mod fluent;
mod handle;
#[cfg(feature = "default-https-client")]
mod https;
mod interceptors;
mod invoke;
mod operation_plugin;
mod operations;
mod override_plugin;
mod plugins;
mod presign;
mod retry;
mod sending;
mod ser_de;
mod service_plugin;

pub use customize::{CustomizableOperation, CustomizablePresigned, CustomizableSend};
pub use fluent::Fluent;
pub use handle::{FromHandle, Handle};
#[cfg(feature = "default-https-client")]
pub use https::https_client;
pub use sending::{Presigning, SendResult, Sending};

pub(crate) use interceptors::RefuseProtocol;
pub(crate) use invoke::{ErasedResult, Invocation, invoke};
pub(crate) use operation_plugin::{operation_components, operation_config};
pub(crate) use sending::{downcast_error, downcast_output};
