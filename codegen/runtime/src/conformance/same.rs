//! Comparison of shapes: NaN equals NaN, and what is no member (request ids, error metadata) does not count.

use std::ops::ControlFlow;

use crate::Shape;
use crate::codec::json::Json;
use crate::codec::{Codec, Members};
use crate::shape::{Field, Map, View};

/// Fails with the path to the first member that differs.
pub(super) fn shapes(a: &dyn Shape, b: &dyn Shape) -> Result<(), String> {
    let name = a.descriptor().name;
    if !std::ptr::eq(a.descriptor(), b.descriptor()) && name != b.descriptor().name {
        return Err(name.to_owned());
    }
    for (index, member) in a.descriptor().members.iter().enumerate() {
        let same = match (a.field(index), b.field(index)) {
            (Some(a), Some(b)) => fields(a, b),
            (None, None) => Ok(()),
            _ => Err(String::new()),
        };
        same.map_err(|rest| if rest.is_empty() { (*member).to_owned() } else { format!("{member}.{rest}") })?;
    }
    Ok(())
}

/// Whether a member is not set.
pub(super) fn is_absent(shape: &dyn Shape, member: &str) -> bool {
    let index = shape.descriptor().members.iter().position(|name| *name == member);
    index.and_then(|index| shape.field(index)).is_none_or(|field| matches!(field.view(), View::Absent))
}

fn fields(a: &dyn Field, b: &dyn Field) -> Result<(), String> {
    let same = match (a.view(), b.view()) {
        (View::Absent, View::Absent) | (View::Unit, View::Unit) => true,
        (View::Boolean(a), View::Boolean(b)) => a == b,
        (View::Integer(a), View::Integer(b)) => a == b,
        (View::IntEnum(a), View::IntEnum(b)) => a.number() == b.number(),
        (View::Float(a), View::Float(b)) => a == b || (a.is_nan() && b.is_nan()),
        (View::Double(a), View::Double(b)) => a == b || (a.is_nan() && b.is_nan()),
        (View::BigInteger(a), View::BigInteger(b)) => a.as_ref() == b.as_ref(),
        (View::BigDecimal(a), View::BigDecimal(b)) => a.as_ref() == b.as_ref(),
        (View::String(a), View::String(b)) => a == b,
        (View::StringEnum(a), View::StringEnum(b)) => a.text() == b.text(),
        (View::Blob(a), View::Blob(b)) => a == b,
        (View::Timestamp(a), View::Timestamp(b)) => a == b,
        (View::Document(a), View::Document(b)) => a == b,
        (View::Shape(a), View::Shape(b)) => return shapes(a, b),
        (View::List(a), View::List(b)) => {
            for index in 0..a.len().max(b.len()) {
                match (a.item(index), b.item(index)) {
                    (Some(a), Some(b)) => fields(a, b).map_err(|rest| format!("[{index}].{rest}"))?,
                    _ => return Err(format!("[{index}]")),
                }
            }
            true
        }
        (View::Map(a), View::Map(b)) => return maps(a, b),
        _ => false,
    };
    if same { Ok(()) } else { Err(String::new()) }
}

fn maps(a: &dyn Map, b: &dyn Map) -> Result<(), String> {
    let mut result = if a.len() == b.len() { Ok(()) } else { Err("(count of entries)".to_owned()) };
    a.visit(&mut |key, left| {
        let mut found = Err(String::new());
        b.visit(&mut |other, right| {
            if other == key {
                found = fields(left, right);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        match found {
            Ok(()) => ControlFlow::Continue(()),
            Err(rest) => {
                result = Err(format!("[{key:?}].{rest}"));
                ControlFlow::Break(())
            }
        }
    });
    result
}

/// The members as JSON, for the text of a failure.
pub(super) fn text(shape: &dyn Shape) -> String {
    let bytes = Json::PLAIN.write(shape, Members::All).unwrap_or_else(|error| error.to_string().into_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}
