//! Where requests go, and through what.

use super::ConfigBuilder;
use crate::config::{HttpClient, IntoShared, Region, SharedEndpointResolver, SharedHttpClient};
use crate::endpoint::{ClientParam, ResolveEndpoint};
use aws_types::endpoint_config::AccountIdEndpointMode;

impl<S> ConfigBuilder<S> {
    /// Sets the region that the endpoint is chosen for and requests are signed for.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.parts.set_region(region.into());
        self
    }

    /// Sets the region.
    pub fn set_region(&mut self, region: Option<Region>) -> &mut Self {
        self.parts.set_region(region);
        self
    }

    /// Sets the endpoint's URL, in place of what follows from the region.
    pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
        self.parts.set_endpoint_url(Some(endpoint_url.into()));
        self
    }

    /// Sets the endpoint's URL.
    pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
        self.parts.set_endpoint_url(endpoint_url);
        self
    }

    /// Asks for an endpoint that speaks IPv4 and IPv6.
    pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
        self.parts.set_use_dual_stack(Some(use_dual_stack.into()));
        self
    }

    /// Asks for an endpoint that speaks IPv4 and IPv6.
    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
        self.parts.set_use_dual_stack(use_dual_stack);
        self
    }

    /// Asks for an endpoint that meets FIPS 140.
    pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
        self.parts.set_use_fips(Some(use_fips.into()));
        self
    }

    /// Asks for an endpoint that meets FIPS 140.
    pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
        self.parts.set_use_fips(use_fips);
        self
    }

    /// Sets whether endpoints name the account that requests are signed for; by default where the credentials tell
    /// it. Only some services have such endpoints.
    pub fn account_id_endpoint_mode(mut self, mode: AccountIdEndpointMode) -> Self {
        self.set_account_id_endpoint_mode(Some(mode));
        self
    }

    /// Sets whether endpoints name the account that requests are signed for.
    pub fn set_account_id_endpoint_mode(&mut self, mode: Option<AccountIdEndpointMode>) -> &mut Self {
        self.parts.set_account_id_endpoint_mode(mode);
        self
    }

    pub(crate) fn set_endpoint_param(&mut self, param: ClientParam) -> &mut Self {
        self.parts.layer.store_append(param);
        self
    }

    /// Sets what resolves endpoints, in place of the service's rule set.
    pub fn endpoint_resolver(mut self, resolver: impl ResolveEndpoint + 'static) -> Self {
        self.set_endpoint_resolver(Some(resolver.into_shared_resolver()));
        self
    }

    /// Sets what resolves endpoints.
    pub fn set_endpoint_resolver(&mut self, resolver: Option<SharedEndpointResolver>) -> &mut Self {
        self.parts.components.set_endpoint_resolver(resolver);
        self
    }

    /// Sets the HTTP client.
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.set_http_client(Some(http_client.into_shared()));
        self
    }

    /// Sets the HTTP client.
    pub fn set_http_client(&mut self, http_client: Option<SharedHttpClient>) -> &mut Self {
        self.parts.components.set_http_client(http_client);
        self
    }
}
