//! Codecs: bytes to shapes and back. They know nothing of HTTP.

mod budget;
#[cfg(feature = "cbor")]
pub mod cbor;
#[cfg(any(feature = "cbor", feature = "xml"))]
mod fault;
pub mod json;
mod path;
#[cfg(feature = "query")]
pub(crate) mod query;
pub(crate) mod text;
#[cfg(feature = "xml")]
pub mod xml;

use std::fmt::Debug;

use crate::Shape;
use crate::error::BoxError;
use crate::shape::{Slot, Trait, View};

/// A format of bodies and payloads.
pub trait Codec: Debug + Send + Sync {
    /// The media type of what [`write`](Self::write) returns.
    fn media_type(&self) -> &'static str;

    /// Writes the `members` of `shape` that are set.
    ///
    /// # Errors
    /// If a value has no form in the format, such as the unknown member of a union, or is nested too deep. The error
    /// names the member and quotes no value.
    fn write(&self, shape: &dyn Shape, members: Members) -> Result<Vec<u8>, BoxError>;

    /// Writes one value with the `traits` of its member.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    fn write_value(&self, value: View<'_>, traits: &'static [Trait]) -> Result<Vec<u8>, BoxError>;

    /// Writes a payload whose member targets a structure and is not set, `blank` in its place; `None`: there is no body
    /// then.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    fn write_absent_payload(&self, blank: &dyn Shape) -> Result<Option<Vec<u8>>, BoxError>;

    /// Reads `bytes` into those `members` of the blank `shape` that they have; others stay as they are. No bytes at
    /// all are an empty structure. Unknown members are skipped.
    ///
    /// # Errors
    /// If `bytes` are not one value of the right kinds. The error names the member and quotes no value.
    fn read(&self, bytes: &[u8], shape: &mut dyn Shape, members: Members) -> Result<(), BoxError>;

    /// Reads one value of the member `name` with `traits`.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    fn read_value(
        &self,
        bytes: &[u8],
        name: &str,
        slot: Slot<'_>,
        traits: &'static [Trait],
    ) -> Result<(), BoxError>;
}

/// Which members of a structure a body holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Members {
    /// All, as in RPC protocols and in nested structures.
    All,
    /// Those that are not bound to another part of an HTTP message, or of an event's.
    Unbound,
}

impl Members {
    /// Whether the member at `index` of `shape` is among them.
    fn has(self, descriptor: &crate::shape::Descriptor, index: usize) -> bool {
        self == Self::All || !descriptor.is_bound(index)
    }
}
