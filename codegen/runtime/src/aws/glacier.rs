//! Glacier wants the version of its interface in a header, and takes `-` for the account of the caller.

use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use super::Customization;
use crate::error::BoxError;
use crate::operation::erased::Current;
use crate::shape::{Slot, View};

/// Requests have the header `x-amz-glacier-version`, and an account id that is unset or empty is `-`.
pub const GLACIER: Customization = Customization {
    name: "GLACIER",
    register: |components| {
        components.push_interceptor(SharedInterceptor::permanent(Glacier));
    },
};

const VERSION: &str = "2012-06-01";

#[derive(Debug)]
struct Glacier;

#[dyn_dispatch_hint]
impl Intercept for Glacier {
    fn name(&self) -> &'static str {
        "Glacier"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let current = bag.load::<Current>().map(|current| current.0);
        let Some(input) = current.and_then(|operation| (operation.input_mut)(context.input_mut())) else {
            return Ok(());
        };
        let index = input.descriptor().members.iter().position(|name| *name == "accountId");
        let Some(account) = index.and_then(|index| input.field_mut(index)) else { return Ok(()) };
        if matches!(account.view(), View::Absent | View::String(""))
            && let Slot::String(account) = account.slot()
        {
            "-".clone_into(account);
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        context.request_mut().headers_mut().insert("x-amz-glacier-version", VERSION);
        Ok(())
    }
}
