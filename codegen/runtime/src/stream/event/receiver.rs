//! Events one by one.

use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::{Message, RawMessage};

use super::EventStream;
use super::frames::{Broken, Frames};
use super::message::{self, INITIAL, Kind};
use crate::codec::Members;
use crate::error::{BoxError, ConnectorError, ErrorMetadata, SdkError};
use crate::operation::erased::without_message;
use crate::protocol::ClientProtocol;
use crate::stream::{Incoming, Initial};
use crate::{OperationError, Shape};

/// Receives the events `T` of a stream; what the service fails with meanwhile is an `E`.
///
/// Dropping it closes the stream.
pub struct EventReceiver<T, E> {
    stream: Stream,
    events: PhantomData<fn() -> (T, E)>,
}

/// A stream whose events have lost their type, so that all but a few lines is compiled once.
#[derive(Default)]
struct Stream {
    frames: Frames,
    protocol: Option<&'static dyn ClientProtocol>,
    /// A message that was read before its turn.
    first: Option<Message>,
}

/// Why there is no event.
enum Failure {
    Connection(BoxError),
    Unreadable(BoxError, RawMessage),
    /// The service says which error it is; its members are in the message.
    Service(ErrorMetadata, Message),
}

impl<T: EventStream, E: OperationError> EventReceiver<T, E> {
    /// Waits for the next event; `None` at the end of the stream, and after an error. Events that the model does not
    /// know are the union's `Unknown`. The future may be dropped before it is ready: nothing is lost.
    ///
    /// # Errors
    /// `ServiceError` if the service failed, `DispatchFailure` if the connection did, `ResponseError` if what came is
    /// not what the model says. The raw message shows the protocol's own headers only: payloads may be sensitive.
    pub async fn recv(&mut self) -> Result<Option<T>, SdkError<E, RawMessage>> {
        let mut event = <T as Shape>::blank();
        match self.stream.next(&mut event, T::ERROR_CODES).await {
            Ok(found) => Ok(found.then_some(event)),
            Err(failure) => {
                let protocol = self.stream.protocol;
                self.stream = Stream::default();
                Err(self::failure(protocol, failure))
            }
        }
    }
}

fn failure<E: OperationError>(
    protocol: Option<&'static dyn ClientProtocol>,
    failure: Failure,
) -> SdkError<E, RawMessage> {
    let (meta, message) = match failure {
        Failure::Connection(source) => return SdkError::dispatch_failure(ConnectorError::io(source)),
        Failure::Unreadable(source, raw) => return SdkError::response_error(source, raw),
        Failure::Service(meta, message) => (meta, message),
    };
    let mut read = |shape: &mut dyn Shape| match protocol {
        Some(protocol) => protocol.codec().read(message.payload(), shape, Members::All),
        None => Ok(()),
    };
    let modeled = E::modeled(&[meta.code().unwrap_or_default()], &[], &meta, &mut read);
    let error = match modeled {
        Some(Ok(error)) => error,
        Some(Err(source)) => E::create_unhandled_error(source, Some(without_message(&meta))),
        None => E::from_metadata(meta),
    };
    SdkError::service_error(error, message::raw(&message))
}

impl Stream {
    /// Reads the next event into the blank union `event`; `false` at the end.
    async fn next(&mut self, event: &mut dyn Shape, codes: &[(&str, &str)]) -> Result<bool, Failure> {
        let Some(protocol) = self.protocol else { return Ok(false) };
        while let Some(message) = self.message().await? {
            let unreadable = |source| Failure::Unreadable(source, message::raw(&message));
            match Kind::of(&message).map_err(unreadable)? {
                Kind::Event(INITIAL) => {}
                Kind::Event(name) => {
                    message::read(protocol, &message, name, event).map_err(unreadable)?;
                    return Ok(true);
                }
                Kind::Exception(name) => {
                    let code =
                        codes.iter().find(|(member, _)| *member == name).map_or(name, |(_, code)| code);
                    // A payload that cannot be read is told of where the error's members are read.
                    let body = protocol.payload_error(message.payload()).unwrap_or_default().build();
                    return Err(Failure::Service(metadata(code, body.message()), message));
                }
                Kind::Error { code, message: text } => {
                    return Err(Failure::Service(metadata(code, text), message));
                }
            }
        }
        Ok(false)
    }

    async fn message(&mut self) -> Result<Option<Message>, Failure> {
        if let Some(message) = self.first.take() {
            return Ok(Some(message));
        }
        self.frames.next().await.map_err(|broken| match broken {
            Broken::Connection(source) => Failure::Connection(source),
            Broken::Framing(source) => Failure::Unreadable(source, RawMessage::invalid(None)),
        })
    }
}

fn metadata(code: &str, message: Option<&str>) -> ErrorMetadata {
    let mut builder = ErrorMetadata::builder().code(code);
    if let Some(message) = message {
        builder = builder.message(message);
    }
    builder.build()
}

impl<T, E> Incoming for EventReceiver<T, E> {
    fn attach(&mut self, protocol: &'static dyn ClientProtocol, body: SdkBody) {
        self.stream = Stream { frames: Frames::of(body), protocol: Some(protocol), first: None };
    }

    fn initial(&mut self) -> Initial<'_> {
        Box::pin(async {
            let message = self.stream.message().await.map_err(|failure| match failure {
                Failure::Connection(source) | Failure::Unreadable(source, _) => source,
                Failure::Service(meta, _) => meta.into(),
            })?;
            match message {
                Some(message) if matches!(Kind::of(&message), Ok(Kind::Event(INITIAL))) => {
                    Ok(Some(message.payload().to_vec()))
                }
                other => {
                    self.stream.first = other;
                    Ok(None)
                }
            }
        })
    }
}

/// Without a stream: at its end.
impl<T, E> Default for EventReceiver<T, E> {
    fn default() -> Self {
        Self { stream: Stream::default(), events: PhantomData }
    }
}

/// Shows nothing of what came, which may be sensitive.
impl<T, E> Debug for EventReceiver<T, E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EventReceiver").finish_non_exhaustive()
    }
}
