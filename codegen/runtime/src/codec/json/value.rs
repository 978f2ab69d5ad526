//! One JSON value into one slot.

use std::borrow::Cow;
use std::str::FromStr;

use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, base64};

use super::number::{self, Unfit};
use super::read::{Reader, Target};
use super::scan::{Fault, Scanned};
use crate::codec::Members;
use crate::codec::path::Step;
use crate::primitives::DateTimeFormat;
use crate::shape::descriptor::{item_traits, timestamp_format, value_traits};
use crate::shape::{List, Map, Shape, Slot, TimestampFormat, Trait};

impl<'t> Reader<'t, '_> {
    /// Reads one value that is not null.
    pub(super) fn value(&mut self, slot: Slot<'_>, traits: &'static [Trait]) -> Scanned<()> {
        match slot {
            Slot::String(slot) => *slot = self.string("a string")?.into_owned(),
            Slot::StringEnum(slot) => slot.set_text(&self.string("a string")?),
            Slot::Timestamp(slot) => *slot = self.timestamp(traits)?,
            Slot::Shape(shape) => self.object(shape, Members::All)?,
            Slot::List(list) => {
                self.expect(b'[', "a list")?;
                self.list(list, item_traits(traits))?;
            }
            Slot::Map(map) => {
                self.expect(b'{', "an object")?;
                self.map(map, value_traits(traits))?;
            }
            Slot::Boolean(slot) => *slot = self.boolean("true or false")?,
            Slot::Byte(slot) => *slot = self.number("an integer", number::integer)?,
            Slot::Short(slot) => *slot = self.number("an integer", number::integer)?,
            Slot::Integer(slot) => *slot = self.number("an integer", number::integer)?,
            Slot::Long(slot) => *slot = self.number("an integer", number::integer)?,
            Slot::IntEnum(slot) => slot.set_number(self.number("an integer", number::integer)?),
            Slot::Float(slot) => *slot = self.float(number::float, |special| special as f32)?,
            Slot::Double(slot) => *slot = self.float(number::double, |special| special)?,
            Slot::BigInteger(slot) => {
                let read = |text: &str| BigInteger::from_str(text).map_err(|_| Unfit::Fraction);
                *slot = self.big("an integer", read)?;
            }
            Slot::BigDecimal(slot) => {
                let read = |text: &str| BigDecimal::from_str(text).map_err(|_| Unfit::Range);
                *slot = self.big("a number", read)?;
            }
            Slot::Blob(slot) => {
                let text = self.string("a string in base64")?;
                let bytes =
                    base64::decode(&*text).map_err(|_| self.scanner.fault("expected valid base64"))?;
                *slot = Blob::new(bytes);
            }
            Slot::Document(slot) => self.document(slot)?,
            Slot::Unit => {
                self.expect(b'{', "an object")?;
                self.scanner.skip()?;
            }
        }
        Ok(())
    }

    /// Reads an object as the `members` of a structure or union.
    pub(super) fn object(&mut self, shape: &mut dyn Shape, members: Members) -> Scanned<()> {
        self.expect(b'{', "an object")?;
        self.members(shape, members)
    }

    /// Reads a number of any size, which some protocols write as a string.
    fn big<T>(&mut self, expected: &'static str, read: impl Fn(&str) -> Result<T, Unfit>) -> Scanned<T> {
        if !self.settings.big_numbers_as_strings {
            return self.number(expected, read);
        }
        let text = self.string(expected)?;
        read(&text).map_err(|unfit| self.unfit(expected, unfit))
    }

    /// Fails unless a value that starts with `first` comes. Kinds are all that errors tell of values: these may be
    /// sensitive.
    #[inline]
    fn expect(&mut self, first: u8, expected: &'static str) -> Scanned<()> {
        if self.scanner.peek() == Some(first) { Ok(()) } else { Err(self.mismatch(expected)) }
    }

    #[cold]
    fn mismatch(&mut self, expected: &'static str) -> Box<Fault> {
        let found = self.scanner.kind();
        self.scanner.fault(format!("expected {expected}, found {found}"))
    }

    fn string(&mut self, expected: &'static str) -> Scanned<Cow<'t, str>> {
        self.expect(b'"', expected)?;
        self.scanner.string()
    }

    fn boolean(&mut self, expected: &'static str) -> Scanned<bool> {
        match self.scanner.peek() {
            Some(b't') => self.scanner.word("true").map(|()| true),
            _ => {
                self.expect(b'f', expected)?;
                self.scanner.word("false").map(|()| false)
            }
        }
    }

    /// Reads a number by its text: its sort says how exact it must be.
    fn number<T>(
        &mut self,
        expected: &'static str,
        read: impl FnOnce(&str) -> Result<T, Unfit>,
    ) -> Scanned<T> {
        match self.scanner.peek() {
            Some(b'-' | b'0'..=b'9') => {}
            _ => self.expect(b'-', expected)?,
        }
        let text = self.scanner.number()?;
        read(text).map_err(|unfit| self.unfit(expected, unfit))
    }

    fn unfit(&self, expected: &'static str, unfit: Unfit) -> Box<Fault> {
        let found = match unfit {
            Unfit::Range => "a number out of range",
            Unfit::Fraction => "a number with a fraction",
            Unfit::Text => "a string",
        };
        self.scanner.fault(format!("expected {expected}, found {found}"))
    }

    /// A float or double; what JSON has no number for is a string.
    fn float<T>(&mut self, read: fn(&str) -> Result<T, Unfit>, special: fn(f64) -> T) -> Scanned<T> {
        if self.scanner.peek() != Some(b'"') {
            return self.number("a number", read);
        }
        let text = self.scanner.string()?;
        number::special(&text).map(special).map_err(|unfit| self.unfit("a number", unfit))
    }

    fn timestamp(&mut self, traits: &[Trait]) -> Scanned<DateTime> {
        let (format, expected) = match timestamp_format(traits).unwrap_or(TimestampFormat::EpochSeconds) {
            TimestampFormat::EpochSeconds => return self.moment(),
            TimestampFormat::DateTime => {
                (DateTimeFormat::DateTimeWithOffset, "expected a date-time timestamp")
            }
            TimestampFormat::HttpDate => (DateTimeFormat::HttpDate, "expected an http-date timestamp"),
        };
        let text = self.string("a timestamp")?;
        DateTime::from_str(&text, format).map_err(|_| self.scanner.fault(expected))
    }

    fn moment(&mut self) -> Scanned<DateTime> {
        // Most are read in one go; the rest has a sign, an exponent, or more digits than one expects.
        let plain = self.scanner.decimal().and_then(|(seconds, nanos)| {
            Some(DateTime::from_secs_and_nanos(i64::try_from(seconds).ok()?, u32::try_from(nanos).ok()?))
        });
        match plain {
            Some(moment) => Ok(moment),
            None => self.number("a timestamp", number::moment),
        }
    }

    fn list(&mut self, list: &mut dyn List, traits: &'static [Trait]) -> Scanned<()> {
        list.clear();
        let mut index = 0;
        let mut open = self.scanner.open(b'[', b']')?;
        while open {
            let item = self.place(Target::Item(list), traits);
            self.at(Step::Item(index), item)?;
            index += 1;
            open = self.scanner.more(b']')?;
        }
        Ok(())
    }

    fn map(&mut self, map: &mut dyn Map, traits: &'static [Trait]) -> Scanned<()> {
        map.clear();
        let mut open = self.scanner.open(b'{', b'}')?;
        while open {
            let key = self.scanner.string()?;
            self.scanner.colon()?;
            let value = self.place(Target::Entry(map, &key), traits);
            self.at(Step::Value, value)?;
            open = self.scanner.more(b'}')?;
        }
        Ok(())
    }
}
