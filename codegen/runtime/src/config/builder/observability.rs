//! What sees requests, and what they are marked with.

/// Settings of every builder of configurations: what sees requests, and what they are marked with.
#[doc(hidden)]
#[macro_export]
macro_rules! observability_settings {
    () => {
        /// Adds an interceptor, which runs at the stages of sending that it names.
        pub fn interceptor(mut self, interceptor: impl $crate::config::Intercept + 'static) -> Self {
            self.push_interceptor($crate::config::SharedInterceptor::new(interceptor));
            self
        }

        /// Adds an interceptor.
        pub fn push_interceptor(&mut self, interceptor: $crate::config::SharedInterceptor) -> &mut Self {
            self.parts_mut().components_mut().push_interceptor(interceptor);
            self
        }

        /// Sets the interceptors, in place of those that were added before.
        pub fn set_interceptors(
            &mut self,
            interceptors: impl IntoIterator<Item = $crate::config::SharedInterceptor>,
        ) -> &mut Self {
            self.parts_mut().components_mut().set_interceptors(interceptors.into_iter());
            self
        }

        /// Sets the application's name in the user agent.
        pub fn app_name(mut self, app_name: $crate::config::AppName) -> Self {
            self.set_app_name(Some(app_name));
            self
        }

        /// Sets the application's name in the user agent.
        pub fn set_app_name(&mut self, app_name: Option<$crate::config::AppName>) -> &mut Self {
            self.parts_mut().layer_mut().store_or_unset(app_name);
            self
        }

        /// Names a framework in the user agent.
        pub fn framework_metadata(mut self, framework: $crate::config::FrameworkMetadata) -> Self {
            self.push_framework_metadata(framework);
            self
        }

        /// Names a framework in the user agent.
        pub fn push_framework_metadata(&mut self, framework: $crate::config::FrameworkMetadata) -> &mut Self {
            self.parts_mut().layer_mut().store_append(framework);
            self
        }

        /// Sets what makes the `amz-sdk-invocation-id` header; random UUIDs by default.
        pub fn invocation_id_generator(
            mut self,
            generator: impl $crate::config::private::InvocationIdGenerator + 'static,
        ) -> Self {
            self.set_invocation_id_generator(Some(
                $crate::config::private::SharedInvocationIdGenerator::new(generator),
            ));
            self
        }

        /// Sets what makes the `amz-sdk-invocation-id` header.
        pub fn set_invocation_id_generator(
            &mut self,
            generator: Option<$crate::config::private::SharedInvocationIdGenerator>,
        ) -> &mut Self {
            self.parts_mut().layer_mut().store_or_unset(generator);
            self
        }

        /// Sets what makes idempotency tokens that the caller leaves out; random UUIDs by default.
        pub fn idempotency_token_provider(
            mut self,
            provider: impl Into<$crate::config::IdempotencyTokenProvider>,
        ) -> Self {
            self.set_idempotency_token_provider(Some(provider.into()));
            self
        }

        /// Sets what makes idempotency tokens.
        pub fn set_idempotency_token_provider(
            &mut self,
            provider: Option<$crate::config::IdempotencyTokenProvider>,
        ) -> &mut Self {
            self.parts_mut().layer_mut().store_or_unset(provider);
            self
        }
    };
}
