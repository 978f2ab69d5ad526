//! What the generator, the derive macros and the runtime agree on, each fact in one place.
//!
//! The generator writes what these tables say, the derives turn it into the runtime's vocabulary by its spelling, and
//! tests of the runtime hold the tables against what is there. Build scripts compile the crate: it has no dependencies but
//! the one of casing, which generator and derives have anyway.

pub mod endpoint;
pub mod jmespath;

mod arity;
mod auth;
#[cfg(feature = "casing")]
mod casing;
mod format;
mod names;
pub mod protocols;
mod syntax;
mod traits;

pub use auth::{AUTH_SCHEMES, AuthArgument, AuthScheme, AuthSettings, NO_AUTH};
#[cfg(feature = "casing")]
pub use casing::WireCase;
pub use format::FORMAT;
pub use names::{CONFIG_BUILDER_METHODS, INPUT_BUILDER_METHODS};
pub use protocols::{Framing, PROTOCOLS, Protocol};
pub use syntax::SyntaxError;
pub use traits::{Argument, MEMBER_TRAITS, MemberTrait, SHAPE_TRAITS};
