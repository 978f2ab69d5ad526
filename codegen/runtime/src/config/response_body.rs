//! How long the bodies of responses may be.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

use super::{Config, ConfigParts};

/// The most bytes that the body of a response may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MaxBody(pub(crate) u64);

impl Storable for MaxBody {
    type Storer = StoreReplace<Self>;
}

/// Settings of every builder of configurations: how long the bodies of responses may be.
#[doc(hidden)]
#[macro_export]
macro_rules! response_body_settings {
    () => {
        /// Sets how many bytes the body of a response has at most. Default: no limit, as in the AWS SDK.
        ///
        /// A longer body is not read to its end: the call fails with a `ServiceError` that is not retried, unless the
        /// status asks for that. Event streams are not bounded as a whole; a message of theirs has at most 24 MiB.
        pub fn max_response_body_bytes(mut self, most: impl Into<Option<u64>>) -> Self {
            self.set_max_response_body_bytes(most.into());
            self
        }

        /// Sets how many bytes the body of a response has at most; `None` means the default, no limit.
        pub fn set_max_response_body_bytes(&mut self, most: Option<u64>) -> &mut Self {
            self.parts_mut().set_max_response_body_bytes(most);
            self
        }
    };
}

impl ConfigParts {
    /// As the builder's method of this name.
    pub fn set_max_response_body_bytes(&mut self, most: Option<u64>) {
        self.layer.store_or_unset(most.map(MaxBody));
    }
}

impl<S> Config<S> {
    /// How many bytes the body of a response has at most, if that was set.
    pub fn max_response_body_bytes(&self) -> Option<u64> {
        self.layer().load::<MaxBody>().map(|most| most.0)
    }
}
