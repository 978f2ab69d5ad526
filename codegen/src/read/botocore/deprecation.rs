//! `deprecated`, `deprecatedMessage`, `deprecatedSince`.

use super::{nodes, put};
use crate::diagnostic::Diagnostics;
use crate::model::{Node, Traits};

/// Makes the trait `deprecated`.
pub(super) fn load(node: &Node, traits: &mut Traits, found: &mut Diagnostics) {
    let Some(flag) = node.get("deprecated").filter(|flag| flag.as_bool() == Some(true)) else { return };
    let message = nodes::text_node(node, "deprecatedMessage", found).cloned();
    let since = nodes::text_node(node, "deprecatedSince", found).cloned();
    let value = nodes::object([("message", message), ("since", since)], &flag.place);
    put(traits, "smithy.api#deprecated", value);
}
