//! Reading and making JSON values.

use super::{Entries, wrong_kind};
use crate::diagnostic::Diagnostics;
use crate::model::{Key, Node, Place, Value};

/// The entries of the object under a key; none when it is absent. An error when it is no object.
pub(super) fn entries<'n>(node: &'n Node, key: &str, found: &mut Diagnostics) -> &'n Entries {
    let Some(value) = node.get(key) else { return &[] };
    value.as_object().unwrap_or_else(|| {
        wrong_kind(&format!("`{key}`"), value, "an object", found);
        &[]
    })
}

/// The elements of the array under a key; none when it is absent. An error when it is no array.
pub(super) fn items<'n>(node: &'n Node, key: &str, found: &mut Diagnostics) -> &'n [Node] {
    let Some(value) = node.get(key) else { return &[] };
    value.as_array().unwrap_or_else(|| {
        wrong_kind(&format!("`{key}`"), value, "an array", found);
        &[]
    })
}

/// The string under a key. An error when it is no string.
pub(super) fn text_node<'n>(node: &'n Node, key: &str, found: &mut Diagnostics) -> Option<&'n Node> {
    let value = node.get(key)?;
    if value.as_str().is_none() {
        wrong_kind(&format!("`{key}`"), value, "a string", found);
        return None;
    }
    Some(value)
}

/// The text under a key. An error when it is no string.
pub(super) fn text<'n>(node: &'n Node, key: &str, found: &mut Diagnostics) -> Option<&'n str> {
    text_node(node, key, found)?.as_str()
}

/// The strings of the array under a key. An error for each that is no string.
pub(super) fn texts<'n>(node: &'n Node, key: &str, found: &mut Diagnostics) -> Vec<(&'n str, &'n Place)> {
    let mut texts = Vec::new();
    for item in items(node, key, found) {
        match item.as_str() {
            Some(text) => texts.push((text, &item.place)),
            None => wrong_kind(&format!("an element of `{key}`"), item, "a string", found),
        }
    }
    texts
}

/// Whether the value under a key is `true`.
pub(super) fn is_set(node: &Node, key: &str) -> bool {
    node.get(key).and_then(Node::as_bool) == Some(true)
}

/// A string at a place.
pub(super) fn string(text: impl Into<String>, place: &Place) -> Node {
    Node { value: Value::String(text.into()), place: place.clone() }
}

/// An integer at a place.
pub(super) fn integer(value: i64, place: &Place) -> Node {
    Node { value: Value::Number(value.into()), place: place.clone() }
}

/// A truth value at a place.
pub(super) fn boolean(value: bool, place: &Place) -> Node {
    Node { value: Value::Bool(value), place: place.clone() }
}

/// An array at a place.
pub(super) fn array(items: Vec<Node>, place: &Place) -> Node {
    Node { value: Value::Array(items), place: place.clone() }
}

/// An object at a place, of those entries that are there.
pub(super) fn object<'k>(entries: impl IntoIterator<Item = (&'k str, Option<Node>)>, place: &Place) -> Node {
    let entry = |(name, value): (&str, Option<Node>)| {
        let value = value?;
        Some((Key { name: name.to_owned(), place: value.place.clone() }, value))
    };
    Node { value: Value::Object(entries.into_iter().filter_map(entry).collect()), place: place.clone() }
}
