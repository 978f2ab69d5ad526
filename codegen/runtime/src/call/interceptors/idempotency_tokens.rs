//! Idempotency tokens that the caller left out.

use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use crate::config::IdempotencyTokenProvider;
use crate::error::BoxError;
use crate::operation::erased::Current;
use crate::shape::fill_idempotency_tokens;

/// Fills members with the `smithy.api#idempotencyToken` trait.
#[derive(Debug)]
pub(in crate::call) struct IdempotencyTokens;

#[dyn_dispatch_hint]
impl Intercept for IdempotencyTokens {
    fn name(&self) -> &'static str {
        "IdempotencyTokens"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let (Some(operation), Some(provider)) =
            (bag.load::<Current>(), bag.load::<IdempotencyTokenProvider>())
        else {
            return Ok(());
        };
        if let Some(input) = (operation.0.input_mut)(context.input_mut()) {
            fill_idempotency_tokens(input, &mut || provider.make_idempotency_token());
        }
        Ok(())
    }
}
