//! What happens when things take long or fail.

/// Settings of every builder of configurations: what happens when things take long or fail.
#[doc(hidden)]
#[macro_export]
macro_rules! resiliency_settings {
    () => {
        /// Sets how often and how fast failed attempts are repeated.
        pub fn retry_config(mut self, config: $crate::config::retry::RetryConfig) -> Self {
            self.parts_mut().set_retry_config(Some(config));
            self
        }

        /// Sets how failed attempts are repeated; `None` changes nothing.
        pub fn set_retry_config(&mut self, config: Option<$crate::config::retry::RetryConfig>) -> &mut Self {
            self.parts_mut().set_retry_config(config);
            self
        }

        /// Sets which clients share a quota of retries. By default those of one service and region do.
        pub fn retry_partition(mut self, partition: $crate::config::retry::RetryPartition) -> Self {
            self.set_retry_partition(Some(partition));
            self
        }

        /// Sets which clients share a quota of retries; `None` changes nothing.
        pub fn set_retry_partition(
            &mut self,
            partition: Option<$crate::config::retry::RetryPartition>,
        ) -> &mut Self {
            if let Some(partition) = partition {
                self.parts_mut().layer_mut().store_put(partition);
            }
            self
        }

        /// Adds a say in which errors are worth another attempt.
        pub fn retry_classifier(
            mut self,
            classifier: impl $crate::config::retry::ClassifyRetry + 'static,
        ) -> Self {
            self.push_retry_classifier($crate::config::private::SharedRetryClassifier::new(classifier));
            self
        }

        /// Adds a say in which errors are worth another attempt.
        pub fn push_retry_classifier(
            &mut self,
            classifier: $crate::config::private::SharedRetryClassifier,
        ) -> &mut Self {
            self.parts_mut().components_mut().push_retry_classifier(classifier);
            self
        }

        /// Sets the retry classifiers, in place of those that were added before.
        pub fn set_retry_classifiers(
            &mut self,
            classifiers: impl IntoIterator<Item = $crate::config::private::SharedRetryClassifier>,
        ) -> &mut Self {
            self.parts_mut().components_mut().set_retry_classifiers(classifiers.into_iter());
            self
        }

        /// Sets timeouts; what `config` leaves open stays as it was set before.
        ///
        /// Default: 3.1 s to connect (behavior versions before `v2026_01_12`: no limit), and no limit for anything else:
        /// reading, an attempt, a whole call with its retries. What hangs beyond that is for the
        /// [protection against stalled streams](Self::stalled_stream_protection). A client made from an `SdkConfig` takes
        /// its timeouts.
        pub fn timeout_config(mut self, config: $crate::config::timeout::TimeoutConfig) -> Self {
            self.parts_mut().set_timeout_config(Some(config));
            self
        }

        /// Sets timeouts; `None` changes nothing.
        pub fn set_timeout_config(
            &mut self,
            config: Option<$crate::config::timeout::TimeoutConfig>,
        ) -> &mut Self {
            self.parts_mut().set_timeout_config(config);
            self
        }

        /// Sets what is done about streams that stall.
        ///
        /// Default: a request or response body that carries less than 1 byte in a second, for 5 s, fails the call. It begins
        /// with the first byte of a body: a service that takes its time to answer is for timeouts. Event streams are not
        /// watched, for between events nothing comes.
        pub fn stalled_stream_protection(
            mut self,
            config: $crate::config::StalledStreamProtectionConfig,
        ) -> Self {
            self.set_stalled_stream_protection(Some(config));
            self
        }

        /// Sets what is done about streams that stall.
        pub fn set_stalled_stream_protection(
            &mut self,
            config: Option<$crate::config::StalledStreamProtectionConfig>,
        ) -> &mut Self {
            self.parts_mut().layer_mut().store_or_unset(config);
            self
        }

        /// Sets how to sleep, for retries, timeouts and waiters.
        pub fn sleep_impl(mut self, sleep_impl: impl $crate::config::AsyncSleep + 'static) -> Self {
            self.set_sleep_impl(Some($crate::config::IntoShared::into_shared(sleep_impl)));
            self
        }

        /// Sets how to sleep.
        pub fn set_sleep_impl(&mut self, sleep_impl: Option<$crate::config::SharedAsyncSleep>) -> &mut Self {
            self.parts_mut().components_mut().set_sleep_impl(sleep_impl);
            self
        }

        /// Sets what tells the time, for signatures, caches and waiters.
        pub fn time_source(
            mut self,
            time_source: impl $crate::config::private::TimeSource + 'static,
        ) -> Self {
            self.set_time_source(Some($crate::config::IntoShared::into_shared(time_source)));
            self
        }

        /// Sets what tells the time.
        pub fn set_time_source(
            &mut self,
            time_source: Option<$crate::config::private::SharedTimeSource>,
        ) -> &mut Self {
            self.parts_mut().components_mut().set_time_source(time_source);
            self
        }
    };
}
