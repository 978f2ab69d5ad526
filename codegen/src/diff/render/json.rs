//! JSON for machines.

use super::sorted::Sorted;
use crate::diff::{ApiDiff, Change, OperationDiff};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// The diff as JSON, with a line end. The schema is stable: keys may be added, none changes its meaning.
///
/// ```text
/// {
///   "service": "AWS Proton",
///   "version": "2020-07-20",                   of the API, in the new model
///   "bump": "major|minor|patch|none",          of the generated crate
///   "changes": [CHANGE…],                      of the service itself
///   "operations": [{
///     "name": "GetEnvironment",
///     "change": "added|removed|updated|deprecated",
///     "rust": "breaking|additive|none",        the greatest effect of all below
///     "wire": "breaking|unclear|compatible",
///     "changes": [CHANGE…],                    of the operation itself; its paths are ""
///     "request": [CHANGE…],
///     "response": [CHANGE…],
///     "errors": [CHANGE…]                      paths begin with the error's name
///   }]
/// }
/// CHANGE = {
///   "path": "a.b[].c{}.d",                     items of a list [], values of a map {}, keys {key}
///   "change": "added",                         one of the words of `Kind`
///   "from": …, "to": …,                        null where there is nothing; `Kind` says what else
///   "rust": "breaking|additive|none",
///   "wire": "breaking|unclear|compatible",
///   "origin": "Shape.member",                  where the model says so; the same for each place it is seen
///   "item": {"from": "pub a: String", "to": "pub a: Option<String>"},    only if a Rust item changed
///   "note": "…"                                only if there is one
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
struct Operation<'a>(&'a OperationDiff);
struct One<'a>(&'a Change);
struct Item<'a>(&'a Change);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("service", &self.0.service)?;
        map.serialize_entry("version", &self.0.version)?;
        map.serialize_entry("bump", self.0.bump().as_str())?;
        map.serialize_entry("changes", &changes(&self.0.own))?;
        let operations: Vec<_> = self.0.operations.iter().map(Operation).collect();
        map.serialize_entry("operations", &operations)?;
        map.end()
    }
}

impl Serialize for Operation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &self.0.name)?;
        map.serialize_entry("change", self.0.change.as_str())?;
        map.serialize_entry("rust", self.0.rust().as_str())?;
        map.serialize_entry("wire", self.0.wire().as_str())?;
        map.serialize_entry("changes", &changes(&self.0.own))?;
        map.serialize_entry("request", &changes(&self.0.request))?;
        map.serialize_entry("response", &changes(&self.0.response))?;
        map.serialize_entry("errors", &changes(&self.0.errors))?;
        map.end()
    }
}

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &self.0.path.to_string())?;
        map.serialize_entry("change", self.0.kind.as_str())?;
        map.serialize_entry("from", &self.0.from.as_ref().map(Sorted))?;
        map.serialize_entry("to", &self.0.to.as_ref().map(Sorted))?;
        map.serialize_entry("rust", self.0.rust.as_str())?;
        map.serialize_entry("wire", self.0.wire.as_str())?;
        map.serialize_entry("origin", &self.0.origin)?;
        if self.0.rust_from.is_some() || self.0.rust_to.is_some() {
            map.serialize_entry("item", &Item(self.0))?;
        }
        if let Some(note) = self.0.note {
            map.serialize_entry("note", note)?;
        }
        map.end()
    }
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("from", &self.0.rust_from)?;
        map.serialize_entry("to", &self.0.rust_to)?;
        map.end()
    }
}

fn changes(changes: &[Change]) -> Vec<One<'_>> {
    changes.iter().map(One).collect()
}
