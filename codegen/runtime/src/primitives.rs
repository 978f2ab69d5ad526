//! Types of members that are no shapes of their own.

use std::borrow::Cow;

use crate::Blank;

pub use aws_smithy_types::date_time::Format as DateTimeFormat;
pub use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// Blobs that are streams (`smithy.api#streaming`), and what bodies are made of.
pub mod byte_stream {
    pub use aws_smithy_types::body::SdkBody;
    pub use aws_smithy_types::byte_stream::error::Error as ByteStreamError;
    pub use aws_smithy_types::byte_stream::{AggregatedBytes, ByteStream};
    #[cfg(feature = "rt-tokio")]
    pub use aws_smithy_types::byte_stream::{FsBuilder, Length};
}

/// A value of an enum that this version of the model does not name, as the service sent it.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct UnknownVariantValue(Cow<'static, str>);

impl UnknownVariantValue {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for UnknownVariantValue {
    fn from(value: &str) -> Self {
        Self(Cow::Owned(value.to_owned()))
    }
}

/// `no value was set`: what a required member holds that the service left out.
impl Blank for UnknownVariantValue {
    fn blank() -> Self {
        Self(Cow::Borrowed("no value was set"))
    }
}

impl std::fmt::Display for UnknownVariantValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
