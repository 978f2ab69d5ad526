//! Messages as the body of a request, signed one after another.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::Message;
use http_body::{Body, Frame};

use super::write;
use crate::error::BoxError;
use crate::protocol::ClientProtocol;
use crate::stream::{EventSigner, Start};

/// Events without their type, as messages.
pub(super) trait Source: Send + Sync {
    /// The next message; `None` at the end, after which nobody asks.
    fn poll_message(
        &mut self,
        protocol: &'static dyn ClientProtocol,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Message, BoxError>>>;
}

/// The body: an initial message if there is one, those of the source, and what the signer ends them with.
pub(super) struct EventBody {
    protocol: &'static dyn ClientProtocol,
    initial: Option<Message>,
    source: Option<Box<dyn Source>>,
    /// `None`: the end has been sent, or something failed.
    signer: Option<EventSigner>,
}

impl EventBody {
    pub(super) fn new(source: Option<Box<dyn Source>>, start: Start) -> Self {
        let Start { protocol, initial, signer } = start;
        let initial = initial.map(|payload| write::initial(protocol, payload));
        Self { protocol, initial, source, signer: Some(signer) }
    }

    /// The next message, signed; `None` at the end.
    fn poll_signed(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Message, BoxError>>> {
        let message = match (self.initial.take(), &mut self.source) {
            (Some(initial), _) => Some(Ok(initial)),
            (None, Some(source)) => ready!(source.poll_message(self.protocol, context)),
            (None, None) => None,
        };
        // Whether this is the last message: a signer sends one of its own after all others.
        let Some(signer) = &mut self.signer else { return Poll::Ready(None) };
        Poll::Ready(match message {
            Some(Ok(message)) => Some(signer.sign(message)),
            Some(Err(error)) => Some(Err(error)),
            None => {
                self.source = None;
                let last = signer.sign_empty();
                self.signer = None;
                last
            }
        })
    }
}

impl Body for EventBody {
    type Data = <SdkBody as Body>::Data;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, BoxError>>> {
        if self.signer.is_none() {
            return Poll::Ready(None);
        }
        let frame = ready!(self.poll_signed(context)).map(|message| {
            let mut bytes = Vec::new();
            write_message_to(&message?, &mut bytes)?;
            Ok(Frame::data(bytes.into()))
        });
        if matches!(frame, Some(Err(_))) {
            (self.source, self.signer) = (None, None);
        }
        Poll::Ready(frame)
    }
}
