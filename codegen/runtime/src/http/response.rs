//! The members of an output or error, from a response.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::Blob;

use super::header;
use crate::Shape;
use crate::codec::{Codec, Members};
use crate::error::BoxError;
use crate::protocol::body;
use crate::shape::{Field, Slot, Trait};

/// Reads the members of the blank `shape` from where their traits bind them, the others from the body.
pub(crate) fn read(
    codec: &dyn Codec,
    response: &HttpResponse,
    shape: &mut dyn Shape,
) -> Result<(), BoxError> {
    read_head(response, shape)?;
    let descriptor = shape.descriptor();
    let payload = descriptor.traits.iter().find(|(_, traits)| traits.contains(&Trait::HttpPayload));
    match payload {
        None if descriptor.has_body() => codec.read(body(response)?, shape, Members::Unbound),
        None => Ok(()),
        Some((index, traits)) => {
            let name = descriptor.members.get(*index).copied().unwrap_or_default();
            let Some(field) = shape.field_mut(*index) else { return Ok(()) };
            read_payload(codec, body(response)?, field, name, traits)
        }
    }
}

/// Reads the members of the blank `shape` that headers and the status hold.
pub(crate) fn read_head(response: &HttpResponse, shape: &mut dyn Shape) -> Result<(), BoxError> {
    let descriptor = shape.descriptor();
    for (index, traits) in descriptor.traits {
        let name = descriptor.members.get(*index).copied().unwrap_or_default();
        for found in *traits {
            let Some(field) = shape.field_mut(*index) else { continue };
            match found {
                Trait::HttpHeader(header) if response.headers().contains_key(header) => {
                    let read = header::read(response.headers(), header, field.slot(), traits);
                    read.map_err(|expected| unreadable(descriptor.name, name, header, expected))?;
                }
                Trait::HttpPrefixHeaders(prefix) => {
                    let Slot::Map(map) = field.slot() else { continue };
                    let read = header::read_map(response.headers(), prefix, map, traits);
                    read.map_err(|expected| unreadable(descriptor.name, name, prefix, expected))?;
                }
                Trait::HttpResponseCode => set_status(field, response.status().as_u16()),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Names the header and the member, and quotes nothing: values may be sensitive.
fn unreadable(shape: &str, member: &str, header: &str, expected: &str) -> BoxError {
    format!("cannot read {shape}.{member}: expected {expected} in the header `{header}`").into()
}

fn set_status(field: &mut dyn Field, status: u16) {
    match field.slot() {
        Slot::Integer(slot) => *slot = i32::from(status),
        Slot::Long(slot) => *slot = i64::from(status),
        Slot::Short(slot) => *slot = i16::try_from(status).unwrap_or_default(),
        Slot::IntEnum(slot) => slot.set_number(i32::from(status)),
        _ => {}
    }
}

/// Reads the whole body as one member; an empty one is none.
fn read_payload(
    codec: &dyn Codec,
    bytes: &[u8],
    field: &mut dyn Field,
    name: &str,
    traits: &'static [Trait],
) -> Result<(), BoxError> {
    if bytes.is_empty() {
        return Ok(());
    }
    let text =
        || std::str::from_utf8(bytes).map_err(|_| format!("cannot read {name}: the body is not UTF-8"));
    match field.slot() {
        Slot::Blob(slot) => *slot = Blob::new(bytes),
        Slot::String(slot) => *slot = text()?.to_owned(),
        Slot::StringEnum(slot) => slot.set_text(text()?),
        slot => codec.read_value(bytes, name, slot, traits)?,
    }
    Ok(())
}
