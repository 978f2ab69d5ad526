use smithwright_runtime::derive::OperationInput;
use smithwright_runtime::{Operation, OperationTraits};

use super::Service;
use super::error::Error;
use super::get_thing::GetThingOutput;

/// As `GetThing`, unsigned.
#[derive(Clone, Debug, Default)]
pub struct PeekThing;

impl Operation for PeekThing {
    const NAME: &'static str = "PeekThing";
    const TRAITS: OperationTraits =
        OperationTraits { auth: Some(&[&smithwright_runtime::auth::NoAuth]), ..OperationTraits::DEFAULT };
    type Service = Service;
    type Input = PeekThingInput;
    type Output = GetThingOutput;
    type Error = Error<PeekThing>;
}

#[derive(Clone, PartialEq, OperationInput)]
#[shape(operation = PeekThing)]
pub struct PeekThingInput {
    /// Name of the thing.
    pub name: Option<String>,
}
