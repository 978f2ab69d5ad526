//! Requests that are not authenticated (`smithy.api#noAuth`).

use aws_smithy_runtime::client::auth::no_auth::{NO_AUTH_SCHEME_ID, NoAuthScheme};
use aws_smithy_runtime::client::identity::no_auth::NoAuthIdentityResolver;
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, SharedAuthScheme};
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;

use super::AuthOption;

/// Sends requests without authentication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAuth;

impl AuthOption for NoAuth {
    fn scheme_id(&self) -> AuthSchemeId {
        NO_AUTH_SCHEME_ID
    }

    fn register(&self, components: &mut RuntimeComponentsBuilder) {
        components.push_auth_scheme(SharedAuthScheme::new(NoAuthScheme::new()));
        let resolver = SharedIdentityResolver::new(NoAuthIdentityResolver::new());
        components.set_identity_resolver(NO_AUTH_SCHEME_ID, resolver);
    }
}
