//! About how many bytes values take in memory, as far as lints go by it.

use super::planner::Planner;
use crate::model::{Member, Shape, ShapeId, ShapeKind};
use std::collections::BTreeMap;

/// A difference between the largest variants above which clippy may warn; it does above 200 bytes.
const MARKED: usize = 160;

/// `smithwright_runtime::error::Unhandled`, and what every error structure has beside its members.
const UNHANDLED: usize = 112;
const METADATA: usize = 96;

/// Structures within each other that are looked at. Boxes part circles, so that only hostile models have as many.
const DEEPEST: usize = 1_000_000;

impl Planner<'_> {
    /// About how many bytes a value of a shape takes, what it points to not counted.
    pub(super) fn size(&self, id: &ShapeId) -> usize {
        self.sizes.borrow_mut().deep(self, id)
    }

    /// Whether one variant of a union is far larger than the others.
    pub(super) fn is_lopsided_union(&self, shape: &Shape) -> bool {
        let mut sizes = self.sizes.borrow_mut();
        is_lopsided(shape.members.iter().map(|member| sizes.field(self, member, false, 0)))
    }

    /// Whether one error is far larger than the others.
    pub(super) fn are_lopsided_errors<'a>(&self, errors: impl Iterator<Item = &'a ShapeId>) -> bool {
        let mut sizes = self.sizes.borrow_mut();
        let structures = errors.map(|id| sizes.shape(self, id, 0).saturating_add(METADATA));
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

fn is_aggregate(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Structure | ShapeKind::Union)
}

/// The sizes found so far.
#[derive(Default)]
pub(super) struct Sizes(BTreeMap<ShapeId, usize>);

impl Sizes {
    fn field(&mut self, planner: &Planner<'_>, member: &Member, optional: bool, depth: usize) -> usize {
        if planner.boxed.contains(&member.id) {
            return 8;
        }
        let size = self.shape(planner, &member.target, depth);
        // Of other kinds some values are never used, which then stand for absent ones.
        let is_number = planner.model.target(member).is_some_and(|target| {
            let kind = &target.kind;
            matches!(kind, ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long)
                || matches!(kind, ShapeKind::Float | ShapeKind::Double | ShapeKind::Timestamp)
        });
        if optional && is_number { size.saturating_add(size.min(8)) } else { size }
    }

    /// The size of a shape, after those of all that it holds, so that no depth is too deep.
    fn deep(&mut self, planner: &Planner<'_>, id: &ShapeId) -> usize {
        let mut open: Vec<(&ShapeId, usize)> = vec![(id, 0)];
        while let Some((id, next)) = open.pop() {
            let members = planner.model.shape(id).filter(|shape| is_aggregate(shape));
            let member = members.and_then(|shape| shape.members.get(next));
            match member {
                Some(member) => {
                    open.push((id, next + 1));
                    if !planner.boxed.contains(&member.id)
                        && !self.0.contains_key(&member.target)
                        && open.len() < DEEPEST
                    {
                        open.push((&member.target, 0));
                    }
                }
                None => {
                    self.shape(planner, id, 0);
                }
            }
        }
        self.shape(planner, id, 0)
    }

    fn shape(&mut self, planner: &Planner<'_>, id: &ShapeId, depth: usize) -> usize {
        if let Some(size) = self.0.get(id) {
            return *size;
        }
        let Some(shape) = planner.model.shape(id).filter(|_| depth < 64) else { return 0 };
        let size = match shape.kind {
            ShapeKind::Boolean | ShapeKind::Byte => 1,
            ShapeKind::Short => 2,
            ShapeKind::Integer | ShapeKind::Float => 4,
            ShapeKind::Long | ShapeKind::Double => 8,
            ShapeKind::Timestamp => 16,
            ShapeKind::Blob => 32,
            ShapeKind::Map => 48,
            ShapeKind::Document => 56,
            ShapeKind::Structure | ShapeKind::Union => {
                let members = shape
                    .members
                    .iter()
                    .map(|member| self.field(planner, member, planner.is_optional(shape, member), depth + 1));
                match shape.kind {
                    ShapeKind::Union => members.max().unwrap_or(0).saturating_add(8),
                    _ => members.fold(0, usize::saturating_add),
                }
            }
            _ => 24,
        };
        self.0.insert(id.clone(), size);
        size
    }
}
