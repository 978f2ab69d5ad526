//! Generates plain, typed Rust clients from Smithy service models, at build time.
