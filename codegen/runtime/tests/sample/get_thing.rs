use smithwright_runtime::derive::{OperationInput, OperationOutput, Structure};
use smithwright_runtime::waiter::{Acceptor, Comparator, State};
use smithwright_runtime::{Operation, Waiter, Waiting};

use super::Service;
use super::error::Error;

pub type GetThing = super::Marker<GetThingInput>;

impl Operation for GetThing {
    const NAME: &'static str = "GetThing";
    type Service = Service;
    type Input = GetThingInput;
    type Output = GetThingOutput;
    type Error = Error<GetThing>;
}

#[derive(Clone, OperationInput)]
#[shape(operation = GetThing, builder = super::InputBuilder)]
pub struct GetThingInput {
    /// Name of the thing.
    pub name: Option<String>,
    /// Marks the request.
    #[shape(idempotency_token)]
    pub client_token: Option<String>,
}

#[derive(Clone, Structure)]
pub struct Thing {
    /// Name of the thing.
    pub name: String,
    /// State of the thing.
    pub status: String,
}

#[derive(Clone, OperationOutput)]
pub struct GetThingOutput {
    /// The thing.
    pub thing: Option<Thing>,
    _request_id: Option<String>,
}

impl GetThingOutput {
    pub fn state(&self) -> &str {
        self.thing().map_or("", Thing::status)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct ThingReady;

impl Waiter for ThingReady {
    const NAME: &'static str = "ThingReady";
    const MIN_DELAY: u64 = 5;
    const MAX_DELAY: u64 = 60;
    const ACCEPTORS: &'static [Acceptor] = &[
        Acceptor::output(State::Success, "thing.status", Comparator::StringEquals, "READY"),
        Acceptor::output(State::Failure, "thing.status", Comparator::StringEquals, "BROKEN"),
        Acceptor::input_output(
            State::Failure,
            "output.thing && input.name != output.thing.name",
            Comparator::BooleanEquals,
            "true",
        ),
        Acceptor::error(State::Retry, "Missing"),
    ];
    type Operation = GetThing;
}

pub type ThingReadyFluentBuilder = super::InputBuilder<GetThingInput, Waiting<ThingReady>>;
