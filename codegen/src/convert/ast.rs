//! The document.

use super::Descriptions;
use super::node::Json;
use super::shapes::Written;
use crate::model::{Model, Node};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::PrettyFormatter;
use std::collections::BTreeMap;

/// Writes a model as Smithy JSON AST 2.0: shapes sorted by id, members in model order.
///
/// A waiter or endpoint parameter named `documentation` would be taken for a description when those are stripped.
pub fn to_ast(model: &Model, descriptions: Descriptions) -> String {
    let mut bytes = Vec::new();
    let formatter = PrettyFormatter::with_indent(b"    ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
    // Writing to memory cannot fail, and all keys are strings.
    let document = Document { model, descriptions };
    if document.serialize(&mut serializer).is_err() {
        return String::new();
    }
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

struct Document<'m> {
    model: &'m Model,
    descriptions: Descriptions,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("smithy", "2.0")?;
        let metadata = self.model.metadata();
        if !metadata.is_empty() {
            map.serialize_entry("metadata", &Metadata(metadata))?;
        }
        map.serialize_entry("shapes", &Shapes(self))?;
        map.end()
    }
}

struct Metadata<'m>(&'m BTreeMap<String, Node>);

impl Serialize for Metadata<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, node)| (key, Json { node, without: None })))
    }
}

struct Shapes<'m>(&'m Document<'m>);

impl Serialize for Shapes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Document { model, descriptions } = *self.0;
        let written = |shape| Written { shape, descriptions };
        serializer.collect_map(model.shapes().map(|shape| (shape.id.as_str(), written(shape))))
    }
}
