//! Event streams that come with outputs (`smithy.api#streaming` on a union), framed as
//! <https://smithy.io/2.0/aws/amazon-eventstream.html> says. Needs the feature `event-stream`.

mod frames;
mod message;
mod receiver;

pub use aws_smithy_types::event_stream::RawMessage;
pub use receiver::EventReceiver;

use crate::Shape;

/// A union whose members are events; errors among them are not variants but come from
/// [`EventReceiver::recv`] as such.
pub trait EventStream: Shape + 'static {
    /// Members that are errors, where they are not named as the error's code is: the member's name and the code.
    const ERROR_CODES: &'static [(&'static str, &'static str)] = &[];
}
