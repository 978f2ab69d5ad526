//! The steps that the client adds to orchestration.

mod bounded_body;
#[cfg(feature = "http-checksum")]
mod checksum_md5;
#[cfg(feature = "request-compression")]
mod compress_request;
mod endpoint_params;
mod features;
mod host_prefix;
mod idempotency_tokens;
mod private_body;
mod refuse_protocol;
#[cfg(feature = "checksums")]
mod request_checksum;
#[cfg(feature = "checksums")]
mod response_checksum;
#[cfg(feature = "aws-runtime-1-10")]
mod telemetry_input;

pub(super) use bounded_body::BoundedBody;
#[cfg(feature = "http-checksum")]
pub(super) use checksum_md5::ChecksumMd5;
#[cfg(feature = "request-compression")]
pub(super) use compress_request::CompressRequest;
pub(super) use endpoint_params::EndpointParams;
pub(super) use features::Features;
pub(super) use idempotency_tokens::IdempotencyTokens;
pub(super) use private_body::PrivateBody;
pub(crate) use refuse_protocol::RefuseProtocol;
#[cfg(feature = "checksums")]
pub(super) use request_checksum::RequestChecksum;
#[cfg(feature = "checksums")]
pub(super) use response_checksum::ResponseChecksum;
#[cfg(feature = "aws-runtime-1-10")]
pub(super) use telemetry_input::TelemetryInput;
