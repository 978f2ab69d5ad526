//! Frames, and bodies that come in pieces.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::Bytes;
use http_body::Body;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A message that is being made.
pub struct Frame(Vec<(&'static str, HeaderValue)>);

impl Frame {
    pub fn of(message_type: &'static str) -> Self {
        Self(vec![(":message-type", HeaderValue::String(message_type.into()))])
    }

    pub fn event(name: &'static str) -> Self {
        Self::of("event").with(":event-type", HeaderValue::String(name.into()))
    }

    pub fn with(mut self, name: &'static str, value: HeaderValue) -> Self {
        self.0.push((name, value));
        self
    }

    pub fn bytes(self, payload: &[u8]) -> Vec<u8> {
        frame(&self.0, payload)
    }
}

pub fn frame(headers: &[(&'static str, HeaderValue)], payload: &[u8]) -> Vec<u8> {
    let headers = headers.iter().map(|(name, value)| Header::new(*name, value.clone())).collect();
    let mut bytes = Vec::new();
    let message = Message::new_from_parts(headers, payload.to_vec());
    write_message_to(&message, &mut bytes).expect("a message that can be written");
    bytes
}

/// The headers of a message, as they stand in it.
pub fn headers(message: &[u8]) -> Vec<u8> {
    let length = message.get(4..8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_be_bytes);
    message.iter().skip(12).take(length as usize).copied().collect()
}

/// A message with right checksums that says its headers have this length.
pub fn raw(declared: usize, headers: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let length = u32::try_from(16 + headers.len() + payload.len()).expect("a short message");
    bytes.extend(length.to_be_bytes());
    bytes.extend(u32::try_from(declared).expect("a short message").to_be_bytes());
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    bytes.extend(headers);
    bytes.extend(payload);
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    bytes
}

pub fn event(name: &'static str, payload: &[u8]) -> Vec<u8> {
    Frame::event(name).bytes(payload)
}

pub fn exception(name: &'static str, payload: &[u8]) -> Vec<u8> {
    Frame::of("exception").with(":exception-type", HeaderValue::String(name.into())).bytes(payload)
}

/// A body that comes in pieces of `size` bytes.
pub fn pieces(bytes: Vec<u8>, size: usize) -> SdkBody {
    body(bytes.chunks(size).map(|piece| Ok(piece.to_vec())).collect())
}

/// A body that comes in these pieces.
pub fn body(pieces: Vec<Result<Vec<u8>, &'static str>>) -> SdkBody {
    SdkBody::from_body_1_x(Pieces(pieces.into_iter()))
}

struct Pieces(std::vec::IntoIter<Result<Vec<u8>, &'static str>>);

impl Body for Pieces {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, &'static str>>> {
        Poll::Ready(self.0.next().map(|piece| piece.map(|bytes| http_body::Frame::data(bytes.into()))))
    }
}

/// A body that waits for what is sent.
pub fn channel() -> (UnboundedSender<Vec<u8>>, SdkBody) {
    let (sender, receiver) = unbounded_channel();
    (sender, SdkBody::from_body_1_x(Channel(receiver)))
}

struct Channel(UnboundedReceiver<Vec<u8>>);

impl Body for Channel {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(context).map(|piece| piece.map(|bytes| Ok(http_body::Frame::data(bytes.into()))))
    }
}
