//! The generated client, as programs use it: over HTTP on loopback, or without a network where time is paused.

#[path = "../support/mod.rs"]
mod support;

mod configuration;
mod customize;
mod documents;
mod endpoints;
mod errors;
mod mocks;
mod pagination;
mod redaction;
mod retries;
mod timeouts;
mod tokens;
mod waiters;
