//! Changes sorted into those shown at an operation and those shown once for all that reach them.

use crate::diff::{ApiDiff, Change, MemberPath, OperationChange, OperationDiff, Part, RustEffect};
use std::collections::BTreeSet;

/// A change at one place.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) path: &'a MemberPath,
    pub(super) change: &'a Change,
}

/// A change that several operations reach.
pub(super) struct Group<'a> {
    pub(super) change: &'a Change,
    /// Operations, sorted.
    pub(super) operations: BTreeSet<&'a str>,
}

/// One part of an operation.
pub(super) struct Side<'a> {
    /// `request`, `response`, `errors`; nothing for the operation itself.
    pub(super) name: &'static str,
    pub(super) changes: Vec<Seen<'a>>,
}

/// An operation with the changes shown there.
pub(super) struct Told<'a> {
    pub(super) operation: &'a OperationDiff,
    pub(super) parts: Vec<Side<'a>>,
}

/// A diff as it is shown.
pub(super) struct Telling<'a> {
    pub(super) operations: Vec<Told<'a>>,
    pub(super) shapes: Vec<Group<'a>>,
    /// How many operations are seen only in `shapes`.
    pub(super) only_shapes: usize,
}

/// Whether it is shown once for all operations.
fn is_shared(change: &Change) -> bool {
    change.operations().len() > 1
}

impl<'a> Telling<'a> {
    pub(super) fn new(diff: &'a ApiDiff) -> Self {
        let mut operations = Vec::new();
        let parts = [
            (Part::Operation, ""),
            (Part::Request, "request"),
            (Part::Response, "response"),
            (Part::Error, "errors"),
        ];
        for operation in &diff.operations {
            let side = |(part, name)| {
                let all = diff.seen_from(&operation.name, part).into_iter();
                let changes = all.filter(|(_, change)| !is_shared(change));
                Side { name, changes: changes.map(|(path, change)| Seen { path, change }).collect() }
            };
            let parts = parts.into_iter().map(side).filter(|part| !part.changes.is_empty());
            let told = Told { operation, parts: parts.collect() };
            if !told.parts.is_empty() {
                operations.push(told);
            }
        }
        let shapes = diff.changes.iter().filter(|change| is_shared(change));
        let shapes =
            shapes.map(|change| Group { change, operations: change.operations().into_iter().collect() });
        let only_shapes = diff.operations.len() - operations.len();
        Self { operations, shapes: shapes.collect(), only_shapes }
    }

    /// How many operations there are of a sort.
    pub(super) fn count(&self, change: OperationChange) -> usize {
        self.operations.iter().filter(|told| told.operation.change == change).count()
    }
}

impl Told<'_> {
    pub(super) fn rust(&self) -> RustEffect {
        let changes = self.parts.iter().flat_map(|part| &part.changes);
        changes.map(|seen| seen.change.rust).max().unwrap_or(RustEffect::None)
    }
}
