//! A whole document, for comparing two.

use super::read::{Node, Reader, document};
use crate::codec::fault::{Fault, ReadError};

/// An element.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    /// Text; nothing between elements.
    text: String,
    children: Vec<Element>,
}

/// Reads a document in one form: attributes and members in the order of their names, entries of maps in that of their keys.
pub(crate) fn parse(bytes: &[u8]) -> Result<Element, ReadError> {
    let mut found =
        Element { name: String::new(), attributes: Vec::new(), text: String::new(), children: Vec::new() };
    document("the body", bytes, |reader, root| {
        found = Element::read(reader, &root)?;
        Ok(())
    })?;
    Ok(found)
}

impl Element {
    fn read(reader: &mut Reader<'_>, start: &quick_xml::events::BytesStart<'_>) -> Result<Self, Fault> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let Ok(attribute) = attribute else { return Err(reader.fault("expected an attribute")) };
            let Ok(value) = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) else {
                return Err(reader.fault("expected the value of an attribute"));
            };
            attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        attributes.sort();
        let (mut text, mut children) = (String::new(), Vec::new());
        loop {
            match reader.next()? {
                Node::End => break,
                Node::Text(more) => text.push_str(&more),
                Node::Element(start) => children.push(Self::read(reader, &start)?),
            }
        }
        if !children.is_empty() {
            text.clear();
        }
        // Members have no order, but the items of a flattened list have.
        children.sort_by(|a: &Self, b| a.name.cmp(&b.name));
        // Nor have entries: each is two elements, the first of them text.
        if children.iter().all(Self::is_entry) {
            children.sort();
        }
        Ok(Self { name: start.name().as_ref().to_owned(), attributes, text, children })
    }

    fn is_entry(&self) -> bool {
        matches!(self.children.as_slice(), [key, _] if key.children.is_empty())
    }
}
