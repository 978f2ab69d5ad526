//! JSON as it is written, for comparisons that lose no digit.

use std::collections::BTreeMap;

use super::read::{self, Reader};
use super::scan::Scanned;
use super::{Json, ReadError};

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Exact {
    #[default]
    Null,
    Bool(bool),
    Number(Decimal),
    String(String),
    List(Vec<Exact>),
    Object(BTreeMap<String, Exact>),
}

/// A decimal number of any size: `1`, `1.0` and `10e-1` are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// Without zeros at either end.
    digits: String,
    /// The power of ten of the last digit.
    exponent: i64,
}

impl Decimal {
    /// The number written as `text`, as JSON has it. `None` if its exponent is beyond any use.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i64 = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let kept = all.trim_end_matches('0');
        let dropped = i64::try_from(all.len() - kept.len()).ok()?;
        let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?.checked_add(dropped)?;
        let digits = kept.trim_start_matches('0').to_owned();
        let exponent = if digits.is_empty() { 0 } else { exponent };
        Some(Self { negative, digits, exponent })
    }
}

/// Reads a JSON text.
pub(crate) fn parse(bytes: &[u8]) -> Result<Exact, ReadError> {
    let mut value = Exact::Null;
    read::read("the text", &Json::PLAIN, bytes, |reader| {
        value = reader.exact()?;
        reader.scanner.end()
    })?;
    Ok(value)
}

impl Reader<'_, '_> {
    fn exact(&mut self) -> Scanned<Exact> {
        Ok(match self.scanner.peek() {
            Some(b'"') => Exact::String(self.scanner.string()?.into_owned()),
            Some(b'{') => {
                let mut entries = BTreeMap::new();
                let mut open = self.scanner.open(b'{', b'}')?;
                while open {
                    let key = self.scanner.string()?.into_owned();
                    self.scanner.colon()?;
                    entries.insert(key, self.exact()?);
                    open = self.scanner.more(b'}')?;
                }
                Exact::Object(entries)
            }
            Some(b'[') => {
                let mut items = Vec::new();
                let mut open = self.scanner.open(b'[', b']')?;
                while open {
                    items.push(self.exact()?);
                    open = self.scanner.more(b']')?;
                }
                Exact::List(items)
            }
            Some(b't') => self.scanner.word("true").map(|()| Exact::Bool(true))?,
            Some(b'f') => self.scanner.word("false").map(|()| Exact::Bool(false))?,
            Some(b'n') => self.scanner.word("null").map(|()| Exact::Null)?,
            _ => {
                let text = self.scanner.number()?;
                let number = Decimal::new(text);
                Exact::Number(number.ok_or_else(|| self.scanner.fault("expected a number of any use"))?)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_equal_by_value_to_the_last_digit() {
        let equal = |a, b| parse(a).expect("JSON") == parse(b).expect("JSON");
        assert!(equal(b"1", b"1.0") && equal(b"10e-1", b"1") && equal(b"0.0", b"0e5"));
        assert!(!equal(b"0.100000000000000000000001", b"0.1"));
        assert!(!equal(b"9223372036854775808", b"9223372036854775807"));
        assert!(!equal(b"-1", b"1"));
    }
}
