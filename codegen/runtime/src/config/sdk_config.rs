//! What the shared configuration says of a service.

use aws_types::service_config::ServiceConfigKey;

use super::{ConfigBuilder, ConfigParts, SharedInterceptor};
use crate::call::RefuseProtocol;
use crate::{SdkConfig, Service, ServiceMetadata};

impl<S: Service> From<&SdkConfig> for ConfigBuilder<S> {
    fn from(config: &SdkConfig) -> Self {
        Self::from_parts(parts(config, &S::METADATA))
    }
}

fn parts(config: &SdkConfig, service: &ServiceMetadata) -> ConfigParts {
    let mut parts = ConfigParts::default();
    for option in service.auth {
        option.adopt(config, &mut parts);
    }
    parts.set_region(config.region().cloned());
    parts.set_use_fips(config.use_fips());
    parts.set_use_dual_stack(config.use_dual_stack());
    parts.set_account_id_endpoint_mode(config.account_id_endpoint_mode().cloned());
    parts.set_endpoint_url(endpoint_url(config, service));
    parts.set_retry_config(config.retry_config().cloned());
    parts.set_timeout_config(config.timeout_config().cloned());
    parts.components.set_sleep_impl(config.sleep_impl());
    parts.components.set_http_client(config.http_client());
    parts.components.set_time_source(config.time_source());
    parts.behavior_version = config.behavior_version();
    parts.layer.store_or_unset(config.auth_scheme_preference().cloned());
    // Absent means the default of the behavior version, not "off".
    if let Some(protection) = config.stalled_stream_protection() {
        parts.layer.store_put(protection);
    }
    if let Some(cache) = config.identity_cache() {
        parts.components.set_identity_cache(Some(cache));
    }
    #[cfg(feature = "aws-runtime-1-10")]
    parts.set_disable_clock_skew_correction(config.disable_clock_skew_correction());
    #[cfg(feature = "checksums")]
    super::checksums::configure(&mut parts, config);
    #[cfg(feature = "request-compression")]
    super::compression::configure(&mut parts, config);
    if let Some(protocol) = config.protocol()
        && protocol.protocol_id().as_str() != service.protocol.id()
    {
        let asked = protocol.protocol_id().as_str().to_owned();
        let refuse = RefuseProtocol { asked, spoken: service.protocol.id() };
        parts.components.push_interceptor(SharedInterceptor::permanent(refuse));
    }
    parts.layer.store_or_unset(config.app_name().cloned());
    for framework in config.framework_metadata() {
        parts.layer.store_append(framework.clone());
    }
    parts
}

/// A URL set in code wins; then the service's own from the environment or profile; then the shared one.
fn endpoint_url(config: &SdkConfig, service: &ServiceMetadata) -> Option<String> {
    let shared = config.endpoint_url().map(str::to_owned);
    if config.get_origin("endpoint_url").is_client_config() {
        return shared;
    }
    let key = ServiceConfigKey::builder()
        .service_id(service.sdk_id)
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build()
        .ok();
    key.and_then(|key| config.service_config()?.load_config(key)).or(shared)
}
