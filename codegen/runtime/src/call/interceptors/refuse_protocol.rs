//! A protocol that the shared configuration asks for and the client does not speak.

use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;

use crate::error::BoxError;

/// Fails every call: generated code holds one protocol, and a request in another than was asked for must not go out.
#[derive(Debug)]
pub(crate) struct RefuseProtocol {
    /// The id of the protocol that `SdkConfig` asks for.
    pub(crate) asked: String,
    /// The id of the client's.
    pub(crate) spoken: &'static str,
}

#[dyn_dispatch_hint]
impl Intercept for RefuseProtocol {
    fn name(&self) -> &'static str {
        "RefuseProtocol"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Self { asked, spoken } = self;
        Err(format!(
            "the configuration asks for the protocol `{asked}`, and this client speaks `{spoken}`, which was chosen when \
             it was generated: leave `SdkConfig::protocol` unset for it, or generate it for that protocol"
        )
        .into())
    }
}
