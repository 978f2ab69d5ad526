//! The result of a comparison.

use super::change::{Change, RustEffect, WireEffect};
use super::sketch::Sketch;

/// Everything that changed between two models of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiDiff {
    /// The service's proper name, as the new model has it.
    pub service: String,
    /// The version of the API in the new model.
    pub version: String,
    /// Changes of the service itself.
    pub own: Vec<Change>,
    /// The operations that changed, sorted by name.
    pub operations: Vec<OperationDiff>,
}

/// What changed in one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationDiff {
    /// Its name in the model.
    pub name: String,
    /// What became of it.
    pub change: OperationChange,
    /// Changes of the operation itself: pagination, waiters, which errors it returns …
    pub own: Vec<Change>,
    /// Changes in what is sent, sorted by path.
    pub request: Vec<Change>,
    /// Changes in what is returned, sorted by path.
    pub response: Vec<Change>,
    /// Changes within its errors. Paths begin with the error's name.
    pub errors: Vec<Change>,
    /// Of a new or removed operation: what is sent and what is returned.
    pub sketches: Option<(Sketch, Sketch)>,
}

/// What became of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationChange {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It was not deprecated before. It may have other changes too.
    Deprecated,
    /// Anything else.
    Updated,
}

/// How the version of the generated crate must go up, by the rules of semantic versioning for its Rust interface.
///
/// Effects on the wire do not count: they reach programs whether or not these take the new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bump {
    /// Nothing changed.
    None,
    /// Only documentation, constraints and the like: no effect on the Rust interface.
    Patch,
    /// Something was added.
    Minor,
    /// Something breaks.
    Major,
}

impl OperationChange {
    /// The word in JSON and for people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Deprecated => "deprecated",
            Self::Updated => "updated",
        }
    }
}

impl Bump {
    /// `none`, `patch`, `minor` or `major`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl OperationDiff {
    /// All changes: of the operation itself, then of request, response and errors.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.own.iter().chain(&self.request).chain(&self.response).chain(&self.errors)
    }

    /// The greatest effect of its changes.
    pub fn rust(&self) -> RustEffect {
        self.changes().map(|change| change.rust).max().unwrap_or(RustEffect::None)
    }

    /// The greatest effect of its changes.
    pub fn wire(&self) -> WireEffect {
        self.changes().map(|change| change.wire).max().unwrap_or(WireEffect::Compatible)
    }
}

impl ApiDiff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.operations.is_empty()
    }

    /// All changes: of the service, then of each operation.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.own.iter().chain(self.operations.iter().flat_map(OperationDiff::changes))
    }

    /// How the version of the generated crate must go up.
    pub fn bump(&self) -> Bump {
        match self.changes().map(|change| change.rust).max() {
            None => Bump::None,
            Some(RustEffect::None) => Bump::Patch,
            Some(RustEffect::Additive) => Bump::Minor,
            Some(RustEffect::Breaking) => Bump::Major,
        }
    }
}
