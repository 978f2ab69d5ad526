//! Configuration for tests: the same requests every time.

use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_runtime::user_agent::AwsUserAgent;
use aws_smithy_async::time::StaticTimeSource;

use super::ConfigBuilder;
use crate::config::SharedCredentialsProvider;
use crate::config::{BehaviorVersion, ConfigParts, IdempotencyTokenProvider, IntoShared, Region};

impl<S> ConfigBuilder<S> {
    /// Sets fixed credentials, time, user agent, idempotency token and the latest behavior version.
    pub fn with_test_defaults(mut self) -> Self {
        self.apply_test_defaults();
        self
    }

    /// As [`with_test_defaults`](Self::with_test_defaults), in place.
    pub fn apply_test_defaults(&mut self) -> &mut Self {
        test_defaults(&mut self.parts);
        self
    }

    /// As [`with_test_defaults`](Self::with_test_defaults), with `us-east-1` if no region is set.
    pub fn with_test_defaults_v2(mut self) -> Self {
        self.apply_test_defaults_v2();
        self
    }

    /// As [`with_test_defaults_v2`](Self::with_test_defaults_v2), in place.
    pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
        test_defaults(&mut self.parts);
        if self.parts.layer.load::<Region>().is_none() {
            self.parts.set_region(Some(Region::from_static("us-east-1")));
        }
        self
    }
}

fn test_defaults(parts: &mut ConfigParts) {
    let time = StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(1_234_567_890));
    parts.components.set_time_source(Some(time.into_shared()));
    parts.layer.store_put(IdempotencyTokenProvider::fixed("00000000-0000-4000-8000-000000000000"));
    parts.layer.store_put(AwsUserAgent::for_tests());
    parts.set_credentials_provider(Some(SharedCredentialsProvider::new(Credentials::for_tests())));
    parts.behavior_version = Some(BehaviorVersion::latest());
}
