//! CBOR of shapes (RFC 8949): the codec of rpcv2Cbor. Needs the feature `cbor`.
//!
//! Structures are maps with the members' names as keys. Reading takes every form of a value that the protocol allows:
//! lengths said before or an end mark, text and bytes in chunks, floats of every width.

mod big;
mod head;
mod read;
mod scalar;
mod skip;
#[cfg(feature = "test-util")]
pub(crate) mod value;
mod write;

#[cfg(test)]
mod tests;

use super::{Codec, Members};
use crate::Shape;
use crate::error::BoxError;
use crate::shape::{Slot, Trait, View};

pub(crate) use read::pick_texts;

/// Values within each other that are read and written at most.
const DEEPEST: usize = 127;

/// CBOR.
#[derive(Clone, Copy, Debug)]
pub struct Cbor;

impl Codec for Cbor {
    fn media_type(&self) -> &'static str {
        "application/cbor"
    }

    /// Fails on documents besides, which the protocol does not have.
    fn write(&self, shape: &dyn Shape, members: Members) -> Result<Vec<u8>, BoxError> {
        let mut out = Vec::with_capacity(256);
        write::shape(&mut out, 0, shape, members)?;
        Ok(out)
    }

    fn write_value(&self, value: View<'_>, _: &'static [Trait]) -> Result<Vec<u8>, BoxError> {
        let mut out = Vec::with_capacity(64);
        write::value(&mut out, 0, value)?;
        Ok(out)
    }

    fn write_absent_payload(&self, blank: &dyn Shape) -> Result<Option<Vec<u8>>, BoxError> {
        self.write(blank, Members::All).map(Some)
    }

    fn read(&self, bytes: &[u8], shape: &mut dyn Shape, members: Members) -> Result<(), BoxError> {
        Ok(read::body(bytes, shape, members)?)
    }

    fn read_value(
        &self,
        bytes: &[u8],
        name: &str,
        slot: Slot<'_>,
        _: &'static [Trait],
    ) -> Result<(), BoxError> {
        Ok(read::single(bytes, name, slot)?)
    }
}
