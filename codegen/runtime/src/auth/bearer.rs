//! Bearer tokens (`smithy.api#httpBearerAuth`).

use aws_smithy_runtime::client::auth::http::BearerAuthScheme;
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, SharedAuthScheme};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;

use super::AuthOption;
use crate::SdkConfig;
use crate::config::ConfigParts;
use crate::config::private::{SharedIdentityResolver, SharedTokenProvider};

/// Sends a token in the header `authorization`, as RFC 6750 describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpBearer;

impl AuthOption for HttpBearer {
    fn scheme_id(&self) -> AuthSchemeId {
        HTTP_BEARER_AUTH_SCHEME_ID
    }

    fn register(&self, components: &mut RuntimeComponentsBuilder) {
        components.push_auth_scheme(SharedAuthScheme::new(BearerAuthScheme::new()));
    }

    fn adopt(&self, config: &SdkConfig, parts: &mut ConfigParts) {
        parts.set_token_provider(config.token_provider());
    }
}

impl ConfigParts {
    /// As the builder's method of this name.
    pub fn set_token_provider(&mut self, provider: Option<SharedTokenProvider>) {
        if let Some(provider) = provider {
            self.components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, provider);
        }
    }

    /// As the builder's method of this name.
    pub fn set_bearer_token_resolver(&mut self, resolver: SharedIdentityResolver) {
        self.components.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, resolver);
    }
}

/// Settings of builders of services with this scheme.
#[doc(hidden)]
#[macro_export]
macro_rules! bearer_settings {
    () => {
        /// Sets a bearer token, as long as it is valid.
        pub fn bearer_token(self, bearer_token: $crate::config::Token) -> Self {
            self.bearer_token_resolver(bearer_token)
        }

        /// Sets where bearer tokens come from.
        pub fn bearer_token_resolver(
            mut self,
            resolver: impl $crate::config::private::ResolveIdentity + 'static,
        ) -> Self {
            let resolver = $crate::config::private::SharedIdentityResolver::new(resolver);
            self.parts_mut().set_bearer_token_resolver(resolver);
            self
        }

        /// Sets where bearer tokens come from, such as the provider of an `SdkConfig`.
        pub fn token_provider(
            mut self,
            provider: impl $crate::config::private::ProvideToken + 'static,
        ) -> Self {
            self.set_token_provider(Some($crate::config::private::SharedTokenProvider::new(provider)));
            self
        }

        /// Sets where bearer tokens come from; `None` changes nothing.
        pub fn set_token_provider(
            &mut self,
            provider: Option<$crate::config::private::SharedTokenProvider>,
        ) -> &mut Self {
            self.parts_mut().set_token_provider(provider);
            self
        }
    };
}
