use smithwright_runtime::derive::{ErrorStructure, ServiceError};
use smithwright_runtime::error::ErrorMetadata;

#[derive(Clone, Copy, Debug, Default)]
pub struct AnyOperation;

/// Too many requests; its message is sensitive.
#[non_exhaustive]
#[derive(Clone, ErrorStructure)]
#[shape(throttling)]
pub struct Busy {
    /// What the service says of it.
    #[shape(sensitive)]
    pub message: String,
    meta: ErrorMetadata,
}

/// No such thing.
#[non_exhaustive]
#[derive(Clone, ErrorStructure)]
pub struct Missing {
    /// What the service says of it.
    pub message: Option<String>,
    /// Name of the thing.
    pub name: Option<String>,
    meta: ErrorMetadata,
}

/// It was here once.
#[non_exhaustive]
#[derive(Clone, ErrorStructure)]
pub struct Gone {
    meta: ErrorMetadata,
}

#[non_exhaustive]
#[derive(ServiceError)]
pub enum Error<O = AnyOperation> {
    /// Too many requests.
    Busy(Busy),
    /// No such thing.
    Missing(Missing),
    /// It was here once.
    Gone(Gone),
    /// An error without a model.
    Unhandled(smithwright_runtime::error::Unhandled<O>),
}
