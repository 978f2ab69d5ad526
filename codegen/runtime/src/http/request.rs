//! A request of an operation's input.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::body::SdkBody;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use super::{header, query};
use crate::Shape;
use crate::codec::{Codec, Members};
use crate::error::BoxError;
use crate::protocol::Call;
use crate::shape::descriptor::media_type;
use crate::shape::{Kind, Slot, Trait, View};

/// Builds the request of `input`: its members go where their traits bind them, the others into a body of `codec`.
pub(crate) fn request(
    codec: &dyn Codec,
    call: &Call<'_>,
    input: &mut dyn Shape,
) -> Result<HttpRequest, BoxError> {
    let http = call.traits.http;
    let (path, literal) = match http.uri.split_once('?') {
        Some((path, literal)) => (path, Some(literal)),
        None => (http.uri, None),
    };
    let mut uri = String::with_capacity(path.len() + 64);
    query::write_path(&mut uri, path, input)?;
    query::write_query(&mut uri, literal, input)?;
    let mut headers = Headers::new();
    write_headers(&mut headers, input)?;
    let body = body(codec, input)?;
    let mut request = HttpRequest::new(SdkBody::taken());
    request.set_method(http.method)?;
    // The error of the HTTP library would quote the URI.
    request.set_uri(uri).map_err(|_| "the URI made of the input is not a valid URI")?;
    if let Some(Body { bytes, media_type }) = body {
        if let Some(media_type) = media_type.filter(|_| !headers.contains_key(CONTENT_TYPE.as_str())) {
            headers.insert(CONTENT_TYPE, media_type);
        }
        headers.try_insert(CONTENT_LENGTH, bytes.len().to_string())?;
        *request.body_mut() = SdkBody::from(bytes);
    } else {
        *request.body_mut() = SdkBody::empty();
    }
    *request.headers_mut() = headers;
    Ok(request)
}

/// Members that are a header of their own take precedence over entries of maps.
fn write_headers(headers: &mut Headers, input: &dyn Shape) -> Result<(), BoxError> {
    let descriptor = input.descriptor();
    let mut maps = Vec::new();
    for (index, traits) in descriptor.traits {
        let field = descriptor.fields.get(*index).copied().unwrap_or_default();
        for found in *traits {
            match found {
                Trait::HttpHeader(name) => {
                    let Some(member) = input.field(*index) else { continue };
                    header::write(headers, name, field, member.view(), traits)?;
                }
                Trait::HttpPrefixHeaders(prefix) => maps.push((*index, field, *prefix, *traits)),
                _ => {}
            }
        }
    }
    for (index, field, prefix, traits) in maps {
        if let Some(View::Map(map)) = input.field(index).map(|member| member.view()) {
            header::write_map(headers, prefix, field, map, traits)?;
        }
    }
    Ok(())
}

/// Media types of payloads that name none.
const BYTES: &str = "application/octet-stream";
const TEXT: &str = "text/plain";

struct Body {
    bytes: Vec<u8>,
    media_type: Option<&'static str>,
}

/// The body; `None` where the operation has none, or nothing of it is set.
fn body(codec: &dyn Codec, input: &mut dyn Shape) -> Result<Option<Body>, BoxError> {
    let descriptor = input.descriptor();
    let payload = descriptor.traits.iter().find(|(_, traits)| traits.contains(&Trait::HttpPayload));
    let Some((index, traits)) = payload else {
        return Ok(if descriptor.has_body() {
            let bytes = codec.write(input, Members::Unbound)?;
            Some(Body { bytes, media_type: Some(codec.media_type()) })
        } else {
            None
        });
    };
    let Some(field) = input.field_mut(*index) else { return Ok(None) };
    let own = media_type(traits);
    let (bytes, media_type) = match field.view() {
        View::Absent => return empty(codec, field.slot(), own),
        View::Blob(value) => (value.as_ref().to_vec(), own.unwrap_or(BYTES)),
        View::String(text) => (text.as_bytes().to_vec(), own.unwrap_or(TEXT)),
        View::StringEnum(value) => (value.text().as_bytes().to_vec(), own.unwrap_or(TEXT)),
        value => (codec.write_value(value, traits)?, own.unwrap_or(codec.media_type())),
    };
    Ok(Some(Body { bytes, media_type: Some(media_type) }))
}

/// The body where the payload is not set: an empty structure is written as such; bytes and texts are none, but of their
/// media type; of anything else nothing is said.
fn empty(codec: &dyn Codec, slot: Slot<'_>, own: Option<&'static str>) -> Result<Option<Body>, BoxError> {
    let nothing =
        |media_type| Ok(Some(Body { bytes: Vec::new(), media_type: Some(own.unwrap_or(media_type)) }));
    match slot {
        Slot::Blob(_) => nothing(BYTES),
        Slot::String(_) | Slot::StringEnum(_) => nothing(TEXT),
        Slot::Shape(shape) if shape.descriptor().kind == Kind::Structure => {
            let bytes = codec.write_absent_payload(shape)?;
            Ok(bytes.map(|bytes| Body { bytes, media_type: Some(codec.media_type()) }))
        }
        _ => Ok(None),
    }
}
