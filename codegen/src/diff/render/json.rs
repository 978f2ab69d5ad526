//! JSON for machines.

use super::sorted::Sorted;
use crate::diff::{ApiDiff, Change, Meaning, OperationDiff, RustItem};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// The diff as JSON, with a line end. The schema is stable: keys may be added, none changes its meaning.
///
/// ```text
/// {
///   "service": "AWS Proton",
///   "version": "2020-07-20",                   of the API, in the new model
///   "bump": "major|minor|patch|none",          of the generated crate
///   "counts": {"breaks": 0, "differs": 2, "new": 5, "neutral": 1},
///   "changes": [{                              each once
///     "rule": "member-added",                  one of the ids of `Rule`
///     "origin": "Shape.member",                where it is in the model
///     "meaning": "breaks|differs|new|neutral", what it means for those who take the update
///     "level": "error|warning|info",
///     "from": …, "to": …,                      null where there is nothing; `Rule` says what else
///     "rust": "breaking|additive|none",
///     "wire": {
///       "requests": "breaking|unclear|compatible",     of old clients
///       "responses": "breaking|unclear|compatible",    read by old clients
///       "behaviour": "Requests go to another host."    only if something works differently
///     },
///     "items": [{"path": "types::Shape", "file": "src/types.rs", "from": null, "to": "pub member: String"}],
///     "note": "…",                             only if there is one
///     "operations": [{                         those that reach it; none for changes of the service
///       "name": "GetShape",
///       "in": "operation|request|response|errors",
///       "paths": ["a.b[].c{}.d"]               items of a list [], values of a map {}, keys {key}
///     }]
///   }],
///   "operations": [{                           those that reach a change
///     "name": "GetShape",
///     "change": "added|removed|updated|deprecated",
///     "meaning": "new"                         the worst of its changes
///   }]
/// }
/// ```
pub fn json(diff: &ApiDiff) -> String {
    // Writing to memory cannot fail, and all keys are strings.
    let mut text = serde_json::to_string_pretty(&Whole(diff)).unwrap_or_default();
    text.push('\n');
    text
}

/// These write keys in the order of the schema, which a `serde_json::Value` would sort.
struct Whole<'a>(&'a ApiDiff);
struct Counts<'a>(&'a ApiDiff);
struct One<'a>(&'a Change);
struct Wire<'a>(&'a Change);
struct Item<'a>(&'a RustItem);
struct Reach<'a>(&'a crate::diff::Reach);
struct Operation<'a>(&'a OperationDiff, Meaning);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let diff = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("service", &diff.service)?;
        map.serialize_entry("version", &diff.version)?;
        map.serialize_entry("bump", diff.bump().as_str())?;
        map.serialize_entry("counts", &Counts(diff))?;
        map.serialize_entry("changes", &diff.changes.iter().map(One).collect::<Vec<_>>())?;
        let worst = worst(diff);
        let operations = diff.operations.iter().map(|operation| {
            Operation(operation, worst.get(operation.name.as_str()).copied().unwrap_or(Meaning::Neutral))
        });
        map.serialize_entry("operations", &operations.collect::<Vec<_>>())?;
        map.end()
    }
}

/// The worst meaning of the changes that each operation reaches.
fn worst(diff: &ApiDiff) -> std::collections::BTreeMap<&str, Meaning> {
    let mut worst = std::collections::BTreeMap::new();
    for change in &diff.changes {
        for name in change.operations() {
            let known = worst.entry(name).or_insert(Meaning::Neutral);
            *known = change.meaning().min(*known);
        }
    }
    worst
}

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Meaning::ALL.map(|meaning| {
            (meaning.as_str(), self.0.changes.iter().filter(|change| change.meaning() == meaning).count())
        }))
    }
}

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let change = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rule", change.rule.id())?;
        map.serialize_entry("origin", &change.origin)?;
        map.serialize_entry("meaning", change.meaning().as_str())?;
        map.serialize_entry("level", change.level().as_str())?;
        map.serialize_entry("from", &change.from.as_ref().map(Sorted))?;
        map.serialize_entry("to", &change.to.as_ref().map(Sorted))?;
        map.serialize_entry("rust", change.rust.as_str())?;
        map.serialize_entry("wire", &Wire(change))?;
        map.serialize_entry("items", &change.items.iter().map(Item).collect::<Vec<_>>())?;
        if let Some(note) = change.note {
            map.serialize_entry("note", note)?;
        }
        map.serialize_entry("operations", &change.reached_by.iter().map(Reach).collect::<Vec<_>>())?;
        map.end()
    }
}

impl Serialize for Wire<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let wire = &self.0.wire;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("requests", wire.requests.as_str())?;
        map.serialize_entry("responses", wire.responses.as_str())?;
        if let Some(behaviour) = wire.behaviour {
            map.serialize_entry("behaviour", behaviour)?;
        }
        map.end()
    }
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("path", &self.0.owner)?;
        map.serialize_entry("file", &self.0.file)?;
        map.serialize_entry("from", &self.0.from)?;
        map.serialize_entry("to", &self.0.to)?;
        map.end()
    }
}

impl Serialize for Reach<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("name", &self.0.operation)?;
        map.serialize_entry("in", self.0.part.as_str())?;
        let paths = self.0.paths.iter().map(ToString::to_string).filter(|path| !path.is_empty());
        map.serialize_entry("paths", &paths.collect::<Vec<_>>())?;
        map.end()
    }
}

impl Serialize for Operation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("name", &self.0.name)?;
        map.serialize_entry("change", self.0.change.as_str())?;
        map.serialize_entry("meaning", self.1.as_str())?;
        map.end()
    }
}
