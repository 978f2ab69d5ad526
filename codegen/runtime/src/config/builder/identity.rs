//! Who sends requests, and how they prove it.

use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemePreference};

use super::ConfigBuilder;
use crate::auth::ResolveAuthScheme;
use crate::config::{IntoShared, ProvideCredentials, ResolveCachedIdentity, SharedCredentialsProvider};

impl<S> ConfigBuilder<S> {
    /// Sets where credentials come from.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.parts.set_credentials_provider(Some(SharedCredentialsProvider::new(provider)));
        self
    }

    /// Sets where credentials come from; `None` changes nothing.
    pub fn set_credentials_provider(&mut self, provider: Option<SharedCredentialsProvider>) -> &mut Self {
        self.parts.set_credentials_provider(provider);
        self
    }

    /// Sets how resolved credentials are kept.
    pub fn identity_cache(mut self, cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.set_identity_cache(cache);
        self
    }

    /// Sets how resolved credentials are kept.
    pub fn set_identity_cache(&mut self, cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
        self.parts.components.set_identity_cache(Some(cache));
        self
    }

    /// Adds a way to sign requests.
    pub fn push_auth_scheme(mut self, scheme: impl AuthScheme + 'static) -> Self {
        self.parts.components.push_auth_scheme(scheme);
        self
    }

    /// Sets what chooses how a request is signed.
    pub fn auth_scheme_resolver(mut self, resolver: impl ResolveAuthScheme + 'static) -> Self {
        self.set_auth_scheme_resolver(resolver);
        self
    }

    /// Sets what chooses how a request is signed.
    pub fn set_auth_scheme_resolver(&mut self, resolver: impl ResolveAuthScheme + 'static) -> &mut Self {
        self.parts.components.set_auth_scheme_option_resolver(Some(resolver.into_shared_resolver()));
        self
    }

    /// Sends requests unsigned where nothing else works.
    pub fn allow_no_auth(mut self) -> Self {
        self.set_allow_no_auth();
        self
    }

    /// Sends requests unsigned where nothing else works.
    pub fn set_allow_no_auth(&mut self) -> &mut Self {
        self.push_runtime_plugin(NoAuthRuntimePluginV2::new().into_shared())
    }

    /// Sets which ways to sign are preferred among those that the service takes.
    pub fn auth_scheme_preference(mut self, preference: impl Into<AuthSchemePreference>) -> Self {
        self.set_auth_scheme_preference(Some(preference.into()));
        self
    }

    /// Sets which ways to sign are preferred.
    pub fn set_auth_scheme_preference(&mut self, preference: Option<AuthSchemePreference>) -> &mut Self {
        self.parts.layer.store_or_unset(preference);
        self
    }
}
