//! Parameters of endpoint resolution.

use aws_smithy_runtime_api::client::endpoint::{EndpointPrefix, EndpointResolverParams};
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

use super::host_prefix::host_prefix;
use crate::client::meta::Current;
use crate::endpoint::Params;
use crate::error::BoxError;

/// Fills the built-in parameters of the rule set from the configuration, and the prefix of
/// the host from the input.
#[derive(Debug)]
pub(in crate::client) struct EndpointParams;

#[dyn_dispatch_hint]
impl Intercept for EndpointParams {
    fn name(&self) -> &'static str {
        "EndpointParams"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let params = Params::builder()
            .set_region(bag.load::<Region>().map(|region| region.as_ref().to_owned()))
            .set_use_dual_stack(bag.load::<UseDualStack>().map(|set| set.0))
            .set_use_fips(bag.load::<UseFips>().map(|set| set.0))
            .set_endpoint(bag.load::<EndpointUrl>().map(|url| url.0.clone()))
            .build()?;
        bag.interceptor_state().store_put(EndpointResolverParams::new(params));
        let Some(operation) = bag.load::<Current>().map(|current| current.0) else { return Ok(()) };
        let prefix = operation.traits.host_prefix.zip((operation.input)(context.input()));
        if let Some((template, input)) = prefix {
            let prefix = EndpointPrefix::new(host_prefix(template, input)?)?;
            bag.interceptor_state().store_put(prefix);
        }
        Ok(())
    }
}
