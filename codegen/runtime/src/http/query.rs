//! URIs: percent-encoding, labels and the query.

use std::ops::ControlFlow;

use aws_smithy_types::error::operation::BuildError;

use super::template::{Part, parts};
use crate::Shape;
use crate::codec::text;
use crate::error::BoxError;
use crate::shape::descriptor::{item_traits, value_traits};
use crate::shape::{Descriptor, List, Map, TimestampFormat, Trait, View};

/// Appends the path of the URI pattern `path`, its labels filled by members of `input`.
///
/// Fails on a label whose member is not set or empty: the URI would be another operation's.
pub(super) fn write_path(uri: &mut String, path: &str, input: &dyn Shape) -> Result<(), BoxError> {
    let descriptor = input.descriptor();
    for part in parts(path) {
        let (name, greedy) = match part {
            Part::Literal(literal) => {
                uri.push_str(literal);
                continue;
            }
            Part::Label { name, greedy } => (name, greedy),
        };
        let index = descriptor.members.iter().position(|member| *member == name);
        let before = uri.len();
        if let Some((index, field)) = index.and_then(|index| Some((index, input.field(index)?))) {
            match field.view() {
                View::Absent => {}
                value => {
                    let text = text::write(value, descriptor.traits(index), TimestampFormat::DateTime)?;
                    encode(uri, &text, greedy);
                }
            }
        }
        if uri.len() == before {
            let field = index.and_then(|index| descriptor.fields.get(index)).copied();
            let details = "it is part of the URI, so it cannot be empty or unset";
            return Err(BuildError::missing_field(field.unwrap_or("label"), details).into());
        }
    }
    Ok(())
}

/// Appends the query: `literal` of the URI pattern, then members of `input`.
///
/// Of a map of parameters those are left out whose names the pattern or another member has. Fails where a required
/// parameter is not set or empty.
pub(super) fn write_query(
    uri: &mut String,
    literal: Option<&str>,
    input: &dyn Shape,
) -> Result<(), BoxError> {
    let descriptor = input.descriptor();
    let mut query = Query { uri, separator: '?' };
    for pair in literal.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        query.separate();
        query.uri.push_str(pair);
    }
    let mut maps = Vec::new();
    for (index, traits) in descriptor.traits {
        for found in *traits {
            match found {
                Trait::HttpQuery(name) => {
                    let Some(field) = input.field(*index) else { continue };
                    if traits.contains(&Trait::HttpQueryRequired) && is_missing(&field.view()) {
                        let field = descriptor.fields.get(*index).copied().unwrap_or_default();
                        return Err(BuildError::missing_field(field, "cannot be empty or unset").into());
                    }
                    query.member(name, field.view(), traits)?;
                }
                Trait::HttpQueryParams => maps.push((*index, *traits)),
                _ => {}
            }
        }
    }
    for (index, traits) in maps {
        if let Some(View::Map(map)) = input.field(index).map(|field| field.view()) {
            query.map(map, value_traits(traits), |key| is_taken(descriptor, literal, key))?;
        }
    }
    Ok(())
}

/// Returns `uri` with one more parameter in its query.
#[cfg(feature = "http-auth")]
pub(crate) fn with_parameter(uri: &str, name: &str, value: &str) -> String {
    let mut uri = uri.to_owned();
    let separator = if uri.contains('?') { '&' } else { '?' };
    Query { uri: &mut uri, separator }.pair(name, value);
    uri
}

/// Whether the pattern's own query or a member is a parameter called `key`.
fn is_taken(descriptor: &Descriptor, literal: Option<&str>, key: &str) -> bool {
    let mut pairs = literal.unwrap_or_default().split('&');
    pairs.any(|pair| pair.split_once('=').map_or(pair, |(name, _)| name) == key)
        || descriptor
            .traits
            .iter()
            .flat_map(|(_, traits)| *traits)
            .any(|found| matches!(found, Trait::HttpQuery(name) if *name == key))
}

/// Whether a required parameter lacks its value, as the AWS SDK sees it.
fn is_missing(value: &View<'_>) -> bool {
    match value {
        View::Absent => true,
        View::String(text) => text.is_empty(),
        _ => false,
    }
}

struct Query<'u> {
    uri: &'u mut String,
    separator: char,
}

impl Query<'_> {
    fn separate(&mut self) {
        self.uri.push(self.separator);
        self.separator = '&';
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.separate();
        encode(self.uri, name, false);
        self.uri.push('=');
        encode(self.uri, value, false);
    }

    fn member(&mut self, name: &str, value: View<'_>, traits: &'static [Trait]) -> Result<(), BoxError> {
        match value {
            View::Absent => Ok(()),
            View::List(list) => self.list(name, list, item_traits(traits)),
            value => {
                let text = text::write(value, traits, TimestampFormat::DateTime)?;
                self.pair(name, &text);
                Ok(())
            }
        }
    }

    fn list(&mut self, name: &str, list: &dyn List, traits: &'static [Trait]) -> Result<(), BoxError> {
        for item in (0..list.len()).filter_map(|index| list.item(index)) {
            self.member(name, item.view(), traits)?;
        }
        Ok(())
    }

    /// Appends the entries of a map by key, so that equal requests have equal URIs.
    fn map(
        &mut self,
        map: &dyn Map,
        traits: &'static [Trait],
        is_taken: impl Fn(&str) -> bool,
    ) -> Result<(), BoxError> {
        let mut keys = Vec::with_capacity(map.len());
        map.visit(&mut |key, _| {
            keys.push(key.to_owned());
            ControlFlow::Continue(())
        });
        keys.sort_unstable();
        let mut result = Ok(());
        for wanted in keys.iter().filter(|key| !is_taken(key)) {
            map.visit(&mut |key, field| {
                if key != wanted {
                    return ControlFlow::Continue(());
                }
                result = self.member(key, field.view(), traits);
                ControlFlow::Break(())
            });
            std::mem::replace(&mut result, Ok(()))?;
        }
        Ok(())
    }
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Appends `text` with all bytes percent-encoded but the unreserved ones of RFC 3986, and slashes if they are kept.
pub(super) fn encode(uri: &mut String, text: &str, keep_slashes: bool) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || (keep_slashes && byte == b'/') {
            uri.push(char::from(byte));
        } else {
            let digit = |four: u8| char::from(HEX.get(usize::from(four)).copied().unwrap_or_default());
            uri.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}
