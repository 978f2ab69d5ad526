//! Which error a JSON error response is.

use std::fmt::Formatter;

use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::error::metadata::{Builder, ErrorMetadata};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::error::BoxError;

/// Reads code and message. Services put the code into a header or one of two members of the body, in several forms,
/// and spell the message in three ways.
pub(super) fn metadata(headers: &Headers, body: &[u8]) -> Result<Builder, BoxError> {
    let header = headers.get("x-amzn-errortype");
    let body = match parse(body) {
        Ok(body) => body,
        // The header is enough to say which error it is; reading its members will fail.
        Err(_) if header.is_some() => Body::default(),
        Err(error) => return Err(error),
    };
    let mut builder = ErrorMetadata::builder();
    if let Some(code) = header.or(body.code.as_deref()).or(body.kind.as_deref()).map(bare_code) {
        builder = builder.code(code);
    }
    if let Some(message) = body.message {
        builder = builder.message(message);
    }
    Ok(builder)
}

/// The code without a namespace before `#` and a URI after `:`.
fn bare_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.split_once('#').map_or(code, |(_, code)| code).trim()
}

/// What an error body says of itself, whatever its members.
#[derive(Debug, Default, PartialEq)]
struct Body {
    code: Option<String>,
    kind: Option<String>,
    message: Option<String>,
}

fn parse(bytes: &[u8]) -> Result<Body, BoxError> {
    if bytes.is_empty() {
        return Ok(Body::default());
    }
    serde_json::from_slice(bytes).map_err(|error| {
        // serde_json's own text may quote the body.
        let (line, column) = (error.line(), error.column());
        format!("the body is not a JSON object (line {line}, column {column})").into()
    })
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(BodyVisitor)
    }
}

struct BodyVisitor;

impl<'de> Visitor<'de> for BodyVisitor {
    type Value = Body;

    fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Body, A::Error> {
        let mut body = Body::default();
        while let Some(key) = map.next_key::<String>()? {
            let field = match key.as_str() {
                "code" => &mut body.code,
                "__type" => &mut body.kind,
                "message" | "Message" | "errorMessage" => &mut body.message,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if let Text(Some(text)) = map.next_value::<Text>()? {
                *field = Some(text);
            }
        }
        Ok(body)
    }
}

/// A string; values of other kinds are passed over.
struct Text(Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text(Some(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Text, E> {
        Ok(Text(Some(text)))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_unit<E>(self) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<Text, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Text, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: Option<&'static str>, body: &str) -> Option<(Option<String>, Option<String>)> {
        let mut headers = Headers::new();
        if let Some(code) = header {
            headers.insert("x-amzn-errortype", code);
        }
        let meta = metadata(&headers, body.as_bytes()).ok()?.build();
        Some((meta.code().map(Into::into), meta.message().map(Into::into)))
    }

    fn code(body: &str) -> Option<String> {
        read(None, body)?.0
    }

    #[test]
    fn forms_of_the_code() {
        assert_eq!(code(r#"{"__type":"Foo"}"#).as_deref(), Some("Foo"));
        assert_eq!(code(r#"{"__type":"aws.test#Foo"}"#).as_deref(), Some("Foo"));
        assert_eq!(code(r#"{"__type":"aws.test#Foo:http://example.com/#x"}"#).as_deref(), Some("Foo"));
        assert_eq!(code(r#"{"__type":"Foo","code":"Bar"}"#).as_deref(), Some("Bar"));
        assert_eq!(code(r#"{"code":7,"__type":"Foo","x":{"code":"no"}}"#).as_deref(), Some("Foo"));
        assert_eq!(code(r#"{"code":{"a":[1]},"__type":["b"]}"#), None);
        assert_eq!(code(""), None);
        assert_eq!(read(Some("Baz:http://x/"), r#"{"code":"Foo"}"#), Some((Some("Baz".into()), None)));
        assert_eq!(read(Some("Baz"), "<html>"), Some((Some("Baz".into()), None)));
    }

    #[test]
    fn forms_of_the_message() {
        for body in [r#"{"message":"m"}"#, r#"{"Message":"m"}"#, r#"{"errorMessage":"m"}"#] {
            assert_eq!(read(None, body), Some((None, Some("m".into()))));
        }
    }

    #[test]
    fn refuses_what_is_no_object() {
        for body in ["<html>", "[]", "{\"code\":", "{} {}", "\u{feff}{}"] {
            assert_eq!(read(None, body), None, "{body}");
        }
        assert!(metadata(&Headers::new(), &[b'{', b'"', 0xff, b'"', b':', b'1', b'}']).is_err());
        assert!(metadata(&Headers::new(), "[".repeat(100_000).as_bytes()).is_err());
        assert!(metadata(&Headers::new(), format!("{{\"code\":{}", "[".repeat(100_000)).as_bytes()).is_err());
    }
}
