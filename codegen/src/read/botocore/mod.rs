//! botocore's service definitions: `service-2.json` and the files that go with it.
//!
//! A definition is one document of three maps (metadata, operations, shapes) whose shapes have no namespaces; pagination,
//! waiters and endpoint rules stand in files of their own. All of it becomes the shapes and traits by which AWS publishes
//! the same API in Smithy, so that no later stage can tell where a model came from.

mod definitions;
mod deprecation;
mod errors;
mod extras;
pub mod facts;
mod http;
mod members;
mod metadata;
mod names;
mod nodes;
mod operations;
mod pagination;
mod service;
mod shapes;
#[cfg(test)]
mod tests;
mod usage;
mod waiters;
mod xml;

pub(super) use definitions::{Definitions, Part};

use super::assemble::{Loaded, Loading, Version};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Key, Node, Place, Shape, ShapeId, ShapeKind, Traits};
use metadata::Metadata;
use names::Names;
use std::collections::{BTreeMap, HashSet};
use usage::Usage;

/// The documents that make one service, extras merged.
struct Documents {
    service: Node,
    paginators: Option<Node>,
    waiters: Option<Node>,
    endpoint_rules: Option<Node>,
    endpoint_bdd: Option<Node>,
}

/// What all parts of the reader need to know of the definition.
struct Definition<'d> {
    metadata: Metadata,
    names: Names,
    usage: Usage<'d>,
    /// The operations as they stand in the file.
    operations: BTreeMap<&'d str, &'d Node>,
    /// The shapes as they stand in the file.
    shapes: BTreeMap<&'d str, &'d Node>,
    /// Methods and URIs that several operations have.
    shared_routes: HashSet<Route<'d>>,
}

/// A method and a URI.
type Route<'d> = (&'d str, &'d str);

impl Definition<'_> {
    /// The type of a shape as the file writes it.
    fn type_of(&self, shape: &str) -> Option<&str> {
        self.shapes.get(shape)?.get("type")?.as_str()
    }

    /// Whether a shape has a flag set to true.
    fn has(&self, shape: &str, flag: &str) -> bool {
        self.shapes.get(shape).is_some_and(|node| nodes::is_set(node, flag))
    }
}

/// Reads the documents into shapes.
fn load(documents: &Documents, into: &mut Loading) {
    let root = &documents.service;
    let Some(metadata) = metadata::read(root, &mut into.found) else { return };
    let operations = nodes::entries(root, "operations", &mut into.found);
    let raw_shapes = nodes::entries(root, "shapes", &mut into.found);
    let names = Names::new(&metadata, operations, raw_shapes);
    let definition = Definition {
        metadata,
        names,
        usage: Usage::new(operations, raw_shapes),
        operations: by_name(operations),
        shapes: by_name(raw_shapes),
        shared_routes: http::shared_routes(operations),
    };
    let mut pagination = pagination::read(documents.paginators.as_ref(), &definition, &mut into.found);
    let mut waiters = waiters::read(documents.waiters.as_ref(), &definition, &mut into.found);
    for (key, node) in raw_shapes {
        shapes::load(&definition, key, node, into);
    }
    for (key, node) in operations {
        let traits = [pagination.remove(key.name.as_str()), waiters.remove(key.name.as_str())];
        operations::load(&definition, key, node, traits.into_iter().flatten(), into);
    }
    service::load(&definition, documents, operations, into);
    facts::load(&definition, into);
}

fn by_name(entries: &Entries) -> BTreeMap<&str, &Node> {
    entries.iter().map(|(key, node)| (key.name.as_str(), node)).collect()
}

/// A shape with nothing in it yet.
fn shape(id: ShapeId, kind: ShapeKind, place: Place) -> Shape {
    Shape { id, kind, members: Vec::new(), traits: Traits::default(), place, references: Vec::new() }
}

/// Puts a shape into the table. botocore's definitions mean what Smithy 2.0 means: nothing has a default unless it says
/// so.
fn define(shape: Shape, into: &mut Loading) {
    into.define(Loaded { shape, version: Version::V2, mixins: Vec::new() });
}

/// The id for a name of the definition; an error when it cannot be one.
fn id(definition: &Definition<'_>, name: &str, place: &Place, into: &mut Loading) -> Option<ShapeId> {
    match into.id(&definition.names.id(name)) {
        Ok(id) => Some(id),
        Err(_) => {
            let problem =
                Diagnostic::error(Code::InvalidShapeId, format!("`{name}` cannot be the name of a shape"));
            let problem = problem.at(place);
            into.found
                .push(problem.expected("ASCII letters, digits and `_`, beginning with a letter or `_`"));
            None
        }
    }
}

/// The shape that a reference such as `{"shape": "Tag"}` names, as its own name and its id with the place.
fn reference<'n>(
    definition: &Definition<'_>,
    node: &'n Node,
    into: &mut Loading,
) -> Option<(&'n str, ShapeId, Place)> {
    let Some(target) = node.get("shape") else {
        let problem = Diagnostic::error(Code::MissingProperty, "`shape` is missing").at(&node.place);
        into.found.push(problem.expected("an object with the key `shape`, the name of a shape"));
        return None;
    };
    let Some(name) = target.as_str() else {
        wrong_kind("`shape`", target, "the name of a shape", &mut into.found);
        return None;
    };
    Some((name, id(definition, name, &target.place, into)?, target.place.clone()))
}

/// Says that a value is of the wrong kind.
fn wrong_kind(what: &str, node: &Node, expected: &str, found: &mut Diagnostics) {
    let problem = Diagnostic::error(Code::WrongKind, format!("{what} is {}", node.kind()));
    found.push(problem.at(&node.place).expected(expected));
}

/// Copies documentation.
fn document(node: &Node, traits: &mut Traits, found: &mut Diagnostics) {
    if let Some(text) = nodes::text_node(node, "documentation", found) {
        put(traits, "smithy.api#documentation", text.clone());
    }
}

/// Puts a trait in.
fn put(traits: &mut Traits, id: &'static str, value: Node) {
    traits.insert(ShapeId::known(id), value);
}

/// Puts an annotation trait in when a flag is set.
fn put_flag(traits: &mut Traits, id: &'static str, node: &Node, flag: &str) {
    if let Some(value) = node.get(flag).filter(|value| value.as_bool() == Some(true)) {
        put(traits, id, Node::annotation(value.place.clone()));
    }
}

/// Entries of an object in the order of the file.
type Entries = [(Key, Node)];
