//! The runtime plugins of a client, checked.

use std::borrow::Cow;

use aws_smithy_runtime::client::defaults::{DefaultPluginParams, default_plugins};
use aws_smithy_runtime::client::metrics::MetricsRuntimePlugin;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_runtime_api::shared::IntoShared;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer};
use aws_types::region::Region;

use super::service_plugin::ServicePlugin;
use crate::ServiceMetadata;
use crate::config::ConfigParts;
use crate::error::BoxError;

const NO_BEHAVIOR_VERSION: &str = "A behavior major version must be set when sending a request or constructing a \
    client. You must set it during client construction or by enabling the `behavior-version-latest` cargo feature.";

/// Plugins for a client of `service` with the user's configuration `parts`, frozen in `layer`.
pub(super) fn client_plugins(
    service: &ServiceMetadata,
    parts: &ConfigParts,
    layer: &FrozenLayer,
) -> Result<RuntimePlugins, BoxError> {
    let behavior_version = parts.behavior_version.or_else(latest).ok_or(NO_BEHAVIOR_VERSION)?;
    let defaults = DefaultPluginParams::new()
        .with_retry_partition_name(retry_partition(service, layer))
        .with_behavior_version(behavior_version)
        .with_is_aws_sdk(true);
    let user = StaticRuntimePlugin::new()
        .with_config(layer.clone())
        .with_runtime_components(parts.components.clone());
    let metrics = MetricsRuntimePlugin::builder()
        .with_scope(service.api_id)
        .with_time_source(parts.components.time_source().unwrap_or_default())
        .build()?;
    let mut known: Vec<SharedRuntimePlugin> = Vec::new();
    // First, so that any other takes precedence over it.
    #[cfg(feature = "default-https-client")]
    known.push(super::https::plugin(behavior_version));
    known.extend(default_plugins(defaults));
    known.extend([user.into_shared(), ServicePlugin::new(service).into_shared(), metrics.into_shared()]);
    let mut plugins = RuntimePlugins::new().with_client_plugins(merged(known));
    for plugin in &parts.plugins {
        plugins = plugins.with_client_plugin(plugin.clone());
    }
    validate(&plugins)?;
    Ok(plugins)
}

/// As few plugins as do the same: their components are put together here, once, and not in every call. Only for
/// plugins whose components do not change and do not depend on others'.
fn merged(mut plugins: Vec<SharedRuntimePlugin>) -> Vec<SharedRuntimePlugin> {
    plugins.sort_by_key(RuntimePlugin::order);
    let mut merged = Vec::new();
    for equal in plugins.chunk_by(|a, b| a.order() == b.order()) {
        let order = equal.first().map(RuntimePlugin::order).unwrap_or(Order::Defaults);
        let mut components = RuntimeComponentsBuilder::new("client");
        for plugin in equal {
            components =
                components.merge_from(&plugin.runtime_components(&RuntimeComponentsBuilder::new("none")));
            // Layers cannot be put together.
            merged.extend(
                plugin.config().map(|layer| {
                    StaticRuntimePlugin::new().with_config(layer).with_order(order).into_shared()
                }),
            );
        }
        merged.push(
            StaticRuntimePlugin::new().with_runtime_components(components).with_order(order).into_shared(),
        );
    }
    merged
}

fn latest() -> Option<BehaviorVersion> {
    cfg!(feature = "behavior-version-latest").then(BehaviorVersion::latest)
}

/// Clients of one service and region share a retry quota.
fn retry_partition(service: &ServiceMetadata, layer: &FrozenLayer) -> Cow<'static, str> {
    match layer.load::<Region>() {
        Some(region) => format!("{}-{region}", service.api_id).into(),
        None => service.api_id.into(),
    }
}

/// Whether retries, timeouts and caches have the sleep implementation and time source they need.
fn validate(plugins: &RuntimePlugins) -> Result<(), BoxError> {
    let mut bag = ConfigBag::base();
    plugins.apply_client_configuration(&mut bag)?.validate_base_client_config(&bag)
}

#[cfg(test)]
mod tests {
    use aws_smithy_runtime_api::client::http::{
        HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
        SharedHttpConnector,
    };
    use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
    use aws_smithy_runtime_api::client::result::ConnectorError;
    use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

    use super::*;

    /// An HTTP client that can be told from others.
    #[derive(Clone, Debug)]
    struct Named(#[expect(dead_code, reason = "only `Debug` shows it")] &'static str);

    impl HttpClient for Named {
        fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
            SharedHttpConnector::new(self.clone())
        }
    }

    impl HttpConnector for Named {
        fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
            HttpConnectorFuture::ready(Err(ConnectorError::user("it is not called".into())))
        }
    }

    fn with(client: Option<&'static str>, order: Order) -> SharedRuntimePlugin {
        let client = client.map(|name| SharedHttpClient::new(Named(name)));
        let components = RuntimeComponentsBuilder::new("test").with_http_client(client);
        StaticRuntimePlugin::new().with_order(order).with_runtime_components(components).into_shared()
    }

    /// The HTTP client that is left of several.
    fn left(plugins: Vec<SharedRuntimePlugin>) -> String {
        let plugins = RuntimePlugins::new().with_client_plugins(merged(plugins));
        let components = plugins.apply_client_configuration(&mut ConfigBag::base()).expect("components");
        format!("{:?}", components.http_client())
    }

    #[test]
    fn a_later_http_client_goes_before_the_first() {
        let own = || with(Some("own"), Order::Defaults);
        let none = || with(None, Order::Defaults);
        assert!(left(vec![own(), none()]).contains("own"));
        assert!(left(vec![own(), with(Some("official"), Order::Defaults), none()]).contains("official"));
        assert!(left(vec![with(Some("user"), Order::Overrides), own()]).contains("user"));
    }
}
