//! How requests are authenticated: a file for each scheme, and the resolver that chooses among those of a call.

#[cfg(feature = "http-auth")]
mod api_key;
#[cfg(feature = "http-auth")]
mod basic;
#[cfg(feature = "http-auth")]
mod bearer;
mod none;
mod option;
mod resolver;
mod sigv4;

#[cfg(feature = "http-auth")]
pub use api_key::{ApiKeyLocation, HttpApiKey};
#[cfg(feature = "http-auth")]
pub use basic::HttpBasic;
#[cfg(feature = "http-auth")]
pub use bearer::HttpBearer;
pub use none::NoAuth;
pub use option::AuthOption;
pub use resolver::{BuildError, DefaultAuthSchemeResolver, Params, ParamsBuilder, ResolveAuthScheme};
pub use sigv4::SigV4;
pub(crate) use sigv4::{name_payload, sign_no_payload, sign_nothing};
