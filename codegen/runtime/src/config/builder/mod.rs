//! Builder of a client's configuration. The settings stand in files by theme.

mod identity;
mod network;
mod observability;
mod resiliency;
#[cfg(feature = "test-util")]
mod test_util;

use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;

use super::{BehaviorVersion, Config, ConfigParts, RuntimePlugin, SharedRuntimePlugin};
use crate::Service;

/// Builds a [`Config`] for the service `S`.
///
/// Each setting `x` has a setter `x` that takes the builder along and a setter `set_x` that changes it in place and
/// mostly takes an `Option`, where `None` means "not set".
pub struct ConfigBuilder<S> {
    pub(super) parts: ConfigParts,
    service: PhantomData<fn() -> S>,
}

impl<S: Service> ConfigBuilder<S> {
    /// Completes the configuration.
    pub fn build(self) -> Config<S> {
        Config::from_parts(self.parts)
    }
}

impl<S> ConfigBuilder<S> {
    /// Starts an empty configuration.
    pub fn new() -> Self {
        Self::from_parts(ConfigParts::default())
    }

    pub(crate) fn from_parts(parts: ConfigParts) -> Self {
        Self { parts, service: PhantomData }
    }

    pub(crate) fn into_parts(self) -> ConfigParts {
        self.parts
    }

    /// Sets which defaults hold. Required, unless the feature `behavior-version-latest` is on.
    pub fn behavior_version(mut self, version: BehaviorVersion) -> Self {
        self.set_behavior_version(Some(version));
        self
    }

    /// Sets which defaults hold.
    pub fn set_behavior_version(&mut self, version: Option<BehaviorVersion>) -> &mut Self {
        self.parts.behavior_version = version;
        self
    }

    /// Takes the latest defaults, which may change when dependencies are updated.
    pub fn behavior_version_latest(self) -> Self {
        self.behavior_version(BehaviorVersion::latest())
    }

    /// Adds a runtime plugin, which may configure anything; later ones go before earlier ones.
    pub fn runtime_plugin(mut self, plugin: impl RuntimePlugin + 'static) -> Self {
        self.push_runtime_plugin(SharedRuntimePlugin::new(plugin));
        self
    }

    /// Adds a runtime plugin.
    pub fn push_runtime_plugin(&mut self, plugin: SharedRuntimePlugin) -> &mut Self {
        self.parts.plugins.push(plugin);
        self
    }
}

impl<S> Clone for ConfigBuilder<S> {
    fn clone(&self) -> Self {
        Self::from_parts(self.parts.clone())
    }
}

impl<S> Default for ConfigBuilder<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Debug for ConfigBuilder<S> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ConfigBuilder").field(&self.parts).finish()
    }
}
