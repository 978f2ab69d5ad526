//! JSON for machines.

use super::sorted::Sorted;
use crate::diff::{ApiDiff, Change, Generated, OperationDiff, Reach, RustItem, Wire};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// The diff as JSON, with a line end. The schema is stable: keys may be added, none changes its meaning.
///
/// ```text
/// {
///   "service": "AWS Proton",
///   "version": "2020-07-20",                   of the API, in the new model
///   "bump": "major|minor|patch|none",          of the generated crate
///   "changes": [CHANGE…],                      each once, sorted by origin and rule
///   "operations": [{                           those that changed or reach a change
///     "name": "GetEnvironment",
///     "change": "added|removed|updated|deprecated",
///     "generated": true                        whether the client has it
///   }],
///   "generated": {                             how the generated code differs
///     "oldProblems": [], "newProblems": [],    why nothing is generated of a model
///     "apiRemoved": [], "apiAdded": [],        lines of api.txt
///     "files": [],                             files that differ
///     "tests": []                              files that differ only with protocol tests
///   }
/// }
/// CHANGE = {
///   "rule": "member-added",                    one of the ids of `Rule`
///   "level": "error|warning|info",
///   "origin": "Shape.member",                  where the model says so
///   "from": …, "to": …,                        null where there is nothing; `Rule` says what else
///   "rust": "breaking|additive|none",
///   "wire": {"requests": "breaking|unclear|compatible", "responses": …, "behaviour": "…"|null},
///   "items": [{"owner": "types::A", "file": "src/types.rs", "from": "pub a: String", "to": "pub a: Option<String>"}],
///   "note": "…",                               only if there is one
///   "reachedBy": [{                            nothing for the service itself
///     "operation": "GetEnvironment",
///     "part": "operation|request|response|errors",
///     "paths": ["a.b[].c{}.d"]                 items of a list [], values of a map {}, keys {key}
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
struct Operation<'a>(&'a OperationDiff);
struct Code<'a>(&'a Generated);
struct One<'a>(&'a Change);
struct Effects<'a>(&'a Wire);
struct Item<'a>(&'a RustItem);
struct From<'a>(&'a Reach);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("service", &self.0.service)?;
        map.serialize_entry("version", &self.0.version)?;
        map.serialize_entry("bump", self.0.bump().as_str())?;
        map.serialize_entry("changes", &self.0.changes.iter().map(One).collect::<Vec<_>>())?;
        map.serialize_entry("operations", &self.0.operations.iter().map(Operation).collect::<Vec<_>>())?;
        map.serialize_entry("generated", &Code(&self.0.generated))?;
        map.end()
    }
}

impl Serialize for Operation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &self.0.name)?;
        map.serialize_entry("change", self.0.change.as_str())?;
        map.serialize_entry("generated", &self.0.generated)?;
        map.end()
    }
}

impl Serialize for Code<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("oldProblems", &self.0.old_problems)?;
        map.serialize_entry("newProblems", &self.0.new_problems)?;
        map.serialize_entry("apiRemoved", &self.0.api_removed)?;
        map.serialize_entry("apiAdded", &self.0.api_added)?;
        map.serialize_entry("files", &self.0.files)?;
        map.serialize_entry("tests", &self.0.tests)?;
        map.end()
    }
}

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("rule", self.0.rule.id())?;
        map.serialize_entry("level", self.0.level().as_str())?;
        map.serialize_entry("origin", &self.0.origin)?;
        map.serialize_entry("from", &self.0.from.as_ref().map(Sorted))?;
        map.serialize_entry("to", &self.0.to.as_ref().map(Sorted))?;
        map.serialize_entry("rust", self.0.rust.as_str())?;
        map.serialize_entry("wire", &Effects(&self.0.wire))?;
        map.serialize_entry("items", &self.0.items.iter().map(Item).collect::<Vec<_>>())?;
        if let Some(note) = self.0.note {
            map.serialize_entry("note", note)?;
        }
        map.serialize_entry("reachedBy", &self.0.reached_by.iter().map(From).collect::<Vec<_>>())?;
        map.end()
    }
}

impl Serialize for Effects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("requests", self.0.requests.as_str())?;
        map.serialize_entry("responses", self.0.responses.as_str())?;
        map.serialize_entry("behaviour", &self.0.behaviour)?;
        map.end()
    }
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("owner", &self.0.owner)?;
        map.serialize_entry("file", &self.0.file)?;
        map.serialize_entry("from", &self.0.from)?;
        map.serialize_entry("to", &self.0.to)?;
        map.end()
    }
}

impl Serialize for From<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("operation", &self.0.operation)?;
        map.serialize_entry("part", self.0.part.as_str())?;
        let paths: Vec<String> = self.0.paths.iter().map(ToString::to_string).collect();
        map.serialize_entry("paths", &paths)?;
        map.end()
    }
}
