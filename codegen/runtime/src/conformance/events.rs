//! Cases of `smithy.test#eventStreamTests`.

use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};

use super::request::{Request, exact};
use super::wire::{Wire, block_on};
use super::{Response, compare, exchange, same};
use crate::error::SdkError;
use crate::stream::event::{EventReceiver, EventStream, EventStreamSender};
use crate::{Operation, OperationError, Shape};

/// What is sent and received.
#[derive(Clone, Copy, Debug)]
pub struct Exchange<'a> {
    /// The request, if the case names it.
    pub request: Option<Request<'a>>,
    /// Frames that are sent, in base64, with the media types of their payloads.
    pub frames: &'a [(&'a str, Option<&'a str>)],
    /// The response; its body goes before all frames.
    pub response: Response<'a>,
    /// Frames that come with it, in base64.
    pub received: &'a [&'a str],
}

/// A sender of these events.
pub fn sender<T, E>(events: Vec<Result<T, E>>) -> EventStreamSender<T, E>
where
    T: EventStream,
    E: OperationError,
{
    EventStreamSender::from(Items(events.into_iter()))
}

struct Items<I>(std::vec::IntoIter<I>);

impl<I> Unpin for Items<I> {}

impl<I> futures_core::Stream for Items<I> {
    type Item = I;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<I>> {
        std::task::Poll::Ready(self.0.next())
    }
}

type CallResult<O> = Result<<O as Operation>::Output, Box<SdkError<<O as Operation>::Error>>>;

impl Exchange<'_> {
    /// Sends events, and receives these.
    ///
    /// # Panics
    /// When other frames are sent, the call or receiving fails, or other events come.
    #[track_caller]
    pub fn succeeds<O: Operation, T: EventStream, E: OperationError>(
        &self,
        input: O::Input,
        output: O::Output,
        receiver: impl Fn(&mut O::Output) -> &mut EventReceiver<T, E>,
        events: Vec<T>,
    ) {
        let mut found = self.call::<O>(input).unwrap_or_else(|error| panic!("the call failed: {error:?}"));
        compare(&output, &found);
        for event in &events {
            match block_on(receiver(&mut found).recv()) {
                Ok(Some(found)) => compare(event, &found),
                Ok(None) => panic!("expected {}, found the end", same::text(event)),
                Err(error) => panic!("expected {}, found {error:?}", same::text(event)),
            }
        }
        let last = block_on(receiver(&mut found).recv());
        assert!(matches!(last, Ok(None)), "the stream does not end after the last event");
    }

    /// Sends events; what comes of the response the case does not say.
    ///
    /// # Panics
    /// When other frames are sent, or no request is.
    #[track_caller]
    pub fn sends<O: Operation>(&self, input: O::Input) {
        // Without a response there may be no output.
        let _ = self.call::<O>(input);
    }

    /// Fails with the error that `variant` picks before there are events.
    ///
    /// # Panics
    /// When the call succeeds, or fails otherwise.
    #[track_caller]
    pub fn fails_before<O: Operation>(
        &self,
        input: O::Input,
        variant: impl Fn(&O::Error) -> Option<&dyn Shape>,
        expected: &dyn Shape,
    ) {
        let error = match self.call::<O>(input) {
            Err(error) => error,
            Ok(output) => panic!("the call succeeded: {output:?}"),
        };
        let SdkError::ServiceError(failed) = &*error else { panic!("the call failed otherwise: {error:?}") };
        let name = variant(failed.err()).map(|found| found.descriptor().name);
        assert_eq!(name, Some(expected.descriptor().name), "another error: {:?}", failed.err());
    }

    /// Fails with the error that `variant` picks among events.
    ///
    /// # Panics
    /// When the call or receiving fails otherwise, or nothing fails.
    #[track_caller]
    pub fn fails_within<O: Operation, T: EventStream, E: OperationError>(
        &self,
        input: O::Input,
        receiver: impl Fn(&mut O::Output) -> &mut EventReceiver<T, E>,
        variant: impl Fn(&E) -> Option<&dyn Shape>,
        expected: &dyn Shape,
    ) {
        let mut found = self.call::<O>(input).unwrap_or_else(|error| panic!("the call failed: {error:?}"));
        loop {
            match block_on(receiver(&mut found).recv()) {
                Ok(Some(_)) => {}
                Ok(None) => panic!("the stream ended without an error"),
                Err(SdkError::ServiceError(failed)) => {
                    let Some(found) = variant(failed.err()) else {
                        panic!("another error: {:?}", failed.err())
                    };
                    return compare(expected, found);
                }
                Err(error) => panic!("receiving failed otherwise: {error:?}"),
            }
        }
    }

    /// Fails before there are events or among them.
    ///
    /// # Panics
    /// When nothing fails.
    #[track_caller]
    pub fn fails<O: Operation, T: EventStream, E: OperationError>(
        &self,
        input: O::Input,
        receiver: impl Fn(&mut O::Output) -> &mut EventReceiver<T, E>,
    ) {
        let Ok(mut output) = self.call::<O>(input) else { return };
        loop {
            match block_on(receiver(&mut output).recv()) {
                Ok(Some(_)) => {}
                Ok(None) => panic!("nothing failed"),
                Err(_) => return,
            }
        }
    }

    /// Fails, of an operation whose output has no events.
    ///
    /// # Panics
    /// When the call succeeds.
    #[track_caller]
    pub fn fails_at_all<O: Operation>(&self, input: O::Input) {
        assert!(self.call::<O>(input).is_err(), "nothing failed");
    }

    /// The result of the call, after a look at what was sent.
    #[track_caller]
    fn call<O: Operation>(&self, input: O::Input) -> CallResult<O> {
        let mut body = self.response.body.to_vec();
        for frame in self.received {
            body.extend(super::base64(frame));
        }
        let wire = Wire::new(Response { body: &body, ..self.response });
        let result = block_on(exchange::<O>(input, &wire, "example.com"));
        let Some(mut request) = wire.sent() else { panic!("no request was sent: {:?}", result.err()) };
        if let Some(expected) = &self.request {
            expected.compare(&request);
        }
        let body = ByteStream::new(request.take_body());
        let sent = block_on(body.collect()).unwrap_or_else(|error| panic!("the body failed: {error:?}"));
        self.compare_frames(&sent.to_vec());
        result.map_err(Box::new)
    }

    #[track_caller]
    fn compare_frames(&self, sent: &[u8]) {
        let sent = if self.frames.is_empty() { Vec::new() } else { messages(sent) };
        assert_eq!(sent.len(), self.frames.len(), "the number of messages differs");
        for (found, (frame, media_type)) in sent.iter().zip(self.frames) {
            let expected = read(&super::base64(frame));
            assert_eq!(headers(found), headers(&expected), "the headers differ");
            if *media_type == Some("application/json") {
                let same = exact(found.payload()) == exact(expected.payload());
                assert!(same, "the payload differs: {:?}", String::from_utf8_lossy(found.payload()));
            } else {
                assert_eq!(found.payload(), expected.payload(), "the payload differs");
            }
        }
    }
}

/// The messages in a body, without those around them that have signatures.
#[track_caller]
fn messages(mut bytes: &[u8]) -> Vec<Message> {
    let mut messages = Vec::new();
    while let Some((length, _)) = bytes.split_first_chunk::<4>() {
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or_default();
        let Some((frame, rest)) = bytes.split_at_checked(length.max(1)) else { panic!("a frame is cut off") };
        bytes = rest;
        let message = read(frame);
        let is_signed = message.headers().iter().any(|header| header.name().as_str() == ":chunk-signature");
        match is_signed {
            // The last one signs nothing but the end.
            true if message.payload().is_empty() => {}
            true => messages.push(read(message.payload())),
            false => messages.push(message),
        }
    }
    messages
}

#[track_caller]
fn read(frame: &[u8]) -> Message {
    read_message_from(frame).unwrap_or_else(|error| panic!("no frame: {error}"))
}

/// The headers, whose order does not count.
fn headers(message: &Message) -> Vec<(String, HeaderValue)> {
    let pair = |header: &Header| (header.name().as_str().to_owned(), header.value().clone());
    let mut headers: Vec<_> = message.headers().iter().map(pair).collect();
    headers.sort_by(|(a, _), (b, _)| a.cmp(b));
    headers
}
