//! API Gateway answers in HAL unless asked for JSON.

use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use super::Customization;
use crate::error::BoxError;

/// Requests say `Accept: application/json`, unless a member of the input is that header.
pub const ACCEPT_JSON: Customization = Customization {
    name: "ACCEPT_JSON",
    register: |components| {
        components.push_interceptor(SharedInterceptor::permanent(AcceptJson));
    },
    ..Customization::NOTHING
};

#[derive(Debug)]
struct AcceptJson;

#[dyn_dispatch_hint]
impl Intercept for AcceptJson {
    fn name(&self) -> &'static str {
        "AcceptJson"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        if !headers.contains_key("accept") {
            headers.insert("accept", "application/json");
        }
        Ok(())
    }
}
