use smithwright_runtime::Operation;
use smithwright_runtime::derive::{OperationInput, OperationOutput};

use super::Service;
use super::error::Error;

/// Answers with nothing.
pub type DropThing = super::Marker<DropThingInput>;

impl Operation for DropThing {
    const NAME: &'static str = "DropThing";
    type Service = Service;
    type Input = DropThingInput;
    type Output = DropThingOutput;
    type Error = Error<DropThing>;
}

#[derive(Clone, OperationInput)]
#[shape(operation = DropThing, builder = super::InputBuilder)]
pub struct DropThingInput {
    /// Name of the thing.
    pub name: Option<String>,
}

#[derive(Clone, OperationOutput)]
pub struct DropThingOutput {
    _request_id: Option<String>,
}
