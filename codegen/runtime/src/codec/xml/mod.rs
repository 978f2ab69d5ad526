//! XML of shapes: the codec of restXml, and what awsQuery and ec2Query answer with. Needs the feature `xml`.
//!
//! A member is an element of its name, or an attribute; see <https://smithy.io/2.0/spec/xml-bindings.html>. Document type
//! declarations are refused, and with them entities but those of XML itself.

mod read;
#[cfg(feature = "test-util")]
pub(crate) mod tree;
mod write;

#[cfg(test)]
mod tests;

use super::{Codec, Members};
use crate::Shape;
use crate::error::BoxError;
use crate::shape::{Slot, Trait, View};

pub(crate) use read::{error, error_texts, is_error, unwrapped, wrapped};

/// Elements within each other that are read and written at most.
const DEEPEST: usize = 127;

/// XML.
#[derive(Clone, Copy, Debug, Default)]
pub struct Xml {
    /// URI and prefix of the namespace of root elements whose shapes have none of their own.
    pub namespace: Option<(&'static str, Option<&'static str>)>,
}

impl Xml {
    /// XML without a namespace.
    pub const PLAIN: Self = Self { namespace: None };
}

/// Timestamps are date-times unless said otherwise.
impl Codec for Xml {
    fn media_type(&self) -> &'static str {
        "application/xml"
    }

    /// Fails on documents besides, which the protocols do not have.
    fn write(&self, shape: &dyn Shape, members: Members) -> Result<Vec<u8>, BoxError> {
        let mut out = Vec::with_capacity(512);
        write::root(&mut out, self.namespace, shape, &[], members)?;
        Ok(out)
    }

    fn write_value(&self, value: View<'_>, traits: &'static [Trait]) -> Result<Vec<u8>, BoxError> {
        let View::Shape(shape) = value else {
            return Err("only a structure or union can be a document of XML".into());
        };
        let mut out = Vec::with_capacity(512);
        write::root(&mut out, self.namespace, shape, traits, Members::All)?;
        Ok(out)
    }

    fn write_absent_payload(&self, _: &dyn Shape) -> Result<Option<Vec<u8>>, BoxError> {
        Ok(None)
    }

    /// Fails on a root element of another name, unless a child is a known member: some services name it otherwise.
    fn read(&self, bytes: &[u8], shape: &mut dyn Shape, members: Members) -> Result<(), BoxError> {
        Ok(read::body(bytes, shape, members)?)
    }

    fn read_value(
        &self,
        bytes: &[u8],
        name: &str,
        slot: Slot<'_>,
        traits: &'static [Trait],
    ) -> Result<(), BoxError> {
        Ok(read::single(bytes, name, slot, traits)?)
    }
}
