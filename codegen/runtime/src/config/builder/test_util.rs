//! Configuration for tests: the same requests every time.

use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_runtime::user_agent::AwsUserAgent;
use aws_smithy_async::time::StaticTimeSource;

use crate::config::SharedCredentialsProvider;
use crate::config::{BehaviorVersion, ConfigParts, IdempotencyTokenProvider, IntoShared, Region};
#[cfg(feature = "http-auth")]
use crate::config::{Login, Token, private::SharedIdentityResolver};

/// Settings of every builder of configurations, for tests: the same requests every time.
#[doc(hidden)]
#[macro_export]
macro_rules! test_util_settings {
    () => {
        /// Sets fixed credentials, time, user agent, idempotency token and the latest behavior version.
        pub fn with_test_defaults(mut self) -> Self {
            self.apply_test_defaults();
            self
        }

        /// As [`with_test_defaults`](Self::with_test_defaults), in place.
        pub fn apply_test_defaults(&mut self) -> &mut Self {
            self.parts_mut().apply_test_defaults();
            self
        }

        /// As [`with_test_defaults`](Self::with_test_defaults), with `us-east-1` if no region is set.
        pub fn with_test_defaults_v2(mut self) -> Self {
            self.apply_test_defaults_v2();
            self
        }

        /// As [`with_test_defaults_v2`](Self::with_test_defaults_v2), in place.
        pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
            self.parts_mut().apply_test_defaults_v2();
            self
        }
    };
}

impl ConfigParts {
    /// As the builder's method of this name.
    pub fn apply_test_defaults(&mut self) {
        let time = StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(1_234_567_890));
        self.components.set_time_source(Some(time.into_shared()));
        self.layer.store_put(IdempotencyTokenProvider::fixed("00000000-0000-4000-8000-000000000000"));
        self.layer.store_put(AwsUserAgent::for_tests());
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(Credentials::for_tests())));
        #[cfg(feature = "http-auth")]
        self.set_test_identities();
        self.behavior_version = Some(BehaviorVersion::latest());
    }

    #[cfg(feature = "http-auth")]
    fn set_test_identities(&mut self) {
        let token = SharedIdentityResolver::new(Token::new("test-token", None));
        self.set_bearer_token_resolver(token.clone());
        self.set_api_key_resolver(token);
        let login = Login::new("user", "password", None);
        self.set_basic_auth_login_resolver(SharedIdentityResolver::new(login));
    }

    /// As the builder's method of this name.
    pub fn apply_test_defaults_v2(&mut self) {
        self.apply_test_defaults();
        if self.layer.load::<Region>().is_none() {
            self.set_region(Some(Region::from_static("us-east-1")));
        }
    }
}
