//! Simple values.

use std::borrow::Cow;
use std::str::FromStr;

use aws_smithy_types::{BigDecimal, BigInteger, DateTime};

use super::big;
use super::head::{BREAK, Head, Major};
use super::read::{Fault, Reader};

impl<'b> Reader<'b> {
    pub(super) fn boolean(&mut self) -> Result<bool, Fault> {
        let start = self.at;
        match self.byte() {
            Some(0xF4) => Ok(false),
            Some(0xF5) => Ok(true),
            _ => Err(self.back_to(start).mismatch("a boolean")),
        }
    }

    /// An integer of the target's range.
    pub(super) fn integer<T: TryFrom<i128>>(&mut self) -> Result<T, Fault> {
        let start = self.at;
        let value = self.any_integer("an integer")?;
        T::try_from(value)
            .map_err(|_| self.back_to(start).fault("expected an integer, found one out of range"))
    }

    fn any_integer(&mut self, expected: &'static str) -> Result<i128, Fault> {
        let start = self.at;
        let head = self.head()?;
        match (head.major, head.argument) {
            (Major::Unsigned, Some(value)) => Ok(i128::from(value)),
            (Major::Negative, Some(value)) => Ok(-1 - i128::from(value)),
            _ => Err(self.back_to(start).mismatch(expected)),
        }
    }

    /// A number as a double: floats of every width, and integers.
    pub(super) fn double(&mut self) -> Result<f64, Fault> {
        let start = self.at;
        let head = self.head()?;
        let bits = head.argument.unwrap_or_default();
        // Each conversion keeps the bits that the head has.
        match (head.major, head.info) {
            (Major::Simple, 25) => Ok(half(bits as u16)),
            (Major::Simple, 26) => Ok(f64::from(f32::from_bits(bits as u32))),
            (Major::Simple, 27) => Ok(f64::from_bits(bits)),
            (Major::Unsigned, _) => Ok(bits as f64),
            (Major::Negative, _) => Ok(-1.0 - bits as f64),
            _ => Err(self.back_to(start).mismatch("a number")),
        }
    }

    /// Text or bytes; chunks are joined.
    fn run(&mut self, major: Major, expected: &'static str) -> Result<Cow<'b, [u8]>, Fault> {
        let start = self.at;
        let head = self.head()?;
        if head.major != major {
            return Err(self.back_to(start).mismatch(expected));
        }
        if let Some(length) = head.argument {
            return Ok(Cow::Borrowed(self.take(length)?));
        }
        let mut whole = Vec::new();
        while self.peek() != Some(BREAK) {
            let start = self.at;
            match self.head()? {
                Head { major: of, argument: Some(length), .. } if of == major => {
                    let chunk = self.take(length)?;
                    if major == Major::Text && std::str::from_utf8(chunk).is_err() {
                        return Err(self.back_to(start).fault("expected text, found what is not UTF-8"));
                    }
                    whole.extend_from_slice(chunk);
                }
                _ => return Err(self.back_to(start).mismatch("a chunk")),
            }
        }
        self.at += 1;
        Ok(Cow::Owned(whole))
    }

    pub(super) fn bytes(&mut self) -> Result<Cow<'b, [u8]>, Fault> {
        self.run(Major::Bytes, "bytes")
    }

    pub(super) fn text(&mut self) -> Result<Cow<'b, str>, Fault> {
        let start = self.at;
        let text = match self.run(Major::Text, "text")? {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
        };
        text.ok_or_else(|| self.back_to(start).fault("expected text, found what is not UTF-8"))
    }

    /// Seconds since the epoch, tagged as such; the tag may be missing.
    pub(super) fn timestamp(&mut self) -> Result<DateTime, Fault> {
        let start = self.at;
        self.tag(1, "a timestamp")?;
        match Head::read(self.rest()).map(|(head, _)| head.major) {
            Some(Major::Unsigned | Major::Negative) => Ok(DateTime::from_secs(self.integer()?)),
            _ => {
                let seconds = self.double()?;
                // Beyond, the conversion would overflow.
                if seconds.is_finite() && seconds.abs() < 9.0e18 {
                    Ok(moment(seconds))
                } else {
                    Err(self.back_to(start).fault("expected a timestamp, found one out of range"))
                }
            }
        }
    }

    /// Passes over the tag `wanted` if there is one; fails on another.
    fn tag(&mut self, wanted: u64, expected: &'static str) -> Result<bool, Fault> {
        match Head::read(self.rest()) {
            Some((Head { major: Major::Tag, argument, .. }, length)) => {
                if argument != Some(wanted) {
                    return Err(self.mismatch(expected));
                }
                self.at += length;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    pub(super) fn big_integer(&mut self) -> Result<BigInteger, Fault> {
        let start = self.at;
        let digits = self.digits()?;
        BigInteger::from_str(&digits).map_err(|_| self.back_to(start).fault("expected an integer"))
    }

    /// The digits of an integer of any size.
    fn digits(&mut self) -> Result<String, Fault> {
        let start = self.at;
        let Some((Head { major: Major::Tag, argument: Some(tag @ (2 | 3)), .. }, length)) =
            Head::read(self.rest())
        else {
            return Ok(self.any_integer("an integer")?.to_string());
        };
        self.at += length;
        let bytes = self.bytes()?;
        let digits = big::to_digits(&bytes)
            .ok_or_else(|| self.back_to(start).fault("the integer has more digits than are read"))?;
        Ok(if tag == 3 { format!("-{}", big::successor(&digits)) } else { digits })
    }

    /// A decimal fraction; an integer or float counts too.
    pub(super) fn big_decimal(&mut self) -> Result<BigDecimal, Fault> {
        let start = self.at;
        let text = if self.tag(4, "a decimal number")? {
            match self.head()? {
                Head { major: Major::List, argument: Some(2), .. } => {}
                _ => return Err(self.back_to(start).fault("expected a decimal fraction of two parts")),
            }
            let exponent = self.any_integer("an exponent")?;
            decimal(&self.digits()?, exponent)
        } else if Head::read(self.rest()).is_some_and(|(head, _)| head.major == Major::Simple) {
            let number = self.double()?;
            if !number.is_finite() {
                return Err(self.back_to(start).fault("expected a decimal number, found one out of range"));
            }
            format!("{number:?}")
        } else {
            self.digits()?
        };
        BigDecimal::from_str(&text).map_err(|_| self.back_to(start).fault("expected a decimal number"))
    }
}

/// The moment to the microsecond, which is what a double holds of seconds since the epoch.
fn moment(seconds: f64) -> DateTime {
    let whole = seconds.floor();
    let micros = ((seconds - whole) * 1e6).round();
    // Both are in range: the caller has looked.
    let (whole, micros) = if micros >= 1e6 { (whole as i64 + 1, 0) } else { (whole as i64, micros as u32) };
    DateTime::from_secs_and_nanos(whole, micros * 1_000)
}

/// Digits with a point where the exponent puts it, as far as no zeros have to be made up; else with the exponent.
fn decimal(digits: &str, exponent: i128) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let places = usize::try_from(-exponent).ok();
    match places.and_then(|places| digits.len().checked_sub(places)) {
        _ if exponent == 0 => format!("{sign}{digits}"),
        Some(0) => format!("{sign}0.{digits}"),
        Some(at) => {
            let (whole, fraction) = digits.split_at(at);
            format!("{sign}{whole}.{fraction}")
        }
        None => format!("{sign}{digits}E{exponent}"),
    }
}

/// The half float with these bits (RFC 8949, appendix D).
fn half(bits: u16) -> f64 {
    let exponent = i32::from(bits >> 10 & 0x1F);
    let mantissa = f64::from(bits & 0x3FF);
    let value = match exponent {
        0 => mantissa * 2_f64.powi(-24),
        31 if mantissa == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (mantissa + 1024.0) * 2_f64.powi(exponent - 25),
    };
    if bits & 0x8000 == 0 { value } else { -value }
}
