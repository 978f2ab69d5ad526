//! Writes test sources from the service model.
//!
//! The tool reads the model with plain serde_json and shares no line with the generator, so that it is a second opinion
//! on names, types and JSON. Build scripts include it by path.

pub mod every_operation;
pub mod mirrors;
pub mod model;
pub mod names;
pub mod parity;
pub mod sample;
