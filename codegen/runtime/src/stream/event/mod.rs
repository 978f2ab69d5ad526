//! Event streams (`smithy.api#streaming` on a union), framed as
//! <https://smithy.io/2.0/aws/amazon-eventstream.html> says. Needs the feature `event-stream`.

mod body;
mod frames;
mod message;
mod receiver;
mod sender;
mod signer;
mod write;

pub use aws_smithy_types::event_stream::RawMessage;
pub use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
pub use aws_smithy_types::str_bytes::StrBytes;
pub use receiver::EventReceiver;
pub use sender::EventStreamSender;

pub(super) use signer::deferred;

use crate::Shape;

/// A union whose members are events; errors among them are not variants but errors of [`EventReceiver::recv`], and of the
/// stream that an [`EventStreamSender`] is made of.
pub trait EventStream: Shape + 'static {
    /// Members that are errors, where they are not named as the error's code is: the member's name and the code.
    const ERROR_CODES: &'static [(&'static str, &'static str)] = &[];
}
