//! Parameters of endpoint resolution.

use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime_api::client::endpoint::{EndpointPrefix, EndpointResolverParams};
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, Input,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

use super::host_prefix::host_prefix;
use crate::endpoint::{self, ClientParam, InvalidParams, Params, ParamsBuilder};
use crate::error::BoxError;
use crate::operation::erased::{Current, OperationMeta};

/// Fills the parameters of the rule set, and the prefix of the host from the input.
///
/// What is more specific takes precedence: operation, input, client, built-ins. The account's id is known only once there
/// are credentials.
#[derive(Debug)]
pub(in crate::call) struct EndpointParams;

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
        let mut params = Params::builder()
            .set_region(bag.load::<Region>().map(|region| region.as_ref().to_owned()))
            .set_use_dual_stack(bag.load::<UseDualStack>().map(|set| set.0))
            .set_use_fips(bag.load::<UseFips>().map(|set| set.0))
            .set_endpoint(bag.load::<EndpointUrl>().map(|url| url.0.clone()));
        let operation = bag.load::<Current>().map(|current| current.0);
        if let Some(operation) = operation {
            params = of_account(params, operation, bag);
            params = of_client(params, operation, bag);
            params = of_operation(params, operation, context.input())?;
        }
        bag.interceptor_state().store_put(EndpointResolverParams::new(params.build()?));
        let Some(operation) = operation else { return Ok(()) };
        let prefix = operation.traits.host_prefix.zip((operation.input)(context.input()));
        if let Some((template, input)) = prefix {
            let prefix = EndpointPrefix::new(host_prefix(template, input)?)?;
            bag.interceptor_state().store_put(prefix);
        }
        Ok(())
    }
}

/// The mode of endpoints with accounts, for services that have them; it goes into the user agent, too.
fn of_account(params: ParamsBuilder, operation: &OperationMeta, bag: &mut ConfigBag) -> ParamsBuilder {
    if !operation.service.account_endpoints {
        return params;
    }
    let mode = bag.load::<AccountIdEndpointMode>().cloned().unwrap_or_default();
    let feature = match mode {
        AccountIdEndpointMode::Preferred => Some(AwsSdkFeature::AccountIdModePreferred),
        AccountIdEndpointMode::Required => Some(AwsSdkFeature::AccountIdModeRequired),
        AccountIdEndpointMode::Disabled => Some(AwsSdkFeature::AccountIdModeDisabled),
        _ => None,
    };
    if let Some(feature) = feature {
        bag.interceptor_state().store_append(feature);
    }
    params.account_id_endpoint_mode(mode.to_string())
}

fn of_client(mut params: ParamsBuilder, operation: &OperationMeta, bag: &ConfigBag) -> ParamsBuilder {
    for name in operation.service.client_params {
        let newest = bag.load::<ClientParam>().find(|param| param.name == *name);
        if let Some(value) = newest.and_then(|param| param.value.clone()) {
            params = params.set(*name, value);
        }
    }
    params
}

fn of_operation(
    params: ParamsBuilder,
    operation: &OperationMeta,
    input: &Input,
) -> Result<ParamsBuilder, InvalidParams> {
    match (operation.endpoint_params, (operation.input)(input)) {
        ([], _) | (_, None) => Ok(params),
        (given, Some(input)) => endpoint::apply(params, given, input),
    }
}
