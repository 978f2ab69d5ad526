//! What single services of AWS ask for beyond their models. Generated code names what its service or operation needs, so
//! that programs hold nothing of others.

mod accept_json;
mod glacier;
mod predict_endpoint;
mod s3_signing;

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use std::fmt::{Debug, Formatter};

pub use accept_json::ACCEPT_JSON;
pub use glacier::{GLACIER, GLACIER_TREE_HASH};
pub use predict_endpoint::PREDICT_ENDPOINT;
pub use s3_signing::{S3_CONTROL_SIGNING, S3_SIGNING};

/// A step that a service or an operation adds to the way of its requests.
#[derive(Clone, Copy)]
pub struct Customization {
    name: &'static str,
    register: fn(&mut RuntimeComponentsBuilder),
}

impl Customization {
    /// Adds the step.
    pub(crate) fn register(&self, components: &mut RuntimeComponentsBuilder) {
        (self.register)(components);
    }
}

impl Debug for Customization {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Customization").field(&self.name).finish()
    }
}

/// By name: the same function may have several addresses.
impl PartialEq for Customization {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Customization {}
