//! How deep types nest, as the Rust compiler counts.
//!
//! Whether a type is `Send` is decided by looking into all that it holds, at most 128 steps deep. rustc 1.95 takes about
//! one step for a structure, one for an `Option`, two for a `Box`, three for a `Vec` and four for a `HashMap`; measured on
//! chains of each, 119 structures, 59 with options, 29 with boxes, 24 with lists and 20 with maps are the most.

use crate::model::{DEEPEST_COLLECTION, Model, Shape, ShapeId, ShapeKind};
use std::collections::{BTreeMap, BTreeSet};

/// Hundredths of steps.
const STRUCTURE: usize = 107;
const OPTION: usize = 109;
const BOX: usize = 223;
const LIST: usize = 315;
const MAP: usize = 420;
/// The most that a type may take, with room for the futures and results around it.
pub(super) const DEEPEST: usize = 11_500;

/// The steps of structures and unions, as far as they have been asked for.
pub(super) struct Nesting<'m> {
    model: &'m Model,
    boxed: &'m BTreeSet<ShapeId>,
    known: BTreeMap<&'m ShapeId, usize>,
}

/// A shape that is looked into: which member comes next, and the most steps of those before.
struct Frame<'m> {
    shape: &'m Shape,
    next: usize,
    most: usize,
    /// What leads to it from the shape around.
    wrapping: usize,
}

impl<'m> Nesting<'m> {
    pub(super) fn new(model: &'m Model, boxed: &'m BTreeSet<ShapeId>) -> Self {
        Self { model, boxed, known: BTreeMap::new() }
    }

    /// The steps of `shape`. The compiler follows a circle once, so that what leads back counts nothing.
    ///
    /// Without recursion, because chains may be long.
    pub(super) fn of(&mut self, shape: &'m Shape) -> usize {
        let mut frames = vec![Frame { shape, next: 0, most: 0, wrapping: 0 }];
        let mut open = BTreeSet::from([&shape.id]);
        let mut last = 0;
        while let Some(frame) = frames.last_mut() {
            if let Some(member) = frame.shape.members.get(frame.next) {
                frame.next += 1;
                let boxed = if self.boxed.contains(&member.id) { BOX } else { 0 };
                let Some((target, wrapping)) = self.target(&member.target, OPTION + boxed) else { continue };
                if let Some(steps) = self.known.get(&target.id) {
                    frame.most = frame.most.max(wrapping + steps);
                } else if open.insert(&target.id) {
                    frames.push(Frame { shape: target, next: 0, most: 0, wrapping });
                }
                continue;
            }
            let (id, wrapping) = (&frame.shape.id, frame.wrapping);
            last = STRUCTURE + frame.most;
            self.known.insert(id, last);
            open.remove(id);
            frames.pop();
            if let Some(around) = frames.last_mut() {
                around.most = around.most.max(wrapping + last);
            }
        }
        last
    }

    /// The structure or union at the end of lists and maps, and what is around it.
    fn target(&self, id: &ShapeId, mut wrapping: usize) -> Option<(&'m Shape, usize)> {
        let mut shape = self.model.shape(id)?;
        // Collections nest in each other at most so deep; what is deeper has been refused.
        for _ in 0..DEEPEST_COLLECTION {
            let (step, name) = match shape.kind {
                ShapeKind::Structure | ShapeKind::Union => return Some((shape, wrapping)),
                ShapeKind::List => (LIST, "member"),
                ShapeKind::Map => (MAP, "value"),
                _ => return None,
            };
            wrapping += step;
            shape = self.model.shape(&shape.member(name)?.target)?;
        }
        None
    }
}
