//! Signature Version 4, computed anew from a request that arrived.
//!
//! The official signer made the signature; this is the other side, as a service would check it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::server::Received;

/// The parts of an `authorization` header.
#[derive(Debug, PartialEq, Eq)]
pub struct Authorization {
    /// Id of the access key.
    pub access_key_id: String,
    /// Day of the signature, as `20261007`.
    pub date: String,
    /// Region the request is for.
    pub region: String,
    /// Service's signing name.
    pub service: String,
    /// Names of the headers that are signed.
    pub signed_headers: Vec<String>,
    /// Signature, in hexadecimal.
    pub signature: String,
}

impl Authorization {
    /// Reads the `authorization` header of a request; None if it has none of the right form.
    pub fn of(request: &Received) -> Option<Self> {
        let value = request.header("authorization")?.strip_prefix("AWS4-HMAC-SHA256 ")?;
        let part = |name: &str| value.split(", ").find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        let mut scope = part("Credential")?.split('/').map(str::to_owned);
        let this = Self {
            access_key_id: scope.next()?,
            date: scope.next()?,
            region: scope.next()?,
            service: scope.next()?,
            signed_headers: part("SignedHeaders")?.split(';').map(str::to_owned).collect(),
            signature: part("Signature")?.to_owned(),
        };
        (scope.next().as_deref() == Some("aws4_request") && scope.next().is_none()).then_some(this)
    }

    /// The signature that this request has to carry under this secret key.
    pub fn expected(&self, request: &Received, secret: &str) -> Option<String> {
        let mut headers = String::new();
        for name in &self.signed_headers {
            headers.push_str(&format!("{name}:{}\n", request.header(name)?.trim()));
        }
        let canonical = [
            request.method.as_str(),
            request.path.as_str(),
            "",
            &headers,
            &self.signed_headers.join(";"),
            &hex(&Sha256::digest(&request.body)),
        ]
        .join("\n");
        let scope = [&self.date, &self.region, &self.service, "aws4_request"].join("/");
        let time = request.header("x-amz-date")?;
        let to_sign = ["AWS4-HMAC-SHA256", time, &scope, &hex(&Sha256::digest(canonical))].join("\n");
        let mut key = format!("AWS4{secret}").into_bytes();
        for part in scope.split('/') {
            key = mac(&key, part)?;
        }
        Some(hex(&mac(&key, &to_sign)?))
    }
}

fn mac(key: &[u8], text: &str) -> Option<Vec<u8>> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).ok()?;
    mac.update(text.as_bytes());
    Some(mac.finalize().into_bytes().to_vec())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
