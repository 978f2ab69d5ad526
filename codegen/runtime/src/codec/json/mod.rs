//! JSON of shapes: the codec of awsJson, restJson1 and rpcv2Json.

mod document;
mod error;
#[cfg(feature = "test-util")]
pub(crate) mod exact;
mod literal;
mod number;
mod order;
mod pick;
mod plain;
mod read;
mod scan;
mod text;
mod value;
mod write;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::{DateTime, Document};

use super::{Codec, Members};
use crate::Shape;
use crate::shape::{Slot, Trait, View};

pub use error::ReadError;
pub(crate) use text::write as write_text;

pub(crate) use pick::pick_texts;

/// JSON as one protocol writes it: in what it differs from another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Json {
    /// The media type of a body.
    pub media_type: &'static str,
    /// Whether `bigInteger` and `bigDecimal` are strings rather than numbers.
    pub big_numbers_as_strings: bool,
}

impl Json {
    /// JSON of `application/json`, with big numbers as numbers.
    pub const PLAIN: Self = Self { media_type: "application/json", big_numbers_as_strings: false };
}

/// `smithy.api#jsonName` and `smithy.api#timestampFormat` count wherever descriptors have them: a protocol that does not
/// read them has none. Timestamps are seconds since the epoch unless said otherwise.
impl Codec for Json {
    fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// Fails on a union's unknown member, on a timestamp out of its format's range, and on more than 127 lists, maps
    /// and structures within each other, which no reader would take.
    fn write(&self, shape: &dyn Shape, members: Members) -> Result<Vec<u8>, BoxError> {
        let mut out = Vec::with_capacity(512);
        write::shape(&mut out, write::Within::new(self), shape, members)?;
        Ok(out)
    }

    fn write_value(&self, value: View<'_>, traits: &'static [Trait]) -> Result<Vec<u8>, BoxError> {
        let mut out = Vec::with_capacity(128);
        write::value(&mut out, write::Within::new(self), value, traits)?;
        Ok(out)
    }

    fn write_absent_payload(&self, _: &dyn Shape) -> Result<Option<Vec<u8>>, BoxError> {
        Ok(Some(b"{}".to_vec()))
    }

    /// Members that are unknown, null or missing leave `shape` as it is.
    fn read(&self, bytes: &[u8], shape: &mut dyn Shape, members: Members) -> Result<(), BoxError> {
        Ok(read::document(self, bytes, shape, members)?)
    }

    fn read_value(
        &self,
        bytes: &[u8],
        name: &str,
        slot: Slot<'_>,
        traits: &'static [Trait],
    ) -> Result<(), BoxError> {
        Ok(read::value(self, name, bytes, slot, traits)?)
    }
}

/// The moment that is `text`, a number of JSON, in seconds after the epoch; `None` beyond what a moment can be.
pub(crate) fn moment(text: &str) -> Option<DateTime> {
    number::moment(text).ok()
}

/// Reads `text` into a value of any form. Fails on anything that is not one JSON value, and on more than 127 arrays and
/// objects within each other.
pub(crate) fn parse(text: &[u8]) -> Result<Document, ReadError> {
    read::any(text)
}
