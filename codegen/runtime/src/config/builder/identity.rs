//! Who sends requests, and how they prove it.

/// Settings of every builder of configurations: who sends requests, and how they prove it.
#[doc(hidden)]
#[macro_export]
macro_rules! identity_settings {
    () => {
        /// Sets where credentials come from.
        pub fn credentials_provider(
            mut self,
            provider: impl $crate::config::ProvideCredentials + 'static,
        ) -> Self {
            self.parts_mut()
                .set_credentials_provider(Some($crate::config::SharedCredentialsProvider::new(provider)));
            self
        }

        /// Sets where credentials come from; `None` changes nothing.
        pub fn set_credentials_provider(
            &mut self,
            provider: Option<$crate::config::SharedCredentialsProvider>,
        ) -> &mut Self {
            self.parts_mut().set_credentials_provider(provider);
            self
        }

        /// Sets how resolved credentials are kept.
        pub fn identity_cache(mut self, cache: impl $crate::config::ResolveCachedIdentity + 'static) -> Self {
            self.set_identity_cache(cache);
            self
        }

        /// Sets how resolved credentials are kept.
        pub fn set_identity_cache(
            &mut self,
            cache: impl $crate::config::ResolveCachedIdentity + 'static,
        ) -> &mut Self {
            self.parts_mut().components_mut().set_identity_cache(Some(cache));
            self
        }

        /// Adds a way to sign requests.
        pub fn push_auth_scheme(
            mut self,
            scheme: impl $crate::config::private::AuthScheme + 'static,
        ) -> Self {
            self.parts_mut().components_mut().push_auth_scheme(scheme);
            self
        }

        /// Sets what chooses how a request is signed.
        pub fn auth_scheme_resolver(
            mut self,
            resolver: impl $crate::auth::ResolveAuthScheme + 'static,
        ) -> Self {
            self.set_auth_scheme_resolver(resolver);
            self
        }

        /// Sets what chooses how a request is signed.
        pub fn set_auth_scheme_resolver(
            &mut self,
            resolver: impl $crate::auth::ResolveAuthScheme + 'static,
        ) -> &mut Self {
            self.parts_mut().components_mut().set_auth_scheme_option_resolver(Some(
                $crate::auth::ResolveAuthScheme::into_shared_resolver(resolver),
            ));
            self
        }

        /// Sends requests unsigned where nothing else works.
        pub fn allow_no_auth(mut self) -> Self {
            self.set_allow_no_auth();
            self
        }

        /// Sends requests unsigned where nothing else works.
        pub fn set_allow_no_auth(&mut self) -> &mut Self {
            self.parts_mut().allow_no_auth();
            self
        }

        /// Sets which ways to sign are preferred among those that the service takes.
        pub fn auth_scheme_preference(
            mut self,
            preference: impl Into<$crate::config::private::AuthSchemePreference>,
        ) -> Self {
            self.set_auth_scheme_preference(Some(preference.into()));
            self
        }

        /// Sets which ways to sign are preferred.
        pub fn set_auth_scheme_preference(
            &mut self,
            preference: Option<$crate::config::private::AuthSchemePreference>,
        ) -> &mut Self {
            self.parts_mut().layer_mut().store_or_unset(preference);
            self
        }
    };
}
