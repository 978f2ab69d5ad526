//! Builders of configurations. The settings are in files by theme, as macros: a service with settings of its own has a
//! builder in its generated code, and that has all of these as inherent methods too.

mod identity;
mod network;
#[cfg(feature = "aws-runtime-1-10")]
mod newer;
mod observability;
mod resiliency;
#[cfg(feature = "test-util")]
mod test_util;

use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;

use super::{Config, ConfigParts};
use crate::Service;

/// Builds a [`Config`] for the service `S`.
///
/// Each setting `x` has a setter `x` that takes the builder along and a setter `set_x` that changes it in place and
/// mostly takes an `Option`, where `None` means "not set".
pub struct ConfigBuilder<S> {
    parts: ConfigParts,
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

    #[doc(hidden)]
    pub fn parts_mut(&mut self) -> &mut ConfigParts {
        &mut self.parts
    }

    crate::config_settings!();
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

/// Defines the builder of a service that has settings of its own, with the settings that every service has. Its own are
/// methods of another `impl`.
#[doc(hidden)]
#[macro_export]
macro_rules! config_builder {
    ($name:ident, $service:ty) => {
        /// Builder of a client's configuration.
        ///
        /// Each setting `x` has a setter `x` that takes the builder along and a setter `set_x` that changes it in place
        /// and mostly takes an `Option`, where `None` means "not set".
        #[derive(Clone, Debug, Default)]
        pub struct $name($crate::ConfigBuilder<$service>);

        impl $name {
            /// Starts an empty configuration.
            pub fn new() -> Self {
                Self::default()
            }

            /// Completes the configuration.
            pub fn build(self) -> $crate::Config<$service> {
                self.0.build()
            }

            fn parts_mut(&mut self) -> &mut $crate::config::private::ConfigParts {
                self.0.parts_mut()
            }

            $crate::config_settings!();
        }

        impl From<$crate::ConfigBuilder<$service>> for $name {
            fn from(base: $crate::ConfigBuilder<$service>) -> Self {
                Self(base)
            }
        }

        impl From<$name> for $crate::ConfigBuilder<$service> {
            fn from(builder: $name) -> Self {
                builder.0
            }
        }

        impl From<&$crate::SdkConfig> for $name {
            fn from(config: &$crate::SdkConfig) -> Self {
                Self(config.into())
            }
        }
    };
}

/// The settings that every service has, as methods of a builder with a method `parts_mut`.
#[doc(hidden)]
#[macro_export]
macro_rules! config_settings {
    () => {
        /// Sets which defaults hold. Required, unless the feature `behavior-version-latest` is on.
        pub fn behavior_version(mut self, version: $crate::config::BehaviorVersion) -> Self {
            self.set_behavior_version(Some(version));
            self
        }

        /// Sets which defaults hold.
        pub fn set_behavior_version(
            &mut self,
            version: Option<$crate::config::BehaviorVersion>,
        ) -> &mut Self {
            self.parts_mut().set_behavior_version(version);
            self
        }

        /// Takes the latest defaults, which may change when dependencies are updated.
        pub fn behavior_version_latest(self) -> Self {
            self.behavior_version($crate::config::BehaviorVersion::latest())
        }

        /// Adds a runtime plugin, which may configure anything; later ones take precedence over earlier ones.
        pub fn runtime_plugin(mut self, plugin: impl $crate::config::RuntimePlugin + 'static) -> Self {
            self.push_runtime_plugin($crate::config::SharedRuntimePlugin::new(plugin));
            self
        }

        /// Adds a runtime plugin.
        pub fn push_runtime_plugin(&mut self, plugin: $crate::config::SharedRuntimePlugin) -> &mut Self {
            self.parts_mut().push_plugin(plugin);
            self
        }

        $crate::identity_settings!();
        $crate::network_settings!();
        $crate::newer_settings!();
        $crate::observability_settings!();
        $crate::resiliency_settings!();
        $crate::response_body_settings!();
        $crate::compression_settings!();
        $crate::checksum_settings!();
        $crate::test_util_settings!();
    };
}

#[cfg(not(feature = "request-compression"))]
#[doc(hidden)]
#[macro_export]
macro_rules! compression_settings {
    () => {};
}

#[cfg(not(feature = "checksums"))]
#[doc(hidden)]
#[macro_export]
macro_rules! checksum_settings {
    () => {};
}

#[cfg(not(feature = "aws-runtime-1-10"))]
#[doc(hidden)]
#[macro_export]
macro_rules! newer_settings {
    () => {};
}

#[cfg(not(feature = "test-util"))]
#[doc(hidden)]
#[macro_export]
macro_rules! test_util_settings {
    () => {};
}
