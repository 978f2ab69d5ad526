//! Documents: JSON of any form.

use std::collections::HashMap;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::{Document, Number};

use super::number::Unfit;
use super::read::Reader;
use super::scan::Scanned;
use super::write::Within;
use super::{number, text};

impl Reader<'_, '_> {
    /// Reads a document into place.
    pub(super) fn document(&mut self, into: &mut Document) -> Scanned<()> {
        let scanner = &mut self.scanner;
        *into = match scanner.peek() {
            Some(b'"') => Document::String(scanner.string()?.into_owned()),
            Some(b'{') => {
                let mut map = HashMap::new();
                let mut open = scanner.open(b'{', b'}')?;
                while open {
                    let key = self.scanner.string()?.into_owned();
                    self.scanner.colon()?;
                    self.document(map.entry(key).or_insert(Document::Null))?;
                    open = self.scanner.more(b'}')?;
                }
                Document::Object(map)
            }
            Some(b'[') => {
                let mut list = Vec::new();
                let mut open = scanner.open(b'[', b']')?;
                while open {
                    let mut item = Document::Null;
                    self.document(&mut item)?;
                    list.push(item);
                    open = self.scanner.more(b']')?;
                }
                Document::Array(list)
            }
            Some(b't') => scanner.word("true").map(|()| Document::Bool(true))?,
            Some(b'f') => scanner.word("false").map(|()| Document::Bool(false))?,
            Some(b'n') => scanner.word("null").map(|()| Document::Null)?,
            Some(b'-' | b'0'..=b'9') => {
                let text = scanner.number()?;
                let number = number_of(text);
                Document::Number(
                    number.map_err(|_| scanner.fault("expected any value, found a number out of range"))?,
                )
            }
            _ => return Err(scanner.fault("expected a value")),
        };
        Ok(())
    }
}

/// The number written as `text`: an integer where it is one that fits, and `-0` not, which would lose its sign.
fn number_of(text: &str) -> Result<Number, Unfit> {
    if let Ok(number) = text.parse::<u64>() {
        return Ok(Number::PosInt(number));
    }
    match text.parse::<i64>() {
        Ok(number) if number != 0 => Ok(Number::NegInt(number)),
        _ => number::double(text).map(Number::Float),
    }
}

/// Appends `document`; fails if it is nested too deep.
pub(super) fn write(out: &mut Vec<u8>, within: Within<'_>, document: &Document) -> Result<(), BoxError> {
    match document {
        Document::Null => out.extend_from_slice(b"null"),
        Document::Bool(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Document::Number(Number::PosInt(value)) => number::write_digits(out, *value),
        Document::Number(Number::NegInt(value)) => number::write_integer(out, *value),
        Document::Number(Number::Float(value)) => super::write::double(out, *value),
        Document::String(value) => text::write(out, value),
        Document::Array(items) => {
            let within = within.deeper()?;
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write(out, within, item)?;
            }
            out.push(b']');
        }
        Document::Object(entries) => {
            let within = within.deeper()?;
            out.push(b'{');
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                text::write(out, key);
                out.push(b':');
                write(out, within, value)?;
            }
            out.push(b'}');
        }
    }
    Ok(())
}
