//! Ways to compress requests (`smithy.api#requestCompression`).

use crate::Compression;

/// `gzip`, for [`OperationTraits::compression`](crate::OperationTraits::compression).
pub const GZIP: Compression = Compression(());
