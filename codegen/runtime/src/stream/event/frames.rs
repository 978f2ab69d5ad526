//! Messages out of the bytes of a body, however those are cut into pieces.

use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::event_stream::Message;

use crate::error::BoxError;

/// Two lengths and their checksum, four bytes each.
const PRELUDE: usize = 12;
/// The prelude and the checksum of the whole.
const SMALLEST: usize = PRELUDE + 4;
/// 24 MiB of payload and 128 KiB of headers: the most that a message may have. What says it is longer is not awaited.
const LARGEST: usize = (24 << 20) + (128 << 10) + SMALLEST;

/// Why there is no next message.
#[derive(Debug)]
pub(super) enum Broken {
    /// The connection failed.
    Connection(BoxError),
    /// The bytes are no messages.
    Framing(BoxError),
}

/// The messages of a body. Waiting for one may be broken off and taken up again.
#[derive(Debug, Default)]
pub(super) struct Frames {
    /// `None`: at its end, or broken.
    body: Option<ByteStream>,
    buffer: Vec<u8>,
    /// Where in the buffer the next message begins.
    start: usize,
}

impl Frames {
    pub(super) fn of(body: SdkBody) -> Self {
        Self { body: Some(ByteStream::new(body)), buffer: Vec::new(), start: 0 }
    }

    /// Lets go of the connection and of what came over it; there are no more messages.
    pub(super) fn end(&mut self) {
        *self = Self::default();
    }

    /// The next message; `None` at the end, which is where a message could begin.
    pub(super) async fn next(&mut self) -> Result<Option<Message>, Broken> {
        loop {
            if let Some(message) = self.buffered().map_err(Broken::Framing)? {
                return Ok(Some(message));
            }
            let Some(body) = &mut self.body else { return Ok(None) };
            match body.next().await {
                Some(Ok(bytes)) => {
                    self.buffer.drain(..self.start);
                    self.start = 0;
                    self.buffer.extend_from_slice(&bytes);
                }
                Some(Err(error)) => return Err(Broken::Connection(error.into())),
                None if self.rest().is_empty() => {
                    self.end();
                    return Ok(None);
                }
                None => return Err(Broken::Framing("the stream ended within a message".into())),
            }
        }
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    /// The message at the start of the buffer, if all of it is there.
    fn buffered(&mut self) -> Result<Option<Message>, BoxError> {
        let Some(length) = length(self.rest())? else { return Ok(None) };
        let Some(frame) = self.rest().get(..length) else { return Ok(None) };
        let message = read_message_from(frame)?;
        self.start += length;
        Ok(Some(message))
    }
}

/// The length of the message that begins with `bytes`, once its prelude is there. The prelude has a checksum of its
/// own so that a wrong length is found here and not waited for.
fn length(bytes: &[u8]) -> Result<Option<usize>, BoxError> {
    let Some((prelude, _)) = bytes.split_first_chunk::<PRELUDE>() else { return Ok(None) };
    let [a, b, c, d, e, f, g, h, checksum @ ..] = *prelude;
    if crc32fast::hash(&[a, b, c, d, e, f, g, h]) != u32::from_be_bytes(checksum) {
        return Err("the checksum of a message's prelude is wrong".into());
    }
    let length = usize::try_from(u32::from_be_bytes([a, b, c, d]))?;
    if (SMALLEST..=LARGEST).contains(&length) {
        Ok(Some(length))
    } else {
        Err(format!("a message has {length} bytes, which is not from {SMALLEST} to {LARGEST}").into())
    }
}
