//! Events that are sent.

use std::fmt::{Debug, Formatter};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::Message;
use futures_core::Stream;

use super::EventStream;
use super::body::{EventBody, Source};
use super::write;
use crate::error::BoxError;
use crate::protocol::ClientProtocol;
use crate::stream::{Outgoing, Start};
use crate::{OperationError, Shape};

/// Sends the events `T` of a stream; what the caller fails with meanwhile is an `E`.
///
/// Made of a [`Stream`] of results: `stream.into()`. A modelled error among them is sent to the service as such; with
/// any other the connection is broken off. Without a stream, as it is by default, there are no events.
pub struct EventStreamSender<T, E> {
    events: Option<Events<T, E>>,
}

type Events<T, E> = Pin<Box<dyn Stream<Item = Result<T, E>> + Send + Sync>>;

impl<T: Send + Sync + 'static, E: Send + Sync + 'static> EventStreamSender<T, E> {
    /// Sends this one event, or error.
    pub fn once(event: Result<T, E>) -> Self {
        Self::from(Once(Some(event)))
    }
}

impl<T, E, S> From<S> for EventStreamSender<T, E>
where
    S: Stream<Item = Result<T, E>> + Send + Sync + 'static,
{
    fn from(stream: S) -> Self {
        Self { events: Some(Box::pin(stream)) }
    }
}

/// Without events.
impl<T, E> Default for EventStreamSender<T, E> {
    fn default() -> Self {
        Self { events: None }
    }
}

/// Shows nothing of what is sent, which may be sensitive.
impl<T, E> Debug for EventStreamSender<T, E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EventStreamSender").finish_non_exhaustive()
    }
}

impl<T: EventStream, E: OperationError> Outgoing for EventStreamSender<T, E> {
    fn take(&mut self, start: Option<Start>) -> SdkBody {
        let Some(start) = start else { return SdkBody::empty() };
        let source = self
            .events
            .take()
            .map(|events| Box::new(Typed { events, blank: <T as Shape>::blank() }) as Box<dyn Source>);
        SdkBody::from_body_1_x(EventBody::new(source, start))
    }
}

/// Events that are about to lose their type.
struct Typed<T, E> {
    events: Events<T, E>,
    /// An event to find out types of members from.
    blank: T,
}

impl<T: EventStream, E: OperationError> Source for Typed<T, E> {
    fn poll_message(
        &mut self,
        protocol: &'static dyn ClientProtocol,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Message, BoxError>>> {
        Poll::Ready(match ready!(self.events.as_mut().poll_next(context)) {
            Some(Ok(event)) => Some(write::event(protocol, &event, &mut self.blank)),
            Some(Err(error)) => Some(match error.modeled_shape() {
                Some(shape) => write::exception(protocol, shape, T::ERROR_CODES),
                None => Err(error.into()),
            }),
            None => None,
        })
    }
}

/// A stream of one item.
struct Once<I>(Option<I>);

impl<I> Unpin for Once<I> {}

impl<I> Stream for Once<I> {
    type Item = I;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I>> {
        Poll::Ready(self.0.take())
    }
}
