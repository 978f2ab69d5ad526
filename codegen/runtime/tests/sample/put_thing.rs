use smithwright_runtime::derive::OperationInput;
use smithwright_runtime::{Operation, OperationTraits};

use super::Service;
use super::error::Error;
use super::get_thing::GetThingOutput;

/// Sends a thing, compressed if it is large.
pub type PutThing = super::Marker<PutThingInput>;

impl Operation for PutThing {
    const NAME: &'static str = "PutThing";
    const TRAITS: OperationTraits = OperationTraits {
        compression: Some(smithwright_runtime::compression::GZIP),
        ..OperationTraits::DEFAULT
    };
    type Service = Service;
    type Input = PutThingInput;
    type Output = GetThingOutput;
    type Error = Error<PutThing>;
}

#[derive(Clone, OperationInput)]
#[shape(operation = PutThing, builder = super::InputBuilder)]
pub struct PutThingInput {
    /// What the thing holds.
    pub content: Option<String>,
}
