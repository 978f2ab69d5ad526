//! What happens when things take long or fail.

use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;

use super::ConfigBuilder;
use crate::config::retry::{ClassifyRetry, RetryConfig, RetryPartition};
use crate::config::timeout::TimeoutConfig;
use crate::config::{AsyncSleep, IntoShared, SharedAsyncSleep, StalledStreamProtectionConfig};

impl<S> ConfigBuilder<S> {
    /// Sets how often and how fast failed attempts are repeated.
    pub fn retry_config(mut self, config: RetryConfig) -> Self {
        self.parts.set_retry_config(Some(config));
        self
    }

    /// Sets how failed attempts are repeated; `None` changes nothing.
    pub fn set_retry_config(&mut self, config: Option<RetryConfig>) -> &mut Self {
        self.parts.set_retry_config(config);
        self
    }

    /// Sets which clients share a quota of retries. By default those of one service and region do.
    pub fn retry_partition(mut self, partition: RetryPartition) -> Self {
        self.set_retry_partition(Some(partition));
        self
    }

    /// Sets which clients share a quota of retries; `None` changes nothing.
    pub fn set_retry_partition(&mut self, partition: Option<RetryPartition>) -> &mut Self {
        if let Some(partition) = partition {
            self.parts.layer.store_put(partition);
        }
        self
    }

    /// Adds a say in which errors are worth another attempt.
    pub fn retry_classifier(mut self, classifier: impl ClassifyRetry + 'static) -> Self {
        self.push_retry_classifier(SharedRetryClassifier::new(classifier));
        self
    }

    /// Adds a say in which errors are worth another attempt.
    pub fn push_retry_classifier(&mut self, classifier: SharedRetryClassifier) -> &mut Self {
        self.parts.components.push_retry_classifier(classifier);
        self
    }

    /// Sets the retry classifiers, in place of those that were added before.
    pub fn set_retry_classifiers(
        &mut self,
        classifiers: impl IntoIterator<Item = SharedRetryClassifier>,
    ) -> &mut Self {
        self.parts.components.set_retry_classifiers(classifiers.into_iter());
        self
    }

    /// Sets timeouts; what `config` leaves open stays as it was set before.
    ///
    /// Default: 3.1 s to connect (behavior versions before `v2026_01_12`: no limit), and no limit for anything else:
    /// reading, an attempt, a whole call with its retries. What hangs beyond that is for the
    /// [protection against stalled streams](Self::stalled_stream_protection). A client made from an `SdkConfig` takes
    /// its timeouts.
    pub fn timeout_config(mut self, config: TimeoutConfig) -> Self {
        self.parts.set_timeout_config(Some(config));
        self
    }

    /// Sets timeouts; `None` changes nothing.
    pub fn set_timeout_config(&mut self, config: Option<TimeoutConfig>) -> &mut Self {
        self.parts.set_timeout_config(config);
        self
    }

    /// Sets what is done about streams that stall.
    ///
    /// Default: a request or response body that carries less than 1 byte in a second, for 5 s, fails the call. It begins
    /// with the first byte of a body: a service that takes its time to answer is for timeouts. Event streams are not
    /// watched, for between events nothing comes.
    pub fn stalled_stream_protection(mut self, config: StalledStreamProtectionConfig) -> Self {
        self.set_stalled_stream_protection(Some(config));
        self
    }

    /// Sets what is done about streams that stall.
    pub fn set_stalled_stream_protection(
        &mut self,
        config: Option<StalledStreamProtectionConfig>,
    ) -> &mut Self {
        self.parts.layer.store_or_unset(config);
        self
    }

    /// Sets how to sleep, for retries, timeouts and waiters.
    pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
        self.set_sleep_impl(Some(sleep_impl.into_shared()));
        self
    }

    /// Sets how to sleep.
    pub fn set_sleep_impl(&mut self, sleep_impl: Option<SharedAsyncSleep>) -> &mut Self {
        self.parts.components.set_sleep_impl(sleep_impl);
        self
    }

    /// Sets what tells the time, for signatures, caches and waiters.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.set_time_source(Some(time_source.into_shared()));
        self
    }

    /// Sets what tells the time.
    pub fn set_time_source(&mut self, time_source: Option<SharedTimeSource>) -> &mut Self {
        self.parts.components.set_time_source(time_source);
        self
    }

    /// Switches off the correction of signatures for a wrong local clock.
    pub fn disable_clock_skew_correction(mut self, disable: impl Into<Option<bool>>) -> Self {
        self.parts.set_disable_clock_skew_correction(disable.into());
        self
    }

    /// Switches off the correction of signatures for a wrong local clock.
    pub fn set_disable_clock_skew_correction(&mut self, disable: Option<bool>) -> &mut Self {
        self.parts.set_disable_clock_skew_correction(disable);
        self
    }
}
