//! Changes to how one request is sent.

use std::fmt::{Debug, Formatter};
use std::marker::PhantomData;

use aws_runtime::auth::PayloadSigningOverrideRuntimePlugin;
use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};

use super::SendResult;
use crate::ConfigBuilder;
use crate::config::ConfigParts;
use crate::presigning::{PresignedRequest, PresigningConfig};

/// A request that can be changed before it is sent: output `T`, error `E`, made by `B` for the service `S`.
///
/// `client::customize` of generated clients has it under the same name, with their service.
pub struct CustomizableOperation<T, E, B, S> {
    sender: B,
    config_override: ConfigParts,
    interceptors: Vec<SharedInterceptor>,
    plugins: Vec<SharedRuntimePlugin>,
    result: PhantomData<fn(S) -> (T, E)>,
}

/// Something that is sent with a configuration of its own.
pub trait CustomizableSend<T, E, S> {
    /// Sends it; `config_override` takes precedence over the client's configuration.
    fn send(
        self,
        config_override: ConfigBuilder<S>,
    ) -> impl Future<Output = SendResult<T, E>> + Send + 'static;
}

/// Something that is signed with a configuration of its own, to be sent later.
pub trait CustomizablePresigned<E, S> {
    /// Signs it; `config_override` takes precedence over the client's configuration.
    fn presigned(
        self,
        config_override: ConfigBuilder<S>,
        config: PresigningConfig,
    ) -> impl Future<Output = SendResult<PresignedRequest, E>> + Send + 'static;
}

impl<T, E, B, S> CustomizableOperation<T, E, B, S> {
    /// Wraps what is to be sent.
    pub fn new(sender: B) -> Self {
        Self {
            sender,
            config_override: ConfigParts::default(),
            interceptors: Vec::new(),
            plugins: Vec::new(),
            result: PhantomData,
        }
    }

    /// Adds an interceptor, which runs at the stages of sending that it names.
    pub fn interceptor(self, interceptor: impl Intercept + 'static) -> Self {
        self.push_interceptor(SharedInterceptor::new(interceptor))
    }

    /// Adds a runtime plugin.
    pub fn runtime_plugin(mut self, plugin: impl RuntimePlugin + 'static) -> Self {
        self.plugins.push(SharedRuntimePlugin::new(plugin));
        self
    }

    /// Puts another request in place of the serialized one, before it is signed; an error ends the call.
    pub fn map_request<F, M>(self, map: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, M> + Send + Sync + 'static,
        M: std::error::Error + Send + Sync + 'static,
    {
        self.push_interceptor(SharedInterceptor::new(MapRequestInterceptor::new(map)))
    }

    /// Changes the serialized request before it is signed.
    pub fn mutate_request<F>(self, mutate: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.push_interceptor(SharedInterceptor::new(MutateRequestInterceptor::new(mutate)))
    }

    /// Leaves the body out of the request's signature.
    pub fn disable_payload_signing(self) -> Self {
        self.runtime_plugin(PayloadSigningOverrideRuntimePlugin::unsigned())
    }

    /// What `config_override` sets takes precedence over the client's configuration, for this call.
    pub fn config_override(mut self, config_override: impl Into<ConfigBuilder<S>>) -> Self {
        self.config_override = config_override.into().into_parts();
        self
    }

    /// Sends the request.
    pub fn send(self) -> impl Future<Output = SendResult<T, E>> + Send + 'static
    where
        B: CustomizableSend<T, E, S>,
    {
        let (sender, config) = self.into_parts();
        sender.send(config)
    }

    /// Signs the request for somebody else to send it.
    pub fn presigned(
        self,
        config: PresigningConfig,
    ) -> impl Future<Output = SendResult<PresignedRequest, E>> + Send + 'static
    where
        B: CustomizablePresigned<E, S>,
    {
        let (sender, config_override) = self.into_parts();
        sender.presigned(config_override, config)
    }

    fn into_parts(self) -> (B, ConfigBuilder<S>) {
        let mut parts = self.config_override;
        for interceptor in self.interceptors {
            parts.components.push_interceptor(interceptor);
        }
        parts.plugins.extend(self.plugins);
        (self.sender, ConfigBuilder::from_parts(parts))
    }

    fn push_interceptor(mut self, interceptor: SharedInterceptor) -> Self {
        self.interceptors.push(interceptor);
        self
    }
}

impl<T, E, B: Debug, S> Debug for CustomizableOperation<T, E, B, S> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CustomizableOperation")
            .field("sender", &self.sender)
            .field("interceptors", &self.interceptors)
            .finish_non_exhaustive()
    }
}
