//! When checksums are computed and validated (`aws.protocols#httpChecksum`).

pub use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};

use aws_smithy_types::config_bag::{Storable, StoreReplace};

use super::{Config, ConfigParts};
use crate::SdkConfig;

/// Bytes of a chunk of a stream that has a checksum; `None`: all of it is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChunkSize(pub(crate) Option<usize>);

impl Storable for ChunkSize {
    type Storer = StoreReplace<Self>;
}

/// Settings of every builder of configurations: when there are checksums (`aws.protocols#httpChecksum`).
#[doc(hidden)]
#[macro_export]
macro_rules! checksum_settings {
    () => {
        /// Sets when requests have a checksum. Default: wherever the operation supports one.
        ///
        /// Services that only resemble the one of the model may not know it: with `WhenRequired` only those requests have
        /// one whose operation insists on it, or whose input names an algorithm.
        pub fn request_checksum_calculation(
            mut self,
            calculation: $crate::config::RequestChecksumCalculation,
        ) -> Self {
            self.set_request_checksum_calculation(Some(calculation));
            self
        }

        /// Sets when requests have a checksum; `None` means the default.
        pub fn set_request_checksum_calculation(
            &mut self,
            calculation: Option<$crate::config::RequestChecksumCalculation>,
        ) -> &mut Self {
            self.parts_mut().set_request_checksum_calculation(calculation);
            self
        }

        /// Sets how many bytes the chunks have in which a stream with a checksum is sent (`aws-chunked`): at least 8,192; with
        /// fewer, calls that send such streams fail. `None`: all of the stream is one chunk. Default: 65,536.
        ///
        /// A chunk is held in memory until it is sent.
        pub fn aws_chunked_encoding_chunk_size(mut self, size: Option<usize>) -> Self {
            self.set_aws_chunked_encoding_chunk_size(size);
            self
        }

        /// Sets how many bytes the chunks have in which a stream with a checksum is sent; `None`: all of it is one chunk.
        pub fn set_aws_chunked_encoding_chunk_size(&mut self, size: Option<usize>) -> &mut Self {
            self.parts_mut().set_aws_chunked_encoding_chunk_size(size);
            self
        }

        /// Sets when the checksums of responses are validated. Default: wherever the operation supports it.
        pub fn response_checksum_validation(
            mut self,
            validation: $crate::config::ResponseChecksumValidation,
        ) -> Self {
            self.set_response_checksum_validation(Some(validation));
            self
        }

        /// Sets when the checksums of responses are validated; `None` means the default.
        pub fn set_response_checksum_validation(
            &mut self,
            validation: Option<$crate::config::ResponseChecksumValidation>,
        ) -> &mut Self {
            self.parts_mut().set_response_checksum_validation(validation);
            self
        }
    };
}

impl<S> Config<S> {
    /// When requests have a checksum, if that was set.
    pub fn request_checksum_calculation(&self) -> Option<&RequestChecksumCalculation> {
        self.layer().load::<RequestChecksumCalculation>()
    }

    /// When the checksums of responses are validated, if that was set.
    pub fn response_checksum_validation(&self) -> Option<&ResponseChecksumValidation> {
        self.layer().load::<ResponseChecksumValidation>()
    }
}

impl ConfigParts {
    /// As the builder's method of this name.
    pub fn set_request_checksum_calculation(&mut self, calculation: Option<RequestChecksumCalculation>) {
        self.layer.store_or_unset(calculation);
    }

    /// As the builder's method of this name.
    pub fn set_aws_chunked_encoding_chunk_size(&mut self, size: Option<usize>) {
        self.layer.store_put(ChunkSize(size));
    }

    /// As the builder's method of this name.
    pub fn set_response_checksum_validation(&mut self, validation: Option<ResponseChecksumValidation>) {
        self.layer.store_or_unset(validation);
    }
}

/// Takes over the checksum settings of `config`.
pub(super) fn configure(parts: &mut ConfigParts, config: &SdkConfig) {
    parts.set_request_checksum_calculation(config.request_checksum_calculation());
    parts.set_response_checksum_validation(config.response_checksum_validation());
}
