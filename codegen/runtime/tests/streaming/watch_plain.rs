//! Its output has events and nothing else.

use smithwright_runtime::derive::{OperationInput, OperationOutput};
use smithwright_runtime::{EventReceiver, Operation};

use super::super::sample::Service;
use super::super::sample::error::Error;
use super::{Weather, WeatherError};

#[derive(Clone, Debug, Default)]
pub struct WatchPlain;

impl Operation for WatchPlain {
    const NAME: &'static str = "WatchPlain";
    type Service = Service;
    type Input = WatchPlainInput;
    type Output = WatchPlainOutput;
    type Error = Error<WatchPlain>;
}

#[derive(Clone, OperationInput)]
#[shape(operation = WatchPlain, builder = super::Builder)]
pub struct WatchPlainInput {}

#[derive(OperationOutput)]
pub struct WatchPlainOutput {
    /// The weather.
    #[shape(events)]
    pub weather: EventReceiver<Weather, WeatherError>,
    _request_id: Option<String>,
}
