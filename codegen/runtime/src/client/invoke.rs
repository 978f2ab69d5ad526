//! Orchestration of one call. Not generic: compiled once, here.

use std::pin::Pin;

use aws_smithy_runtime::client::orchestrator::{StopPoint, invoke_with_stop_point};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use tracing::Instrument;

use super::meta::OperationMeta;
use super::operation_plugin::OperationPlugin;
use super::override_plugin::OverridePlugin;

/// An answer whose type is known to the operation alone.
pub(crate) type ErasedResult = Result<Output, SdkError<Error, HttpResponse>>;

/// One call: what is sent, and how.
pub(crate) struct Invocation {
    pub(crate) meta: &'static OperationMeta,
    pub(crate) plugins: RuntimePlugins,
    pub(crate) input: Input,
    pub(crate) config_override: Option<OverridePlugin>,
    pub(crate) feature: Option<SmithySdkFeature>,
}

/// A call under way.
pub(crate) type ErasedFuture = Pin<Box<dyn Future<Output = ErasedResult> + Send>>;

/// Sends a request and reads its answer.
///
/// The future is boxed here and never inlined: otherwise every crate that sends compiles the whole orchestrator again,
/// which takes it seconds.
#[inline(never)]
pub(crate) fn invoke(call: Invocation) -> ErasedFuture {
    Box::pin(run(call))
}

async fn run(call: Invocation) -> ErasedResult {
    let Invocation { meta, plugins, input, config_override, feature } = call;
    let mut plugins = plugins.with_operation_plugin(OperationPlugin { meta, feature });
    if let Some(mut config) = config_override {
        for plugin in config.take_plugins() {
            plugins = plugins.with_operation_plugin(plugin);
        }
        plugins = plugins.with_operation_plugin(config);
    }
    // The number tells calls apart in logs; it never leaves the process.
    let span = tracing::debug_span!(
        "invoke",
        "rpc.service" = meta.service.sdk_id,
        "rpc.method" = meta.name,
        "sdk_invocation_id" = fastrand::u32(1_000_000..10_000_000),
        "rpc.system" = "aws-api",
    );
    invoke_with_stop_point(meta.service.sdk_id, meta.name, input, &plugins, StopPoint::None)
        .instrument(span)
        .await?
        .finalize()
}
