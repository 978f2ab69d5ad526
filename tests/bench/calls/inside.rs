//! Does something within a call, where an operation's codecs stand in the configuration.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, Input,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

/// An interceptor that runs a function before the input is serialized.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inside(pub(crate) fn(&Input, &mut ConfigBag));

impl Intercept for Inside {
    fn name(&self) -> &'static str {
        "Inside"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        (self.0)(context.input(), config);
        Ok(())
    }
}
