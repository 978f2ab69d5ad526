//! Response bodies that are too long.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_smithy_runtime_api::client::interceptors::context::BeforeDeserializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use http_body::{Body, Frame};

use crate::config::response_body::MaxBody;
use crate::error::BoxError;
use crate::operation::erased::Current;

/// Stops reading a body once it is longer than the configuration allows; what reads the response then says so.
///
/// The body ends rather than fails: the orchestrator takes a body that fails for a broken connection, and tries again.
#[derive(Debug)]
pub(in crate::call) struct BoundedBody;

#[dyn_dispatch_hint]
impl Intercept for BoundedBody {
    fn name(&self) -> &'static str {
        "BoundedBody"
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(MaxBody(most)) = bag.load::<MaxBody>().copied() else { return Ok(()) };
        let response = context.response_mut();
        let streams = bag.load::<Current>().is_some_and(|current| current.0.output_stream.is_some());
        if !(streams && response.status().is_success()) {
            let body = response.take_body();
            *response.body_mut() = body.map_preserve_contents(move |body| {
                SdkBody::from_body_1_x(Bounded { body, left: Some(most) })
            });
        }
        Ok(())
    }
}

struct Bounded {
    body: SdkBody,
    /// Bytes that may still come; `None` once too many came.
    left: Option<u64>,
}

impl Body for Bounded {
    type Data = <SdkBody as Body>::Data;
    type Error = <SdkBody as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let Some(left) = self.left else { return Poll::Ready(None) };
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if let Some(Ok(frame)) = &frame
            && let Some(data) = frame.data_ref()
        {
            self.left = u64::try_from(data.len()).ok().and_then(|length| left.checked_sub(length));
        }
        Poll::Ready(frame)
    }
}
