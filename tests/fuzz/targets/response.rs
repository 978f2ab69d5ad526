//! A response: into every kind of value. Nothing may panic or overflow the stack; what was read can be shown, and what
//! can be written can be read again.
//!
//! The first byte chooses the shape, the second the headers; the rest is the body.

#![no_main]

#[path = "../../../codegen/runtime/tests/shapes/mod.rs"]
mod shapes;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use smithwright_runtime::codec::Members;
use smithwright_runtime::derive::Union;
use smithwright_runtime::primitives::Blob;
use smithwright_runtime::protocol::{self, Call, ClientProtocol};
use smithwright_runtime::{OperationTraits, ServiceMetadata, Shape};
use std::collections::HashMap;

/// As DynamoDB's values.
#[derive(Clone, Union)]
pub enum AttributeValue {
    #[shape(name = "S")]
    S(String),
    #[shape(name = "N")]
    N(String),
    #[shape(name = "B")]
    B(Blob),
    #[shape(name = "SS")]
    Ss(Vec<String>),
    #[shape(name = "BS")]
    Bs(Vec<Blob>),
    #[shape(name = "M")]
    M(HashMap<String, AttributeValue>),
    #[shape(name = "L")]
    L(Vec<AttributeValue>),
    #[shape(name = "NULL")]
    Null(bool),
    #[shape(name = "BOOL")]
    Bool(bool),
    #[non_exhaustive]
    Unknown,
}

const SERVICE: ServiceMetadata = ServiceMetadata {
    sdk_id: "Fuzz",
    name: "Fuzz",
    version: "1",
    api_id: "fuzz",
    pkg_version: "0",
    ..ServiceMetadata::speaking(&protocol::AWS_JSON_1_0)
};

/// What the body is read as, by the second byte: each has a seventh of its values.
const PROTOCOLS: [&dyn ClientProtocol; 7] = [
    &protocol::AWS_JSON_1_0,
    &protocol::REST_JSON_1,
    &protocol::RPC_V2_CBOR,
    &protocol::REST_XML,
    &protocol::AWS_QUERY,
    &protocol::EC2_QUERY,
    &protocol::RPC_V2_JSON,
];

const ERROR_TYPES: [&str; 4] = ["SlowDown", "a.b#NotFound:http://x/", ":", "#"];

fuzz_target!(|bytes: &[u8]| {
    let [shape, headers, body @ ..] = bytes else { return };
    match shape % 10 {
        0 => read::<shapes::Simple>(*headers, body),
        1 => read::<shapes::Times>(*headers, body),
        2 => read::<shapes::Collections>(*headers, body),
        3 => read::<shapes::Nested>(*headers, body),
        4 => read::<shapes::Required>(*headers, body),
        5 => read::<shapes::Names>(*headers, body),
        6 => read::<shapes::Secrets>(*headers, body),
        7 => read::<shapes::Choice>(*headers, body),
        8 => read::<shapes::SlowDown>(*headers, body),
        _ => read::<AttributeValue>(*headers, body),
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    match data.get_mut(2..).filter(|_| size > 2 && max_size > 2) {
        Some(body) => 2 + smithwright_fuzz::mutate(body, size - 2, max_size - 2, seed, fuzzer_mutate),
        None => fuzzer_mutate(data, size, max_size),
    }
});

fn read<S: Shape + std::fmt::Debug>(headers: u8, body: &[u8]) {
    let mut response = HttpResponse::new(200.try_into().expect("a status"), SdkBody::from(body));
    if let Some(kind) = ERROR_TYPES.get(usize::from(headers & 0x1F)) {
        response.headers_mut().insert("x-amzn-errortype", *kind);
    }
    let call = Call { service: &SERVICE, operation: "Fuzz", traits: &OperationTraits::DEFAULT };
    let protocol = PROTOCOLS[usize::from(headers) * PROTOCOLS.len() / 256];
    match protocol.error_metadata(&call, &response) {
        Ok(metadata) => drop(format!("{:?}", metadata.build())),
        Err(error) => drop(error.to_string()),
    }
    let mut shape = S::blank();
    if let Err(error) = protocol.read_output(&call, &response, &mut shape) {
        drop(format!("{error} {error:?}"));
        return;
    }
    let _ = format!("{shape:?}");
    let Ok(written) = protocol.codec().write(&shape, Members::All) else { return };
    let mut again = S::blank();
    if let Err(error) = protocol.codec().read(&written, &mut again, Members::All) {
        panic!("what was written cannot be read: {error}: {}", String::from_utf8_lossy(&written));
    }
}
