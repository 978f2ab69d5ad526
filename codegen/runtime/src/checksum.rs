//! Checksums of requests. Needs the feature `http-checksum`.

use crate::Checksum;

/// `Content-MD5` (`smithy.api#httpChecksumRequired`), for
/// [`OperationTraits::checksum`](crate::OperationTraits::checksum).
pub const MD5: Checksum = Checksum(());
