//! What sending takes, made once for each operation of a client.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;

use super::operation_plugin::OperationPlugin;
use crate::operation::erased::OperationMeta;

/// The plugins of the operations that a client has sent so far, its own included.
///
/// They hold for every call alike. Made anew for each, they were a good part of what a call allocates.
#[derive(Default)]
pub(super) struct Operations(RwLock<HashMap<TypeId, Arc<RuntimePlugins>>>);

impl Operations {
    /// The plugins of `operation`, on top of its client's.
    pub(super) fn plugins(
        &self,
        client: &RuntimePlugins,
        operation: &'static OperationMeta,
    ) -> Arc<RuntimePlugins> {
        // What a panicking thread leaves behind is whole: entries are made before they are put in.
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&operation.id).cloned();
        known.unwrap_or_else(|| {
            let plugins = Arc::new(client.clone().with_operation_plugin(OperationPlugin::new(operation)));
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(operation.id).or_insert(plugins))
        })
    }
}
