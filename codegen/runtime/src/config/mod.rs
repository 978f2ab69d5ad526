//! Configuration of clients.
//!
//! Generated crates re-export this module's items in their own `config` module.

mod builder;
#[cfg(feature = "checksums")]
pub(crate) mod checksums;
mod client_config;
#[cfg(feature = "request-compression")]
pub(crate) mod compression;
#[cfg(feature = "aws-runtime-1-10")]
mod newer;
mod parts;
pub(crate) mod response_body;
mod sdk_config;
mod setters;

#[cfg(feature = "checksums")]
pub use checksums::{RequestChecksumCalculation, ResponseChecksumValidation};

pub use aws_credential_types::Credentials;
pub use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
pub use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
pub use aws_smithy_runtime::client::identity::IdentityCache;
pub use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
pub use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
pub use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
#[cfg(feature = "http-auth")]
pub use aws_smithy_runtime_api::client::identity::http::{Login, Token};
pub use aws_smithy_runtime_api::client::identity::{ResolveCachedIdentity, SharedIdentityCache};
pub use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
pub use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
pub use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};
pub use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
pub use aws_smithy_runtime_api::shared::IntoShared;
pub use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
pub use aws_types::app_name::AppName;
pub use aws_types::region::Region;
pub use aws_types::sdk_ua_metadata::FrameworkMetadata;

pub use crate::auth;
pub use crate::idempotency_token::IdempotencyTokenProvider;
pub use builder::ConfigBuilder;
pub use client_config::Config;

pub(crate) use parts::ConfigParts;

/// Types that the settings of builders in generated code name.
#[doc(hidden)]
pub mod private {
    pub use super::parts::ConfigParts;
    pub use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
    pub use aws_runtime::invocation_id::{InvocationIdGenerator, SharedInvocationIdGenerator};
    pub use aws_smithy_async::time::{SharedTimeSource, TimeSource};
    pub use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemePreference};
    pub use aws_smithy_runtime_api::client::identity::{ResolveIdentity, SharedIdentityResolver};
    pub use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
    pub use aws_types::endpoint_config::AccountIdEndpointMode;
}

/// Requests and responses.
pub mod http {
    pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
}

/// What interceptors see of a request at the stages of sending.
pub mod interceptors {
    pub use aws_smithy_runtime_api::client::interceptors::context::{
        AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
        BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
        BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
        BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut, FinalizerInterceptorContextRef,
        InterceptorContext,
    };
}

/// How failed attempts are repeated.
pub mod retry {
    pub use aws_smithy_runtime::client::retries::{ClientRateLimiter, RetryPartition, TokenBucket};
    pub use aws_smithy_runtime_api::client::retries::ShouldAttempt;
    pub use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};
    pub use aws_smithy_types::retry::{ReconnectMode, RetryConfig, RetryConfigBuilder, RetryMode};
}

/// How long things may take.
pub mod timeout {
    pub use aws_smithy_types::timeout::{TimeoutConfig, TimeoutConfigBuilder};
}
