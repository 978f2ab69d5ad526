//! What the generator, the derive macros and the runtime agree on, each fact in one place.
//!
//! The generator writes what these tables say, the derives turn it into the runtime's vocabulary by its spelling, and
//! tests of the runtime hold the tables against what is there. The crate has no dependencies: build scripts compile it.

mod auth;
mod names;
mod protocols;
mod traits;

pub use auth::{AUTH_SCHEMES, AuthArgument, AuthScheme, AuthSettings, NO_AUTH};
pub use names::{CONFIG_BUILDER_METHODS, INPUT_BUILDER_METHODS};
pub use protocols::{Framing, PROTOCOLS, Protocol};
pub use traits::{Argument, MEMBER_TRAITS, MemberTrait};
