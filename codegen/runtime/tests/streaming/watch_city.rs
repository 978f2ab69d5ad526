//! Its output has another member beside the events.

use smithwright_runtime::derive::{OperationInput, OperationOutput};
use smithwright_runtime::{EventReceiver, Operation};

use super::super::sample::Service;
use super::super::sample::error::Error;
use super::{Weather, WeatherError};

#[derive(Clone, Debug, Default)]
pub struct Watch;

impl Operation for Watch {
    const NAME: &'static str = "Watch";
    type Service = Service;
    type Input = WatchInput;
    type Output = WatchOutput;
    type Error = Error<Watch>;
}

#[derive(Clone, OperationInput)]
#[shape(operation = Watch, builder = super::Builder)]
pub struct WatchInput {
    /// Which city.
    pub city: Option<String>,
}

#[derive(OperationOutput)]
pub struct WatchOutput {
    /// The session.
    pub session: Option<String>,
    /// The weather.
    #[shape(events)]
    pub weather: EventReceiver<Weather, WeatherError>,
    _request_id: Option<String>,
}
