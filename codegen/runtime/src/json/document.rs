//! Documents: JSON of any form.

use std::collections::HashMap;
use std::fmt::{Formatter, Result as FmtResult};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::{Document, Number};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::write::Within;
use super::{number, text};

/// What serde_json calls a number's text when some crate turns on its feature `arbitrary_precision`.
const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// Reads a document into place.
pub(super) struct Place<'a>(pub(super) &'a mut Document);

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        *self.0 = Document::Null;
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        *self.0 = Document::Bool(value);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        *self.0 = Document::Number(Number::PosInt(value));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        *self.0 = Document::Number(Number::NegInt(value));
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        *self.0 = Document::Number(Number::Float(value));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        *self.0 = Document::String(value.to_owned());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut list = Vec::new();
        let mut item = Document::Null;
        while items.next_element_seed(Place(&mut item))?.is_some() {
            list.push(std::mem::replace(&mut item, Document::Null));
        }
        *self.0 = Document::Array(list);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut map = HashMap::new();
        while let Some(key) = entries.next_key::<String>()? {
            let mut value = Document::Null;
            entries.next_value_seed(Place(&mut value))?;
            map.insert(key, value);
        }
        *self.0 = bare_number(&map).unwrap_or(Document::Object(map));
        Ok(())
    }
}

fn bare_number(map: &HashMap<String, Document>) -> Option<Document> {
    let Some(Document::String(text)) = map.get(NUMBER_TOKEN).filter(|_| map.len() == 1) else { return None };
    let number = match text.parse::<u64>() {
        Ok(number) => Number::PosInt(number),
        Err(_) => match text.parse::<i64>() {
            Ok(number) => Number::NegInt(number),
            Err(_) => Number::Float(number::double(text).ok()?),
        },
    };
    Some(Document::Number(number))
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
