//! What the office works with.

pub mod aws;
