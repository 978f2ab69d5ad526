//! Where requests go, and through what.

/// Settings of every builder of configurations: where requests go, and through what.
#[doc(hidden)]
#[macro_export]
macro_rules! network_settings {
    () => {
        /// Sets the region that the endpoint is chosen for and requests are signed for.
        pub fn region(mut self, region: impl Into<Option<$crate::config::Region>>) -> Self {
            self.parts_mut().set_region(region.into());
            self
        }

        /// Sets the region.
        pub fn set_region(&mut self, region: Option<$crate::config::Region>) -> &mut Self {
            self.parts_mut().set_region(region);
            self
        }

        /// Sets the endpoint's URL, in place of what follows from the region.
        pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
            self.parts_mut().set_endpoint_url(Some(endpoint_url.into()));
            self
        }

        /// Sets the endpoint's URL.
        pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
            self.parts_mut().set_endpoint_url(endpoint_url);
            self
        }

        /// Asks for an endpoint that speaks IPv4 and IPv6.
        pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
            self.parts_mut().set_use_dual_stack(Some(use_dual_stack.into()));
            self
        }

        /// Asks for an endpoint that speaks IPv4 and IPv6.
        pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
            self.parts_mut().set_use_dual_stack(use_dual_stack);
            self
        }

        /// Asks for an endpoint that meets FIPS 140.
        pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
            self.parts_mut().set_use_fips(Some(use_fips.into()));
            self
        }

        /// Asks for an endpoint that meets FIPS 140.
        pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
            self.parts_mut().set_use_fips(use_fips);
            self
        }

        /// Sets whether endpoints name the account that requests are signed for; by default where the credentials tell
        /// it. Only some services have such endpoints.
        pub fn account_id_endpoint_mode(
            mut self,
            mode: $crate::config::private::AccountIdEndpointMode,
        ) -> Self {
            self.set_account_id_endpoint_mode(Some(mode));
            self
        }

        /// Sets whether endpoints name the account that requests are signed for.
        pub fn set_account_id_endpoint_mode(
            &mut self,
            mode: Option<$crate::config::private::AccountIdEndpointMode>,
        ) -> &mut Self {
            self.parts_mut().set_account_id_endpoint_mode(mode);
            self
        }

        /// Sets what resolves endpoints, in place of the service's rule set.
        pub fn endpoint_resolver(
            mut self,
            resolver: impl $crate::endpoint::ResolveEndpoint + 'static,
        ) -> Self {
            self.set_endpoint_resolver(Some($crate::endpoint::ResolveEndpoint::into_shared_resolver(
                resolver,
            )));
            self
        }

        /// Sets what resolves endpoints.
        pub fn set_endpoint_resolver(
            &mut self,
            resolver: Option<$crate::config::SharedEndpointResolver>,
        ) -> &mut Self {
            self.parts_mut().components_mut().set_endpoint_resolver(resolver);
            self
        }

        /// Sets the HTTP client.
        pub fn http_client(mut self, http_client: impl $crate::config::HttpClient + 'static) -> Self {
            self.set_http_client(Some($crate::config::IntoShared::into_shared(http_client)));
            self
        }

        /// Sets the HTTP client.
        pub fn set_http_client(
            &mut self,
            http_client: Option<$crate::config::SharedHttpClient>,
        ) -> &mut Self {
            self.parts_mut().components_mut().set_http_client(http_client);
            self
        }
    };
}
