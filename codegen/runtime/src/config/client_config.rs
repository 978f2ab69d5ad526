//! A client's configuration, complete.

use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;

use aws_runtime::invocation_id::SharedInvocationIdGenerator;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemePreference, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_types::config_bag::FrozenLayer;

use super::{
    AppName, ConfigBuilder, ConfigParts, FrameworkMetadata, Region, SharedAsyncSleep, SharedEndpointResolver,
    SharedHttpClient, SharedIdentityCache, SharedInterceptor, StalledStreamProtectionConfig,
};
use crate::config::retry::{RetryConfig, RetryPartition};
use crate::config::timeout::TimeoutConfig;
use crate::endpoint::{ResolveEndpoint, RuleSetResolver};
use crate::{SdkConfig, Service};

/// Configuration of a client of the service `S`.
///
/// Usually made from an [`SdkConfig`], that is from what the environment says; or with [`Config::builder`].
pub struct Config<S> {
    parts: ConfigParts,
    layer: FrozenLayer,
    service: PhantomData<fn() -> S>,
}

impl<S: Service> Config<S> {
    /// Starts an empty configuration. Unlike one made from an [`SdkConfig`] it reads nothing from the environment.
    pub fn builder() -> S::ConfigBuilder {
        ConfigBuilder::default().into()
    }

    /// Takes over what `config` says of this service.
    pub fn new(config: &SdkConfig) -> Self {
        ConfigBuilder::from(config).build()
    }

    pub(super) fn from_parts(mut parts: ConfigParts) -> Self {
        let layer = parts.complete(&S::METADATA);
        Self { parts, layer, service: PhantomData }
    }

    /// A builder that starts from this configuration.
    pub fn to_builder(&self) -> S::ConfigBuilder {
        self.to_base_builder().into()
    }

    /// As [`to_builder`](Self::to_builder), without the service's own settings.
    pub(crate) fn to_base_builder(&self) -> ConfigBuilder<S> {
        ConfigBuilder::from_parts(self.parts.clone())
    }

    /// Name that requests are signed for; empty if the service's requests are not signed.
    pub fn signing_name(&self) -> &'static str {
        S::METADATA.auth.iter().find_map(|option| option.signing_name()).unwrap_or_default()
    }

    /// The endpoint resolver: the one that was set, else the one of the service's rule set.
    pub fn endpoint_resolver(&self) -> SharedEndpointResolver {
        self.parts
            .components
            .endpoint_resolver()
            .unwrap_or_else(|| RuleSetResolver::new(S::METADATA.endpoint_rules).into_shared_resolver())
    }
}

impl<S> Config<S> {
    pub(crate) fn parts(&self) -> &ConfigParts {
        &self.parts
    }

    pub(crate) fn layer(&self) -> &FrozenLayer {
        &self.layer
    }

    /// The region, if one was set.
    pub fn region(&self) -> Option<&Region> {
        self.layer.load::<Region>()
    }

    /// The HTTP client, if one was set.
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.parts.components.http_client()
    }

    /// How attempts are retried, if that was set.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.layer.load::<RetryConfig>()
    }

    /// The partition of the retry quota, if one was set.
    pub fn retry_partition(&self) -> Option<&RetryPartition> {
        self.layer.load::<RetryPartition>()
    }

    /// Retry classifiers that were added.
    pub fn retry_classifiers(&self) -> impl Iterator<Item = SharedRetryClassifier> + '_ {
        self.parts.components.retry_classifiers()
    }

    /// The timeouts, if they were set.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.layer.load::<TimeoutConfig>()
    }

    /// Protection against stalled streams, if it was set.
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.layer.load::<StalledStreamProtectionConfig>()
    }

    /// The sleep implementation, if one was set.
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.parts.components.sleep_impl()
    }

    /// The time source.
    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.parts.components.time_source()
    }

    /// The identity cache, if one was set.
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.parts.components.identity_cache()
    }

    /// Auth schemes that were added.
    pub fn auth_schemes(&self) -> impl Iterator<Item = SharedAuthScheme> + '_ {
        self.parts.components.auth_schemes()
    }

    /// The auth scheme resolver, if one was set.
    pub fn auth_scheme_resolver(&self) -> Option<SharedAuthSchemeOptionResolver> {
        self.parts.components.auth_scheme_option_resolver()
    }

    /// The order in which auth schemes are preferred, if one was set.
    pub fn auth_scheme_preference(&self) -> Option<&AuthSchemePreference> {
        self.layer.load::<AuthSchemePreference>()
    }

    /// Interceptors that were added.
    pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
        self.parts.components.interceptors()
    }

    /// The application's name, if one was set.
    pub fn app_name(&self) -> Option<&AppName> {
        self.layer.load::<AppName>()
    }

    /// Frameworks that are named in the user agent, in the order in which they were added.
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        let mut entries: Vec<_> = self.layer.load::<FrameworkMetadata>().collect();
        entries.reverse();
        entries
    }

    /// The generator of invocation ids, if one was set.
    pub fn invocation_id_generator(&self) -> Option<SharedInvocationIdGenerator> {
        self.layer.load::<SharedInvocationIdGenerator>().cloned()
    }
}

impl<S: Service> From<&SdkConfig> for Config<S> {
    fn from(config: &SdkConfig) -> Self {
        Self::new(config)
    }
}

impl<S> Clone for Config<S> {
    fn clone(&self) -> Self {
        Self { parts: self.parts.clone(), layer: self.layer.clone(), service: PhantomData }
    }
}

impl<S> Debug for Config<S> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("layer", &self.layer)
            .field("components", &self.parts.components)
            .field("plugins", &self.parts.plugins)
            .field("behavior_version", &self.parts.behavior_version)
            .finish()
    }
}
