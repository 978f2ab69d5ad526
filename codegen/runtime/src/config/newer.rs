//! What the official crates have had since aws-runtime 1.10, aws-types 1.7 and aws-smithy-types 1.9.

use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_types::telemetry::RequestedTelemetryAttributes;

use super::{Config, ConfigParts};

impl<S> Config<S> {
    /// Whether the correction of clock skew is off, if that was set.
    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        self.layer().load::<DisableClockSkewCorrection>().map(DisableClockSkewCorrection::is_disabled)
    }
}

impl ConfigParts {
    /// As the builder's method of this name.
    pub fn set_disable_clock_skew_correction(&mut self, disable: Option<bool>) {
        self.layer.store_or_unset(disable.map(DisableClockSkewCorrection::from));
    }

    /// As the builder's method of this name.
    pub fn emit_input_attributes(&mut self, names: impl Iterator<Item = String>) {
        self.request_telemetry(|requested| requested.emit(names));
    }

    /// As the builder's method of this name.
    pub fn capture_input_attributes(&mut self, names: impl Iterator<Item = String>) {
        self.request_telemetry(|requested| requested.capture_only(names));
    }

    fn request_telemetry(&mut self, add: impl FnOnce(&mut RequestedTelemetryAttributes)) {
        let mut requested = self.layer.load::<RequestedTelemetryAttributes>().cloned().unwrap_or_default();
        add(&mut requested);
        self.layer.store_put(requested);
    }
}
