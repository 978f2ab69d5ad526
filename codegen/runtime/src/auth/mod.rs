//! How requests are signed.

mod resolver;

pub use resolver::{BuildError, DefaultAuthSchemeResolver, Params, ParamsBuilder, ResolveAuthScheme};
