//! CBOR of any form, for comparisons.

use std::collections::BTreeMap;

use super::head::{BREAK, Head, Major};
use super::read::{Fault, ReadError, Reader, read};

/// A CBOR value, whichever way its lengths are written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Integer(i128),
    /// By its bits, so that NaN is NaN.
    Float(u64),
    Bytes(Vec<u8>),
    Text(String),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
    Tagged(u64, Box<Value>),
    Simple(u8),
}

/// Reads a CBOR value whose maps have texts as keys.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, ReadError> {
    let mut value = Value::Null;
    read("the text", bytes, |reader| {
        value = reader.any(0)?;
        Ok(())
    })?;
    Ok(value)
}

impl Reader<'_> {
    fn any(&mut self, depth: usize) -> Result<Value, Fault> {
        if depth > super::DEEPEST {
            return Err(self.fault("the value is nested too deep"));
        }
        let Some((head, length)) = Head::read(self.rest()) else { return Err(self.mismatch("a value")) };
        Ok(match (head.major, head.info) {
            (Major::Unsigned | Major::Negative, _) => Value::Integer(self.integer()?),
            (Major::Bytes, _) => Value::Bytes(self.bytes()?.into_owned()),
            (Major::Text, _) => Value::Text(self.text()?.into_owned()),
            (Major::List, _) => {
                self.at += length;
                let mut items = Vec::new();
                while self.goes_on(head.argument, items.len()) {
                    items.push(self.any(depth + 1)?);
                }
                Value::List(items)
            }
            (Major::Map, _) => {
                self.at += length;
                let mut entries = BTreeMap::new();
                while self.goes_on(head.argument, entries.len()) {
                    let key = self.text()?.into_owned();
                    entries.insert(key, self.any(depth + 1)?);
                }
                Value::Map(entries)
            }
            (Major::Tag, _) => {
                self.at += length;
                let value = match (head.argument, self.any(depth + 1)?) {
                    // Seconds since the epoch are the same moment in either form.
                    (Some(1), Value::Integer(seconds)) => Value::Float((seconds as f64).to_bits()),
                    (_, value) => value,
                };
                Value::Tagged(head.argument.unwrap_or_default(), Box::new(value))
            }
            (Major::Simple, 20 | 21) => Value::Bool(self.boolean()?),
            (Major::Simple, 25..=27) => {
                let number = self.double()?;
                Value::Float(if number.is_nan() { f64::NAN } else { number }.to_bits())
            }
            (Major::Simple, info) => {
                self.at += length;
                if info == 22 { Value::Null } else { Value::Simple(info) }
            }
        })
    }

    /// Whether there is another item; passes over the end mark.
    fn goes_on(&mut self, length: Option<u64>, read: usize) -> bool {
        match length {
            Some(length) => (read as u64) < length && !self.rest().is_empty(),
            None if self.peek() == Some(BREAK) => {
                self.at += 1;
                false
            }
            None => !self.rest().is_empty(),
        }
    }
}
