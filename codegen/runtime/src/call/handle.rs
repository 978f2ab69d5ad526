//! What a generated `Client` is around.

use std::fmt::{Debug, Formatter};
use std::sync::Arc;

use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;

use super::operations::Operations;
use super::override_plugin::OverridePlugin;
use super::plugins::client_plugins;
use crate::config::ConfigParts;
use crate::operation::erased::OperationMeta;
use crate::{Carried, Config, Service};

/// A client's configuration, ready to send with. Clones share it.
pub struct Handle<S>(Arc<Inner<S>>);

struct Inner<S> {
    config: Config<S>,
    plugins: RuntimePlugins,
    operations: Operations,
}

impl<S: Service> Handle<S> {
    /// Makes a client's handle.
    ///
    /// # Panics
    /// If retries, timeouts or identity caching are configured without a sleep implementation or time source, or if
    /// no behavior version is set. The text of the panic says how to mend it.
    #[track_caller]
    pub fn new(config: Config<S>) -> Self {
        match client_plugins(&S::METADATA, config.parts(), config.layer()) {
            Ok(plugins) => Self(Arc::new(Inner { config, plugins, operations: Operations::default() })),
            Err(error) => panic!("Invalid client configuration: {error}"),
        }
    }

    /// The configuration that the handle was made from.
    pub fn config(&self) -> &Config<S> {
        &self.0.config
    }

    /// Starts a builder that sends through this handle; which one, its type says.
    pub fn start<B>(&self) -> B
    where
        B: Carried,
        B::Carrier: FromHandle<S>,
    {
        B::around(B::Carrier::from_handle(self.clone()))
    }

    /// What sending `operation` takes.
    pub(crate) fn plugins(&self, operation: &'static OperationMeta) -> Arc<RuntimePlugins> {
        self.0.operations.plugins(&self.0.plugins, operation)
    }

    pub(super) fn override_plugin(&self, parts: ConfigParts) -> OverridePlugin {
        let config = self.config();
        OverridePlugin::new(parts, config.parts(), config.layer().clone())
    }
}

impl<S> Clone for Handle<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: Service> Debug for Handle<S> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Handle").field("service", &S::METADATA.sdk_id).finish_non_exhaustive()
    }
}

/// A carrier that starts from a client's handle: a request to send, or a waiter.
pub trait FromHandle<S> {
    /// Starts with a blank input.
    fn from_handle(handle: Handle<S>) -> Self;
}
