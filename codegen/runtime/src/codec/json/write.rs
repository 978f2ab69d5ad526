//! Shapes to JSON, by plain appends.

use std::fmt::Arguments;
use std::io::Write;
use std::ops::ControlFlow;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::{DateTime, base64};

use super::scan::DEEPEST;
use super::{Json, document, number, text};
use crate::codec::Members;
use crate::primitives::DateTimeFormat;
use crate::shape::descriptor::{item_traits, json_name, timestamp_format, value_traits};
use crate::shape::{Descriptor, Field, Kind, List, Map, Shape, TimestampFormat, Trait, View};

/// Where in a body a value stands.
#[derive(Clone, Copy)]
pub(super) struct Within<'s> {
    settings: &'s Json,
    depth: usize,
}

impl<'s> Within<'s> {
    /// Around the whole body.
    pub(super) fn new(settings: &'s Json) -> Self {
        Self { settings, depth: 0 }
    }

    /// In an array or object that stands here.
    pub(super) fn deeper(self) -> Result<Self, BoxError> {
        // As many as a reader takes. Values of recursive shapes can be as deep as memory is large, and the stack is not.
        if self.depth == DEEPEST {
            return Err(format!(
                "the value is nested too deep: more than {DEEPEST} lists, maps and structures"
            )
            .into());
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

/// Appends a structure or union.
pub(super) fn shape(
    out: &mut Vec<u8>,
    within: Within<'_>,
    shape: &dyn Shape,
    members: Members,
) -> Result<(), BoxError> {
    let within = within.deeper()?;
    let descriptor = shape.descriptor();
    let mut empty = true;
    out.push(b'{');
    for (index, name) in descriptor.members.iter().enumerate() {
        let Some(field) = shape.field(index) else { continue };
        let view = field.view();
        if matches!(view, View::Absent) || !members.has(descriptor, index) {
            continue;
        }
        let traits = descriptor.traits(index);
        if !empty {
            out.push(b',');
        }
        empty = false;
        match json_name(traits) {
            Some(name) => text::write(out, name),
            None => text::write_name(out, name),
        }
        out.push(b':');
        match view {
            // Most are, and no trait changes how it is written.
            View::String(member) => text::write(out, member),
            view => value(out, within, view, traits)?,
        }
    }
    out.push(b'}');
    if empty && descriptor.kind == Kind::Union { Err(unknown(descriptor)) } else { Ok(()) }
}

fn unknown(descriptor: &Descriptor) -> BoxError {
    SerializationError::unknown_variant(descriptor.rust_name).into()
}

/// Appends a value.
pub(super) fn value(
    out: &mut Vec<u8>,
    within: Within<'_>,
    view: View<'_>,
    traits: &'static [Trait],
) -> Result<(), BoxError> {
    match view {
        View::Absent => out.extend_from_slice(b"null"),
        View::Unit => out.extend_from_slice(b"{}"),
        View::Boolean(value) => out.extend_from_slice(if value { b"true" } else { b"false" }),
        View::Integer(value) => number::write_integer(out, value),
        View::IntEnum(value) => number::write_integer(out, i64::from(value.number())),
        View::Float(value) => float(out, value),
        View::Double(value) => double(out, value),
        View::BigInteger(value) => big(out, within, value.as_ref()),
        View::BigDecimal(value) => big(out, within, value.as_ref()),
        View::String(value) => text::write(out, value),
        View::StringEnum(value) => text::write(out, value.text()),
        View::Blob(value) => text::write(out, &base64::encode(value)),
        View::Timestamp(value) => {
            return timestamp(out, value, timestamp_format(traits).unwrap_or(TimestampFormat::EpochSeconds));
        }
        View::Document(value) => return document::write(out, within, value),
        View::Shape(value) => return shape(out, within, value, Members::All),
        View::List(value) => return list(out, within, value, item_traits(traits)),
        View::Map(value) => return map(out, within, value, value_traits(traits)),
    }
    Ok(())
}

fn big(out: &mut Vec<u8>, within: Within<'_>, digits: &str) {
    if within.settings.big_numbers_as_strings {
        text::write(out, digits);
    } else {
        out.extend_from_slice(digits.as_bytes());
    }
}

fn float(out: &mut Vec<u8>, value: f32) {
    if value.is_finite() {
        shortest(out, format_args!("{value:?}"));
    } else {
        double(out, f64::from(value));
    }
}

/// Appends a double; one that JSON has no number for is a string.
pub(super) fn double(out: &mut Vec<u8>, value: f64) {
    match value {
        f64::INFINITY => out.extend_from_slice(b"\"Infinity\""),
        f64::NEG_INFINITY => out.extend_from_slice(b"\"-Infinity\""),
        value if value.is_nan() => out.extend_from_slice(b"\"NaN\""),
        value => shortest(out, format_args!("{value:?}")),
    }
}

/// Appends a number as `Debug` spells it: with the fewest digits that read back as the same, and with an exponent where
/// it is very large or small, which JSON allows too.
fn shortest(out: &mut Vec<u8>, number: Arguments<'_>) {
    // Writing to memory does not fail.
    let _ = out.write_fmt(number);
}

fn timestamp(out: &mut Vec<u8>, moment: &DateTime, format: TimestampFormat) -> Result<(), BoxError> {
    let format = match format {
        TimestampFormat::EpochSeconds => {
            number::write_moment(out, moment);
            return Ok(());
        }
        TimestampFormat::DateTime => DateTimeFormat::DateTime,
        TimestampFormat::HttpDate => DateTimeFormat::HttpDate,
    };
    let formatted = moment.fmt(format).map_err(SerializationError::from)?;
    text::write(out, &formatted);
    Ok(())
}

fn list(
    out: &mut Vec<u8>,
    within: Within<'_>,
    list: &dyn List,
    traits: &'static [Trait],
) -> Result<(), BoxError> {
    let within = within.deeper()?;
    out.push(b'[');
    for index in 0..list.len() {
        let Some(field) = list.item(index) else { break };
        if index > 0 {
            out.push(b',');
        }
        value(out, within, field.view(), traits)?;
    }
    out.push(b']');
    Ok(())
}

fn map(
    out: &mut Vec<u8>,
    within: Within<'_>,
    map: &dyn Map,
    traits: &'static [Trait],
) -> Result<(), BoxError> {
    let within = within.deeper()?;
    let mut result = Ok(());
    let mut first = true;
    out.push(b'{');
    map.visit(&mut |key: &str, field: &dyn Field| {
        if !first {
            out.push(b',');
        }
        first = false;
        text::write(out, key);
        out.push(b':');
        result = value(out, within, field.view(), traits);
        if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    out.push(b'}');
    result
}
