//! Shapes compared with each other, each pair once, and the ways from operations to them.

use super::Comparison;
use crate::diff::change::Owner;
use crate::diff::{Change, MemberPath, RustEffect, RustItem, Segment};
use crate::model::ShapeId;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// On how many ways into one message a changed shape is reported; the shortest are taken. Real messages hardly ever
/// hold a shape at more places, hostile ones at any number.
const MOST_WAYS: usize = 32;
/// How many shapes deep changes are looked for.
const DEEPEST: usize = 64;

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
    pub(super) holder: Holder,
    pub(super) old: Option<ShapeId>,
    pub(super) new: Option<ShapeId>,
}

impl Pair {
    pub(super) fn nested(old: &ShapeId, new: &ShapeId) -> Self {
        Self { holder: Holder::Type, old: Some(old.clone()), new: Some(new.clone()) }
    }
}

/// What comparing a pair finds: changes, and the pairs its members lead to.
#[derive(Default)]
pub(super) struct Local {
    /// Changes with the steps from the shape to them: none, or one.
    pub(super) changes: Vec<(Option<Segment>, Change)>,
    pub(super) inner: Vec<(Segment, Pair)>,
    /// Fields whose type is another because of what the list or map holds that they lead to.
    pub(super) follow: Vec<(Pair, RustItem)>,
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
        place_items(&mut known);
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

    /// The changes below a pair with the ways to them, which begin with these steps. A shape within itself is entered
    /// once a way.
    pub(super) fn changes(&self, root: &Pair, start: &[Segment]) -> Vec<(MemberPath, &Change)> {
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
        found
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

/// Lists and maps are no items of their own: a change of what one holds shows in the fields that lead to it.
fn place_items(known: &mut BTreeMap<Pair, Local>) {
    let follow: Vec<(Pair, RustItem)> =
        known.values_mut().flat_map(|local| std::mem::take(&mut local.follow)).collect();
    for (start, item) in follow {
        let (mut todo, mut seen) = (vec![start], BTreeSet::new());
        while let Some(pair) = todo.pop() {
            if seen.len() > DEEPEST || !seen.insert(pair.clone()) {
                continue;
            }
            let Some(local) = known.get_mut(&pair) else { continue };
            let homeless = |item: &RustItem| item.owner.is_empty();
            let own = local.changes.iter_mut().map(|(_, change)| change);
            for change in own.filter(|change| change.items.iter().any(homeless)) {
                change.items.push(item.clone());
            }
            // Structures and the like are items themselves.
            let holds = |segment: &Segment| !matches!(segment, Segment::Member(_));
            todo.extend(local.inner.iter().filter(|(at, _)| holds(at)).map(|(_, inner)| inner.clone()));
        }
    }
    for change in known.values_mut().flat_map(|local| &mut local.changes).map(|(_, change)| change) {
        let before = change.items.len();
        change.items.retain(|item| !item.owner.is_empty());
        if change.items.is_empty() && before > 0 {
            // No field shows it.
            change.rust = RustEffect::None;
        }
        change.items.sort();
        change.items.dedup();
    }
}

impl Owner {
    /// Of what lists and maps hold, until the fields are known that lead there.
    pub(super) const NOBODY: Self = Self { path: String::new(), file: String::new() };
}
