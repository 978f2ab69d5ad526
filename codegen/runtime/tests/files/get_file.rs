use smithwright_runtime::derive::{OperationInput, OperationOutput};
use smithwright_runtime::primitives::byte_stream::ByteStream;
use smithwright_runtime::{Http, Operation, OperationTraits};

use super::super::sample::error::Error;
use super::{Builder, Marker, Service};

pub type GetFile = Marker<GetFileInput>;

impl Operation for GetFile {
    const NAME: &'static str = "GetFile";
    const TRAITS: OperationTraits =
        OperationTraits { http: Http { method: "GET", uri: "/files/{name}" }, ..OperationTraits::DEFAULT };
    type Service = Service;
    type Input = GetFileInput;
    type Output = GetFileOutput;
    type Error = Error<GetFile>;
}

#[derive(Clone, OperationInput)]
#[shape(operation = GetFile, builder = Builder)]
pub struct GetFileInput {
    /// Its name.
    #[shape(http_label)]
    pub name: Option<String>,
}

#[derive(OperationOutput)]
pub struct GetFileOutput {
    /// What it holds.
    #[shape(stream, http_payload)]
    pub body: ByteStream,
    /// Who wrote it.
    #[shape(http_header = "x-author")]
    pub author: Option<String>,
    _request_id: Option<String>,
}
