//! The binary, run as a user runs it.

mod bad_input;
mod completions;
mod convert;
mod diff;
mod explain;
mod gate;
mod generate;
mod inspect;
mod package;
mod races;
mod schema;
mod settings;
mod settings_of_a_model;
mod support;
#[cfg(unix)]
mod workflow;
