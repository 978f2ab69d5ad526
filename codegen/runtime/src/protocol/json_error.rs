//! Which error a JSON error response is.

use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::error::metadata::Builder;

use super::error_code::{self, bare_code};
use crate::codec::json;
use crate::error::BoxError;

/// A place where services put the code of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The header `x-amzn-errortype`.
    Header,
    /// The member `code`.
    Code,
    /// The member `__type`.
    Type,
}

/// In awsJson `__type` takes precedence, since this is where the protocol has it; `code` comes last, since it can be a
/// member of the error that has nothing to do with it.
pub(super) const AWS_JSON: &[Place] = &[Place::Type, Place::Header, Place::Code];
/// In restJson1 the header takes precedence.
pub(super) const REST_JSON: &[Place] = &[Place::Header, Place::Code, Place::Type];

/// Reads code and message from the body alone: headers do not count.
pub(super) fn body_metadata(body: &[u8]) -> Result<Builder, BoxError> {
    metadata(&[Place::Type], &Headers::new(), body)
}

/// Reads code and message. Services put the code into one of several `places`, in several forms, and spell the message
/// in three ways. What names nothing counts as absent.
pub(super) fn metadata(places: &[Place], headers: &Headers, body: &[u8]) -> Result<Builder, BoxError> {
    let header = headers.get("x-amzn-errortype").filter(|_| places.contains(&Place::Header));
    let header = header.and_then(header_code);
    let body = match parse(body) {
        Ok(body) => body,
        // The header is enough to say which error it is; reading its members will fail.
        Err(_) if header.is_some() => Body::default(),
        Err(error) => return Err(error),
    };
    let at = |place: &Place| match place {
        Place::Header => header,
        Place::Code => body.code.as_deref().and_then(bare_code),
        Place::Type => body.kind.as_deref().and_then(bare_code),
    };
    let code = places.iter().find_map(at);
    Ok(error_code::metadata(code, body.message))
}

/// The first code in a header, which may be a list.
fn header_code(header: &str) -> Option<&str> {
    bare_code(header.split_once(',').map_or(header, |(first, _)| first))
}

/// What an error body says of itself, whatever its members.
#[derive(Debug, Default)]
struct Body {
    code: Option<String>,
    kind: Option<String>,
    message: Option<String>,
}

fn parse(bytes: &[u8]) -> Result<Body, BoxError> {
    if bytes.is_empty() {
        return Ok(Body::default());
    }
    let wanted: [&[&str]; 3] = [&["code"], &["__type"], &["message", "Message", "errorMessage"]];
    let [code, kind, message] = json::pick_texts(bytes, wanted).map_err(|error| {
        let (line, column) = error.place();
        format!("the body is not a JSON object (line {line}, column {column})")
    })?;
    Ok(Body { code, kind, message })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: Option<&'static str>, body: &str) -> Option<(Option<String>, Option<String>)> {
        let mut headers = Headers::new();
        if let Some(code) = header {
            headers.insert("x-amzn-errortype", code);
        }
        let meta = metadata(AWS_JSON, &headers, body.as_bytes()).ok()?.build();
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
        assert_eq!(code(r#"{"code":"aws.test#Foo:http://example.com/#x"}"#).as_deref(), Some("Foo"));
        assert_eq!(code(r#"{"__type":" Foo ","code":"Bar"}"#).as_deref(), Some("Foo"));
        assert_eq!(code(r#"{"code":7,"__type":"Foo","x":{"code":"no"}}"#).as_deref(), Some("Foo"));
        assert_eq!(code(r#"{"code":{"a":[1]},"__type":["b"]}"#), None);
        assert_eq!(code(""), None);
        assert_eq!(read(Some("Baz:http://x/"), r#"{"code":"Foo"}"#), Some((Some("Baz".into()), None)));
        assert_eq!(read(Some("Baz"), "<html>"), Some((Some("Baz".into()), None)));
    }

    #[test]
    fn type_takes_precedence_over_the_header_and_this_over_code() {
        let all = r#"{"code":"KMS.Disabled","__type":"com.example#InvalidKey"}"#;
        let read = |header, body| read(header, body).and_then(|(code, _)| code);
        assert_eq!(read(None, all).as_deref(), Some("InvalidKey"));
        assert_eq!(read(Some("Other"), all).as_deref(), Some("InvalidKey"));
        assert_eq!(read(Some("Other"), r#"{"code":"KMS.Disabled"}"#).as_deref(), Some("Other"));
        assert_eq!(read(None, r#"{"code":"KMS.Disabled"}"#).as_deref(), Some("KMS.Disabled"));
        // In the last resort: errors that differ in case are different ones.
        assert_eq!(read(None, r#"{"Code":"A","__Type":"B","code":"c"}"#).as_deref(), Some("c"));
    }

    #[test]
    fn what_names_nothing_counts_as_absent() {
        let read = |header, body: &str| read(header, body).and_then(|(code, _)| code);
        for nothing in ["", " ", "\t", "#", "com.example#", "com.example# ", ":http://x/#y", "com.example#:x"]
        {
            let body = format!(r#"{{"__type":"{nothing}","code":"Foo"}}"#).replace('\t', "\\t");
            assert_eq!(read(None, &body).as_deref(), Some("Foo"), "{body}");
            assert_eq!(read(Some("Bar"), &body).as_deref(), Some("Bar"), "{body}");
            let body = format!(r#"{{"code":"{nothing}"}}"#).replace('\t', "\\t");
            assert_eq!(read(None, &body), None, "{body}");
        }
        for nothing in ["", " ", ",", " , Foo", "#,Foo", ":x,Foo", "com.example#"] {
            assert_eq!(read(Some(nothing), r#"{"code":"Bar"}"#).as_deref(), Some("Bar"), "{nothing}");
            assert_eq!(read(Some(nothing), r#"{"__type":"Bar"}"#).as_deref(), Some("Bar"), "{nothing}");
            assert_eq!(read(Some(nothing), "{}"), None, "{nothing}");
        }
    }

    #[test]
    fn a_header_is_cut_at_its_first_comma() {
        let read = |header| read(Some(header), "{}").and_then(|(code, _)| code);
        for header in [
            "NotFound,NotFound",
            "NotFound, Other",
            " NotFound ,Other",
            "com.example#NotFound,com.example#Other",
            "com.example#NotFound:http://x/a,b#c",
            "NotFound:http://x/",
            "NotFound,",
        ] {
            assert_eq!(read(header).as_deref(), Some("NotFound"), "{header}");
        }
        // A text of the body is no list.
        assert_eq!(code(r#"{"__type":"A,B"}"#).as_deref(), Some("A,B"));
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
        assert!(metadata(AWS_JSON, &Headers::new(), &[b'{', b'"', 0xff, b'"', b':', b'1', b'}']).is_err());
        assert!(metadata(AWS_JSON, &Headers::new(), "[".repeat(100_000).as_bytes()).is_err());
        assert!(
            metadata(AWS_JSON, &Headers::new(), format!("{{\"code\":{}", "[".repeat(100_000)).as_bytes())
                .is_err()
        );
    }

    #[test]
    fn the_last_text_of_a_name_counts() {
        assert_eq!(code(r#"{"code":"A","code":"B"}"#).as_deref(), Some("B"));
        assert_eq!(code(r#"{"code":"A","code":null,"code":7}"#).as_deref(), Some("A"));
        let both = r#"{"message":"m","Message":"n"}"#;
        assert_eq!(read(None, both), Some((None, Some("n".into()))));
    }

    #[test]
    fn members_that_nobody_wants_may_be_of_any_depth() {
        for name in ["code", "other"] {
            let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
            assert_eq!(code(&format!(r#"{{"{name}":{deep},"__type":"A"}}"#)).as_deref(), Some("A"));
        }
    }

    #[test]
    fn faults_say_where_and_quote_nothing() {
        let fault =
            |body: &[u8]| metadata(AWS_JSON, &Headers::new(), body).err().map(|error| error.to_string());
        for (body, line, column) in [
            (&b"secret"[..], 1, 1),
            (b"null", 1, 1),
            (b" ", 1, 2),
            (b"{\n  \"code\": secret\n}", 2, 11),
            (b"{\"code\":\"\\ud800\"}", 1, 16),
            (b"{}\n{}", 2, 1),
            (b"{\n\"a\": \"\xff\"}", 2, 7),
        ] {
            let expected = format!("the body is not a JSON object (line {line}, column {column})");
            assert_eq!(fault(body), Some(expected), "{}", body.escape_ascii());
        }
    }
}
