//! Bodies that are not loaded as a whole.

#[cfg(feature = "event-stream")]
pub mod event;
