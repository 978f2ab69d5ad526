//! What a message says: its kind by its headers, its event by headers and payload.

use aws_smithy_types::Blob;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message, RawMessage};

use crate::codec::Members;
use crate::error::BoxError;
use crate::protocol::ClientProtocol;
use crate::shape::{Shape, Slot, Trait};

/// `:event-type` of a message that holds the members of the output.
pub(super) const INITIAL: &str = "initial-response";

/// The kind of a message, by `:message-type`.
#[derive(Debug)]
pub(super) enum Kind<'a> {
    /// `event`: of the member that `:event-type` names.
    Event(&'a str),
    /// `exception`: of the member that `:exception-type` names.
    Exception(&'a str),
    /// `error`: one that the model does not name.
    Error { code: &'a str, message: Option<&'a str> },
}

impl<'a> Kind<'a> {
    pub(super) fn of(message: &'a Message) -> Result<Self, BoxError> {
        match text(message, ":message-type")? {
            "event" => Ok(Self::Event(text(message, ":event-type")?)),
            "exception" => Ok(Self::Exception(text(message, ":exception-type")?)),
            "error" => Ok(Self::Error {
                code: text(message, ":error-code")?,
                message: text(message, ":error-message").ok(),
            }),
            _ => Err("the header `:message-type` is none of `event`, `exception` and `error`".into()),
        }
    }
}

/// What errors may show of a message: its members can be sensitive, in headers of the model's own too.
pub(super) fn raw(message: &Message) -> RawMessage {
    let protocol = |header: &&Header| header.name().as_str().starts_with(':');
    let headers = message.headers().iter().filter(protocol).cloned().collect();
    RawMessage::Decoded(Message::new_from_parts(headers, Vec::new()))
}

/// Reads the event of the member `name` into the blank union `event`, which stays unknown if it has no such member.
pub(super) fn read(
    protocol: &dyn ClientProtocol,
    message: &Message,
    name: &str,
    event: &mut dyn Shape,
) -> Result<(), BoxError> {
    let Some(index) = event.descriptor().members.iter().position(|member| *member == name) else {
        return Ok(());
    };
    match event.field_mut(index).map(|field| field.slot()) {
        Some(Slot::Shape(structure)) => read_structure(protocol, message, structure),
        Some(Slot::Unit) | None => Ok(()),
        Some(_) => Err("the event's type can be no event".into()),
    }
}

/// Members are headers (`smithy.api#eventHeader`), the whole payload (`smithy.api#eventPayload`), or together the
/// payload.
fn read_structure(
    protocol: &dyn ClientProtocol,
    message: &Message,
    structure: &mut dyn Shape,
) -> Result<(), BoxError> {
    let descriptor = structure.descriptor();
    let has = |index: usize, wanted: Trait| descriptor.traits(index).contains(&wanted);
    let all = 0..descriptor.members.len();
    match all.clone().find(|index| has(*index, Trait::EventPayload)) {
        Some(index) => {
            let slot = structure.field_mut(index).map(|field| field.slot());
            read_payload(protocol, message.payload(), slot)?;
        }
        // Nothing of it is in the payload, so that this may be anything.
        None if all.clone().all(|index| has(index, Trait::EventHeader)) => {}
        None => protocol.codec().read(message.payload(), structure, Members::All)?,
    }
    for (index, name) in descriptor.members.iter().enumerate() {
        let Some(value) = header(message, name).filter(|_| has(index, Trait::EventHeader)) else { continue };
        let slot = structure.field_mut(index).map(|field| field.slot());
        slot.and_then(|slot| read_header(value, slot))
            .ok_or_else(|| format!("the header `{name}` is not of the type that the model gives it"))?;
    }
    Ok(())
}

fn read_payload(
    protocol: &dyn ClientProtocol,
    payload: &[u8],
    slot: Option<Slot<'_>>,
) -> Result<(), BoxError> {
    match slot {
        Some(Slot::Blob(blob)) => *blob = Blob::new(payload),
        Some(Slot::String(text)) => std::str::from_utf8(payload)?.clone_into(text),
        Some(Slot::StringEnum(value)) => value.set_text(std::str::from_utf8(payload)?),
        Some(Slot::Shape(shape)) => protocol.codec().read(payload, shape, Members::All)?,
        _ => return Err("the payload's type can be no payload".into()),
    }
    Ok(())
}

/// `None`: the value is of another type.
fn read_header(value: &HeaderValue, slot: Slot<'_>) -> Option<()> {
    match (slot, value) {
        (Slot::Boolean(into), HeaderValue::Bool(value)) => *into = *value,
        (Slot::Byte(into), HeaderValue::Byte(value)) => *into = *value,
        (Slot::Short(into), HeaderValue::Int16(value)) => *into = *value,
        (Slot::Integer(into), HeaderValue::Int32(value)) => *into = *value,
        (Slot::IntEnum(into), HeaderValue::Int32(value)) => into.set_number(*value),
        (Slot::Long(into), HeaderValue::Int64(value)) => *into = *value,
        (Slot::Blob(into), HeaderValue::ByteArray(value)) => *into = Blob::new(value.as_ref()),
        (Slot::String(into), HeaderValue::String(value)) => value.as_str().clone_into(into),
        (Slot::StringEnum(into), HeaderValue::String(value)) => into.set_text(value.as_str()),
        (Slot::Timestamp(into), HeaderValue::Timestamp(value)) => *into = *value,
        _ => return None,
    }
    Some(())
}

fn header<'a>(message: &'a Message, name: &str) -> Option<&'a HeaderValue> {
    message.headers().iter().find(|header| header.name().as_str() == name).map(Header::value)
}

fn text<'a>(message: &'a Message, name: &str) -> Result<&'a str, BoxError> {
    let value = header(message, name).ok_or_else(|| format!("a message has no header `{name}`"))?;
    match value {
        HeaderValue::String(text) => Ok(text.as_str()),
        _ => Err(format!("the header `{name}` is no string").into()),
    }
}
