//! Shape ids for the names of a definition.

use super::Entries;
use super::metadata::Metadata;
use crate::model::Node;
use std::collections::{BTreeMap, BTreeSet};

/// Operations, shapes and the service share one namespace in Smithy. In botocore they do not: a shape named as an
/// operation gets `_` appended, as in AWS's own Smithy models.
pub(super) struct Names {
    namespace: String,
    service: String,
    renamed: BTreeMap<String, String>,
}

impl Names {
    pub(super) fn new(metadata: &Metadata, operations: &Entries, shapes: &Entries) -> Self {
        let operations: BTreeSet<&str> = operations.iter().map(|(key, _)| key.name.as_str()).collect();
        let mut taken: BTreeSet<&str> = shapes.iter().map(|(key, _)| key.name.as_str()).collect();
        taken.extend(&operations);

        // Not the service's: its name is sent.
        let mut service = metadata.service.clone();
        if operations.contains(service.as_str()) {
            service.push('_');
        }
        taken.insert(metadata.service.as_str());
        let mut renamed = BTreeMap::new();
        for (key, _) in shapes {
            let name = key.name.as_str();
            if !operations.contains(name) && name != service {
                continue;
            }
            let mut other = format!("{name}_");
            let mut number = 1_usize;
            // Each turn tries another name, and only so many are taken.
            while taken.contains(other.as_str()) {
                number += 1;
                other = format!("{name}_{number}");
            }
            renamed.insert(name.to_owned(), other);
        }
        Self { namespace: metadata.namespace.clone(), service, renamed }
    }

    /// Other names for simple types and lists whose names differ only by case from those of others, which Smithy does
    /// not allow and definitions of AWS have. No type is made of them, so that only models written from them show it.
    pub(super) fn alike(&self, shapes: &Entries, operations: &Entries) -> Vec<(String, String)> {
        let is_type = |node: &Node| {
            node.get("type").and_then(Node::as_str) == Some("structure") || node.get("enum").is_some()
        };
        let names = shapes.iter().chain(operations).map(|(key, _)| key.name.to_ascii_lowercase());
        let mut taken: BTreeSet<String> = names.collect();
        let mut seen: BTreeSet<String> =
            operations.iter().map(|(key, _)| key.name.to_ascii_lowercase()).collect();
        let types = shapes.iter().filter(|(_, node)| is_type(node));
        seen.extend(types.map(|(key, _)| key.name.to_ascii_lowercase()));
        let mut alike = Vec::new();
        for (key, _) in shapes.iter().filter(|(_, node)| !is_type(node)) {
            if self.renamed.contains_key(&key.name) || seen.insert(key.name.to_ascii_lowercase()) {
                continue;
            }
            let mut number = 2_usize;
            // Each turn tries another name, and only so many are taken.
            while !taken.insert(format!("{}{number}", key.name.to_ascii_lowercase())) {
                number += 1;
            }
            alike.push((self.id(&key.name), format!("{}{number}", key.name)));
        }
        alike
    }

    /// The id for a shape.
    pub(super) fn id(&self, shape: &str) -> String {
        let name = self.renamed.get(shape).map_or(shape, String::as_str);
        format!("{}#{name}", self.namespace)
    }

    /// The id for an operation.
    pub(super) fn operation(&self, operation: &str) -> String {
        format!("{}#{operation}", self.namespace)
    }

    /// The id of the service.
    pub(super) fn service(&self) -> String {
        format!("{}#{}", self.namespace, self.service)
    }
}
