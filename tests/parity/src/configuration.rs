//! Configuration as people write it.

use std::time::Duration;

use aws_smithy_async::time::{SharedTimeSource, SystemTimeSource};
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorSettings};
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextMut, FinalizerInterceptorContextRef,
};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use proton::client::customize::CustomizableOperation;
use proton::config::auth::ResolveAuthScheme;
use proton::config::endpoint::{DefaultResolver, Endpoint, EndpointFuture, Params, ResolveEndpoint};
use proton::config::http::{HttpRequest, HttpResponse};
use proton::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextRef,
};
use proton::config::retry::{
    ClassifyRetry, ReconnectMode, RetryAction, RetryConfig, RetryMode, RetryPartition,
};
use proton::config::timeout::TimeoutConfig;
use proton::config::{
    AppName, AsyncSleep, BehaviorVersion, Builder, Config, ConfigBag, Credentials, FrameworkMetadata,
    FrozenLayer, HttpClient, IdentityCache, Intercept, IntoShared, Layer, ProvideCredentials, Region,
    ResolveCachedIdentity, RuntimeComponents, RuntimeComponentsBuilder, RuntimePlugin, SharedAsyncSleep,
    SharedCredentialsProvider, SharedHttpClient, SharedIdentityCache, SharedInterceptor, SharedRuntimePlugin,
    Sleep, StalledStreamProtectionConfig,
};
use proton::error::{BoxError, ConnectorError, DisplayErrorContext, SdkError};
use proton::primitives::{Blob, DateTime, DateTimeFormat};

use super::any;

#[derive(Debug)]
struct Own;

impl Intercept for Own {
    fn name(&self) -> &'static str {
        "Own"
    }
    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        Ok(())
    }
    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request: &mut HttpRequest = context.request_mut();
        request.headers_mut().insert("x-own", "1");
        Ok(())
    }
    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let _: &HttpResponse = context.response();
        Ok(())
    }
    fn read_after_execution(
        &self,
        _: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        Ok(())
    }
}

impl ResolveEndpoint for Own {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let _: (Option<&str>, Option<&str>) = (params.region(), params.endpoint());
        let _: (Option<bool>, Option<bool>) = (params.use_fips(), params.use_dual_stack());
        EndpointFuture::ready(Ok(Endpoint::builder().url("http://localhost").build()))
    }
}

impl ClassifyRetry for Own {
    fn classify_retry(
        &self,
        _: &aws_smithy_runtime_api::client::interceptors::context::InterceptorContext,
    ) -> RetryAction {
        RetryAction::NoActionIndicated
    }
    fn name(&self) -> &'static str {
        "Own"
    }
}

impl AsyncSleep for Own {
    fn sleep(&self, _: Duration) -> Sleep {
        Sleep::new(std::future::pending())
    }
}

impl HttpClient for Own {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> aws_smithy_runtime_api::client::http::SharedHttpConnector {
        any()
    }
}

/// Every setter that takes the builder and gives it back.
fn chained() -> Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .region(Some(Region::from_static("eu-west-1")))
        .credentials_provider(any::<Credentials>())
        .endpoint_url("http://localhost:8000")
        .endpoint_resolver(DefaultResolver::new())
        .endpoint_resolver(Own)
        .retry_config(RetryConfig::standard().with_max_attempts(5).with_retry_mode(RetryMode::Adaptive))
        .retry_config(RetryConfig::disabled().with_reconnect_mode(ReconnectMode::ReuseAllConnections))
        .retry_classifier(Own)
        .retry_partition(RetryPartition::new("own"))
        .timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(9)).build())
        .http_client(Own)
        .sleep_impl(Own)
        .time_source(SystemTimeSource::new())
        .app_name(AppName::new("own").expect("a good name"))
        .use_fips(true)
        .use_dual_stack(true)
        .interceptor(Own)
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .idempotency_token_provider("00000000-0000-4000-8000-000000000000")
        .identity_cache(IdentityCache::lazy().build())
        .identity_cache(IdentityCache::no_cache())
        .auth_scheme_resolver(any::<proton::config::auth::DefaultAuthSchemeResolver>())
        .auth_scheme_preference([aws_smithy_runtime_api::client::auth::AuthSchemeId::new("sigv4")])
        .push_auth_scheme(any::<aws_smithy_runtime_api::client::auth::SharedAuthScheme>())
        .allow_no_auth()
        .framework_metadata(any::<FrameworkMetadata>())
        .disable_clock_skew_correction(true)
}

/// Every setter that changes the builder in place.
fn in_place(builder: &mut Builder) -> &mut Builder {
    builder
        .set_behavior_version(Some(BehaviorVersion::latest()))
        .set_region(None)
        .set_credentials_provider(any::<Option<SharedCredentialsProvider>>())
        .set_endpoint_url(Some("http://localhost:8000".to_owned()))
        .set_endpoint_resolver(any::<Option<proton::config::endpoint::SharedEndpointResolver>>())
        .set_retry_config(Some(RetryConfig::adaptive()))
        .set_retry_classifiers(any::<[SharedRetryClassifier; 1]>())
        .push_retry_classifier(any::<SharedRetryClassifier>())
        .set_retry_partition(Some(RetryPartition::new("own")))
        .set_timeout_config(Some(TimeoutConfig::disabled()))
        .set_http_client(any::<Option<SharedHttpClient>>())
        .set_sleep_impl(any::<Option<SharedAsyncSleep>>())
        .set_time_source(Some(SharedTimeSource::default()))
        .set_app_name(None)
        .set_use_fips(Some(true))
        .set_use_dual_stack(Some(true))
        .push_interceptor(SharedInterceptor::new(Own))
        .set_interceptors([SharedInterceptor::new(Own)])
        .set_stalled_stream_protection(None)
        .set_idempotency_token_provider(Some("00000000-0000-4000-8000-000000000000".into()))
        .set_identity_cache(any::<SharedIdentityCache>())
        .set_auth_scheme_preference(None)
        .set_allow_no_auth()
        .push_framework_metadata(any::<FrameworkMetadata>())
        .set_disable_clock_skew_correction(Some(true))
}

/// Everything that can be asked of a configuration.
fn asked(config: &Config) -> Builder {
    let _: Option<&Region> = config.region();
    let _: Option<&RetryConfig> = config.retry_config();
    let _: Option<&RetryPartition> = config.retry_partition();
    let _: Option<&TimeoutConfig> = config.timeout_config();
    let _: Option<&AppName> = config.app_name();
    let _: Option<&StalledStreamProtectionConfig> = config.stalled_stream_protection();
    let _: Option<SharedHttpClient> = config.http_client();
    let _: Option<SharedAsyncSleep> = config.sleep_impl();
    let _: Option<SharedTimeSource> = config.time_source();
    let _: Option<SharedIdentityCache> = config.identity_cache();
    let _: Vec<SharedInterceptor> = config.interceptors().collect();
    let _: Vec<SharedRetryClassifier> = config.retry_classifiers().collect();
    let _: Vec<&FrameworkMetadata> = config.framework_metadata();
    let _: Option<bool> = config.disable_clock_skew_correction();
    let _ = (config.endpoint_resolver(), config.auth_scheme_resolver(), config.auth_scheme_preference());
    let _ = config.auth_schemes().count();
    let _: &'static str = config.signing_name();
    config.to_builder()
}

/// Clients from a configuration shared between services, and from one's own.
fn clients(shared: &aws_types::SdkConfig) -> [proton::Client; 4] {
    let _: &Config = proton::Client::new(shared).config();
    [
        proton::Client::new(shared),
        proton::Client::from_conf(Config::new(shared)),
        proton::Client::from_conf(proton::config::Builder::from(shared).use_fips(true).build()),
        proton::client::Client::from_conf(shared.into()),
    ]
}

/// A call, customized.
async fn customized(client: &proton::Client) -> Result<(), proton::Error> {
    client
        .get_environment()
        .name("one")
        .customize()
        .interceptor(Own)
        .map_request(Ok::<_, std::convert::Infallible>)
        .mutate_request(|request| {
            request.headers_mut().insert("x-own", "1");
        })
        .config_override(Config::builder().region(Region::new("eu-west-2")))
        .send()
        .await?;
    customized_alike(client.list_environments().customize()).send().await?;
    Ok(())
}

/// Calls of any operation, customized.
fn customized_alike<T, E, B>(call: CustomizableOperation<T, E, B>) -> CustomizableOperation<T, E, B> {
    call.interceptor(Own).config_override(Config::builder().region(Region::new("eu-west-2")))
}

/// What people do with errors.
async fn handled(client: &proton::Client) -> Result<(), Box<dyn std::error::Error>> {
    use proton::operation::get_environment::GetEnvironmentError;
    match client.get_environment().name("one").send().await {
        Ok(_) => {}
        Err(SdkError::ServiceError(context)) => {
            let _: &HttpResponse = context.raw();
            match context.into_err() {
                GetEnvironmentError::ResourceNotFoundException(_) => {}
                other => return Err(other.into()),
            }
        }
        Err(SdkError::TimeoutError(_)) => {}
        Err(SdkError::DispatchFailure(failure)) => {
            let _: Option<&ConnectorError> = failure.as_connector_error();
        }
        Err(other) => eprintln!("{}", DisplayErrorContext(&other)),
    }
    let _: GetEnvironmentError = match client.get_environment().send().await {
        Ok(_) => return Ok(()),
        Err(error) => error.into_service_error(),
    };
    Ok(())
}

#[test]
fn parameters_of_endpoints_are_kept() {
    let params =
        Params::builder().region("eu-west-1".to_owned()).use_fips(true).use_dual_stack(false).build();
    let params = params.expect("complete");
    assert_eq!((params.region(), params.use_fips()), (Some("eu-west-1"), Some(true)));
    assert_eq!((params.endpoint(), params.use_dual_stack()), (None, Some(false)));
    let set =
        Params::builder().set_region(None).set_endpoint(None).set_use_fips(None).set_use_dual_stack(None);
    assert_eq!(
        set.endpoint("http://localhost".to_owned()).build().expect("complete").endpoint(),
        Some("http://localhost")
    );
    let _: Result<Params, proton::config::endpoint::InvalidParams> = Params::builder().build();
}

#[test]
fn builders_of_configurations_keep_what_is_set() {
    let config = Config::builder()
        .region(Region::from_static("eu-west-1"))
        .app_name(AppName::new("own").expect("good"));
    let config = config.behavior_version(BehaviorVersion::latest()).build().to_builder().build();
    assert_eq!(config.region().map(AsRef::as_ref), Some("eu-west-1"));
    assert_eq!(config.app_name().map(AsRef::as_ref), Some("own"));
    assert_eq!(config.signing_name(), "proton");
}

/// Names that only have to exist.
fn named()
-> (Blob, DateTime, DateTimeFormat, FrozenLayer, Layer, SharedRuntimePlugin, RuntimeComponentsBuilder) {
    fn traits<
        A: HttpConnector,
        B: ProvideCredentials,
        C: ResolveCachedIdentity,
        D: RuntimePlugin,
        E: IntoShared<F>,
        F,
    >() {
    }
    fn auth<A: ResolveAuthScheme>() {}
    auth::<proton::config::auth::DefaultAuthSchemeResolver>();
    let _: &'static str = proton::meta::PKG_VERSION;
    any()
}
