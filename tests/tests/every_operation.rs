//! Each operation over HTTP on loopback: a full request, and a full response.
//!
//! The tests are written by a build script from the model; see `src/tool/every_operation.rs`.

mod support;

use smithwright_tests::exchange::Exchange;

/// Typed values back to JSON, through accessors.
#[allow(unreachable_pub, missing_docs, reason = "written by the build script")]
mod mirrors {
    include!(concat!(env!("OUT_DIR"), "/mirrors.rs"));
}

include!(concat!(env!("OUT_DIR"), "/every_operation.rs"));

fn client(exchange: &Exchange) -> proton::Client {
    support::client(exchange.url())
}
