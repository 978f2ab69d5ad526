//! Tools shared by the tests.

pub mod exchange;
pub mod mirror;
pub mod server;
pub mod signature;
pub mod stand_in;
pub mod tool;
