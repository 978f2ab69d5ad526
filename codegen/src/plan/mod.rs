//! The Rust-shaped plan: what there is to emit, with every question answered. It holds no tokens.

mod boxes;
mod casings;
mod defaults;
mod deprecation;
pub mod docs;
mod endpoint;
mod enums;
mod errors;
pub mod names;
mod operations;
mod outline;
mod paginators;
mod planner;
mod protocol_tests;
mod reach;
mod service;
mod show;
mod sizes;
mod structures;
mod types;
mod unions;
mod unsupported;
mod waiters;

pub use casings::WireCase;
pub use defaults::DefaultValue;
pub use deprecation::Deprecation;
pub use docs::Docs;
pub use enums::{EnumPlan, EnumValue, EnumVariant};
pub use errors::ErrorPlan;
pub use names::RustName;
pub use operations::OperationPlan;
pub use outline::{Outline, outline};
pub use paginators::{ItemPlan, PageSizePlan, PaginatorPlan, Step};
pub use planner::plan;
pub use protocol_tests::{Expectation, ExpectedRequest, GivenResponse, ProtocolTest, TestValue};
pub use service::ServicePlan;
pub use structures::{
    ContainerAttributes, FieldPlan, MemberAttributes, Retry, Role, StructurePlan, ValueAttributes,
};
pub use types::RustType;
pub use unions::{UnionPlan, UnionVariant};
pub use waiters::{AcceptorPlan, ComparatorPlan, MatcherPlan, StatePlan, WaiterPlan};

/// Everything that is emitted for one service. Displays as readable text, which the tests keep as snapshots.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the runtime knows of the service.
    pub service: ServicePlan,
    /// The endpoint rule set as compact JSON; empty when the model has none.
    pub endpoint_rules: String,
    /// Operations, sorted by name.
    pub operations: Vec<OperationPlan>,
    /// Structures, enums and unions, sorted by name.
    pub types: Vec<TypePlan>,
    /// Modules that `types` imports.
    pub types_imports: Vec<RustName>,
    /// Error structures and the variants made of them, sorted by name.
    pub errors: Vec<ErrorPlan>,
    /// Whether one error is far larger than the others, which clippy is not to say.
    pub lopsided_errors: bool,
    /// Waiters, sorted by name.
    pub waiters: Vec<WaiterPlan>,
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
}
