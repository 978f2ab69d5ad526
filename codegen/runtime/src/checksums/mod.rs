//! Checksums of requests and responses (`aws.protocols#httpChecksum`). Needs the feature `checksums`.

mod algorithms;
mod sending;
mod validating;

pub use crate::operation::HttpChecksum;
pub(crate) use algorithms::{ALGORITHMS, Algorithm, CRC32};
pub(crate) use sending::Summed;
pub use validating::ChecksumMismatch;
pub(crate) use validating::Validated;
