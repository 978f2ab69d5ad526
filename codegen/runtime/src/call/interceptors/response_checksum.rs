//! Checksums of responses (`aws.protocols#httpChecksum`).

use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeSerializationInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::checksum_config::ResponseChecksumValidation;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::call::presign::Presigned;
use crate::checksums::{ALGORITHMS, Validated};
use crate::error::BoxError;
use crate::operation::HttpChecksum;
use crate::operation::erased::Current;
use crate::shape::{Slot, View};

/// What the member that asks for checksums is set to.
const ENABLED: &str = "ENABLED";

/// Asks for the checksum of a response, and holds what comes against it: reading fails at the end if it is wrong.
#[derive(Debug)]
pub(in crate::call) struct ResponseChecksum(pub(in crate::call) HttpChecksum);

/// Whether the response is looked at.
#[derive(Clone, Copy, Debug)]
struct Asked(bool);

impl Storable for Asked {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for ResponseChecksum {
    fn name(&self) -> &'static str {
        "ResponseChecksum"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // Nobody here sees the response of a presigned request.
        if bag.load::<Presigned>().is_some() {
            return Ok(());
        }
        let when_required = matches!(
            bag.load::<ResponseChecksumValidation>(),
            Some(ResponseChecksumValidation::WhenRequired)
        );
        let current = bag.load::<Current>().map(|current| current.0);
        let input = current.and_then(|operation| (operation.input_mut)(context.input_mut()));
        let (Some(input), Some(member)) = (input, self.0.validation_mode) else { return Ok(()) };
        let index = input.descriptor().members.iter().position(|name| *name == member);
        let Some(field) = index.and_then(|index| input.field_mut(index)) else { return Ok(()) };
        if matches!(field.view(), View::Absent) && !when_required {
            match field.slot() {
                Slot::StringEnum(mode) => mode.set_text(ENABLED),
                Slot::String(mode) => ENABLED.clone_into(mode),
                _ => {}
            }
        }
        let asked = match field.view() {
            View::StringEnum(mode) => mode.text() == ENABLED,
            View::String(mode) => mode == ENABLED,
            _ => false,
        };
        bag.interceptor_state().store_put(Asked(asked));
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let response = context.response_mut();
        if !bag.load::<Asked>().is_some_and(|asked| asked.0) || !response.status().is_success() {
            return Ok(());
        }
        let modelled = ALGORITHMS.iter().filter(|it| self.0.response_algorithms.contains(&it.name));
        let found = modelled
            .filter(|algorithm| algorithm.is_known())
            .find_map(|algorithm| Some((algorithm, response.headers().get(algorithm.header)?.to_owned())));
        let Some((algorithm, expected)) = found else { return Ok(()) };
        if is_of_parts(&expected) {
            tracing::warn!(
                "the checksum of an object in parts is that of its parts' checksums, and is not validated"
            );
            return Ok(());
        }
        let hasher = algorithm.start()?;
        let body = response.take_body();
        *response.body_mut() = SdkBody::from_body_1_x(Validated::new(body, hasher, expected));
        Ok(())
    }
}

/// Whether a checksum ends with a number of parts, as in `…==-12`.
fn is_of_parts(checksum: &str) -> bool {
    let parts = checksum.rsplit_once('-').map(|(_, parts)| parts);
    parts.is_some_and(|parts| !parts.is_empty() && parts.bytes().all(|byte| byte.is_ascii_digit()))
}
