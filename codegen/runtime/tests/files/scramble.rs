use smithwright_runtime::derive::{OperationInput, OperationOutput};
use smithwright_runtime::primitives::byte_stream::ByteStream;
use smithwright_runtime::{Http, Operation, OperationTraits};

use super::super::sample::error::Error;
use super::{Builder, Marker, Service};

pub type Scramble = Marker<ScrambleInput>;

impl Operation for Scramble {
    const NAME: &'static str = "Scramble";
    const TRAITS: OperationTraits = OperationTraits {
        http: Http { method: "POST", uri: "/scramble" },
        unsigned_payload: true,
        ..OperationTraits::DEFAULT
    };
    type Service = Service;
    type Input = ScrambleInput;
    type Output = ScrambleOutput;
    type Error = Error<Scramble>;
}

#[derive(OperationInput)]
#[shape(operation = Scramble, builder = Builder)]
pub struct ScrambleInput {
    /// What to scramble.
    #[shape(stream, sensitive, http_payload, media_type = "text/plain")]
    pub text: ByteStream,
}

#[derive(OperationOutput)]
pub struct ScrambleOutput {
    /// What came of it.
    #[shape(stream, sensitive, http_payload)]
    pub text: ByteStream,
    _request_id: Option<String>,
}
