use smithwright_runtime::derive::{OperationInput, OperationOutput};
use smithwright_runtime::primitives::byte_stream::ByteStream;
use smithwright_runtime::{Http, Operation, OperationTraits};

use super::super::sample::error::Error;
use super::{Builder, Marker, Service};

pub type PutFile = Marker<PutFileInput>;

impl Operation for PutFile {
    const NAME: &'static str = "PutFile";
    const TRAITS: OperationTraits =
        OperationTraits { http: Http { method: "PUT", uri: "/files/{name}" }, ..OperationTraits::DEFAULT };
    type Service = Service;
    type Input = PutFileInput;
    type Output = PutFileOutput;
    type Error = Error<PutFile>;
}

#[derive(OperationInput)]
#[shape(operation = PutFile, builder = Builder)]
pub struct PutFileInput {
    /// Its name.
    #[shape(http_label)]
    pub name: Option<String>,
    /// How long it is, where the bytes do not tell.
    #[shape(http_header = "Content-Length")]
    pub length: Option<i64>,
    /// What it holds.
    #[shape(stream, http_payload, requires_length)]
    pub body: ByteStream,
}

#[derive(Clone, OperationOutput)]
pub struct PutFileOutput {
    _request_id: Option<String>,
}
