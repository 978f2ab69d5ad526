//! The protocols there are.

/// A protocol.
///
/// To add one: a row here, at its place in the order of preference, a constant in `smithwright_runtime::protocol`, and
/// the id of its suite in the conformance tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The id of the trait that stands for it.
    pub id: &'static str,
    /// The constant in `smithwright_runtime::protocol`.
    pub constant: &'static str,
    /// How operations and members are laid out in HTTP messages.
    pub framing: Framing,
    /// Traits of members that it reads; others are not passed on.
    pub reads: &'static [&'static str],
    /// Whether `smithy.api#timestampFormat` counts.
    pub timestamp_formats: bool,
    /// Whether an operation without input sends no body.
    pub input_may_be_absent: bool,
    /// Whether errors have codes of their own (`aws.protocols#awsQueryError`).
    pub query_codes: bool,
    /// The feature of the runtime that brings it; `None` if it is always there.
    pub feature: Option<&'static str>,
}

/// How operations and members are laid out in HTTP messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// One path for all operations or one for each, and all members in the body.
    Rpc,
    /// Methods, URIs, headers and bodies as the traits of HTTP bindings say.
    Rest,
}

impl Protocol {
    /// The row of the protocol whose trait has this id, or whose id has this name after the `#`.
    pub fn named(name: &str) -> Option<&'static Self> {
        PROTOCOLS.iter().find(|row| row.id == name || row.name() == name)
    }

    /// The name of the trait, such as `restJson1`.
    pub fn name(&self) -> &'static str {
        self.id.rsplit('#').next().unwrap_or(self.id)
    }

    /// Whether it reads the trait of members with this id.
    pub fn reads(&self, id: &str) -> bool {
        self.reads.contains(&id)
    }
}

const EVENTS: [&str; 2] = ["smithy.api#eventHeader", "smithy.api#eventPayload"];
const RPC: &[&str] = &EVENTS;
const REST_JSON: &[&str] = &[
    "smithy.api#jsonName",
    "smithy.api#mediaType",
    "smithy.api#httpLabel",
    "smithy.api#httpQuery",
    "smithy.api#required",
    "smithy.api#httpQueryParams",
    "smithy.api#httpHeader",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpPayload",
    "smithy.api#httpResponseCode",
    "smithy.api#requiresLength",
    EVENTS[0],
    EVENTS[1],
];

const QUERY: &[&str] = &["smithy.api#xmlName", "smithy.api#xmlFlattened", "smithy.api#xmlAttribute"];
const EC2: &[&str] = &[QUERY[0], QUERY[1], QUERY[2], "aws.protocols#ec2QueryName"];
const REST_XML_TRAITS: &[&str] = &[
    "smithy.api#mediaType",
    "smithy.api#httpLabel",
    "smithy.api#httpQuery",
    "smithy.api#required",
    "smithy.api#httpQueryParams",
    "smithy.api#httpHeader",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpPayload",
    "smithy.api#requiresLength",
    "smithy.api#httpResponseCode",
    QUERY[0],
    QUERY[1],
    QUERY[2],
    "smithy.api#xmlNamespace",
    EVENTS[0],
    EVENTS[1],
];

/// awsJson1_0
pub const AWS_JSON_1_0: Protocol = Protocol {
    id: "aws.protocols#awsJson1_0",
    constant: "AWS_JSON_1_0",
    framing: Framing::Rpc,
    reads: RPC,
    timestamp_formats: true,
    input_may_be_absent: false,
    query_codes: false,
    feature: None,
};

/// rpcv2Cbor
pub const RPC_V2_CBOR: Protocol = Protocol {
    id: "smithy.protocols#rpcv2Cbor",
    constant: "RPC_V2_CBOR",
    framing: Framing::Rpc,
    reads: RPC,
    timestamp_formats: false,
    input_may_be_absent: true,
    query_codes: false,
    feature: Some("cbor"),
};

/// rpcv2Json
pub const RPC_V2_JSON: Protocol =
    Protocol { id: "smithy.protocols#rpcv2Json", constant: "RPC_V2_JSON", feature: None, ..RPC_V2_CBOR };

/// awsJson1_1
pub const AWS_JSON_1_1: Protocol =
    Protocol { id: "aws.protocols#awsJson1_1", constant: "AWS_JSON_1_1", ..AWS_JSON_1_0 };

/// restJson1
pub const REST_JSON_1: Protocol = Protocol {
    id: "aws.protocols#restJson1",
    constant: "REST_JSON_1",
    framing: Framing::Rest,
    reads: REST_JSON,
    ..AWS_JSON_1_0
};

/// restXml
pub const REST_XML: Protocol = Protocol {
    id: "aws.protocols#restXml",
    constant: "REST_XML",
    reads: REST_XML_TRAITS,
    feature: Some("xml"),
    ..REST_JSON_1
};

/// awsQuery
pub const AWS_QUERY: Protocol = Protocol {
    id: "aws.protocols#awsQuery",
    constant: "AWS_QUERY",
    query_codes: true,
    reads: QUERY,
    feature: Some("query"),
    ..AWS_JSON_1_0
};

/// ec2Query
pub const EC2_QUERY: Protocol =
    Protocol { id: "aws.protocols#ec2Query", constant: "EC2_QUERY", reads: EC2, ..AWS_QUERY };

/// All protocols, best first: of several that a service speaks the first is taken, in the order of the AWS SDK.
pub const PROTOCOLS: &[Protocol] =
    &[RPC_V2_CBOR, RPC_V2_JSON, AWS_JSON_1_0, AWS_JSON_1_1, REST_JSON_1, REST_XML, AWS_QUERY, EC2_QUERY];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MEMBER_TRAITS;

    #[test]
    fn protocols_read_traits_that_are_passed_on() {
        for row in PROTOCOLS {
            for id in row.reads {
                assert!(MEMBER_TRAITS.iter().any(|known| known.id == *id), "{id} of {}", row.id);
            }
        }
    }

    #[test]
    fn a_protocol_is_found_by_id_and_name() {
        assert_eq!(Protocol::named("restJson1").map(|row| row.constant), Some("REST_JSON_1"));
        assert_eq!(Protocol::named("aws.protocols#restJson1"), Protocol::named("restJson1"));
        assert_eq!(Protocol::named("simpleRestJson"), None);
    }
}
