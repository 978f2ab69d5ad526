//! The binary, run as a user runs it.

mod bad_input;
mod completions;
mod convert;
mod diff;
mod explain;
mod generate;
mod inspect;
mod settings;
mod support;
