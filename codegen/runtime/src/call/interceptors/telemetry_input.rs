//! Members of the input that the user asked to see in telemetry.

use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::telemetry::{CapturedTelemetryAttributes, RequestedTelemetryAttributes};

use crate::Shape;
use crate::error::BoxError;
use crate::operation::erased::Current;
use crate::shape::{Trait, View};

/// Captures the members that [`emit_input_attributes`] and [`capture_input_attributes`] name.
///
/// Only strings and enum values, and never sensitive ones.
///
/// [`emit_input_attributes`]: crate::ConfigBuilder::emit_input_attributes
/// [`capture_input_attributes`]: crate::ConfigBuilder::capture_input_attributes
#[derive(Debug)]
pub(in crate::call) struct TelemetryInput;

#[dyn_dispatch_hint]
impl Intercept for TelemetryInput {
    fn name(&self) -> &'static str {
        "TelemetryInput"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        bag: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(requested) = bag.load::<RequestedTelemetryAttributes>().filter(|names| !names.is_empty())
        else {
            return Ok(());
        };
        let Some(operation) = bag.load::<Current>() else { return Ok(()) };
        let Some(input) = (operation.0.input)(context.input()) else { return Ok(()) };
        let captured = capture(input, requested);
        bag.interceptor_state().store_put(captured);
        Ok(())
    }
}

fn capture(input: &dyn Shape, requested: &RequestedTelemetryAttributes) -> CapturedTelemetryAttributes {
    let mut captured = CapturedTelemetryAttributes::default();
    let descriptor = input.descriptor();
    for (index, member) in descriptor.members.iter().enumerate() {
        if !requested.should_capture(member) || descriptor.traits(index).contains(&Trait::Sensitive) {
            continue;
        }
        match input.field(index).map(|field| field.view()) {
            Some(View::String(text)) => captured.insert(member, text),
            Some(View::StringEnum(value)) => captured.insert(member, value.text()),
            _ => {}
        }
    }
    captured
}
