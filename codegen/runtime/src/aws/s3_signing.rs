//! How requests to S3 and S3 Control are signed: a header says the checksum of the body, and S3 takes paths as they are.

use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

use super::Customization;
use crate::error::BoxError;
use crate::operation::erased::Current;

/// Paths are encoded once and not normalized, since keys may have `..` and `//` in them.
pub const S3_SIGNING: Customization = Customization {
    name: "S3_SIGNING",
    register: |components| {
        components.push_interceptor(SharedInterceptor::permanent(Signing { path_as_is: true }));
    },
    ..Customization::NOTHING
};

/// Paths are signed as elsewhere.
pub const S3_CONTROL_SIGNING: Customization = Customization {
    name: "S3_CONTROL_SIGNING",
    register: |components| {
        components.push_interceptor(SharedInterceptor::permanent(Signing { path_as_is: false }));
    },
    ..Customization::NOTHING
};

#[derive(Debug)]
struct Signing {
    path_as_is: bool,
}

#[dyn_dispatch_hint]
impl Intercept for Signing {
    fn name(&self) -> &'static str {
        "S3Signing"
    }

    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(mut signing) = bag.load::<SigV4OperationSigningConfig>().cloned() else { return Ok(()) };
        signing.signing_options.content_sha256_header = true;
        if self.path_as_is {
            signing.signing_options.double_uri_encode = false;
            signing.signing_options.normalize_uri_path = false;
        }
        bag.interceptor_state().store_put(signing);
        Ok(())
    }

    /// The endpoint has the bucket in its path or in its host: of a bucket in the path the operations on buckets add
    /// nothing, not even a slash.
    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let uri = bag.load::<Current>().map_or("", |operation| operation.0.traits.http.uri);
        if !self.path_as_is || uri.split_once('?').map_or(uri, |(path, _)| path) != "/" {
            return Ok(());
        }
        let uri = context.request().uri();
        let (path, query) = uri.split_once('?').map_or((uri, None), |(path, query)| (path, Some(query)));
        let Some(bare) = path.strip_suffix('/').filter(|bare| bare.matches('/').count() > 2) else {
            return Ok(());
        };
        let uri = query.map_or_else(|| bare.to_owned(), |query| format!("{bare}?{query}"));
        context.request_mut().set_uri(uri).map_err(|_| "the URI made of the input is not a valid URI")?;
        Ok(())
    }
}
