//! Compressed requests (`smithy.api#requestCompression`), as the AWS SDK compresses them.

use std::io::Write;

use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::config::compression::{Disabled, MinSize};
use crate::error::BoxError;

/// Smallest size of a body that is compressed, in bytes, unless set otherwise.
const MIN_SIZE: u32 = 10_240;

/// Largest that it may be set to.
const MAX_MIN_SIZE: u32 = 10_485_760;

/// Compresses bodies that are large enough, before they are signed; retries send them as they are then.
#[derive(Debug)]
pub(in crate::call) struct CompressRequest;

#[dyn_dispatch_hint]
impl Intercept for CompressRequest {
    fn name(&self) -> &'static str {
        "CompressRequest"
    }

    /// Refuses a bad setting before anything is done, and whatever the size of the body.
    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        match min_size(bag) {
            0..=MAX_MIN_SIZE => Ok(()),
            size => Err(format!(
                "request_min_compression_size_bytes is {size}, but it must be at most {MAX_MIN_SIZE}"
            )
            .into()),
        }
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let disabled = bag.load::<Disabled>().is_some_and(|disabled| disabled.0);
        if !disabled && compress(context.request_mut(), min_size(bag))? {
            bag.interceptor_state().store_append(SmithySdkFeature::GzipRequestCompression);
        }
        Ok(())
    }
}

fn min_size(bag: &ConfigBag) -> u32 {
    bag.load::<MinSize>().map_or(MIN_SIZE, |size| size.0)
}

/// Compresses the body, unless it is small, or a stream that the user's own interceptor put in its place.
fn compress(request: &mut HttpRequest, min_size: u32) -> Result<bool, BoxError> {
    let min_size = usize::try_from(min_size)?;
    let Some(body) = request.body().bytes().filter(|body| body.len() >= min_size) else { return Ok(false) };
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body)?;
    let compressed = encoder.finish()?;
    let length = compressed.len().to_string();
    *request.body_mut() = SdkBody::from(compressed);
    let headers = request.headers_mut();
    // Encodings stand in the order in which they were applied.
    let mut encodings: Vec<&str> = headers.get_all("content-encoding").collect();
    encodings.push("gzip");
    let encodings = encodings.join(", ");
    headers.try_insert("content-encoding", encodings)?;
    headers.try_insert("content-length", length)?;
    Ok(true)
}
