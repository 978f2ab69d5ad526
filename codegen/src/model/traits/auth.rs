//! Traits on authentication.

use super::{ShapeId, Traits};

/// The trait `aws.auth#sigv4`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigV4 {
    /// The signing name of the service.
    pub name: String,
}

impl Traits {
    /// `aws.auth#sigv4`.
    pub fn sigv4(&self) -> Option<SigV4> {
        Some(SigV4 { name: self.get("aws.auth#sigv4")?.get("name")?.as_str()?.to_owned() })
    }

    /// `aws.auth#sigv4a`: the signing name.
    pub fn sigv4a(&self) -> Option<&str> {
        self.get("aws.auth#sigv4a")?.get("name")?.as_str()
    }

    /// `aws.auth#unsignedPayload`.
    pub fn is_unsigned_payload(&self) -> bool {
        self.has("aws.auth#unsignedPayload")
    }

    /// `smithy.api#optionalAuth`: the operation may be called without credentials.
    pub fn is_optional_auth(&self) -> bool {
        self.has("smithy.api#optionalAuth")
    }

    /// `smithy.api#auth`: the schemes allowed, best first; an empty list means none is needed.
    pub fn auth(&self) -> Option<Vec<String>> {
        Some(self.get("smithy.api#auth")?.strings())
    }

    /// The authentication schemes applied to a service: the traits of `aws.auth` and `smithy.api` that define one,
    /// sorted by id, which is the order the specification gives them unless the trait `auth` gives another.
    pub fn auth_schemes(&self) -> Vec<&ShapeId> {
        const SCHEMES: [&str; 7] = [
            "aws.auth#sigv4",
            "aws.auth#sigv4a",
            "aws.auth#sigv4s3express",
            "smithy.api#httpApiKeyAuth",
            "smithy.api#httpBasicAuth",
            "smithy.api#httpBearerAuth",
            "smithy.api#httpDigestAuth",
        ];
        self.iter().map(|(id, _)| id).filter(|id| SCHEMES.contains(&id.as_str())).collect()
    }
}
