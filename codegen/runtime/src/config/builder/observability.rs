//! What sees requests, and what they are marked with.

use aws_runtime::invocation_id::{InvocationIdGenerator, SharedInvocationIdGenerator};

use super::ConfigBuilder;
use crate::config::{AppName, FrameworkMetadata, IdempotencyTokenProvider, Intercept, SharedInterceptor};

impl<S> ConfigBuilder<S> {
    /// Adds an interceptor, which runs at the stages of sending that it names.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.push_interceptor(SharedInterceptor::new(interceptor));
        self
    }

    /// Adds an interceptor.
    pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
        self.parts.components.push_interceptor(interceptor);
        self
    }

    /// Sets the interceptors, in place of those that were added before.
    pub fn set_interceptors(
        &mut self,
        interceptors: impl IntoIterator<Item = SharedInterceptor>,
    ) -> &mut Self {
        self.parts.components.set_interceptors(interceptors.into_iter());
        self
    }

    /// Sets the application's name in the user agent.
    pub fn app_name(mut self, app_name: AppName) -> Self {
        self.set_app_name(Some(app_name));
        self
    }

    /// Sets the application's name in the user agent.
    pub fn set_app_name(&mut self, app_name: Option<AppName>) -> &mut Self {
        self.parts.layer.store_or_unset(app_name);
        self
    }

    /// Names a framework in the user agent.
    pub fn framework_metadata(mut self, framework: FrameworkMetadata) -> Self {
        self.push_framework_metadata(framework);
        self
    }

    /// Names a framework in the user agent.
    pub fn push_framework_metadata(&mut self, framework: FrameworkMetadata) -> &mut Self {
        self.parts.layer.store_append(framework);
        self
    }

    /// Sets what makes the `amz-sdk-invocation-id` header; random UUIDs by default.
    pub fn invocation_id_generator(mut self, generator: impl InvocationIdGenerator + 'static) -> Self {
        self.set_invocation_id_generator(Some(SharedInvocationIdGenerator::new(generator)));
        self
    }

    /// Sets what makes the `amz-sdk-invocation-id` header.
    pub fn set_invocation_id_generator(
        &mut self,
        generator: Option<SharedInvocationIdGenerator>,
    ) -> &mut Self {
        self.parts.layer.store_or_unset(generator);
        self
    }

    /// Sets what makes idempotency tokens that the caller leaves out; random UUIDs by default.
    pub fn idempotency_token_provider(mut self, provider: impl Into<IdempotencyTokenProvider>) -> Self {
        self.set_idempotency_token_provider(Some(provider.into()));
        self
    }

    /// Sets what makes idempotency tokens.
    pub fn set_idempotency_token_provider(
        &mut self,
        provider: Option<IdempotencyTokenProvider>,
    ) -> &mut Self {
        self.parts.layer.store_or_unset(provider);
        self
    }

    /// Puts these members of inputs, by their names in the model, on the client's metrics; and on the config bag,
    /// as [`capture_input_attributes`](Self::capture_input_attributes) does.
    ///
    /// Each value makes a time series of its own: name members with few values. Only members that hold text and are
    /// not sensitive are taken.
    pub fn emit_input_attributes(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parts.request_telemetry(|requested| requested.emit(names.into_iter().map(Into::into)));
        self
    }

    /// Puts these members of inputs on the config bag as `CapturedTelemetryAttributes`, for interceptors to read.
    pub fn capture_input_attributes(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parts.request_telemetry(|requested| requested.capture_only(names.into_iter().map(Into::into)));
        self
    }
}
