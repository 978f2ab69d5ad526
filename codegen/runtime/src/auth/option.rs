//! What generated code says of authentication.

use std::fmt::Debug;

use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::{CloneableLayer, Layer};

use crate::SdkConfig;
use crate::config::ConfigParts;

/// A way to authenticate the requests of a service or an operation. Generated code lists those that the model allows, the
/// preferred one first, so that a program links these alone.
pub trait AuthOption: Debug + Send + Sync {
    /// Returns the id by which the orchestrator knows the scheme.
    fn scheme_id(&self) -> AuthSchemeId;

    /// Adds the scheme to the components of a client.
    fn register(&self, components: &mut RuntimeComponentsBuilder);

    /// Adds what the scheme needs of a client's settings.
    fn configure_client(&self, _layer: &mut CloneableLayer) {}

    /// Adds what the scheme needs for each request.
    fn configure_operation(&self, _layer: &mut Layer) {}

    /// Takes over the identity that the configuration shared by clients has for the scheme.
    fn adopt(&self, _config: &SdkConfig, _parts: &mut ConfigParts) {}

    /// Returns the name of the service in signatures, if the scheme has one.
    fn signing_name(&self) -> Option<&'static str> {
        None
    }
}
