//! Configuration that holds for one call.

use std::borrow::Cow;

use aws_smithy_runtime::client::config_override::Resolver;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};
use aws_smithy_types::config_bag::{FrozenLayer, Layer};
use aws_types::region::{Region, SigningRegion};

use crate::config::ConfigParts;

/// Puts one call's configuration before its client's.
#[derive(Debug)]
pub(crate) struct OverridePlugin {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
    plugins: Vec<SharedRuntimePlugin>,
}

impl OverridePlugin {
    /// `client` is the configuration of the client that makes the call.
    pub(super) fn new(parts: ConfigParts, client: &ConfigParts, client_layer: FrozenLayer) -> Self {
        let mut layer = parts.layer;
        let mut components = parts.components;
        let mut resolver = Resolver::overrid(client_layer, &client.components, &mut layer, &mut components);
        if let Some(region) = resolver.config_mut().load::<Region>().cloned() {
            resolver.config_mut().store_put(SigningRegion::from(region));
        }
        // Identities of this call get a cache of their own, so that those of many calls do not pile up in the
        // client's; a lazy one, so that retries find them.
        if components.has_identity_resolvers() && components.identity_cache().is_none() {
            components.set_identity_cache(Some(IdentityCache::lazy().max_partitions(1).build()));
        }
        Self {
            config: Layer::from(layer).with_name("configuration of one call").freeze(),
            components,
            plugins: parts.plugins,
        }
    }

    /// The plugins that were set for this call.
    pub(super) fn take_plugins(&mut self) -> Vec<SharedRuntimePlugin> {
        std::mem::take(&mut self.plugins)
    }
}

impl RuntimePlugin for OverridePlugin {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}
