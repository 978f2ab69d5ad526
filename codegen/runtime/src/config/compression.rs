//! Which requests are compressed (`smithy.api#requestCompression`).

use aws_smithy_types::config_bag::{Storable, StoreReplace};

use super::{Config, ConfigParts};
use crate::SdkConfig;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Disabled(pub(crate) bool);

impl Storable for Disabled {
    type Storer = StoreReplace<Self>;
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct MinSize(pub(crate) u32);

impl Storable for MinSize {
    type Storer = StoreReplace<Self>;
}

/// Settings of every builder of configurations: which requests are compressed (`smithy.api#requestCompression`).
#[doc(hidden)]
#[macro_export]
macro_rules! compression_settings {
    () => {
        /// Switches off the compression of requests. Default: `false`.
        ///
        /// Only requests of operations that the model asks to compress are compressed at all.
        pub fn disable_request_compression(mut self, disable: impl Into<Option<bool>>) -> Self {
            self.set_disable_request_compression(disable.into());
            self
        }

        /// Switches off the compression of requests; `None` means the default, `false`.
        pub fn set_disable_request_compression(&mut self, disable: Option<bool>) -> &mut Self {
            self.parts_mut().set_disable_request_compression(disable);
            self
        }

        /// Sets how many bytes the body of a request has at least for it to be compressed: 0 to 10,485,760; with more,
        /// calls of operations that compress fail. Default: 10,240.
        pub fn request_min_compression_size_bytes(mut self, size: impl Into<Option<u32>>) -> Self {
            self.set_request_min_compression_size_bytes(size.into());
            self
        }

        /// Sets how many bytes the body of a request has at least for it to be compressed; `None` means the default,
        /// 10,240.
        pub fn set_request_min_compression_size_bytes(&mut self, size: Option<u32>) -> &mut Self {
            self.parts_mut().set_request_min_compression_size_bytes(size);
            self
        }
    };
}

impl<S> Config<S> {
    /// Whether the compression of requests is off, if that was set.
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.layer().load::<Disabled>().map(|disabled| disabled.0)
    }

    /// How many bytes the body of a request has at least for it to be compressed, if that was set.
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.layer().load::<MinSize>().map(|size| size.0)
    }
}

impl ConfigParts {
    /// As the builder's method of this name.
    pub fn set_disable_request_compression(&mut self, disable: Option<bool>) {
        self.layer.store_or_unset(disable.map(Disabled));
    }

    /// As the builder's method of this name.
    pub fn set_request_min_compression_size_bytes(&mut self, size: Option<u32>) {
        self.layer.store_or_unset(size.map(MinSize));
    }
}

/// Takes over the compression settings of `config`.
pub(super) fn configure(parts: &mut ConfigParts, config: &SdkConfig) {
    parts.set_disable_request_compression(config.disable_request_compression());
    parts.set_request_min_compression_size_bytes(config.request_min_compression_size_bytes());
}
