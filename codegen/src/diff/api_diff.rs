//! The result of a comparison.

use super::change::{Change, Part, RustEffect, WireEffect};
use super::generated::Generated;
use super::path::MemberPath;
use super::rule::Rule;
use super::sketch::Sketch;

/// Everything that changed between two models of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ApiDiff {
    /// The service's proper name, as the new model has it.
    pub service: String,
    /// The version of the API in the new model.
    pub version: String,
    /// The changes, each once: of the service, of operations, of shapes. Sorted by origin, then by rule.
    pub changes: Vec<Change>,
    /// The operations that changed or reach a change, sorted by name.
    pub operations: Vec<OperationDiff>,
    /// What the generator makes of both models.
    pub generated: Generated,
}

/// What became of one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationDiff {
    /// Its name in the model.
    pub name: String,
    /// What became of it.
    pub change: OperationChange,
    /// Whether the new client has it; of a removed one, whether the old client had it. Others are left out, because
    /// they need what the generator does not know.
    pub generated: bool,
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
    /// The same bytes are generated.
    None,
    /// Generated code changes, its interface does not.
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

    /// The least bump for an effect.
    pub(super) fn of(effect: RustEffect) -> Self {
        match effect {
            RustEffect::None => Self::None,
            RustEffect::Additive => Self::Minor,
            RustEffect::Breaking => Self::Major,
        }
    }
}

impl ApiDiff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The changes of the service itself.
    pub fn of_service(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.reached_by.is_empty())
    }

    /// The changes that an operation reaches on one side, with the ways to them, sorted by path. A change that it
    /// reaches on several ways is there as often.
    pub fn seen_from(&self, operation: &str, part: Part) -> Vec<(&MemberPath, &Change)> {
        let mut seen: Vec<(&MemberPath, &Change)> = Vec::new();
        for change in &self.changes {
            let reach =
                change.reached_by.iter().filter(|reach| reach.part == part && reach.operation == operation);
            seen.extend(reach.flat_map(|reach| &reach.paths).map(|path| (path, change)));
        }
        // Changes of one path keep their order.
        seen.sort_by_key(|(path, _)| *path);
        seen
    }

    /// The changes of one rule.
    pub fn of_rule(&self, rule: Rule) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.rule == rule)
    }

    /// How the version of the generated crate must go up. The generated code itself decides: if its public items lose
    /// or change a line, the bump is major, if they only gain some at least minor, if any other byte differs at least
    /// patch, and if none does there is none.
    pub fn bump(&self) -> Bump {
        // An operation that one model lacks is not part of what is compared where it alone was asked for.
        let come_or_gone = |operation: &OperationDiff| {
            operation.generated
                && matches!(operation.change, OperationChange::Added | OperationChange::Removed)
        };
        let comparable = self.generated.is_of_two_clients() && !self.operations.iter().any(come_or_gone);
        if comparable && self.generated.is_same() {
            return Bump::None;
        }
        let effect = self.changes.iter().map(|change| change.rust).max().unwrap_or(RustEffect::None);
        Bump::of(effect).max(self.generated.bump())
    }

    /// The greatest effect on the wire.
    pub fn wire(&self) -> WireEffect {
        self.changes.iter().map(|change| change.wire.effect()).max().unwrap_or(WireEffect::Compatible)
    }
}
