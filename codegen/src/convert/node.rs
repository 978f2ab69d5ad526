//! Values as JSON.

use super::Descriptions;
use crate::model::{Node, ShapeId, Traits, Value};
use serde_core::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

/// A value to write, in the order of its file.
pub(super) struct Json<'n> {
    pub(super) node: &'n Node,
    /// Leaves out the entries of this name, however deep.
    pub(super) without: Option<&'static str>,
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let inner = |node| Json { node, without: self.without };
        match &self.node.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            // serde_json's own numbers have 64 bits; its raw text is written as it is.
            Value::Number(number) => {
                let raw = RawValue::from_string(number.to_string()).map_err(S::Error::custom)?;
                raw.serialize(serializer)
            }
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(items) => serializer.collect_seq(items.iter().map(inner)),
            Value::Object(entries) => {
                let kept = entries.iter().filter(|(key, _)| Some(key.name.as_str()) != self.without);
                serializer.collect_map(kept.map(|(key, value)| (&key.name, inner(value))))
            }
        }
    }
}

/// Traits that only describe.
const DESCRIBING: [&str; 3] =
    ["smithy.api#documentation", "smithy.api#examples", "smithy.api#externalDocumentation"];

/// Traits with descriptions in their values. In others an entry of that name may be a fact.
const DESCRIBED: [&str; 6] = [
    "smithy.api#enum",
    "smithy.rules#clientContextParams",
    "smithy.rules#endpointRuleSet",
    "smithy.rules#endpointBdd",
    "smithy.rules#endpointTests",
    "smithy.waiters#waitable",
];

/// Traits to write, sorted by id.
pub(super) struct WrittenTraits<'t> {
    pub(super) traits: &'t Traits,
    pub(super) descriptions: Descriptions,
    /// Traits that the form of the shape says already.
    pub(super) without: &'static [&'static str],
}

impl<'t> WrittenTraits<'t> {
    fn iter(&self) -> impl Iterator<Item = (&'t ShapeId, &'t Node)> {
        let strip = self.descriptions == Descriptions::Strip;
        let without = self.without;
        self.traits.iter().filter(move |(id, _)| {
            let stripped = strip && DESCRIBING.contains(&id.as_str());
            !stripped && !without.contains(&id.as_str())
        })
    }

    /// Whether none is written.
    pub(super) fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl Serialize for WrittenTraits<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let strip = self.descriptions == Descriptions::Strip;
        let mut map = serializer.serialize_map(None)?;
        for (id, node) in self.iter() {
            let without = (strip && DESCRIBED.contains(&id.as_str())).then_some("documentation");
            map.serialize_entry(id.as_str(), &Json { node, without })?;
        }
        map.end()
    }
}
