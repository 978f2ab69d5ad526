//! Response bodies that `Debug` does not show.

use aws_smithy_runtime_api::client::interceptors::context::FinalizerInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

use crate::error::BoxError;

/// Keeps sensitive members out of the `Debug` output of errors, which carry the raw response.
///
/// A body in memory prints its bytes; one behind a trait object does not, and still gives them when asked.
#[derive(Debug)]
pub(in crate::call) struct PrivateBody;

#[dyn_dispatch_hint]
impl Intercept for PrivateBody {
    fn name(&self) -> &'static str {
        "PrivateBody"
    }

    fn modify_before_attempt_completion(
        &self,
        context: &mut FinalizerInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(response) = context.response_mut().filter(|response| response.body().bytes().is_some()) {
            let body = response.take_body();
            *response.body_mut() = body.map_preserve_contents(SdkBody::from_body_1_x);
        }
        Ok(())
    }
}
