//! What is configured, whatever the service.

use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::{CloneableLayer, FrozenLayer, Layer};

use crate::ServiceMetadata;

/// The configuration of a client or of one call, without the type of its service.
#[derive(Clone, Debug)]
pub struct ConfigParts {
    pub(crate) layer: CloneableLayer,
    pub(crate) components: RuntimeComponentsBuilder,
    pub(crate) plugins: Vec<SharedRuntimePlugin>,
    pub(crate) behavior_version: Option<BehaviorVersion>,
}

impl Default for ConfigParts {
    fn default() -> Self {
        Self {
            layer: CloneableLayer::default(),
            components: RuntimeComponentsBuilder::new("configuration"),
            plugins: Vec::new(),
            behavior_version: None,
        }
    }
}

impl ConfigParts {
    /// Adds what follows from the service and the settings.
    pub(super) fn complete(&mut self, service: &ServiceMetadata) -> FrozenLayer {
        if self.components.time_source().is_none() {
            self.components.set_time_source(Some(Default::default()));
        }
        self.layer.store_put(ApiMetadata::new(service.api_id, service.pkg_version));
        for option in service.auth {
            option.configure_client(&mut self.layer);
        }
        Layer::from(self.layer.clone()).with_name(service.sdk_id).freeze()
    }
}
