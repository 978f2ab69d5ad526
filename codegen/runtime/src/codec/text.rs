//! Simple values as text: in a URI, a header, an element of XML, and back.

use std::borrow::Cow;
use std::str::FromStr;

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, base64};

use crate::error::BoxError;
use crate::shape::descriptor::{media_type, timestamp_format};
use crate::shape::{Slot, TimestampFormat, Trait, View};

/// The text of a simple value. `timestamps` is how timestamps are written whose member does not say it.
pub(crate) fn write<'a>(
    value: View<'a>,
    traits: &[Trait],
    timestamps: TimestampFormat,
) -> Result<Cow<'a, str>, BoxError> {
    Ok(match value {
        View::String(text) => text.into(),
        View::StringEnum(value) => value.text().into(),
        View::Boolean(value) => if value { "true" } else { "false" }.into(),
        View::Integer(value) => value.to_string().into(),
        View::IntEnum(value) => value.number().to_string().into(),
        View::Float(value) => float(value.is_finite(), f64::from(value), || format!("{value:?}")),
        View::Double(value) => float(value.is_finite(), value, || format!("{value:?}")),
        View::BigInteger(value) => value.as_ref().into(),
        View::BigDecimal(value) => value.as_ref().into(),
        View::Blob(value) => base64::encode(value).into(),
        View::Timestamp(value) => {
            value.fmt(format(timestamp_format(traits).unwrap_or(timestamps), Format::DateTime))?.into()
        }
        View::Absent | View::Unit | View::Document(_) | View::Shape(_) | View::List(_) | View::Map(_) => {
            return Err("only a simple value can be a text".into());
        }
    })
}

fn float(finite: bool, value: f64, digits: impl FnOnce() -> String) -> Cow<'static, str> {
    match value {
        _ if finite => digits().into(),
        value if value.is_nan() => "NaN".into(),
        value if value > 0.0 => "Infinity".into(),
        _ => "-Infinity".into(),
    }
}

/// `date_time` is the form of RFC 3339: one form is written, any offset is read.
fn format(format: TimestampFormat, date_time: Format) -> Format {
    match format {
        TimestampFormat::DateTime => date_time,
        TimestampFormat::EpochSeconds => Format::EpochSeconds,
        TimestampFormat::HttpDate => Format::HttpDate,
    }
}

/// Reads a text into `slot`; `Err` says what was expected. `timestamps` is the format of those whose member does not say it.
pub(crate) fn read(
    text: &str,
    slot: Slot<'_>,
    traits: &[Trait],
    timestamps: TimestampFormat,
) -> Result<(), &'static str> {
    match slot {
        Slot::String(slot) => *slot = string(text, traits)?.into_owned(),
        Slot::StringEnum(slot) => slot.set_text(text),
        Slot::Boolean(slot) => {
            *slot = match text {
                "true" => true,
                "false" => false,
                _ => return Err("true or false"),
            }
        }
        Slot::Byte(slot) => *slot = number(text, "an integer")?,
        Slot::Short(slot) => *slot = number(text, "an integer")?,
        Slot::Integer(slot) => *slot = number(text, "an integer")?,
        Slot::Long(slot) => *slot = number(text, "an integer")?,
        Slot::IntEnum(slot) => slot.set_number(number(text, "an integer")?),
        Slot::Float(slot) => *slot = number(text, "a number")?,
        Slot::Double(slot) => *slot = number(text, "a number")?,
        Slot::BigInteger(slot) => *slot = BigInteger::from_str(text).map_err(|_| "an integer")?,
        Slot::BigDecimal(slot) => *slot = BigDecimal::from_str(text).map_err(|_| "a number")?,
        Slot::Blob(slot) => *slot = Blob::new(base64::decode(text).map_err(|_| "base64")?),
        Slot::Timestamp(slot) => {
            let wanted = timestamp_format(traits).unwrap_or(timestamps);
            *slot = DateTime::from_str(text, format(wanted, Format::DateTimeWithOffset))
                .map_err(|_| expected(wanted))?;
        }
        Slot::Unit | Slot::Document(_) | Slot::Shape(_) | Slot::List(_) | Slot::Map(_) => {
            return Err("a simple value");
        }
    }
    Ok(())
}

/// Text with a media type is base64 in headers.
fn string<'t>(text: &'t str, traits: &[Trait]) -> Result<Cow<'t, str>, &'static str> {
    if media_type(traits).is_none() {
        return Ok(text.into());
    }
    let bytes = base64::decode(text).map_err(|_| "base64")?;
    String::from_utf8(bytes).map(Cow::Owned).map_err(|_| "base64 of UTF-8")
}

/// Rust's own numbers are read from all that Smithy writes; a plus sign and `inf` are theirs alone.
fn number<T: FromStr>(text: &str, expected: &'static str) -> Result<T, &'static str> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if plain && !text.starts_with('+') || matches!(text, "NaN" | "Infinity" | "-Infinity") {
        text.parse().map_err(|_| expected)
    } else {
        Err(expected)
    }
}

fn expected(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::DateTime => "a date-time timestamp",
        TimestampFormat::EpochSeconds => "seconds since the epoch",
        TimestampFormat::HttpDate => "an http-date timestamp",
    }
}
