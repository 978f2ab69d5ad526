//! Orchestration that ends with a signed request.

use std::pin::Pin;
use std::sync::Arc;

use aws_runtime::auth::{HttpSignatureType, PayloadSigningOverride, SigV4OperationSigningConfig};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime::client::orchestrator::{StopPoint, invoke_with_stop_point};
use aws_smithy_runtime::client::retries::strategy::NeverRetryStrategy;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut, Error,
};
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, disable_interceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::retries::SharedRetryStrategy;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer, Storable, StoreReplace};

use super::invoke::{Invocation, configured};
use crate::error::BoxError;
use crate::operation::erased::Current;
use crate::presigning::{PresignedRequest, PresigningConfig};
use crate::shape::{Trait, View};

/// Presigning under way.
pub(crate) type ErasedPresigning =
    Pin<Box<dyn Future<Output = Result<PresignedRequest, SdkError<Error, HttpResponse>>> + Send>>;

/// Signs a request and does not send it. Boxed here and never inlined, as calls are.
#[inline(never)]
pub(crate) fn presign(call: Invocation, config: PresigningConfig) -> ErasedPresigning {
    Box::pin(run(call, config))
}

async fn run(
    call: Invocation,
    config: PresigningConfig,
) -> Result<PresignedRequest, SdkError<Error, HttpResponse>> {
    let (meta, plugins, input) = configured(call);
    let plugins = Arc::unwrap_or_clone(plugins).with_operation_plugin(plugin(config));
    let mut context =
        invoke_with_stop_point(meta.service.sdk_id, meta.name, input, &plugins, StopPoint::BeforeTransmit)
            .await?;
    match context.take_request() {
        Some(request) => Ok(PresignedRequest::of(&request)),
        None => Err(SdkError::construction_failure("no request was made")),
    }
}

/// What of a client's ways is otherwise: nothing that only one attempt has may be in the request.
fn plugin(config: PresigningConfig) -> StaticRuntimePlugin {
    const CAUSE: &str = "a presigned request has only what its sender can send";
    let mut layer = Layer::new("presigning");
    layer.store_put(disable_interceptor::<InvocationIdInterceptor>(CAUSE));
    layer.store_put(disable_interceptor::<RequestInfoInterceptor>(CAUSE));
    layer.store_put(disable_interceptor::<UserAgentInterceptor>(CAUSE));
    layer.store_put(disable_interceptor::<ServiceClockSkewInterceptor>(CAUSE));
    layer.store_put(Presigned);
    let time = SharedTimeSource::new(StaticTimeSource::new(config.start_time()));
    let components = RuntimeComponentsBuilder::new("presigning")
        .with_retry_strategy(Some(SharedRetryStrategy::new(NeverRetryStrategy::new())))
        .with_time_source(Some(time))
        .with_interceptor(SharedInterceptor::permanent(Presign(config)));
    StaticRuntimePlugin::new().with_config(layer.freeze()).with_runtime_components(components)
}

/// Marks a call whose request is signed to be sent later.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct Presigned;

impl Storable for Presigned {
    type Storer = StoreReplace<Self>;
}

/// Which headers the caller has set.
#[derive(Clone, Copy, Debug)]
struct Given {
    content_type: bool,
    content_length: bool,
}

impl Storable for Given {
    type Storer = StoreReplace<Self>;
}

/// Has the signature go into the query, and leaves out what the sender's body decides.
#[derive(Debug)]
struct Presign(PresigningConfig);

#[dyn_dispatch_hint]
impl Intercept for Presign {
    fn name(&self) -> &'static str {
        "Presign"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let current = bag.load::<Current>().map(|current| current.0);
        let input = current.and_then(|operation| (operation.input)(context.input()));
        let is_set = |name: &str| {
            input.is_some_and(|input| {
                input.descriptor().traits.iter().any(|(index, traits)| {
                    let bound = |found: &Trait| matches!(found, Trait::HttpHeader(header) if header.eq_ignore_ascii_case(name));
                    let set = input.field(*index).is_some_and(|field| !matches!(field.view(), View::Absent));
                    set && traits.iter().any(bound)
                })
            })
        };
        let given = Given { content_type: is_set("content-type"), content_length: is_set("content-length") };
        bag.interceptor_state().store_put(given);
        let Some(mut signing) = bag.load::<SigV4OperationSigningConfig>().cloned() else {
            return Err("only requests that are signed with SigV4 can be presigned".into());
        };
        signing.signing_options.expires_in = Some(self.0.expires());
        signing.signing_options.signature_type = HttpSignatureType::HttpRequestQueryParams;
        let state = bag.interceptor_state();
        state.store_put(signing);
        state.store_put(PayloadSigningOverride::unsigned_payload());
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let streams = bag.load::<Current>().is_some_and(|current| current.0.input_stream.is_some());
        let request = context.request_mut();
        let empty = request.body().bytes().is_some_and(<[u8]>::is_empty);
        if !streams && !empty {
            return Err("its input has members in the body, which is no part of a presigned request".into());
        }
        let given = bag.load::<Given>().copied();
        for (name, is_given) in [
            ("content-type", given.is_some_and(|given| given.content_type)),
            ("content-length", given.is_some_and(|given| given.content_length)),
        ] {
            if !is_given {
                request.headers_mut().remove(name);
            }
        }
        *request.body_mut() = SdkBody::empty();
        Ok(())
    }
}
