//! Writes a program that uses all of a client's public surface, from the model.
//!
//! It is there to be compiled, against this project's client and against the AWS SDK's: each compiles the same text.
//! Only what says something about values, not types, is also run.

mod enumerations;
mod errors;
mod operations;
mod structures;
mod types;
mod waiters;

use super::model::Model;

/// File names and sources. Each expects `proton` to be a crate, and `any`, a function that gives any type, in scope.
pub fn sources(model: &Model) -> Vec<(&'static str, String)> {
    vec![
        ("parity_enumerations.rs", enumerations::source(model)),
        ("parity_errors.rs", errors::source(model)),
        ("parity_operations.rs", operations::source(model)),
        ("parity_structures.rs", structures::source(model)),
        ("parity_waiters.rs", waiters::source(model)),
    ]
}
