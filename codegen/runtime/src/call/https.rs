//! The HTTPS client of clients that are given none.

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::{Builder, ConnectorBuilder};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{Order, SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_runtime_api::shared::IntoShared;

/// An HTTPS client: hyper 1 and rustls with ring, the certificates of the system, proxies as the environment says.
///
/// Clients that are given none use one like it. It is for `aws-config` without its default features, which then has
/// no HTTPS client of its own, and does not compile the far larger aws-lc:
///
/// ```rust,ignore
/// let config = aws_config::from_env().http_client(smithwright_runtime::https_client()).load().await;
/// ```
pub fn https_client() -> SharedHttpClient {
    build(ProxyConfig::from_env)
}

/// Lends an HTTPS client to clients that have none. The official crates' own takes precedence over it, where another crate has
/// turned that on.
pub(super) fn plugin(behavior_version: BehaviorVersion) -> SharedRuntimePlugin {
    // Since then the official clients look at the environment.
    #[expect(deprecated, reason = "older versions can still be asked for")]
    let proxies = behavior_version.is_at_least(BehaviorVersion::v2025_08_07());
    let client = build(if proxies { ProxyConfig::from_env } else { ProxyConfig::disabled });
    StaticRuntimePlugin::new()
        .with_order(Order::Defaults)
        .with_runtime_components(RuntimeComponentsBuilder::new("https client").with_http_client(Some(client)))
        .into_shared()
}

fn build(proxies: fn() -> ProxyConfig) -> SharedHttpClient {
    Builder::new().build_with_connector_fn(move |settings, components| {
        let mut connector = ConnectorBuilder::default().tls_provider(Provider::rustls(CryptoMode::Ring));
        connector.set_connector_settings(settings.cloned());
        connector.set_sleep_impl(components.and_then(|components| components.sleep_impl()));
        connector.set_proxy_config(Some(proxies()));
        connector.build()
    })
}
