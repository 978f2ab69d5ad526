//! The Rust-shaped plan: what there is to emit, with every question answered. It holds no tokens.

mod auth;
mod boxes;
mod casings;
mod checksums;
mod circles;
mod client_docs;
mod client_params;
mod customizations;
mod defaults;
mod deprecation;
mod discovery;
pub mod docs;
mod endpoint;
mod endpoint_params;
mod endpoint_tests;
mod enums;
mod errors;
mod event_tests;
mod limits;
mod meter;
pub mod names;
mod nesting;
mod numbers;
mod operations;
#[cfg(feature = "diff")]
mod outline;
mod paginators;
mod planner;
mod protocol_tests;
mod reach;
mod service;
mod show;
mod sizes;
mod streams;
mod structures;
mod supported;
mod types;
mod unions;
mod unsupported;
mod waiters;
mod wire_traits;

pub use smithwright_contract::WireCase;
use std::collections::BTreeSet;

pub use auth::{AuthOption, AuthValue};
pub use checksums::ChecksumPlan;
pub use client_params::ClientParamPlan;
pub use defaults::DefaultValue;
pub use deprecation::Deprecation;
pub use discovery::DiscoveryPlan;
pub use docs::Docs;
pub use endpoint_params::{EndpointParam, EndpointParamSource, ParamKind};
pub use endpoint_tests::{EndpointCase, EndpointSettings};
pub use enums::{EnumPlan, EnumValue, EnumVariant};
pub use errors::ErrorPlan;
pub use event_tests::{EventOutcome, EventTest, SentEvent};
pub use names::RustName;
pub use operations::{HttpPlan, OperationPlan};
#[cfg(feature = "diff")]
pub use outline::{Outline, outline};
pub use paginators::{ItemPlan, PageSizePlan, PaginatorPlan, Step};
pub use planner::plan;
pub use protocol_tests::{Expectation, ExpectedRequest, GivenResponse, ProtocolTest, TestValue};
pub use service::ServicePlan;
pub(crate) use service::chosen_protocol;
#[cfg(feature = "diff")]
pub(crate) use service::spoken_protocol;
pub use streams::{EventStreamPlan, StreamKind};
pub use structures::{
    ContainerAttributes, FieldPlan, MemberAttributes, Retry, Role, StructurePlan, ValueAttributes,
};
pub use supported::supported;
pub use types::RustType;
pub use unions::{UnionPlan, UnionVariant};
pub use waiters::{AcceptorPlan, ComparatorPlan, MatcherPlan, StatePlan, WaiterPlan};
pub use wire_traits::TraitWord;

/// Everything that is emitted for one service. Displays as readable text, which the tests keep as snapshots.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the runtime knows of the service.
    pub service: ServicePlan,
    /// The endpoint rule set as compact JSON; empty when the model has none.
    pub endpoint_rules: String,
    /// Endpoint parameters that the client's configuration sets, in model order.
    pub client_params: Vec<ClientParamPlan>,
    /// The operation that tells endpoints, if the service has some that need it.
    pub discovery: Option<DiscoveryPlan>,
    /// Docs of the type `Client`.
    pub client_docs: Docs,
    /// Operations, sorted by name.
    pub operations: Vec<OperationPlan>,
    /// Structures, enums and unions, sorted by name.
    pub types: Vec<TypePlan>,
    /// Modules that `types` imports.
    pub types_imports: Vec<RustName>,
    /// Error structures and the variants made of them, sorted by name.
    pub errors: Vec<ErrorPlan>,
    /// Error types of event streams, sorted by name.
    pub event_streams: Vec<EventStreamPlan>,
    /// Whether one error is far larger than the others, which clippy is not to say.
    pub lopsided_errors: bool,
    /// Waiters, sorted by name.
    pub waiters: Vec<WaiterPlan>,
}

impl Plan {
    /// Whether requests can be signed to be sent later: those that have HTTP bindings, and SigV4.
    pub fn can_presign(&self) -> bool {
        let signed = self.service.auth.iter().any(|option| option.scheme.id == "aws.auth#sigv4");
        signed && self.service.protocol.framing == smithwright_contract::Framing::Rest
    }

    /// Whether bytes are sent or received as a stream.
    pub fn has_byte_streams(&self) -> bool {
        let ends = self.operations.iter().flat_map(|operation| [&operation.input, &operation.output]);
        ends.flat_map(|end| &end.fields).any(|field| field.attributes.stream == Some(StreamKind::Bytes))
    }

    /// Features of the runtime that the client does not work without.
    pub fn runtime_features(&self) -> Vec<&'static str> {
        let has = |trait_of: fn(&OperationPlan) -> bool| self.operations.iter().any(trait_of);
        let features = [
            ("checksums", has(|operation| operation.http_checksum.is_some())),
            ("event-stream", !self.event_streams.is_empty()),
            ("http-checksum", has(|operation| operation.checksum)),
            ("request-compression", has(|operation| operation.gzip)),
        ];
        let needed = features.into_iter().filter_map(|(feature, needed)| needed.then_some(feature));
        let options = self.operations.iter().filter_map(|operation| operation.auth.as_ref()).flatten();
        let auth = self.service.auth.iter().chain(options).filter_map(|option| option.scheme.feature);
        let all: BTreeSet<_> = self.service.protocol.feature.into_iter().chain(auth).chain(needed).collect();
        all.into_iter().collect()
    }
}

/// A type of the module `types`.
#[derive(Clone, Debug)]
pub enum TypePlan {
    /// A structure.
    Structure(StructurePlan),
    /// An enum of strings or integers.
    Enum(EnumPlan),
    /// A union.
    Union(UnionPlan),
}

impl TypePlan {
    /// Its name.
    pub fn name(&self) -> &RustName {
        match self {
            Self::Structure(structure) => &structure.name,
            Self::Enum(enumeration) => &enumeration.name,
            Self::Union(union) => &union.name,
        }
    }
}

/// Choices a user makes that change the plan.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// What becomes of the trait `deprecated`.
    pub deprecation: Deprecation,
    /// Whether the model's protocol tests become tests of the client.
    pub protocol_tests: bool,
    /// The protocol to speak, whichever the service names. Default: the best of those it names.
    pub protocol: Option<&'static smithwright_contract::Protocol>,
}
