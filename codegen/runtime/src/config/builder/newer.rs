//! Settings that the official crates have had since aws-runtime 1.10.

/// Defines the settings, as methods of a builder with a method `parts_mut`.
#[doc(hidden)]
#[macro_export]
macro_rules! newer_settings {
    () => {
        /// Puts these members of inputs, by their names in the model, on the client's metrics; and on the config bag,
        /// as [`capture_input_attributes`](Self::capture_input_attributes) does.
        ///
        /// Each value makes a time series of its own: name members with few values. Only members that hold text and are
        /// not sensitive are taken.
        pub fn emit_input_attributes(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.parts_mut().emit_input_attributes(names.into_iter().map(Into::into));
            self
        }

        /// Puts these members of inputs on the config bag as `CapturedTelemetryAttributes`, for interceptors to read.
        pub fn capture_input_attributes(
            mut self,
            names: impl IntoIterator<Item = impl Into<String>>,
        ) -> Self {
            self.parts_mut().capture_input_attributes(names.into_iter().map(Into::into));
            self
        }

        /// Switches off the correction of signatures for a wrong local clock.
        pub fn disable_clock_skew_correction(mut self, disable: impl Into<Option<bool>>) -> Self {
            self.parts_mut().set_disable_clock_skew_correction(disable.into());
            self
        }

        /// Switches off the correction of signatures for a wrong local clock.
        pub fn set_disable_clock_skew_correction(&mut self, disable: Option<bool>) -> &mut Self {
            self.parts_mut().set_disable_clock_skew_correction(disable);
            self
        }
    };
}
