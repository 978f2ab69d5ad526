//! Settings that are more than one line to set, for every service alike.

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::auth::sigv4;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_types::telemetry::RequestedTelemetryAttributes;
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

use super::ConfigParts;
use super::retry::RetryConfig;
use super::timeout::TimeoutConfig;

impl ConfigParts {
    pub(super) fn set_credentials_provider(&mut self, provider: Option<SharedCredentialsProvider>) {
        if let Some(provider) = provider {
            self.components.set_identity_resolver(sigv4::SCHEME_ID, provider);
        }
    }

    pub(super) fn set_region(&mut self, region: Option<Region>) {
        self.layer.store_or_unset(region);
    }

    pub(super) fn set_use_fips(&mut self, use_fips: Option<bool>) {
        self.layer.store_or_unset(use_fips.map(UseFips));
    }

    pub(super) fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) {
        self.layer.store_or_unset(use_dual_stack.map(UseDualStack));
    }

    pub(super) fn set_account_id_endpoint_mode(&mut self, mode: Option<AccountIdEndpointMode>) {
        self.layer.store_or_unset(mode);
    }

    pub(super) fn set_endpoint_url(&mut self, url: Option<String>) {
        self.layer.store_or_unset(url.map(EndpointUrl));
    }

    pub(super) fn set_retry_config(&mut self, config: Option<RetryConfig>) {
        if let Some(config) = config {
            self.layer.store_put(config);
        }
    }

    /// What `config` leaves open stays as it was set before.
    pub(super) fn set_timeout_config(&mut self, config: Option<TimeoutConfig>) {
        let Some(mut config) = config else { return };
        if let Some(base) = self.layer.load::<TimeoutConfig>() {
            config.take_defaults_from(base);
        }
        self.layer.store_put(config);
    }

    pub(super) fn set_disable_clock_skew_correction(&mut self, disable: Option<bool>) {
        self.layer.store_or_unset(disable.map(DisableClockSkewCorrection::from));
    }

    pub(super) fn request_telemetry(&mut self, add: impl FnOnce(&mut RequestedTelemetryAttributes)) {
        let mut requested = self.layer.load::<RequestedTelemetryAttributes>().cloned().unwrap_or_default();
        add(&mut requested);
        self.layer.store_put(requested);
    }
}
