//! Names of the generated code. A [`RustName`] comes from a [`Scope`] only, so what is emitted is always a valid
//! identifier and two items of one scope never share one.

mod casing;
mod reserved;
mod scope;

pub use casing::{pascal_case, snake_case, words};
pub(crate) use reserved::{is_keyword, is_reserved_stem};
pub use scope::{RustName, Scope, ScopeKind};
