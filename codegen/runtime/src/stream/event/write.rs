//! Messages of events: headers that say what they are, members as headers or payload.

use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use aws_smithy_types::str_bytes::StrBytes;

use crate::codec::Members;
use crate::error::BoxError;
use crate::protocol::ClientProtocol;
use crate::shape::{Descriptor, Shape, Slot, Trait, View};

/// `:event-type` of a message that holds the other members of the input.
const INITIAL: &str = "initial-request";

/// The message with the other members of an input, which `payload` holds.
pub(super) fn initial(protocol: &dyn ClientProtocol, payload: Vec<u8>) -> Message {
    let headers = vec![
        text(":message-type", "event"),
        text(":event-type", INITIAL),
        text(":content-type", protocol.codec().media_type()),
    ];
    Message::new_from_parts(headers, payload)
}

/// The message of an event, the member of the union `event` that is set. `blank` is another value of the same union.
pub(super) fn event(
    protocol: &dyn ClientProtocol,
    event: &dyn Shape,
    blank: &mut dyn Shape,
) -> Result<Message, BoxError> {
    let descriptor = event.descriptor();
    let set = descriptor.members.iter().enumerate();
    let set = set.filter_map(|(index, name)| Some((index, *name, event.field(index)?.view()))).next();
    let Some((index, name, view)) = set else {
        return Err(format!(
            "cannot send an event of {}: it is no member that the model names",
            descriptor.name
        )
        .into());
    };
    let mut headers = vec![text(":message-type", "event"), text(":event-type", name)];
    let (media_type, payload, own) = match view {
        View::Shape(structure) => {
            let blank = match blank.field_mut(index).map(|field| field.slot()) {
                Some(Slot::Shape(blank)) => Some(blank),
                _ => None,
            };
            parts(protocol, structure, blank)?
        }
        View::Unit => Parts::default(),
        _ => return Err(format!("cannot send {}.{name}: its type can be no event", descriptor.name).into()),
    };
    headers.extend(media_type.map(|media_type| text(":content-type", media_type)));
    headers.extend(own);
    Ok(Message::new_from_parts(headers, payload))
}

/// The message of an error among events; `codes` are those of members that are not named as the error is.
pub(super) fn exception(
    protocol: &dyn ClientProtocol,
    error: &dyn Shape,
    codes: &[(&str, &str)],
) -> Result<Message, BoxError> {
    let name = error.descriptor().name;
    let member = codes.iter().find(|(_, code)| *code == name).map_or(name, |(member, _)| member);
    let headers = vec![
        text(":message-type", "exception"),
        text(":exception-type", member),
        text(":content-type", protocol.codec().media_type()),
    ];
    Ok(Message::new_from_parts(headers, protocol.codec().write(error, Members::All)?))
}

/// The media type of the payload if there is one, the payload, and the headers of a structure's own.
type Parts = (Option<&'static str>, Vec<u8>, Vec<Header>);

/// Members are headers (`smithy.api#eventHeader`), the whole payload (`smithy.api#eventPayload`), or together the
/// payload.
fn parts(
    protocol: &dyn ClientProtocol,
    structure: &dyn Shape,
    mut blank: Option<&mut dyn Shape>,
) -> Result<Parts, BoxError> {
    let descriptor = structure.descriptor();
    let mut headers = Vec::new();
    let mut payload = None;
    let mut has_others = false;
    for (index, name) in descriptor.members.iter().enumerate() {
        let traits = descriptor.traits(index);
        let Some(field) = structure.field(index) else { continue };
        if traits.contains(&Trait::EventPayload) {
            payload = Some((index, field.view()));
        } else if traits.contains(&Trait::EventHeader) {
            let slot = blank.as_mut().and_then(|blank| blank.field_mut(index)).map(|field| field.slot());
            let value =
                header(field.view(), slot).map_err(|problem| unwritable(descriptor, name, problem))?;
            headers.extend(value.map(|value| Header::new(*name, value)));
        } else {
            has_others = true;
        }
    }
    let codec = protocol.codec();
    let (media_type, bytes) = match payload {
        Some((_, View::Absent)) => (None, Vec::new()),
        Some((_, View::Blob(blob))) => (Some("application/octet-stream"), blob.as_ref().to_vec()),
        Some((_, View::String(value))) => (Some("text/plain"), value.as_bytes().to_vec()),
        Some((_, View::StringEnum(value))) => (Some("text/plain"), value.text().as_bytes().to_vec()),
        Some((index, value)) => {
            (Some(codec.media_type()), codec.write_value(value, descriptor.traits(index))?)
        }
        None if has_others => (Some(codec.media_type()), codec.write(structure, Members::Unbound)?),
        None => (None, Vec::new()),
    };
    Ok((media_type, bytes, headers))
}

/// The value of a header, as its type says; `None` if there is none. Which of the integers it is, only a slot tells.
fn header(view: View<'_>, slot: Option<Slot<'_>>) -> Result<Option<HeaderValue>, &'static str> {
    Ok(Some(match view {
        View::Absent => return Ok(None),
        View::Boolean(value) => HeaderValue::Bool(value),
        View::Integer(value) => integer(value, slot).ok_or("its type can be no header")?,
        View::IntEnum(value) => HeaderValue::Int32(value.number()),
        View::Blob(value) => HeaderValue::ByteArray(value.as_ref().to_vec().into()),
        View::String(value) => HeaderValue::String(value.to_owned().into()),
        View::StringEnum(value) => HeaderValue::String(value.text().to_owned().into()),
        View::Timestamp(value) => HeaderValue::Timestamp(*value),
        _ => return Err("its type can be no header"),
    }))
}

fn integer(value: i64, slot: Option<Slot<'_>>) -> Option<HeaderValue> {
    match slot? {
        Slot::Byte(_) => i8::try_from(value).ok().map(HeaderValue::Byte),
        Slot::Short(_) => i16::try_from(value).ok().map(HeaderValue::Int16),
        Slot::Integer(_) => i32::try_from(value).ok().map(HeaderValue::Int32),
        Slot::Long(_) => Some(HeaderValue::Int64(value)),
        _ => None,
    }
}

fn text(name: &'static str, value: &str) -> Header {
    Header::new(name, HeaderValue::String(StrBytes::from(value.to_owned())))
}

/// Names the member, and quotes nothing: values may be sensitive.
fn unwritable(descriptor: &Descriptor, member: &str, problem: &str) -> BoxError {
    format!("cannot write {}.{member}: {problem}", descriptor.name).into()
}
