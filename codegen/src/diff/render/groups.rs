//! Changes sorted into those told at each operation and those told once a shape.

use super::sorted;
use crate::diff::{ApiDiff, Change, OperationChange, OperationDiff, RustEffect, WireEffect};
use std::collections::{BTreeMap, BTreeSet};

/// A change of a shape, and the operations it is seen in.
pub(super) struct Group<'a> {
    /// One of the changes, which differ only in their paths and effects on the wire.
    pub(super) change: &'a Change,
    /// The greatest effect on the wire.
    pub(super) wire: WireEffect,
    /// Operations, sorted.
    pub(super) operations: BTreeSet<&'a str>,
}

/// One part of an operation.
pub(super) struct Part<'a> {
    /// `request`, `response`, `errors`; nothing for the operation itself.
    pub(super) name: &'static str,
    pub(super) changes: Vec<&'a Change>,
}

/// An operation with the changes told there.
pub(super) struct Told<'a> {
    pub(super) operation: &'a OperationDiff,
    pub(super) parts: Vec<Part<'a>>,
}

/// A diff as it is told.
pub(super) struct Telling<'a> {
    pub(super) operations: Vec<Told<'a>>,
    pub(super) shapes: Vec<Group<'a>>,
    /// How many operations are seen only in `shapes`.
    pub(super) only_shapes: usize,
}

/// Whether it is told once a shape.
fn is_of_shape(change: &Change) -> bool {
    change.kind.is_of_shape() && change.rust == RustEffect::None
}

/// Origin, kind, and values before and now.
type Key<'a> = (&'a str, &'a str, (Option<String>, Option<String>));

impl<'a> Telling<'a> {
    pub(super) fn new(diff: &'a ApiDiff) -> Self {
        let mut operations = Vec::new();
        let mut shapes: BTreeMap<Key<'_>, Group<'a>> = BTreeMap::new();
        for operation in &diff.operations {
            // What is said of the operation itself is told there.
            let messages = [
                ("request", &operation.request),
                ("response", &operation.response),
                ("errors", &operation.errors),
            ];
            for change in
                messages.iter().flat_map(|(_, changes)| *changes).filter(|change| is_of_shape(change))
            {
                let value = |side: &Option<serde_json::Value>| side.as_ref().map(sorted::line);
                let values = (value(&change.from), value(&change.to));
                let group = shapes
                    .entry((&change.origin, change.kind.as_str(), values))
                    .or_insert_with(|| Group { change, wire: change.wire, operations: BTreeSet::new() });
                group.wire = group.wire.max(change.wire);
                group.operations.insert(&operation.name);
            }
            let own = Part { name: "", changes: operation.own.iter().collect() };
            let messages = messages.into_iter().map(|(name, changes)| Part {
                name,
                changes: changes.iter().filter(|change| !is_of_shape(change)).collect(),
            });
            let parts = std::iter::once(own).chain(messages).filter(|part| !part.changes.is_empty());
            let told = Told { operation, parts: parts.collect() };
            if !told.parts.is_empty() {
                operations.push(told);
            }
        }
        let only_shapes = diff.operations.len() - operations.len();
        Self { operations, shapes: shapes.into_values().collect(), only_shapes }
    }

    /// How many operations there are of a sort.
    pub(super) fn count(&self, change: OperationChange) -> usize {
        self.operations.iter().filter(|told| told.operation.change == change).count()
    }
}
