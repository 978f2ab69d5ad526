//! Shapes compared with each other, each pair once, and the ways from operations to them.

use super::Comparison;
use crate::diff::{Change, MemberPath, Segment};
use crate::model::ShapeId;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// On how many ways into one message a changed shape is reported; the shortest are taken. Real messages hardly ever
/// hold a shape at more places, hostile ones at any number.
const MOST_WAYS: usize = 32;
/// How many shapes deep changes are looked for.
const DEEPEST: usize = 64;

/// Whether a value is sent or received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    Request,
    Response,
}

/// Where the fields of a structure are planned: those of inputs and outputs belong to their operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    /// The input of the operation with that name.
    Input(String),
    /// The output of the operation with that name.
    Output(String),
    /// A type of its own.
    Type,
}

/// Two shapes to compare. Inputs and outputs can be missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    pub(super) direction: Direction,
    pub(super) holder: Holder,
    pub(super) old: Option<ShapeId>,
    pub(super) new: Option<ShapeId>,
}

impl Pair {
    pub(super) fn nested(direction: Direction, old: &ShapeId, new: &ShapeId) -> Self {
        Self { direction, holder: Holder::Type, old: Some(old.clone()), new: Some(new.clone()) }
    }
}

/// What comparing a pair gives: changes, and the pairs its members lead to.
#[derive(Default)]
pub(super) struct Local {
    /// Changes with the steps from the shape to them: none, or one.
    pub(super) changes: Vec<(Option<Segment>, Change)>,
    pub(super) inner: Vec<(Segment, Pair)>,
}

/// All pairs that some operations reach.
pub(super) struct Pairs {
    known: BTreeMap<Pair, Local>,
    /// Pairs that changed, or that lead to one that did.
    touched: BTreeSet<Pair>,
}

impl Pairs {
    pub(super) fn new(comparison: &Comparison<'_>, roots: impl IntoIterator<Item = Pair>) -> Self {
        let mut known: BTreeMap<Pair, Local> = BTreeMap::new();
        let mut from: BTreeMap<Pair, Vec<Pair>> = BTreeMap::new();
        let mut todo: Vec<Pair> = roots.into_iter().collect();
        while let Some(pair) = todo.pop() {
            if known.contains_key(&pair) {
                continue;
            }
            let local = comparison.pair(&pair);
            for (_, inner) in &local.inner {
                from.entry(inner.clone()).or_default().push(pair.clone());
                todo.push(inner.clone());
            }
            known.insert(pair, local);
        }
        let changed = known.iter().filter(|(_, local)| !local.changes.is_empty());
        let mut todo: Vec<Pair> = changed.map(|(pair, _)| pair.clone()).collect();
        let mut touched = BTreeSet::new();
        while let Some(pair) = todo.pop() {
            if touched.insert(pair.clone()) {
                todo.extend(from.get(&pair).into_iter().flatten().cloned());
            }
        }
        Self { known, touched }
    }

    /// The changes below a pair, sorted by path; paths begin with these steps. A shape within itself is entered once a way.
    pub(super) fn changes(&self, root: &Pair, start: &[Segment]) -> Vec<Change> {
        let mut steps: Vec<Step<'_>> = Vec::new();
        let mut ways: BTreeMap<&Pair, usize> = BTreeMap::new();
        let mut queue = VecDeque::from([Step { pair: root, path: MemberPath(start.to_vec()), parent: None }]);
        let mut found: Vec<(MemberPath, &Change)> = Vec::new();
        while let Some(step) = queue.pop_front() {
            let Some(local) = self.known.get(step.pair).filter(|_| self.touched.contains(step.pair)) else {
                continue;
            };
            let count = ways.entry(step.pair).or_default();
            *count += 1;
            if *count > MOST_WAYS {
                continue;
            }
            let own = local.changes.iter();
            found.extend(own.map(|(segment, change)| (step.path.then(segment.as_slice()), change)));
            let parent = steps.len();
            steps.push(step);
            let Some(step) = steps.get(parent) else { break };
            let inner = local.inner.iter().filter(|(_, inner)| !is_within(&steps, parent, inner));
            queue.extend(inner.map(|(segment, inner)| Step {
                pair: inner,
                path: step.path.then(std::slice::from_ref(segment)),
                parent: Some(parent),
            }));
        }
        // Equal paths keep the order in which they were found.
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        found.into_iter().map(|(path, change)| Change { path, ..change.clone() }).collect()
    }
}

struct Step<'a> {
    pair: &'a Pair,
    path: MemberPath,
    parent: Option<usize>,
}

/// Whether a pair is on the way to a step, or the way is too long to go on.
fn is_within(steps: &[Step<'_>], mut at: usize, pair: &Pair) -> bool {
    for _ in 0..DEEPEST {
        let Some(step) = steps.get(at) else { return true };
        if step.pair == pair {
            return true;
        }
        let Some(parent) = step.parent else { return false };
        at = parent;
    }
    true
}
