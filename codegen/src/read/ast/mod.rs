//! Smithy JSON AST, versions 1.0 and 2.0 (the section "JSON AST" of the specification).

mod members;
mod references;
mod shapes;

use super::assemble::{Apply, Loading, Version};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Key, Node, Place, ShapeId, Traits, Value};

/// Loads one file into the table.
pub(super) fn load(document: Node, into: &mut Loading) {
    let Some(version) = version(&document, into) else { return };
    let Some(entries) = object(document, "the model", into) else { return };
    for (key, value) in entries {
        match key.name.as_str() {
            "smithy" => {}
            "metadata" => {
                for (key, value) in object(value, "`metadata`", into).unwrap_or_default() {
                    into.add_metadata(key, value);
                }
            }
            "shapes" => {
                for (key, value) in object(value, "`shapes`", into).unwrap_or_default() {
                    load_shape(&key, value, version, into);
                }
            }
            _ => unknown_property(&key, "a model", into),
        }
    }
}

fn version(document: &Node, into: &mut Loading) -> Option<Version> {
    let expected = "the key `smithy` with the value \"2.0\" or \"1.0\"";
    let Some(node) = document.get("smithy") else {
        let problem = Diagnostic::error(Code::NoVersion, "the model does not say its Smithy version");
        into.found.push(problem.at(&document.place).expected(expected));
        return None;
    };
    match node.as_str() {
        Some("1" | "1.0") => Some(Version::V1),
        Some("2" | "2.0") => Some(Version::V2),
        Some(other) => {
            let problem = Diagnostic::error(
                Code::UnsupportedVersion,
                format!("Smithy version `{other}` is not supported"),
            );
            into.found.push(problem.at(&node.place).expected("\"2.0\" or \"1.0\""));
            None
        }
        None => {
            let problem =
                Diagnostic::error(Code::WrongKind, format!("the Smithy version is {}", node.kind()));
            let hint = node.as_number().is_some().then(|| "put it in quotes".to_owned());
            into.found
                .push(problem.at(&node.place).expected("a string: \"2.0\" or \"1.0\"").maybe_hint(hint));
            None
        }
    }
}

fn load_shape(key: &Key, node: Node, version: Version, into: &mut Loading) {
    let Some(id) = shape_id(&key.name, &key.place, into) else { return };
    let kind = match node.get("type") {
        Some(kind) => kind,
        None => {
            let place = if node.as_object().is_some() { &key.place } else { &node.place };
            let message = format!("`{id}` has no type");
            let problem = Diagnostic::error(Code::NoType, message).at(place).about(&id);
            into.found.push(problem.expected("an object with the key `type`, such as \"structure\""));
            return;
        }
    };
    let Some(name) = kind.as_str().map(str::to_owned) else {
        wrong_kind("`type`", kind, "a string, such as \"structure\"", into);
        return;
    };
    let kind_place = kind.place.clone();
    let Some(entries) = object(node, "a shape", into) else { return };
    if name == "apply" {
        load_apply(id, key, entries, into);
        return;
    }
    if id.member().is_some() {
        let problem = Diagnostic::error(Code::InvalidShapeId, format!("`{id}` is the id of a member"));
        let problem = problem.at(&key.place).expected("the id of a shape: `namespace#Name`");
        into.found.push(problem.hint("only entries of the type `apply` may name a member"));
        return;
    }
    shapes::load(shapes::Raw { id, key, kind: &name, kind_place, entries, version }, into);
}

fn load_apply(id: ShapeId, key: &Key, entries: Vec<(Key, Node)>, into: &mut Loading) {
    let mut applied = Traits::default();
    for (key, value) in entries {
        match key.name.as_str() {
            "type" => {}
            "traits" => applied = traits(value, into),
            _ => unknown_property(&key, "an `apply` statement", into),
        }
    }
    into.applies.push(Apply { target: id, traits: applied, place: key.place.clone() });
}

/// Reads a map of traits.
fn traits(node: Node, into: &mut Loading) -> Traits {
    let mut traits = Traits::default();
    for (key, value) in object(node, "`traits`", into).unwrap_or_default() {
        if let Some(id) = shape_id(&key.name, &key.place, into) {
            traits.insert(id, value);
        }
    }
    traits
}

/// The id that a text stands for; an error when it is none.
fn shape_id(text: &str, place: &Place, into: &mut Loading) -> Option<ShapeId> {
    match into.id(text) {
        Ok(id) => Some(id),
        Err(error) => {
            let problem = Diagnostic::error(Code::InvalidShapeId, error.to_string()).at(place);
            into.found.push(problem.expected("an absolute shape id: `namespace#Name`"));
            None
        }
    }
}

/// The entries of an object; an error when it is none.
fn object(node: Node, what: &str, into: &mut Loading) -> Option<Vec<(Key, Node)>> {
    match node.value {
        Value::Object(entries) => Some(entries),
        _ => {
            wrong_kind(what, &node, "an object", into);
            None
        }
    }
}

fn wrong_kind(what: &str, node: &Node, expected: &str, into: &mut Loading) {
    let problem = Diagnostic::error(Code::WrongKind, format!("{what} is {}", node.kind()));
    into.found.push(problem.at(&node.place).expected(expected));
}

fn unknown_property(key: &Key, of: &str, into: &mut Loading) {
    let message = format!("`{}` is not a property of {of}; it is passed over", key.name);
    into.found.push(Diagnostic::warning(Code::UnknownProperty, message).at(&key.place));
}
