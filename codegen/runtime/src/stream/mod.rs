//! Values that are sent and received piece by piece: blobs and events with the trait `smithy.api#streaming`.
//!
//! Such a value is all of a message's body. It is no member of its shape to codecs and framings: these write and read
//! the others, and the stream is moved into the request afterwards, and out of the response.

mod blob;
#[cfg(feature = "event-stream")]
pub mod event;
mod request;
mod response;

use std::fmt::Debug;
use std::pin::Pin;

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::SignMessage;

use crate::error::BoxError;
use crate::protocol::ClientProtocol;

pub(crate) use request::send;
pub(crate) use response::{attach, begin};

/// What a stream is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StreamKind {
    /// Bytes: a blob.
    Bytes,
    /// Events: a union.
    Events,
}

/// The stream in an input.
pub trait Outgoing: Debug + Send + Sync {
    /// Takes the body of the request out of the input, which is left without. Events are told how to `start`.
    fn take(&mut self, start: Option<Start>) -> SdkBody;
}

/// How events become messages.
#[derive(Debug)]
pub struct Start {
    /// The protocol, whose codec writes payloads.
    pub protocol: &'static dyn ClientProtocol,
    /// The payload of a message that goes before all events.
    pub initial: Option<Vec<u8>>,
    /// What signs messages.
    pub signer: EventSigner,
}

/// Signs messages one after another.
pub type EventSigner = Box<dyn SignMessage + Send + Sync>;

/// The payload of an initial message, under way; `None` if there is none.
pub type Initial<'a> = Pin<Box<dyn Future<Output = Result<Option<Vec<u8>>, BoxError>> + Send + 'a>>;

/// The stream in an output.
pub trait Incoming: Debug + Send + Sync {
    /// Comes from `body` from now on.
    fn attach(&mut self, protocol: &'static dyn ClientProtocol, body: SdkBody);

    /// Waits for what comes before the stream itself: in RPC protocols, a message with the other members of the output.
    /// What is no such message stays to be received.
    fn initial(&mut self) -> Initial<'_> {
        Box::pin(std::future::ready(Ok(None)))
    }

    /// Takes the bytes that come, if they are what the stream is made of; it is left without.
    fn take_bytes(&mut self) -> Option<SdkBody> {
        None
    }
}
