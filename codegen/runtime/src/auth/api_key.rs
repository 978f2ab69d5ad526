//! API keys (`smithy.api#httpApiKeyAuth`).

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::http::HTTP_API_KEY_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, SharedAuthScheme, Sign,
};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{
    GetIdentityResolver, RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;

use super::AuthOption;
use crate::config::{ConfigParts, Token};
use crate::http::query;

/// Sends a key in a header or in the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpApiKey {
    /// The header or query parameter.
    pub name: &'static str,
    /// Where the key goes.
    pub location: ApiKeyLocation,
    /// The word before the key in the header; `None` if there is none.
    pub scheme: Option<&'static str>,
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// Into a header.
    Header,
    /// Into the query.
    Query,
}

impl AuthOption for HttpApiKey {
    fn scheme_id(&self) -> AuthSchemeId {
        HTTP_API_KEY_AUTH_SCHEME_ID
    }

    fn register(&self, components: &mut RuntimeComponentsBuilder) {
        components.push_auth_scheme(SharedAuthScheme::new(*self));
    }
}

impl AuthScheme for HttpApiKey {
    fn scheme_id(&self) -> AuthSchemeId {
        HTTP_API_KEY_AUTH_SCHEME_ID
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(HTTP_API_KEY_AUTH_SCHEME_ID)
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for HttpApiKey {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _: AuthSchemeEndpointConfig<'_>,
        _: &RuntimeComponents,
        _: &ConfigBag,
    ) -> Result<(), BoxError> {
        let key = identity.data::<Token>().ok_or("an API key must be a `Token`")?;
        match self.location {
            ApiKeyLocation::Header => {
                let value = match self.scheme {
                    Some(scheme) => format!("{scheme} {}", key.token()),
                    None => key.token().to_owned(),
                };
                let put = request.headers_mut().try_insert(self.name.to_ascii_lowercase(), value);
                put.map_err(|_| "the API key has characters that a header cannot have")?;
            }
            ApiKeyLocation::Query => {
                let uri = query::with_parameter(request.uri(), self.name, key.token());
                request.set_uri(uri).map_err(|_| "the URI cannot take the API key")?;
            }
        }
        Ok(())
    }
}

impl ConfigParts {
    /// As the builder's method of this name.
    pub fn set_api_key_resolver(&mut self, resolver: SharedIdentityResolver) {
        self.components.set_identity_resolver(HTTP_API_KEY_AUTH_SCHEME_ID, resolver);
    }
}

/// Settings of builders of services with this scheme.
#[doc(hidden)]
#[macro_export]
macro_rules! api_key_settings {
    () => {
        /// Sets the API key.
        pub fn api_key(self, api_key: $crate::config::Token) -> Self {
            self.api_key_resolver(api_key)
        }

        /// Sets where the API key comes from.
        pub fn api_key_resolver(
            mut self,
            resolver: impl $crate::config::private::ResolveIdentity + 'static,
        ) -> Self {
            let resolver = $crate::config::private::SharedIdentityResolver::new(resolver);
            self.parts_mut().set_api_key_resolver(resolver);
            self
        }
    };
}
