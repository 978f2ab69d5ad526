//! Orchestration of one call. Not generic: compiled once, here.

use std::pin::Pin;
use std::sync::Arc;

use aws_smithy_runtime::client::orchestrator::{StopPoint, invoke_with_stop_point};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, RuntimePlugins, StaticRuntimePlugin};
use aws_smithy_types::config_bag::Layer;
use tracing::Instrument;

use super::override_plugin::OverridePlugin;
use crate::operation::erased::OperationMeta;
use crate::stream;

/// An answer whose type is known to the operation alone.
pub(crate) type ErasedResult = Result<Output, SdkError<Error, HttpResponse>>;

/// One call: what is sent, and how.
pub(crate) struct Invocation {
    pub(crate) meta: &'static OperationMeta,
    /// The client's and the operation's.
    pub(crate) plugins: Arc<RuntimePlugins>,
    pub(crate) input: Input,
    pub(crate) config_override: Option<OverridePlugin>,
    /// A feature to name in the user agent: a waiter's or paginator's.
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

/// What a call is made of, with all plugins that it has.
pub(super) fn configured(call: Invocation) -> (&'static OperationMeta, Arc<RuntimePlugins>, Input) {
    let Invocation { meta, mut plugins, input, config_override, feature } = call;
    if let Some(feature) = feature {
        plugins = with(plugins, naming(feature));
    }
    if let Some(mut config) = config_override {
        for plugin in config.take_plugins() {
            plugins = with(plugins, plugin);
        }
        plugins = with(plugins, config);
    }
    (meta, plugins, input)
}

async fn run(call: Invocation) -> ErasedResult {
    let (meta, plugins, input) = configured(call);
    // The number tells calls apart in logs; it never leaves the process.
    let span = tracing::debug_span!(
        "invoke",
        "rpc.service" = meta.service.sdk_id,
        "rpc.method" = meta.name,
        "sdk_invocation_id" = fastrand::u32(1_000_000..10_000_000),
        "rpc.system" = "aws-api",
    );
    let answer = invoke_with_stop_point(meta.service.sdk_id, meta.name, input, &plugins, StopPoint::None)
        .instrument(span)
        .await?
        .finalize();
    match answer {
        Ok(output) => stream::begin(meta, output).await,
        error => error,
    }
}

/// `plugins` with one more for this call.
fn with(plugins: Arc<RuntimePlugins>, plugin: impl RuntimePlugin + 'static) -> Arc<RuntimePlugins> {
    Arc::new(Arc::unwrap_or_clone(plugins).with_operation_plugin(plugin))
}

/// Names `feature` in the user agent.
fn naming(feature: SmithySdkFeature) -> StaticRuntimePlugin {
    let mut layer = Layer::new("feature");
    layer.store_append(feature);
    StaticRuntimePlugin::new().with_config(layer.freeze())
}
