//! JSON of shapes, as awsJson and restJson write it.

mod document;
mod error;
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

use crate::Shape;
use crate::shape::TimestampFormat;

pub use error::ReadError;
pub(crate) use text::write as write_text;

pub(crate) use pick::pick_texts;

/// In what a protocol's JSON differs from another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Format of timestamps whose member and target do not say one.
    pub timestamp: TimestampFormat,
    /// Whether `smithy.api#jsonName` counts.
    pub json_name: bool,
}

impl Settings {
    /// awsJson1_0 and awsJson1_1.
    pub const AWS_JSON: Self = Self { timestamp: TimestampFormat::EpochSeconds, json_name: false };
    /// restJson1.
    pub const REST_JSON: Self = Self { timestamp: TimestampFormat::EpochSeconds, json_name: true };
}

/// Writes `shape` as awsJson does. Fails on a union's unknown member, on a timestamp out of its format's range,
/// and on more than 127 lists, maps and structures within each other, which no reader would take.
pub fn write(shape: &dyn Shape) -> Result<Vec<u8>, BoxError> {
    write_with(&Settings::AWS_JSON, shape)
}

/// Writes `shape` under `settings`.
pub fn write_with(settings: &Settings, shape: &dyn Shape) -> Result<Vec<u8>, BoxError> {
    let mut out = Vec::with_capacity(512);
    write::shape(&mut out, write::Within::new(settings), shape)?;
    Ok(out)
}

/// Reads `bytes` into the blank shape `into`, as awsJson does. No bytes at all are an empty structure.
///
/// Members that are unknown, null or missing leave `into` as it is. Fails on anything that is not one JSON value of
/// the right kinds; the error names the member, never its value.
pub fn read(bytes: &[u8], into: &mut dyn Shape) -> Result<(), BoxError> {
    read_with(&Settings::AWS_JSON, bytes, into)
}

/// Reads `bytes` into the blank shape `into` under `settings`; see [`read`].
pub fn read_with(settings: &Settings, bytes: &[u8], into: &mut dyn Shape) -> Result<(), BoxError> {
    Ok(read::document(settings, bytes, into)?)
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
