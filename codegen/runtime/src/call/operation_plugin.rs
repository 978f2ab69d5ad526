//! What an operation adds to its client's configuration.

use std::borrow::Cow;

use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::orchestrator::{Metadata, SensitiveOutput};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{SharedRequestSerializer, SharedResponseDeserializer};
use aws_smithy_types::config_bag::{FrozenLayer, Layer};

use super::interceptors::EndpointParams;
use super::retry;
use super::ser_de::{Deserializer, Serializer};
use crate::auth;
use crate::aws::Customization;
use crate::operation::erased::{Current, OperationMeta};
use crate::stream::StreamKind;

/// Configures orchestration for one operation.
#[derive(Debug)]
pub(super) struct OperationPlugin {
    config: FrozenLayer,
    components: RuntimeComponentsBuilder,
}

impl OperationPlugin {
    pub(super) fn new(meta: &'static OperationMeta) -> Self {
        Self { config: operation_config(meta), components: operation_components(meta) }
    }
}

/// The configuration of one operation.
pub(crate) fn operation_config(meta: &'static OperationMeta) -> FrozenLayer {
    let mut layer = Layer::new(meta.name);
    layer.store_put(Current(meta));
    layer.store_put(SharedRequestSerializer::new(Serializer(meta)));
    layer.store_put(SharedResponseDeserializer::new(Deserializer(meta)));
    layer.store_put(AuthSchemeOptionResolverParams::new(auth::Params::of(meta)));
    layer.store_put(SensitiveOutput);
    layer.store_put(Metadata::new(meta.name, meta.service.sdk_id));
    for option in meta.auth() {
        option.configure_operation(&mut layer);
    }
    if meta.input_stream.is_some_and(|(stream, _)| stream.kind == StreamKind::Events) {
        auth::sign_nothing(&mut layer);
    }
    if meta.traits.http_checksum.is_some() {
        auth::name_payload(&mut layer);
    }
    if meta.traits.unsigned_payload {
        auth::sign_no_payload(&mut layer);
    }
    for customization in customizations(meta) {
        customization.configure(&mut layer);
    }
    layer.freeze()
}

/// What the service and the operation ask for beyond the model.
pub(super) fn customizations(meta: &OperationMeta) -> impl Iterator<Item = &'static Customization> {
    meta.service.customizations.iter().chain(meta.traits.customizations)
}

/// The components of one operation.
pub(crate) fn operation_components(meta: &'static OperationMeta) -> RuntimeComponentsBuilder {
    let mut components = RuntimeComponentsBuilder::new(meta.name)
        .with_interceptor(SharedInterceptor::permanent(EndpointParams));
    #[cfg(feature = "aws-runtime-1-10")]
    components.push_interceptor(SharedInterceptor::permanent(super::interceptors::TelemetryInput));
    if !meta.has_events() {
        let protection = StalledStreamProtectionInterceptor::default();
        components.push_interceptor(SharedInterceptor::permanent(protection));
    }
    #[cfg(feature = "request-compression")]
    if meta.traits.compression.is_some() {
        components.push_interceptor(SharedInterceptor::permanent(super::interceptors::CompressRequest));
    }
    #[cfg(feature = "http-checksum")]
    if meta.traits.checksum.is_some() {
        components.push_interceptor(SharedInterceptor::permanent(super::interceptors::ChecksumMd5));
    }
    #[cfg(feature = "checksums")]
    if let Some(checksum) = meta.traits.http_checksum {
        if checksum.required || checksum.request_algorithm.is_some() {
            components.push_interceptor(SharedInterceptor::permanent(super::interceptors::RequestChecksum(
                checksum,
            )));
        }
        if checksum.validation_mode.is_some() {
            components.push_interceptor(SharedInterceptor::permanent(super::interceptors::ResponseChecksum(
                checksum,
            )));
        }
    }
    for customization in customizations(meta) {
        customization.register(&mut components);
    }
    for classifier in retry::classifiers(meta) {
        components.push_retry_classifier(classifier);
    }
    components
}

impl RuntimePlugin for OperationPlugin {
    fn config(&self) -> Option<FrozenLayer> {
        Some(self.config.clone())
    }

    fn runtime_components(&self, _: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        Cow::Borrowed(&self.components)
    }
}
