//! Which error a CBOR error response is.

use aws_smithy_types::error::metadata::Builder;

use super::error_code::{bare_code, metadata};
use crate::codec::cbor;
use crate::error::BoxError;

/// Reads code and message from the body: headers do not count.
pub(super) fn body_metadata(bytes: &[u8]) -> Result<Builder, BoxError> {
    let [code, message] = cbor::pick_texts(bytes, [&["__type"], &["message", "Message"]])?;
    Ok(metadata(code.as_deref().and_then(bare_code), message))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(kind: &str) -> Option<String> {
        let length = u8::try_from(kind.len()).expect("a short code");
        let body = [b"\xA1\x66__type\x78", &[length][..], kind.as_bytes()].concat();
        body_metadata(&body).expect("CBOR").build().code().map(Into::into)
    }

    #[test]
    fn codes_have_the_forms_of_json() {
        for form in ["Foo", "a.b#Foo", "Foo:http://x/", "a.b#Foo:http://x/#y", " Foo "] {
            assert_eq!(code(form).as_deref(), Some("Foo"), "{form}");
        }
        for nothing in ["", "#", "a.b#", ":http://x/"] {
            assert_eq!(code(nothing), None, "{nothing}");
        }
    }
}
