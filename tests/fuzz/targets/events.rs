//! The body of a response as events. Nothing may panic or wait for ever, and what was received can be sent again.
//!
//! The first byte chooses the protocol, the second the size of the pieces in which the body comes. Of the third, the lowest
//! bit says whether the rest is frames as they are, or one frame whose lengths and checksums are made right; then the next
//! byte is the length of its headers.

#![no_main]

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use bytes::Bytes;
use http_body::{Body, Frame};
use libfuzzer_sys::fuzz_target;
use smithwright_runtime::derive::{ErrorStructure, ServiceError, Structure, Union};
use smithwright_runtime::error::ErrorMetadata;
use smithwright_runtime::primitives::{Blob, DateTime};
use smithwright_runtime::protocol::{self, ClientProtocol};
use smithwright_runtime::stream::{Incoming, Outgoing, Start};
use smithwright_runtime::{EventReceiver, EventStreamSender};

/// Members as headers of every type, and others as the payload.
#[derive(Clone, Structure)]
pub struct Mixed {
    #[shape(event_header)]
    pub yes: Option<bool>,
    #[shape(event_header)]
    pub byte: Option<i8>,
    #[shape(event_header)]
    pub short: Option<i16>,
    #[shape(event_header)]
    pub integer: Option<i32>,
    #[shape(event_header)]
    pub long: Option<i64>,
    #[shape(event_header)]
    pub blob: Option<Blob>,
    #[shape(event_header)]
    pub text: Option<String>,
    #[shape(event_header)]
    pub at: Option<DateTime>,
    pub number: Option<f64>,
    pub list: Option<Vec<String>>,
}

#[derive(Clone, Structure)]
pub struct Raw {
    #[shape(event_payload)]
    pub bytes: Option<Blob>,
}

#[derive(Clone, Structure)]
pub struct Nested {
    #[shape(event_payload)]
    pub mixed: Option<Mixed>,
}

#[derive(Clone, Union)]
#[shape(events("gone" = "Missing"))]
pub enum Event {
    #[shape(name = "mixed")]
    Mixed(Mixed),
    #[shape(name = "raw")]
    Raw(Raw),
    #[shape(name = "nested")]
    Nested(Nested),
    #[non_exhaustive]
    Unknown,
}

#[derive(Clone, ErrorStructure)]
pub struct Missing {
    pub message: Option<String>,
    meta: ErrorMetadata,
}

#[derive(ServiceError)]
pub enum Error<O = Event> {
    Missing(Missing),
    Unhandled(smithwright_runtime::error::Unhandled<O>),
}

const PROTOCOLS: [&dyn ClientProtocol; 4] =
    [&protocol::AWS_JSON_1_0, &protocol::REST_JSON_1, &protocol::RPC_V2_CBOR, &protocol::RPC_V2_JSON];

fuzz_target!(|bytes: &[u8]| {
    let [chosen, size, form, rest @ ..] = bytes else { return };
    let protocol = PROTOCOLS[usize::from(chosen % 4)];
    let body = match rest {
        [length, rest @ ..] if form & 1 == 0 => {
            let (headers, payload) = rest.split_at(usize::from(*length).min(rest.len()));
            frame(headers, payload)
        }
        rest => rest.to_vec(),
    };
    let size = usize::from(*size) + 1;
    let mut receiver = EventReceiver::<Event, Error>::default();
    receiver.attach(protocol, SdkBody::from_body_1_x(Pieces { bytes: body.into(), size }));
    loop {
        match ready(receiver.recv()) {
            Ok(Some(event)) => {
                drop(format!("{event:?}"));
                send(protocol, event);
            }
            Ok(None) => break,
            Err(error) => drop(format!("{error:?} {error}")),
        }
    }
});

/// A frame with right lengths and checksums.
fn frame(headers: &[u8], payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(16 + headers.len() + payload.len()).expect("a short frame");
    let mut bytes = length.to_be_bytes().to_vec();
    bytes.extend(u32::try_from(headers.len()).expect("short headers").to_be_bytes());
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    bytes.extend(headers);
    bytes.extend(payload);
    bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
    bytes
}

/// Sends an event, and receives it again: the same, as far as `Debug` shows.
fn send(protocol: &'static dyn ClientProtocol, event: Event) {
    let shown = format!("{event:?}");
    let is_unknown = event.is_unknown();
    let mut sender = EventStreamSender::<Event, Error>::once(Ok(event));
    let start = Start { protocol, initial: None, signer: Box::new(Unsigned) };
    let body = ByteStream::new(sender.take(Some(start)));
    let Ok(bytes) = ready(body.collect()) else {
        // What the model does not know is not sent, nor what is too long for a header.
        return;
    };
    assert!(!is_unknown, "an unknown event was sent");
    let mut receiver = EventReceiver::<Event, Error>::default();
    receiver.attach(protocol, SdkBody::from(bytes.to_vec()));
    match ready(receiver.recv()) {
        Ok(Some(again)) => assert_eq!(format!("{again:?}"), shown, "another event came back"),
        other => panic!("what was sent cannot be received: {:?}", other.map(|_| "the end")),
    }
}

#[derive(Debug)]
struct Unsigned;

impl aws_smithy_types::event_stream::SignMessage for Unsigned {
    fn sign(
        &mut self,
        message: aws_smithy_types::event_stream::Message,
    ) -> Result<aws_smithy_types::event_stream::Message, aws_smithy_types::event_stream::SignMessageError>
    {
        Ok(message)
    }

    fn sign_empty(
        &mut self,
    ) -> Option<
        Result<aws_smithy_types::event_stream::Message, aws_smithy_types::event_stream::SignMessageError>,
    > {
        None
    }
}

/// A body that comes in pieces.
struct Pieces {
    bytes: Bytes,
    size: usize,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::convert::Infallible>>> {
        let size = self.size.min(self.bytes.len());
        let piece = self.bytes.split_to(size);
        Poll::Ready((!piece.is_empty()).then(|| Ok(Frame::data(piece))))
    }
}

/// The result of a future that never waits.
fn ready<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("it waits, although all is there"),
    }
}
