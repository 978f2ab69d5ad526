//! What shapes are used for: in Smithy some traits stand on the shape where botocore puts them on the use.

use super::{Entries, nodes};
use crate::model::Node;
use std::collections::{BTreeMap, BTreeSet};

/// What shapes are used for, by their names in the definition.
#[derive(Default)]
pub(super) struct Usage<'d> {
    inputs: BTreeMap<&'d str, usize>,
    outputs: BTreeMap<&'d str, usize>,
    /// Targets of members.
    nested: BTreeSet<&'d str>,
    /// Errors of operations, with what an operation says of them where the shape says nothing.
    errors: BTreeMap<&'d str, &'d Node>,
    /// Blobs that a member sends or receives as a stream.
    streamed: BTreeSet<&'d str>,
    /// Strings that hold JSON.
    json_values: BTreeSet<&'d str>,
    /// The operation's word on the root element of an input: `locationName`, `xmlNamespace`.
    roots: BTreeMap<&'d str, &'d Node>,
}

impl<'d> Usage<'d> {
    pub(super) fn new(operations: &'d Entries, shapes: &'d Entries) -> Self {
        let mut usage = Self::default();
        for (_, operation) in operations {
            if let Some((input, name)) = operation.get("input").and_then(target) {
                *usage.inputs.entry(name).or_default() += 1;
                usage.roots.entry(name).or_insert(input);
            }
            if let Some((_, name)) = operation.get("output").and_then(target) {
                *usage.outputs.entry(name).or_default() += 1;
            }
            for (error, name) in operation.get("errors").into_iter().flat_map(Node::items).filter_map(target)
            {
                usage.errors.entry(name).or_insert(error);
            }
        }
        for (_, shape) in shapes {
            let members = shape.get("members").into_iter().flat_map(Node::entries).map(|(_, member)| member);
            let inner = ["member", "key", "value"].into_iter().filter_map(|key| shape.get(key));
            for (member, name) in members.chain(inner).filter_map(target) {
                usage.nested.insert(name);
                if nodes::is_set(member, "streaming") {
                    usage.streamed.insert(name);
                }
                if nodes::is_set(member, "jsonvalue") {
                    usage.json_values.insert(name);
                }
            }
        }
        usage
    }

    /// Whether a structure is the input of one operation and nothing else.
    pub(super) fn is_only_input(&self, shape: &str) -> bool {
        self.inputs.get(shape) == Some(&1) && !self.outputs.contains_key(shape) && !self.is_inner(shape)
    }

    /// Whether a structure is the output of one operation and nothing else.
    pub(super) fn is_only_output(&self, shape: &str) -> bool {
        self.outputs.get(shape) == Some(&1) && !self.inputs.contains_key(shape) && !self.is_inner(shape)
    }

    fn is_inner(&self, shape: &str) -> bool {
        self.nested.contains(shape) || self.errors.contains_key(shape)
    }

    /// Whether a shape is an error of an operation, and what the operation says of it.
    pub(super) fn error(&self, shape: &str) -> Option<&'d Node> {
        self.errors.get(shape).copied()
    }

    pub(super) fn is_streamed(&self, shape: &str) -> bool {
        self.streamed.contains(shape)
    }

    pub(super) fn is_json(&self, shape: &str) -> bool {
        self.json_values.contains(shape)
    }

    /// What an operation says of the root element of its input.
    pub(super) fn root(&self, shape: &str) -> Option<&'d Node> {
        self.roots.get(shape).copied()
    }
}

fn target(node: &Node) -> Option<(&Node, &str)> {
    Some((node, node.get("shape")?.as_str()?))
}
