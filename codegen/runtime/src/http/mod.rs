//! What REST protocols do with HTTP: members in the URI, in headers, as the status or the whole body. Knows no format.
//!
//! See <https://smithy.io/2.0/spec/http-bindings.html>.

mod header;
pub(crate) mod query;
mod request;
mod response;
pub(crate) mod template;

#[cfg(test)]
mod tests;

pub(crate) use request::request;
pub(crate) use response::{read, read_head};
