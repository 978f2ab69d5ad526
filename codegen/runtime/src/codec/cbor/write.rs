//! Shapes to CBOR, by plain appends.

use std::ops::ControlFlow;

use aws_smithy_types::error::operation::SerializationError;
use aws_smithy_types::{BigDecimal, DateTime};

use super::head::{self, BREAK, Major, NULL};
use super::{DEEPEST, big};
use crate::codec::Members;
use crate::error::BoxError;
use crate::shape::{Kind, List, Map, Shape, View};

fn deeper(depth: usize) -> Result<usize, BoxError> {
    // As many as a reader takes: values of recursive shapes can be as deep as memory is large, and the stack is not.
    if depth == DEEPEST {
        let problem = format!("the value is nested too deep: more than {DEEPEST} lists, maps and structures");
        return Err(problem.into());
    }
    Ok(depth + 1)
}

/// Appends a structure or union, as a map that ends with a mark: how many members are set shows on the way.
pub(super) fn shape(
    out: &mut Vec<u8>,
    depth: usize,
    shape: &dyn Shape,
    members: Members,
) -> Result<(), BoxError> {
    let depth = deeper(depth)?;
    let descriptor = shape.descriptor();
    let mut empty = true;
    out.push(0xBF);
    for (index, name) in descriptor.members.iter().enumerate() {
        let Some(field) = shape.field(index) else { continue };
        let view = field.view();
        if matches!(view, View::Absent) || !members.has(descriptor, index) {
            continue;
        }
        empty = false;
        text(out, name);
        value(out, depth, view)?;
    }
    out.push(BREAK);
    match descriptor.kind {
        Kind::Union if empty => Err(SerializationError::unknown_variant(descriptor.rust_name).into()),
        Kind::Union | Kind::Structure => Ok(()),
    }
}

/// Appends a value.
pub(super) fn value(out: &mut Vec<u8>, depth: usize, value: View<'_>) -> Result<(), BoxError> {
    match value {
        View::Absent => out.push(NULL),
        View::Unit => out.push(0xA0),
        View::Boolean(value) => out.push(if value { 0xF5 } else { 0xF4 }),
        View::Integer(value) => integer(out, value),
        View::IntEnum(value) => integer(out, i64::from(value.number())),
        View::Float(value) => {
            out.push(0xFA);
            out.extend_from_slice(&value.to_be_bytes());
        }
        View::Double(value) => double(out, value),
        View::BigInteger(value) => big_integer(out, value.as_ref())?,
        View::BigDecimal(value) => big_decimal(out, value)?,
        View::String(value) => text(out, value),
        View::StringEnum(value) => text(out, value.text()),
        View::Blob(value) => {
            head::write(out, Major::Bytes, value.as_ref().len() as u64);
            out.extend_from_slice(value.as_ref());
        }
        View::Timestamp(value) => timestamp(out, value),
        View::Document(_) => return Err("rpcv2Cbor has no form for documents".into()),
        View::Shape(value) => shape(out, depth, value, Members::All)?,
        View::List(value) => list(out, depth, value)?,
        View::Map(value) => map(out, depth, value)?,
    }
    Ok(())
}

fn text(out: &mut Vec<u8>, text: &str) {
    head::write(out, Major::Text, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

fn integer(out: &mut Vec<u8>, value: i64) {
    match u64::try_from(value) {
        Ok(value) => head::write(out, Major::Unsigned, value),
        // -1 - n, without the bit that would overflow.
        Err(_) => head::write(out, Major::Negative, !value as u64),
    }
}

fn double(out: &mut Vec<u8>, value: f64) {
    out.push(0xFB);
    out.extend_from_slice(&value.to_be_bytes());
}

/// Seconds since the epoch: an integer, or with a fraction a double.
fn timestamp(out: &mut Vec<u8>, moment: &DateTime) {
    head::write(out, Major::Tag, 1);
    match moment.subsec_nanos() {
        0 => integer(out, moment.secs()),
        _ => double(out, moment.as_secs_f64()),
    }
}

fn big_integer(out: &mut Vec<u8>, digits: &str) -> Result<(), BoxError> {
    if let Ok(value) = digits.parse::<i64>() {
        integer(out, value);
        return Ok(());
    }
    let (digits, negative) = match digits.strip_prefix('-') {
        Some(digits) => (big::predecessor(digits), true),
        None => (digits.strip_prefix('+').unwrap_or(digits).to_owned(), false),
    };
    let bytes = big::to_bytes(&digits).ok_or("the big integer is not made of digits")?;
    head::write(out, Major::Tag, if negative { 3 } else { 2 });
    head::write(out, Major::Bytes, bytes.len() as u64);
    out.extend_from_slice(&bytes);
    Ok(())
}

/// A decimal fraction: the exponent of ten, and the digits as an integer.
fn big_decimal(out: &mut Vec<u8>, value: &BigDecimal) -> Result<(), BoxError> {
    let text = value.as_ref();
    let wrong = "the big decimal is not a decimal number";
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i64 = exponent.parse().map_err(|_| wrong)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let places = i64::try_from(fraction.len()).map_err(|_| wrong)?;
    let exponent = exponent.checked_sub(places).ok_or(wrong)?;
    head::write(out, Major::Tag, 4);
    head::write(out, Major::List, 2);
    integer(out, exponent);
    big_integer(out, &format!("{whole}{fraction}"))
}

fn list(out: &mut Vec<u8>, depth: usize, list: &dyn List) -> Result<(), BoxError> {
    let depth = deeper(depth)?;
    head::write(out, Major::List, list.len() as u64);
    for item in (0..list.len()).filter_map(|index| list.item(index)) {
        value(out, depth, item.view())?;
    }
    Ok(())
}

fn map(out: &mut Vec<u8>, depth: usize, map: &dyn Map) -> Result<(), BoxError> {
    let depth = deeper(depth)?;
    head::write(out, Major::Map, map.len() as u64);
    let mut result = Ok(());
    map.visit(&mut |key, field| {
        text(out, key);
        result = value(out, depth, field.view());
        if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    result
}
