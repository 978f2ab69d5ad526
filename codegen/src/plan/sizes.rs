//! About how many bytes values take in memory, as far as lints go by it.

use super::planner::Planner;
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
use std::collections::BTreeMap;

/// A difference between the largest variants above which clippy may warn; it does above 200 bytes.
const MARKED: usize = 160;

/// `smithwright_runtime::error::Unhandled`, and what every error structure has beside its members.
const UNHANDLED: usize = 112;
const METADATA: usize = 96;

impl Planner<'_> {
    /// Whether one variant of a union is far larger than the others.
    pub(super) fn is_lopsided_union(&self, shape: &Shape) -> bool {
        let mut sizes = Sizes::new(self);
        is_lopsided(shape.members.iter().map(|member| sizes.field(member, false)))
    }

    /// Whether one error is far larger than the others.
    pub(super) fn are_lopsided_errors<'a>(&self, errors: impl Iterator<Item = &'a ShapeId>) -> bool {
        let mut sizes = Sizes::new(self);
        let structures = errors.map(|id| sizes.shape(id, 0).saturating_add(METADATA));
        is_lopsided(structures.chain([UNHANDLED]))
    }
}

fn is_lopsided(sizes: impl Iterator<Item = usize>) -> bool {
    let (mut largest, mut second) = (0, 0);
    for size in sizes {
        second = second.max(size.min(largest));
        largest = largest.max(size);
    }
    largest.saturating_sub(second) > MARKED
}

struct Sizes<'a, 'b> {
    planner: &'b Planner<'a>,
    model: &'a Model,
    known: BTreeMap<ShapeId, usize>,
}

impl<'a, 'b> Sizes<'a, 'b> {
    fn new(planner: &'b Planner<'a>) -> Self {
        Self { planner, model: planner.model, known: BTreeMap::new() }
    }

    fn field(&mut self, member: &Member, optional: bool) -> usize {
        self.field_at(member, optional, 0)
    }

    fn field_at(&mut self, member: &Member, optional: bool, depth: usize) -> usize {
        if self.planner.boxed.contains(&member.id) {
            return 8;
        }
        let size = self.shape(&member.target, depth);
        // Of other kinds some values are never used, which then stand for absent ones.
        let is_number = self.model.target(member).is_some_and(|target| {
            let kind = &target.kind;
            matches!(kind, ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long)
                || matches!(kind, ShapeKind::Float | ShapeKind::Double | ShapeKind::Timestamp)
        });
        if optional && is_number { size.saturating_add(size.min(8)) } else { size }
    }

    fn shape(&mut self, id: &ShapeId, depth: usize) -> usize {
        if let Some(size) = self.known.get(id) {
            return *size;
        }
        let Some(shape) = self.model.shape(id).filter(|_| depth < 64) else { return 0 };
        let size = match shape.kind {
            ShapeKind::Boolean | ShapeKind::Byte => 1,
            ShapeKind::Short => 2,
            ShapeKind::Integer | ShapeKind::Float => 4,
            ShapeKind::Long | ShapeKind::Double => 8,
            ShapeKind::Timestamp => 16,
            ShapeKind::Blob => 32,
            ShapeKind::Map => 48,
            ShapeKind::Document => 56,
            ShapeKind::Structure => self.members(shape, depth).fold(0, usize::saturating_add),
            ShapeKind::Union => self.members(shape, depth).max().unwrap_or(0).saturating_add(8),
            _ => 24,
        };
        self.known.insert(id.clone(), size);
        size
    }

    fn members(&mut self, shape: &Shape, depth: usize) -> impl Iterator<Item = usize> {
        let model = self.model;
        shape
            .members
            .iter()
            .map(move |member| self.field_at(member, model.is_optional(shape, member), depth + 1))
    }
}
