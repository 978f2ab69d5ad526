//! The changes of all operations put together, each once.

use crate::diff::{Change, MemberPath, Part, Reach, Rule, WireEffect};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What makes two changes the same: the place in the model, the rule, and the values before and now.
type Key = (String, Rule, Option<String>, Option<String>);

/// Changes by what they are.
#[derive(Default)]
pub(super) struct Gathered {
    changes: BTreeMap<Key, Gathering>,
}

struct Gathering {
    change: Change,
    reached_by: BTreeMap<(String, Part), Vec<MemberPath>>,
}

impl Gathered {
    /// Puts in a change of the service itself.
    pub(super) fn of_service(&mut self, change: Change) {
        self.put(&change);
    }

    /// Puts in a change that an operation reaches.
    pub(super) fn reached(&mut self, operation: &str, part: Part, path: MemberPath, change: &Change) {
        let known = self.put(change);
        known.reached_by.entry((operation.to_owned(), part)).or_default().push(path);
    }

    fn put(&mut self, change: &Change) -> &mut Gathering {
        let text = |value: &Option<serde_json::Value>| value.as_ref().map(ToString::to_string);
        let key = (change.origin.clone(), change.rule, text(&change.from), text(&change.to));
        match self.changes.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(Gathering { change: change.clone(), reached_by: BTreeMap::new() })
            }
            Entry::Occupied(entry) => {
                let known = entry.into_mut();
                known.change.rust = known.change.rust.max(change.rust);
                known.change.note = known.change.note.or(change.note);
                for item in &change.items {
                    if !known.change.items.contains(item) {
                        known.change.items.push(item.clone());
                    }
                }
                known
            }
        }
    }

    /// The changes, sorted by origin and rule, with the effects as far as they reach.
    pub(super) fn finish(self) -> Vec<Change> {
        self.changes.into_values().map(Gathering::finish).collect()
    }
}

impl Gathering {
    fn finish(self) -> Change {
        let Self { mut change, reached_by } = self;
        change.items.sort();
        let reach = |((operation, part), mut paths): ((String, Part), Vec<MemberPath>)| {
            paths.sort();
            paths.dedup();
            Reach { operation, part, paths }
        };
        change.reached_by = reached_by.into_iter().map(reach).collect();
        let reaches = |parts: &[Part]| {
            change.reached_by.is_empty() || change.reached_by.iter().any(|reach| parts.contains(&reach.part))
        };
        let (sent, received) = (
            reaches(&[Part::Operation, Part::Request]),
            reaches(&[Part::Operation, Part::Response, Part::Error]),
        );
        if !sent {
            change.wire.requests = WireEffect::Compatible;
        }
        if !received {
            change.wire.responses = WireEffect::Compatible;
        }
        let behaves = match change.rule.behaves_in() {
            Some(Part::Request) => sent,
            Some(_) => received,
            None => true,
        };
        change.wire.behaviour = change.wire.behaviour.filter(|_| behaves);
        change
    }
}
