//! Signature Version 4 (`aws.auth#sigv4`).

use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_runtime::auth::{PayloadSigningOverride, SigV4OperationSigningConfig, SigningOptions};
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, SharedAuthScheme};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::{CloneableLayer, Layer};
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};

use super::AuthOption;
use crate::SdkConfig;
use crate::config::ConfigParts;

/// Signs requests with AWS credentials, for the region of the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SigV4 {
    /// The name of the service in signatures.
    pub signing_name: &'static str,
}

/// Has a header say what of the body is signed.
pub(crate) fn name_payload(layer: &mut Layer) {
    if let Some(mut signing) = layer.load::<SigV4OperationSigningConfig>().cloned() {
        signing.signing_options.content_sha256_header = true;
        layer.store_put(signing);
    }
}

/// Leaves the body out of signatures, and has a header say so (`aws.auth#unsignedPayload`).
pub(crate) fn sign_no_payload(layer: &mut Layer) {
    name_payload(layer);
    layer.store_put(PayloadSigningOverride::unsigned_payload());
}

/// Signs requests of events as if their body were empty: each message of it is signed by itself.
pub(crate) fn sign_nothing(layer: &mut Layer) {
    layer.store_put(PayloadSigningOverride::Precomputed(NO_BYTES.to_owned()));
}

/// The SHA-256 of no bytes at all.
const NO_BYTES: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

impl AuthOption for SigV4 {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME_ID
    }

    fn register(&self, components: &mut RuntimeComponentsBuilder) {
        components.push_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()));
    }

    fn configure_client(&self, layer: &mut CloneableLayer) {
        layer.store_put(SigningName::from_static(self.signing_name));
        if let Some(region) = layer.load::<Region>().cloned() {
            layer.store_put(SigningRegion::from(region));
        }
    }

    fn configure_operation(&self, layer: &mut Layer) {
        let mut signing = SigningOptions::default();
        signing.double_uri_encode = true;
        signing.content_sha256_header = false;
        signing.normalize_uri_path = true;
        layer.store_put(SigV4OperationSigningConfig { signing_options: signing, ..Default::default() });
    }

    fn adopt(&self, config: &SdkConfig, parts: &mut ConfigParts) {
        parts.set_credentials_provider(config.credentials_provider());
    }

    fn signing_name(&self) -> Option<&'static str> {
        Some(self.signing_name)
    }
}
