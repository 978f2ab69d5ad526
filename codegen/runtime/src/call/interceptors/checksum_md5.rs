//! `Content-MD5` (`smithy.api#httpChecksumRequired`).

use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::config_bag::ConfigBag;
use md5::{Digest, Md5};

use crate::error::BoxError;

const CONTENT_MD5: &str = "content-md5";

/// Adds the checksum of the body as it is sent, before it is signed; one that the caller has set stays.
#[derive(Debug)]
pub(in crate::call) struct ChecksumMd5;

#[dyn_dispatch_hint]
impl Intercept for ChecksumMd5 {
    fn name(&self) -> &'static str {
        "ChecksumMd5"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if request.headers().contains_key(CONTENT_MD5) {
            return Ok(());
        }
        let body = request.body().bytes().ok_or("a checksum is required of a body that is not in memory")?;
        let checksum = base64::encode(Md5::digest(body));
        request.headers_mut().try_insert(CONTENT_MD5, checksum)?;
        Ok(())
    }
}
