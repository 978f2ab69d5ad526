//! One JSON value into one slot.

use std::fmt::{Formatter, Result as FmtResult};
use std::str::FromStr;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, base64};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};

use super::error::Step;
use super::name::Key;
use super::number::{self, Unfit};
use super::read::{Context, Place, Target, members};
use super::{Settings, document};
use crate::primitives::DateTimeFormat;
use crate::shape::descriptor::{item_traits, timestamp_format, value_traits};
use crate::shape::{Slot, TimestampFormat, Trait};

/// Reads one value that is not null.
pub(super) struct Value<'a, 'c, 's> {
    pub(super) slot: Slot<'a>,
    pub(super) traits: &'static [Trait],
    pub(super) context: &'c mut Context<'s>,
}

impl Value<'_, '_, '_> {
    /// Kinds are all that errors tell of values: these may be sensitive.
    fn mismatch<E: Error>(&self, found: &str) -> E {
        E::custom(format_args!("expected {}, found {found}", expected(&self.slot)))
    }

    fn timestamp_format(&self) -> TimestampFormat {
        timestamp_format(self.traits).unwrap_or(self.context.settings.timestamp)
    }
}

fn expected(slot: &Slot<'_>) -> &'static str {
    match slot {
        Slot::Unit | Slot::Shape(_) | Slot::Map(_) => "an object",
        Slot::Boolean(_) => "true or false",
        Slot::Byte(_) | Slot::Short(_) | Slot::Integer(_) | Slot::Long(_) => "an integer",
        Slot::IntEnum(_) | Slot::BigInteger(_) => "an integer",
        Slot::Float(_) | Slot::Double(_) | Slot::BigDecimal(_) => "a number",
        Slot::String(_) | Slot::StringEnum(_) => "a string",
        Slot::Blob(_) => "a string in base64",
        Slot::Timestamp(_) => "a timestamp",
        Slot::Document(_) => "any value",
        Slot::List(_) => "a list",
    }
}

impl<'de> Visitor<'de> for Value<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str(expected(&self.slot))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Err(self.mismatch("null"))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match self.slot {
            Slot::Boolean(slot) => *slot = value,
            Slot::Document(slot) => return document::Place(slot).visit_bool(value),
            _ => return Err(self.mismatch("true or false")),
        }
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        match self.slot {
            Slot::Document(slot) => document::Place(slot).visit_u64(value),
            _ => Err(self.mismatch("a number")),
        }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        match self.slot {
            Slot::Document(slot) => document::Place(slot).visit_i64(value),
            _ => Err(self.mismatch("a number")),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match self.slot {
            Slot::Document(slot) => document::Place(slot).visit_f64(value),
            _ => Err(self.mismatch("a number")),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let format = self.timestamp_format();
        match self.slot {
            Slot::String(slot) => text.clone_into(slot),
            Slot::StringEnum(slot) => slot.set_text(text),
            Slot::Blob(slot) => {
                *slot = Blob::new(base64::decode(text).map_err(|_| E::custom("expected valid base64"))?);
            }
            Slot::Timestamp(slot) => *slot = timestamp(text, format)?,
            Slot::Document(slot) => return document::Place(slot).visit_str(text),
            _ => return Err(self.mismatch("a string")),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let list = match self.slot {
            Slot::List(list) => list,
            Slot::Document(slot) => return document::Place(slot).visit_seq(items),
            _ => return Err(self.mismatch("a list")),
        };
        let (traits, context) = (item_traits(self.traits), self.context);
        list.clear();
        let mut index = 0;
        loop {
            let place = Place { target: Target::Item(list), traits, context };
            let item = items.next_element_seed(place);
            if context.at(Step::Item(index), item)?.is_none() {
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let map = match self.slot {
            Slot::Shape(shape) => return members(shape, self.context, entries),
            Slot::Map(map) => map,
            Slot::Document(slot) => return document::Place(slot).visit_map(entries),
            Slot::Unit => {
                while entries.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
                return Ok(());
            }
            _ => return Err(self.mismatch("an object")),
        };
        let (traits, context) = (value_traits(self.traits), self.context);
        map.clear();
        while let Some(Key(key)) = entries.next_key::<Key<'de>>()? {
            let place = Place { target: Target::Entry(map, &key), traits, context };
            let value = entries.next_value_seed(place);
            context.at(Step::Value, value)?;
        }
        Ok(())
    }
}

fn timestamp<E: Error>(text: &str, format: TimestampFormat) -> Result<DateTime, E> {
    let (format, expected) = match format {
        TimestampFormat::DateTime => (DateTimeFormat::DateTimeWithOffset, "expected a date-time timestamp"),
        TimestampFormat::HttpDate => (DateTimeFormat::HttpDate, "expected an http-date timestamp"),
        TimestampFormat::EpochSeconds => {
            return Err(E::custom("expected seconds since the epoch, found a string"));
        }
    };
    DateTime::from_str(text, format).map_err(|_| E::custom(expected))
}

/// Whether `slot` is read from the text of a number.
pub(super) fn is_number(slot: &Slot<'_>, traits: &[Trait], settings: &Settings) -> bool {
    match slot {
        Slot::Byte(_) | Slot::Short(_) | Slot::Integer(_) | Slot::Long(_) | Slot::IntEnum(_) => true,
        Slot::Float(_) | Slot::Double(_) | Slot::BigInteger(_) | Slot::BigDecimal(_) => true,
        Slot::Timestamp(_) => {
            timestamp_format(traits).unwrap_or(settings.timestamp) == TimestampFormat::EpochSeconds
        }
        _ => false,
    }
}

/// Reads `slot` from the text of one JSON value.
pub(super) fn number(slot: Slot<'_>, text: &str) -> Result<(), String> {
    let expected = expected(&slot);
    let found = kind(text);
    if found != "a number" && !(matches!(slot, Slot::Float(_) | Slot::Double(_)) && found == "a string") {
        return Err(format!("expected {expected}, found {found}"));
    }
    fill(slot, text).map_err(|unfit| match unfit {
        Unfit::Range => format!("expected {expected}, found a number out of range"),
        Unfit::Fraction => format!("expected {expected}, found a number with a fraction"),
        Unfit::Text => format!("expected {expected}, found a string"),
    })
}

fn fill(slot: Slot<'_>, text: &str) -> Result<(), Unfit> {
    match slot {
        Slot::Byte(slot) => *slot = number::integer(text)?,
        Slot::Short(slot) => *slot = number::integer(text)?,
        Slot::Integer(slot) => *slot = number::integer(text)?,
        Slot::Long(slot) => *slot = number::integer(text)?,
        Slot::IntEnum(slot) => slot.set_number(number::integer(text)?),
        Slot::Float(slot) => *slot = number::float(text)?,
        Slot::Double(slot) => *slot = number::double(text)?,
        Slot::BigInteger(slot) => *slot = BigInteger::from_str(text).map_err(|_| Unfit::Fraction)?,
        Slot::BigDecimal(slot) => *slot = BigDecimal::from_str(text).map_err(|_| Unfit::Range)?,
        Slot::Timestamp(slot) => *slot = number::moment(text)?,
        _ => return Err(Unfit::Range),
    }
    Ok(())
}

/// Kind of the JSON value `text`, which the parser has found to be one.
fn kind(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'"') => "a string",
        Some(b'[') => "a list",
        Some(b'{') => "an object",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}
