//! The parity program, compiled against the AWS SDK's client.

#![cfg(test)]
// The SDK marks all of the client deprecated since the service takes no new customers.
#![allow(deprecated)]

#[allow(dead_code, reason = "most of it is compiled only")]
mod program;
