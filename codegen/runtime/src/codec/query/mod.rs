//! Shapes as parameters of a form: what awsQuery and ec2Query send. Needs the feature `query`.
//!
//! A parameter is named by the way to it, `Filter.1.Value.2`. See
//! <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html> and
//! <https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html>.

#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

use aws_smithy_types::error::operation::SerializationError;

use super::text;
use crate::error::BoxError;
use crate::shape::descriptor::{item_traits, key_traits, value_traits, xml_name};
use crate::shape::{Kind, List, Map, Shape, TimestampFormat, Trait, View};

/// Lists, maps and structures within each other that are written at most.
const DEEPEST: usize = 127;

/// Which of the two protocols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// awsQuery
    Aws,
    /// ec2Query: other names, all lists flat, empty ones left out.
    Ec2,
}

/// Appends the members of `shape` as parameters, each with `&` before it.
pub(crate) fn write(out: &mut String, dialect: Dialect, shape: &dyn Shape) -> Result<(), BoxError> {
    Writer { out, dialect, prefix: String::with_capacity(64), depth: 0 }.members(shape)
}

/// Appends text with all bytes percent-encoded but the unreserved ones of RFC 3986.
pub(crate) fn encode(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).map_or('0', |digit| char::from(*digit));
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

struct Writer<'o> {
    out: &'o mut String,
    dialect: Dialect,
    /// The way to the value, encoded.
    prefix: String,
    depth: usize,
}

impl Writer<'_> {
    fn members(&mut self, shape: &dyn Shape) -> Result<(), BoxError> {
        let descriptor = shape.descriptor();
        let mut set = false;
        for (index, member) in descriptor.members.iter().enumerate() {
            let Some(field) = shape.field(index) else { continue };
            let view = field.view();
            if matches!(view, View::Absent) {
                continue;
            }
            set = true;
            let traits = descriptor.traits(index);
            let length = self.name(member, traits);
            self.value(view, traits)?;
            self.prefix.truncate(length);
        }
        if descriptor.kind == Kind::Union && !set {
            return Err(SerializationError::unknown_variant(descriptor.rust_name).into());
        }
        Ok(())
    }

    /// Goes on to a member; returns how long the way was before.
    fn name(&mut self, member: &str, traits: &[Trait]) -> usize {
        let own = traits.iter().find_map(|found| match found {
            Trait::Ec2QueryName(name) => Some(*name),
            _ => None,
        });
        match (self.dialect, own) {
            (Dialect::Ec2, Some(name)) => self.push(name),
            (Dialect::Aws, _) => self.push(xml_name(traits).unwrap_or(member)),
            (Dialect::Ec2, None) => {
                let name = xml_name(traits).unwrap_or(member);
                let mut letters = name.chars();
                let first = letters.next().map(|first| first.to_ascii_uppercase());
                let name: String = first.into_iter().chain(letters).collect();
                self.push(&name)
            }
        }
    }

    fn push(&mut self, step: &str) -> usize {
        let length = self.prefix.len();
        if length > 0 {
            self.prefix.push('.');
        }
        encode(&mut self.prefix, step);
        length
    }

    fn parameter(&mut self, text: &str) {
        self.out.push('&');
        self.out.push_str(&self.prefix);
        self.out.push('=');
        encode(self.out, text);
    }

    fn value(&mut self, view: View<'_>, traits: &'static [Trait]) -> Result<(), BoxError> {
        match view {
            View::Absent => Ok(()),
            View::Unit => {
                self.parameter("");
                Ok(())
            }
            View::Shape(shape) => self.within(|writer| writer.members(shape)),
            View::List(list) => self.within(|writer| writer.list(list, traits)),
            View::Map(map) => self.within(|writer| writer.map(map, traits)),
            View::Document(_) => Err("a form has no parameter for documents".into()),
            simple => {
                let text = text::write(simple, traits, TimestampFormat::DateTime)?;
                self.parameter(&text);
                Ok(())
            }
        }
    }

    fn within(&mut self, inner: impl FnOnce(&mut Self) -> Result<(), BoxError>) -> Result<(), BoxError> {
        if self.depth == DEEPEST {
            return Err(format!(
                "the value is nested too deep: more than {DEEPEST} lists, maps and structures"
            )
            .into());
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    fn list(&mut self, list: &dyn List, traits: &'static [Trait]) -> Result<(), BoxError> {
        let flat = self.dialect == Dialect::Ec2 || traits.contains(&Trait::XmlFlattened);
        if list.is_empty() {
            // The only way to say that a list is there.
            if !flat {
                self.parameter("");
            }
            return Ok(());
        }
        let traits = item_traits(traits);
        let length = self.prefix.len();
        if !flat {
            self.push(xml_name(traits).unwrap_or("member"));
        }
        for index in 0..list.len() {
            let Some(item) = list.item(index) else { break };
            let before = self.push(&(index + 1).to_string());
            self.value(item.view(), traits)?;
            self.prefix.truncate(before);
        }
        self.prefix.truncate(length);
        Ok(())
    }

    /// Entries stand in the order of their keys, so that equal inputs make equal requests.
    fn map(&mut self, map: &dyn Map, traits: &'static [Trait]) -> Result<(), BoxError> {
        let length = self.prefix.len();
        if !traits.contains(&Trait::XmlFlattened) {
            self.push("entry");
        }
        let (of_key, of_value) = (key_traits(traits), value_traits(traits));
        let mut keys = Vec::with_capacity(map.len());
        map.visit(&mut |key, _| {
            keys.push(key.to_owned());
            ControlFlow::Continue(())
        });
        keys.sort_unstable();
        for (index, key) in keys.iter().enumerate() {
            let Some(field) = map.value(key) else { continue };
            let before = self.push(&(index + 1).to_string());
            let entry = self.push(xml_name(of_key).unwrap_or("key"));
            self.parameter(key);
            self.prefix.truncate(entry);
            self.push(xml_name(of_value).unwrap_or("value"));
            self.value(field.view(), of_value)?;
            self.prefix.truncate(before);
        }
        self.prefix.truncate(length);
        Ok(())
    }
}
