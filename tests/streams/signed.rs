//! Signatures of messages, computed anew: each is made of the one before, the first of the request's.

use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::event_stream::{HeaderValue, Message};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// A chain of signatures.
pub struct Chain {
    /// The last signature, in hexadecimal.
    last: String,
    /// Day, region and service.
    scope: [String; 3],
    secret: &'static str,
}

impl Chain {
    /// The chain that begins with a request's signature.
    pub fn of(authorization: &str, secret: &'static str) -> Self {
        let part = |name: &str| {
            let found =
                authorization.split([' ', ',']).find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            found.unwrap_or_else(|| panic!("no {name}")).to_owned()
        };
        let credential = part("Credential");
        let scope: Vec<&str> = credential.split('/').collect();
        let [_, date, region, service, "aws4_request"] = scope.as_slice() else { panic!("{credential}") };
        Self { last: part("Signature"), scope: [*date, *region, *service].map(str::to_owned), secret }
    }

    /// The message within a signed one, once its signature is found right; `None` for the empty one at the end.
    pub fn verified(&mut self, frame: &[u8]) -> Option<Message> {
        let message = read_message_from(frame).expect("a frame");
        let header = |name: &str| {
            let found = message.headers().iter().find(|header| header.name().as_str() == name);
            found.unwrap_or_else(|| panic!("no {name}")).value().clone()
        };
        assert_eq!(message.headers().len(), 2, "{:?}", message.headers());
        let HeaderValue::Timestamp(date) = header(":date") else { panic!("no date") };
        let HeaderValue::ByteArray(signature) = header(":chunk-signature") else { panic!("no signature") };
        let payload = message.payload();
        let [day, region, service] = &self.scope;
        let scope = [day, region, service, "aws4_request"].join("/");
        // One header: the length of its name and the name, its type, and milliseconds.
        let mut headers = vec![5];
        headers.extend(b":date\x08");
        headers.extend(date.to_millis().expect("a date").to_be_bytes());
        let to_sign = [
            "AWS4-HMAC-SHA256-PAYLOAD",
            &basic(date),
            &scope,
            &self.last,
            &hex(&Sha256::digest(&headers)),
            &hex(&Sha256::digest(payload)),
        ]
        .join("\n");
        let mut key = format!("AWS4{}", self.secret).into_bytes();
        for part in scope.split('/') {
            key = mac(&key, part);
        }
        let expected = hex(&mac(&key, &to_sign));
        assert_eq!(hex(&signature), expected, "the signature is wrong");
        self.last = expected;
        (!payload.is_empty()).then(|| read_message_from(payload.clone()).expect("a frame"))
    }
}

/// As `20240102T030405Z`.
fn basic(date: DateTime) -> String {
    let date = DateTime::from_secs(date.secs()).fmt(Format::DateTime).expect("a date");
    date.replace(['-', ':'], "")
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("a key");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
