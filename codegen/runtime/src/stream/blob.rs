//! Blobs that are streams.

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;

use super::{Incoming, Outgoing, Start};
use crate::protocol::ClientProtocol;

impl Outgoing for ByteStream {
    fn take(&mut self, _: Option<Start>) -> SdkBody {
        std::mem::take(self).into_inner()
    }
}

impl Incoming for ByteStream {
    fn attach(&mut self, _: &'static dyn ClientProtocol, body: SdkBody) {
        *self = Self::new(body);
    }

    fn take_bytes(&mut self) -> Option<SdkBody> {
        Some(self.take(None))
    }
}
