//! Glacier wants the version of its interface in a header, takes `-` for the account of the caller, and has checksums of
//! its own for archives.

use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::LoadedRequestBody;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use sha2::{Digest, Sha256};

use super::Customization;
use crate::error::BoxError;
use crate::operation::erased::Current;
use crate::shape::{Slot, View};

/// Requests have the header `x-amz-glacier-version`, and an account id that is unset or empty is `-`.
pub const GLACIER: Customization = Customization {
    name: "GLACIER",
    register: |components| {
        components.push_interceptor(SharedInterceptor::permanent(Glacier));
    },
    ..Customization::NOTHING
};

const VERSION: &str = "2012-06-01";

#[derive(Debug)]
struct Glacier;

#[dyn_dispatch_hint]
impl Intercept for Glacier {
    fn name(&self) -> &'static str {
        "Glacier"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let current = bag.load::<Current>().map(|current| current.0);
        let Some(input) = current.and_then(|operation| (operation.input_mut)(context.input_mut())) else {
            return Ok(());
        };
        let index = input.descriptor().members.iter().position(|name| *name == "accountId");
        let Some(account) = index.and_then(|index| input.field_mut(index)) else { return Ok(()) };
        if matches!(account.view(), View::Absent | View::String(""))
            && let Slot::String(account) = account.slot()
        {
            "-".clone_into(account);
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        context.request_mut().headers_mut().insert("x-amz-glacier-version", VERSION);
        Ok(())
    }
}

/// Uploads have the SHA-256 of the body, and that of a tree of its pieces, in headers. The body is loaded for it, since
/// headers go first.
pub const GLACIER_TREE_HASH: Customization = Customization {
    name: "GLACIER_TREE_HASH",
    register: |components| {
        components.push_interceptor(SharedInterceptor::permanent(TreeHash));
    },
    ..Customization::NOTHING
};

const CONTENT_HASH: &str = "x-amz-content-sha256";
const TREE_HASH: &str = "x-amz-sha256-tree-hash";

/// Size of the tree's leaves.
const LEAF: usize = 1 << 20;

#[derive(Debug)]
struct TreeHash;

#[dyn_dispatch_hint]
impl Intercept for TreeHash {
    fn name(&self) -> &'static str {
        "GlacierTreeHash"
    }

    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        bag.interceptor_state().store_put(LoadedRequestBody::Requested);
        Ok(())
    }

    /// What the caller has set stays.
    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        let body =
            request.body().bytes().ok_or("an interceptor put a body in place that is not in memory")?;
        let (content, tree) = (Sha256::digest(body), tree_hash(body));
        for (name, hash) in [(CONTENT_HASH, content), (TREE_HASH, tree)] {
            if !request.headers().contains_key(name) {
                request.headers_mut().try_insert(name, hex(&hash))?;
            }
        }
        Ok(())
    }
}

/// The hash of pairs of hashes, level by level, from those of leaves up; the last of an odd number goes up as it is.
fn tree_hash(body: &[u8]) -> Hash {
    let mut level: Vec<Hash> = body.chunks(LEAF).map(Sha256::digest).collect();
    while level.len() > 1 {
        let pairs = level.chunks(2).map(|pair| match pair {
            [one, other] => Sha256::new().chain_update(one).chain_update(other).finalize(),
            [last, ..] => *last,
            [] => Hash::default(),
        });
        level = pairs.collect();
    }
    level.pop().unwrap_or_else(|| Sha256::digest([]))
}

type Hash = sha2::digest::Output<Sha256>;

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{LEAF, hex, tree_hash};

    /// A leaf, two, and three of which the last goes up twice; computed with Python's hashlib.
    #[test]
    fn trees() {
        let check = |length: usize, expected: &str| {
            let body: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            assert_eq!(hex(&tree_hash(&body)), expected, "{length}");
        };
        check(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        check(11, "78a6273103d17c39a0b6126e226cec70e33337f4bc6a38067401b54a33e78ead");
        check(LEAF, "631b84027d6b9e52b539c4e8373622d23032dfadc64d60af87339c9037e4f769");
        check(LEAF + 1, "a9c574ce937d2371daf87cdd0e75396b096d7f74a66c764e4c656bd12b2e7bf9");
        check(2 * LEAF + 7, "c45deaaa0b1a3b9ceafe7121384439769ef39a06097152141b9b40087aa3e878");
    }
}
