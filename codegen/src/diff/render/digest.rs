//! The changes as all formats for people tell them: gathered by shape, the worst first.

use crate::diff::{ApiDiff, Change, Meaning, Part, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// One line of a report: a change, or several values that came to an enum or went from it together.
pub(super) struct Entry<'a> {
    pub(super) first: &'a Change,
    /// Others that differ from the first only in their values.
    pub(super) more: Vec<&'a Change>,
    /// Its number in the report.
    pub(super) number: usize,
}

/// The changes of one shape, operation, or of the service.
pub(super) struct Card<'a> {
    /// The shape's name.
    pub(super) shape: &'a str,
    /// Whether it is the service.
    pub(super) is_service: bool,
    /// The worst first.
    pub(super) entries: Vec<Entry<'a>>,
    /// Who reaches the shape, if that is the same for all entries.
    pub(super) common: Option<Reached<'a>>,
}

/// The operations that reach a change, by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reached<'a> {
    pub(super) parts: BTreeMap<Part, BTreeSet<&'a str>>,
}

/// A diff as it is told.
pub(super) struct Digest<'a> {
    pub(super) cards: Vec<Card<'a>>,
    /// All operations that reach a change, sorted.
    pub(super) operations: Vec<&'a str>,
}

impl<'a> Entry<'a> {
    pub(super) fn changes(&self) -> impl Iterator<Item = &'a Change> {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    pub(super) fn count(&self) -> usize {
        self.more.len() + 1
    }

    pub(super) fn meaning(&self) -> Meaning {
        self.first.meaning()
    }

    /// The member, value or error within the shape; empty for the shape itself.
    pub(super) fn member(&self) -> &'a str {
        if self.more.is_empty() { parts(&self.first.origin).1 } else { "" }
    }

    pub(super) fn reached(&self) -> Reached<'a> {
        Reached::of(self.first)
    }

    /// Whether it goes on a line with another.
    fn takes(&self, change: &Change) -> bool {
        let first = self.first;
        matches!(change.rule, Rule::EnumValueAdded | Rule::EnumValueRemoved)
            && first.rule == change.rule
            && (first.rust, first.wire, first.note) == (change.rust, change.wire, change.note)
            && first.reached_by == change.reached_by
    }
}

impl Card<'_> {
    pub(super) fn meaning(&self) -> Meaning {
        self.entries.first().map_or(Meaning::Neutral, Entry::meaning)
    }
}

impl<'a> Reached<'a> {
    fn of(change: &'a Change) -> Self {
        let mut parts: BTreeMap<Part, BTreeSet<&str>> = BTreeMap::new();
        for reach in &change.reached_by {
            parts.entry(reach.part).or_default().insert(&reach.operation);
        }
        Self { parts }
    }

    pub(super) fn operations(&self) -> BTreeSet<&'a str> {
        self.parts.values().flatten().copied().collect()
    }

    /// Whether there is nothing to say: no operation, or the one that the card is about.
    pub(super) fn is_plain(&self, shape: &str) -> bool {
        self.parts.keys().all(|part| *part == Part::Operation)
            && self.operations().iter().all(|name| *name == shape)
    }
}

impl<'a> Digest<'a> {
    pub(super) fn new(diff: &'a ApiDiff) -> Self {
        let mut by_shape: BTreeMap<(bool, &str), Vec<Entry<'a>>> = BTreeMap::new();
        for change in &diff.changes {
            let is_service = change.reached_by.is_empty();
            let shape = parts(&change.origin).0;
            let entries = by_shape.entry((!is_service, shape)).or_default();
            match entries.iter_mut().find(|entry| entry.takes(change)) {
                Some(entry) => entry.more.push(change),
                None => entries.push(Entry { first: change, more: Vec::new(), number: 0 }),
            }
        }
        let mut cards: Vec<Card<'a>> = by_shape.into_iter().map(Card::new).collect();
        // What is the same here keeps its order, which is that of names.
        cards.sort_by_key(Card::meaning);
        let entries = cards.iter_mut().flat_map(|card| &mut card.entries);
        for (number, entry) in entries.enumerate() {
            entry.number = number + 1;
        }
        let reach = diff.changes.iter().flat_map(|change| &change.reached_by);
        let operations: BTreeSet<&str> = reach.map(|reach| reach.operation.as_str()).collect();
        Self { cards, operations: operations.into_iter().collect() }
    }

    /// The number of an operation.
    pub(super) fn number(&self, operation: &str) -> Option<usize> {
        self.operations.binary_search(&operation).ok()
    }

    /// How many changes of a meaning there are.
    pub(super) fn count(&self, meaning: Meaning) -> usize {
        self.entries().filter(|(_, entry)| entry.meaning() == meaning).map(|(_, entry)| entry.count()).sum()
    }

    pub(super) fn total(&self) -> usize {
        self.entries().map(|(_, entry)| entry.count()).sum()
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = (&Card<'a>, &Entry<'a>)> {
        self.cards.iter().flat_map(|card| card.entries.iter().map(move |entry| (card, entry)))
    }
}

impl<'a> Card<'a> {
    fn new(((is_shape, shape), mut entries): ((bool, &'a str), Vec<Entry<'a>>)) -> Self {
        entries.sort_by_key(Entry::meaning);
        let mut reached = entries.iter().map(Entry::reached);
        let first = reached.next();
        let same = reached.all(|other| first.as_ref() == Some(&other));
        Self { shape, is_service: !is_shape, common: first.filter(|_| same), entries }
    }
}

/// The shape of an origin, and the rest. Both names of a shape that has two count as the shape.
fn parts(origin: &str) -> (&str, &str) {
    origin.split_once('.').unwrap_or((origin, ""))
}
