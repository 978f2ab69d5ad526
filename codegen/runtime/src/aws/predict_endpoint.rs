//! Machine Learning's predictions have an endpoint of their own for each model, which the input names.

use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use super::Customization;
use crate::error::BoxError;
use crate::operation::erased::Current;
use crate::shape::View;

/// Requests go to the URL in the member `PredictEndpoint`.
pub const PREDICT_ENDPOINT: Customization = Customization {
    name: "PREDICT_ENDPOINT",
    register: |components| {
        components.push_interceptor(SharedInterceptor::permanent(PredictEndpoint));
    },
    ..Customization::NOTHING
};

#[derive(Debug)]
struct PredictEndpoint;

/// The URL that the input names.
#[derive(Debug)]
struct Url(String);

impl Storable for Url {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for PredictEndpoint {
    fn name(&self) -> &'static str {
        "PredictEndpoint"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let current = bag.load::<Current>().map(|current| current.0);
        let Some(input) = current.and_then(|operation| (operation.input)(context.input())) else {
            return Ok(());
        };
        let members = input.descriptor().members.iter();
        let index = members.enumerate().find(|(_, name)| **name == "PredictEndpoint").map(|(index, _)| index);
        let url = index.and_then(|index| input.field(index)).map(|field| field.view());
        if let Some(View::String(url)) = url {
            bag.interceptor_state().store_put(Url(url.to_owned()));
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(Url(url)) = bag.load::<Url>() else { return Ok(()) };
        let wrong = "PredictEndpoint is not a URL that requests can be sent to";
        let (scheme, rest) = url.split_once("://").ok_or(wrong)?;
        let host = rest.split('/').next().filter(|host| !host.is_empty()).ok_or(wrong)?;
        if !matches!(scheme, "http" | "https") {
            return Err(wrong.into());
        }
        context.request_mut().set_uri(format!("{scheme}://{host}/")).map_err(|_| wrong)?;
        Ok(())
    }
}
