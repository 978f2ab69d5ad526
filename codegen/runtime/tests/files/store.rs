use smithwright_runtime::checksums::HttpChecksum;
use smithwright_runtime::derive::{OperationInput, OperationOutput};
use smithwright_runtime::primitives::byte_stream::ByteStream;
use smithwright_runtime::{Http, Operation, OperationTraits};

use super::super::sample::error::Error;
use super::{Builder, Marker, Service};

pub type Store = Marker<StoreInput>;

impl Operation for Store {
    const NAME: &'static str = "Store";
    const TRAITS: OperationTraits = OperationTraits {
        http: Http { method: "PUT", uri: "/store" },
        http_checksum: Some(HttpChecksum {
            request_algorithm: Some("algorithm"),
            required: false,
            validation_mode: Some("mode"),
            response_algorithms: &["CRC32", "SHA1", "CRC64NVME"],
        }),
        ..OperationTraits::DEFAULT
    };
    type Service = Service;
    type Input = StoreInput;
    type Output = StoreOutput;
    type Error = Error<Store>;
}

#[derive(OperationInput)]
#[shape(operation = Store, builder = Builder)]
pub struct StoreInput {
    /// Which checksum.
    #[shape(http_header = "x-amz-sdk-checksum-algorithm")]
    pub algorithm: Option<String>,
    /// Whether the response has one.
    #[shape(http_header = "x-amz-checksum-mode")]
    pub mode: Option<String>,
    /// The checksum, from a caller who knows.
    #[shape(http_header = "x-amz-checksum-sha1")]
    pub sha1: Option<String>,
    /// How it is encoded.
    #[shape(http_header = "Content-Encoding")]
    pub encoding: Option<String>,
    /// What to store.
    #[shape(stream, http_payload)]
    pub body: ByteStream,
}

#[derive(OperationOutput)]
pub struct StoreOutput {
    /// What was there before.
    #[shape(stream, http_payload)]
    pub body: ByteStream,
    _request_id: Option<String>,
}
