//! Features in use, for the user agent.

use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_observability::global::get_telemetry_provider;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetryMode};
use aws_types::endpoint_config::EndpointUrl;

use crate::error::BoxError;

/// Notes a custom endpoint, the retry mode, and metrics that go to OpenTelemetry.
#[derive(Debug)]
pub(in crate::call) struct Features;

#[dyn_dispatch_hint]
impl Intercept for Features {
    fn name(&self) -> &'static str {
        "Features"
    }

    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let retry_mode = bag.load::<RetryConfig>().and_then(|retry| match retry.mode() {
            RetryMode::Standard => Some(SmithySdkFeature::RetryModeStandard),
            RetryMode::Adaptive => Some(SmithySdkFeature::RetryModeAdaptive),
            _ => None,
        });
        let custom_endpoint = bag.load::<EndpointUrl>().is_some();
        let state = bag.interceptor_state();
        if let Some(feature) = retry_mode {
            state.store_append(feature);
        }
        if custom_endpoint {
            state.store_append(AwsSdkFeature::EndpointOverride);
        }
        if has_otel_metrics() {
            state.store_append(SmithySdkFeature::ObservabilityOtelMetrics);
        }
        Ok(())
    }
}

/// Whether metrics go to OpenTelemetry; its provider is known by name, without its crate.
fn has_otel_metrics() -> bool {
    get_telemetry_provider().is_ok_and(|provider| {
        provider.meter_provider().provider_name() == "AwsSmithyObservabilityOtelProvider"
    })
}
