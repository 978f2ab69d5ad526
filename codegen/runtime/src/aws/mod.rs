//! What single services of AWS ask for beyond their models. Generated code names what its service or operation needs, so
//! that programs hold nothing of others.

mod accept_json;
mod glacier;
mod predict_endpoint;
mod route_53;
mod s3_retries;
mod s3_signing;
mod stalled_streams;

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::Layer;
use std::fmt::{Debug, Formatter};

pub use accept_json::ACCEPT_JSON;
pub use glacier::{GLACIER, GLACIER_TREE_HASH};
pub use predict_endpoint::PREDICT_ENDPOINT;
pub use route_53::ROUTE_53_IDS;
pub use s3_retries::S3_RETRIES;
pub use s3_signing::{S3_CONTROL_SIGNING, S3_SIGNING};
pub use stalled_streams::STREAMS_MAY_STALL;

/// What a service or an operation adds to the way of its requests.
#[derive(Clone, Copy)]
pub struct Customization {
    name: &'static str,
    /// Adds a step.
    register: fn(&mut RuntimeComponentsBuilder),
    /// Sets what takes precedence over the user's configuration.
    configure: fn(&mut Layer),
    /// Codes of errors that pass, so that a request which failed so is sent again.
    transient: &'static [&'static str],
}

impl Customization {
    /// One without a name that does nothing, for struct update syntax.
    const NOTHING: Self = Self { name: "", register: |_| {}, configure: |_| {}, transient: &[] };

    /// Sets what takes precedence over the user's configuration.
    pub(crate) fn configure(&self, layer: &mut Layer) {
        (self.configure)(layer);
    }

    /// Whether an error with this code passes.
    pub(crate) fn is_transient(&self, code: &str) -> bool {
        self.transient.contains(&code)
    }

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
