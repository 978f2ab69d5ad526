//! Settings without the type of a service, compiled once for all. Builders delegate to them.

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::auth::sigv4;
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_types::config_bag::CloneableLayer;
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

use super::retry::RetryConfig;
use super::timeout::TimeoutConfig;
use super::{BehaviorVersion, ConfigParts, IntoShared, RuntimeComponentsBuilder, SharedRuntimePlugin};
use crate::endpoint::{ClientParam, ParamValue};

impl ConfigParts {
    /// Settings that are values.
    pub fn layer_mut(&mut self) -> &mut CloneableLayer {
        &mut self.layer
    }

    /// Settings that are components.
    pub fn components_mut(&mut self) -> &mut RuntimeComponentsBuilder {
        &mut self.components
    }

    /// As the builder's `push_runtime_plugin`.
    pub fn push_plugin(&mut self, plugin: SharedRuntimePlugin) {
        self.plugins.push(plugin);
    }

    /// As the builder's method of this name.
    pub fn set_behavior_version(&mut self, version: Option<BehaviorVersion>) {
        self.behavior_version = version;
    }

    /// Sets the endpoint parameter that the service's rule set calls `name`; `None` removes its value.
    pub fn set_client_param(&mut self, name: &'static str, value: Option<impl Into<ParamValue>>) {
        self.layer.store_append(ClientParam { name, value: value.map(Into::into) });
    }

    /// As the builder's method.
    pub fn allow_no_auth(&mut self) {
        self.push_plugin(NoAuthRuntimePluginV2::new().into_shared());
    }

    /// As the builder's method of this name.
    pub fn set_credentials_provider(&mut self, provider: Option<SharedCredentialsProvider>) {
        if let Some(provider) = provider {
            self.components.set_identity_resolver(sigv4::SCHEME_ID, provider);
        }
    }

    /// As the builder's method of this name.
    pub fn set_region(&mut self, region: Option<Region>) {
        self.layer.store_or_unset(region);
    }

    /// As the builder's method of this name.
    pub fn set_use_fips(&mut self, use_fips: Option<bool>) {
        self.layer.store_or_unset(use_fips.map(UseFips));
    }

    /// As the builder's method of this name.
    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) {
        self.layer.store_or_unset(use_dual_stack.map(UseDualStack));
    }

    /// As the builder's method of this name.
    pub fn set_account_id_endpoint_mode(&mut self, mode: Option<AccountIdEndpointMode>) {
        self.layer.store_or_unset(mode);
    }

    /// As the builder's method of this name.
    pub fn set_endpoint_url(&mut self, url: Option<String>) {
        self.layer.store_or_unset(url.map(EndpointUrl));
    }

    /// As the builder's method of this name.
    pub fn set_retry_config(&mut self, config: Option<RetryConfig>) {
        if let Some(config) = config {
            self.layer.store_put(config);
        }
    }

    /// What `config` leaves open stays as it was set before.
    pub fn set_timeout_config(&mut self, config: Option<TimeoutConfig>) {
        let Some(mut config) = config else { return };
        if let Some(base) = self.layer.load::<TimeoutConfig>() {
            config.take_defaults_from(base);
        }
        self.layer.store_put(config);
    }
}
