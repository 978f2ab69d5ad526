//! References to other shapes: `{"target": "ns#Name"}`.

use super::super::assemble::Loading;
use super::{object, shape_id, unknown_property, wrong_kind};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Node, Place, ShapeId, Value};

/// A shape id and where it is written.
pub(super) type Reference = (ShapeId, Place);

/// Reads one reference.
pub(super) fn one(node: Node, into: &mut Loading) -> Option<Reference> {
    let place = node.place.clone();
    let mut target = None;
    let mut named = false;
    for (key, value) in object(node, "a reference", into)? {
        if key.name == "target" {
            named = true;
            target = target_id(&value, into);
        } else {
            unknown_property(&key, "a reference", into);
        }
    }
    if !named {
        missing_target(&place, into);
    }
    target
}

/// Reads the value of `target`.
pub(super) fn target_id(node: &Node, into: &mut Loading) -> Option<Reference> {
    let Some(text) = node.as_str() else {
        wrong_kind("`target`", node, "an absolute shape id: `namespace#Name`", into);
        return None;
    };
    Some((shape_id(text, &node.place, into)?, node.place.clone()))
}

pub(super) fn missing_target(place: &Place, into: &mut Loading) {
    let problem = Diagnostic::error(Code::MissingProperty, "`target` is missing").at(place);
    into.found.push(problem.expected("an object with the key `target`, an absolute shape id"));
}

/// Reads a list of references.
pub(super) fn list(node: Node, what: &str, into: &mut Loading) -> Vec<Reference> {
    match node.value {
        Value::Array(items) => items.into_iter().filter_map(|item| one(item, into)).collect(),
        _ => {
            wrong_kind(what, &node, "an array of references", into);
            Vec::new()
        }
    }
}

/// Reads a map of names to references.
pub(super) fn map(node: Node, what: &str, into: &mut Loading) -> Vec<(String, Reference)> {
    let entries = object(node, what, into).unwrap_or_default();
    entries.into_iter().filter_map(|(key, value)| Some((key.name, one(value, into)?))).collect()
}
