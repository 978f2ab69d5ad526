//! User and password (`smithy.api#httpBasicAuth`).

use aws_smithy_runtime::client::auth::http::BasicAuthScheme;
use aws_smithy_runtime_api::client::auth::http::HTTP_BASIC_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, SharedAuthScheme};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;

use super::AuthOption;
use crate::config::ConfigParts;
use crate::config::private::SharedIdentityResolver;

/// Sends a user name and a password in the header `authorization`, as RFC 7617 describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpBasic;

impl AuthOption for HttpBasic {
    fn scheme_id(&self) -> AuthSchemeId {
        HTTP_BASIC_AUTH_SCHEME_ID
    }

    fn register(&self, components: &mut RuntimeComponentsBuilder) {
        components.push_auth_scheme(SharedAuthScheme::new(BasicAuthScheme::new()));
    }
}

impl ConfigParts {
    /// As the builder's method of this name.
    pub fn set_basic_auth_login_resolver(&mut self, resolver: SharedIdentityResolver) {
        self.components.set_identity_resolver(HTTP_BASIC_AUTH_SCHEME_ID, resolver);
    }
}

/// Settings of builders of services with this scheme.
#[doc(hidden)]
#[macro_export]
macro_rules! basic_settings {
    () => {
        /// Sets the user name and password.
        pub fn basic_auth_login(self, basic_auth_login: $crate::config::Login) -> Self {
            self.basic_auth_login_resolver(basic_auth_login)
        }

        /// Sets where the user name and password come from.
        pub fn basic_auth_login_resolver(
            mut self,
            resolver: impl $crate::config::private::ResolveIdentity + 'static,
        ) -> Self {
            let resolver = $crate::config::private::SharedIdentityResolver::new(resolver);
            self.parts_mut().set_basic_auth_login_resolver(resolver);
            self
        }
    };
}
