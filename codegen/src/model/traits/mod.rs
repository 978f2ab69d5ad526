//! Traits: a bag of values by trait id, and what the known ones mean.
//!
//! Typed accessors never fail: a value of the wrong kind reads as absent. That such values are reported is the work
//! of [`crate::validate`], so stages after it need not care.

mod auth;
mod aws;
mod docs;
mod endpoints;
mod errors;
mod http;
mod pagination;
mod values;
mod waiters;
mod xml;

pub use auth::SigV4;
pub use aws::{AwsService, Protocol};
pub use docs::Deprecated;
pub use endpoints::{ClientContextParam, EndpointTrait};
pub use errors::{AwsQueryError, ErrorKind, Retryable};
pub use http::Http;
pub use pagination::Paginated;
pub use values::{EnumDefinition, Length, Range, Reference, TimestampFormat};
pub use waiters::{Acceptor, AcceptorState, Comparator, Matcher, Waiter};
pub use xml::XmlNamespace;

use super::id::ShapeId;
use super::node::Node;
use std::collections::BTreeMap;

/// The traits of one shape or member.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traits {
    values: BTreeMap<ShapeId, Node>,
}

impl Traits {
    /// The value of a trait, by its id such as `smithy.api#required`.
    pub fn get(&self, id: &str) -> Option<&Node> {
        self.values.get(id)
    }

    /// Whether the trait is there, whatever its value.
    pub fn has(&self, id: &str) -> bool {
        self.values.contains_key(id)
    }

    /// All traits, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&ShapeId, &Node)> {
        self.values.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value of a trait, to change it.
    pub(crate) fn get_mut(&mut self, id: &ShapeId) -> Option<&mut Node> {
        self.values.get_mut(id)
    }

    /// Puts a trait in, and returns the value it replaces.
    pub fn insert(&mut self, id: ShapeId, value: Node) -> Option<Node> {
        self.values.insert(id, value)
    }

    /// Takes a trait out.
    pub fn remove(&mut self, id: &str) -> Option<Node> {
        self.values.remove(id)
    }

    /// The text of a trait whose value is a string.
    fn text(&self, id: &str) -> Option<&str> {
        self.get(id)?.as_str()
    }
}

impl IntoIterator for Traits {
    type Item = (ShapeId, Node);
    type IntoIter = std::collections::btree_map::IntoIter<ShapeId, Node>;

    fn into_iter(self) -> Self::IntoIter {
        self.values.into_iter()
    }
}
