use smithwright_runtime::derive::OperationInput;
use smithwright_runtime::{Operation, OperationTraits};

use super::Service;
use super::error::Error;
use super::get_thing::GetThingOutput;

/// As `GetThing`, unsigned.
pub type PeekThing = super::Marker<PeekThingInput>;

impl Operation for PeekThing {
    const NAME: &'static str = "PeekThing";
    const TRAITS: OperationTraits =
        OperationTraits { auth: Some(&[&smithwright_runtime::auth::NoAuth]), ..OperationTraits::DEFAULT };
    type Service = Service;
    type Input = PeekThingInput;
    type Output = GetThingOutput;
    type Error = Error<PeekThing>;
}

#[derive(Clone, OperationInput)]
#[shape(operation = PeekThing, builder = super::InputBuilder)]
pub struct PeekThingInput {
    /// Name of the thing.
    pub name: Option<String>,
}
