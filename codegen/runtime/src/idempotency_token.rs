//! Idempotency tokens: with one, a request that arrives twice is carried out once.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Makes the tokens that callers leave out (`smithy.api#idempotencyToken`).
#[derive(Clone, Debug)]
pub struct IdempotencyTokenProvider(Source);

#[derive(Clone, Debug)]
enum Source {
    Fixed(&'static str),
    Random(Arc<Mutex<fastrand::Rng>>),
}

impl IdempotencyTokenProvider {
    /// Random UUIDs (version 4).
    pub fn random() -> Self {
        Self::from_rng(fastrand::Rng::new())
    }

    /// UUIDs that follow from `seed`, for tests.
    pub fn with_seed(seed: u64) -> Self {
        Self::from_rng(fastrand::Rng::with_seed(seed))
    }

    /// Always `token`, for tests.
    pub fn fixed(token: &'static str) -> Self {
        Self(Source::Fixed(token))
    }

    /// A token.
    pub fn make_idempotency_token(&self) -> String {
        match &self.0 {
            Source::Fixed(token) => (*token).to_owned(),
            Source::Random(rng) => uuid(rng.lock().unwrap_or_else(PoisonError::into_inner).u128(..)),
        }
    }

    fn from_rng(rng: fastrand::Rng) -> Self {
        Self(Source::Random(Arc::new(Mutex::new(rng))))
    }
}

impl From<&'static str> for IdempotencyTokenProvider {
    fn from(token: &'static str) -> Self {
        Self::fixed(token)
    }
}

impl Storable for IdempotencyTokenProvider {
    type Storer = StoreReplace<Self>;
}

/// `random` as a UUID, with the bits of version 4 and variant 1 (RFC 9562, section 5.4) in place.
fn uuid(random: u128) -> String {
    let bits = random & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let hex = format!("{bits:032x}");
    let (a, b, c, d, e) = (&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
    format!("{a}-{b}-{c}-{d}-{e}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_have_version_and_variant() {
        assert_eq!(uuid(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn sources() {
        let fixed = IdempotencyTokenProvider::from("token");
        assert_eq!(fixed.make_idempotency_token(), "token");
        let seeded = || IdempotencyTokenProvider::with_seed(7).make_idempotency_token();
        assert_eq!(seeded(), seeded());
        let random = IdempotencyTokenProvider::random();
        assert_ne!(random.make_idempotency_token(), random.clone().make_idempotency_token());
    }
}
