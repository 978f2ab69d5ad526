//! Names and namespaces in XML, and in queries, whose names follow from them.

use super::{Definition, nodes, put, put_flag};
use crate::diagnostic::Diagnostics;
use crate::model::{Node, Traits};

/// Traits of a structure: the name and namespace of its element. What the operation says of its input comes second.
pub(super) fn structure(
    definition: &Definition<'_>,
    name: &str,
    node: &Node,
    traits: &mut Traits,
    found: &mut Diagnostics,
) {
    if !definition.metadata.is_xml() {
        return;
    }
    let root = definition.usage.root(name);
    let own = nodes::text_node(node, "locationName", found);
    let element = own.or_else(|| root.and_then(|root| nodes::text_node(root, "locationName", found)));
    if let Some(element) = element.filter(|element| element.as_str() != Some(name)) {
        put(traits, "smithy.api#xmlName", element.clone());
    }
    if let Some(namespace) =
        node.get("xmlNamespace").or_else(|| root.and_then(|root| root.get("xmlNamespace")))
    {
        put_namespace(namespace, traits, found);
    }
}

/// Traits of a member of a structure or union.
pub(super) fn member(
    definition: &Definition<'_>,
    name: &str,
    node: &Node,
    target: &str,
    traits: &mut Traits,
    found: &mut Diagnostics,
) {
    if !definition.metadata.is_xml() {
        return;
    }
    let flattened = nodes::is_set(node, "flattened") || definition.has(target, "flattened");
    if flattened {
        put(traits, "smithy.api#xmlFlattened", Node::annotation(node.place.clone()));
    }
    if node.get("location").is_none() {
        // The elements of a flattened list stand where the list would, under the name of its member.
        let item = definition.shapes.get(target).and_then(|list| list.get("member"));
        let item = item.filter(|_| flattened).and_then(|item| nodes::text_node(item, "locationName", found));
        let element = item.or_else(|| nodes::text_node(node, "locationName", found));
        if let Some(element) = element.filter(|element| element.as_str() != Some(name)) {
            put(traits, "smithy.api#xmlName", element.clone());
        }
    }
    put_flag(traits, "smithy.api#xmlAttribute", node, "xmlAttribute");
    // Smithy looks for the namespace of an element at the member.
    let of_target = || definition.shapes.get(target).and_then(|shape| shape.get("xmlNamespace"));
    if let Some(namespace) = node.get("xmlNamespace").or_else(of_target) {
        put_namespace(namespace, traits, found);
    }
    if let Some(query) = nodes::text_node(node, "queryName", found) {
        put(traits, "aws.protocols#ec2QueryName", query.clone());
    }
}

/// The name of a list's member, or of a map's key or value.
pub(super) fn inner(
    definition: &Definition<'_>,
    container: &Node,
    node: &Node,
    traits: &mut Traits,
    found: &mut Diagnostics,
) {
    if !definition.metadata.is_xml()
        || nodes::is_set(container, "flattened") && container.get("member").is_some()
    {
        return;
    }
    if let Some(element) = nodes::text_node(node, "locationName", found) {
        put(traits, "smithy.api#xmlName", element.clone());
    }
}

/// `{"uri": …, "prefix": …}`, or the address alone.
pub(super) fn put_namespace(node: &Node, traits: &mut Traits, found: &mut Diagnostics) {
    let value = match node.as_str() {
        Some(_) => nodes::object([("uri", Some(node.clone()))], &node.place),
        None => {
            let uri = nodes::text_node(node, "uri", found).cloned();
            if uri.is_none() {
                return;
            }
            nodes::object(
                [("uri", uri), ("prefix", nodes::text_node(node, "prefix", found).cloned())],
                &node.place,
            )
        }
    };
    put(traits, "smithy.api#xmlNamespace", value);
}
