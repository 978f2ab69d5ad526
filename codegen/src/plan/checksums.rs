//! Checksums of requests and responses (`aws.protocols#httpChecksum`).

use crate::model::{Node, Shape};

/// What an operation says of checksums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksumPlan {
    /// The member of the input that names an algorithm.
    pub request_algorithm: Option<String>,
    /// Whether every request has a checksum.
    pub required: bool,
    /// The member of the input that asks for a checksum of the response.
    pub validation_mode: Option<String>,
    /// Algorithms whose checksums a response may have.
    pub response_algorithms: Vec<String>,
}

/// What an operation with this input says. Members that the input lacks say nothing.
pub(super) fn of(operation: &Shape, input: Option<&Shape>) -> Option<ChecksumPlan> {
    let settings = operation.traits.http_checksum()?;
    let member = |key: &str| {
        let name = settings.get(key)?.as_str()?;
        Some(input?.member(name)?.name.clone())
    };
    Some(ChecksumPlan {
        request_algorithm: member("requestAlgorithmMember"),
        required: settings.get("requestChecksumRequired").and_then(Node::as_bool).unwrap_or_default(),
        validation_mode: member("requestValidationModeMember"),
        response_algorithms: settings.get("responseAlgorithms").map(Node::strings).unwrap_or_default(),
    })
}
