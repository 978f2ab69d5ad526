//! Headers: values that are set, lists of them, and back.

use std::borrow::Cow;
use std::ops::ControlFlow;

use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::base64;
use aws_smithy_types::error::operation::BuildError;

use crate::codec::text;
use crate::error::BoxError;
use crate::shape::descriptor::{item_traits, media_type, timestamp_format, value_traits};
use crate::shape::{List, Map, Slot, TimestampFormat, Trait, View};

/// Sets the header `name`; an absent value sets none, an empty list an empty one. `field` is what errors call it.
pub(super) fn write(
    headers: &mut Headers,
    name: &str,
    field: &'static str,
    value: View<'_>,
    traits: &'static [Trait],
) -> Result<(), BoxError> {
    let value = match value {
        View::Absent => return Ok(()),
        View::List(list) => Cow::Owned(joined(list, item_traits(traits))?),
        value => single(value, traits)?,
    };
    set(headers, name, field, value.into_owned())
}

/// Sets the headers of a map: `prefix` and the key are the name. A header that is set already stays as it is.
pub(super) fn write_map(
    headers: &mut Headers,
    prefix: &str,
    field: &'static str,
    map: &dyn Map,
    traits: &'static [Trait],
) -> Result<(), BoxError> {
    let mut result = Ok(());
    map.visit(&mut |key, value| {
        let name = format!("{prefix}{key}");
        if !headers.contains_key(&name) {
            result = write(headers, &name, field, value.view(), value_traits(traits));
        }
        if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    result
}

fn set(headers: &mut Headers, name: &str, field: &'static str, value: String) -> Result<(), BoxError> {
    // The error of the HTTP library would quote the value.
    let set = headers.try_insert(name.to_owned(), value);
    set.map(|_| ()).map_err(|_| {
        BuildError::invalid_field(field, "it is a header, and has characters that no header has").into()
    })
}

fn single<'a>(value: View<'a>, traits: &[Trait]) -> Result<Cow<'a, str>, BoxError> {
    let text = text::write(value, traits, TimestampFormat::HttpDate)?;
    Ok(if media_type(traits).is_some() && matches!(value, View::String(_) | View::StringEnum(_)) {
        base64::encode(text.as_bytes()).into()
    } else {
        text
    })
}

fn joined(list: &dyn List, traits: &[Trait]) -> Result<String, BoxError> {
    let mut line = String::new();
    for item in (0..list.len()).filter_map(|index| list.item(index)) {
        let value = item.view();
        if matches!(value, View::Absent) {
            continue;
        }
        if !line.is_empty() {
            line.push_str(", ");
        }
        let text = single(value, traits)?;
        if matches!(value, View::String(_) | View::StringEnum(_)) && needs_quotes(&text) {
            line.push('"');
            for character in text.chars() {
                if matches!(character, '"' | '\\') {
                    line.push('\\');
                }
                line.push(character);
            }
            line.push('"');
        } else {
            line.push_str(&text);
        }
    }
    Ok(line)
}

fn needs_quotes(text: &str) -> bool {
    text.trim() != text || text.contains(['"', ',', '(', ')'])
}

/// Reads the header `name` into `slot`; `Err` says what was expected. Several lines of one name are one list.
pub(super) fn read(
    headers: &Headers,
    name: &str,
    slot: Slot<'_>,
    traits: &'static [Trait],
) -> Result<(), &'static str> {
    match slot {
        Slot::List(list) => {
            let traits = item_traits(traits);
            let dates = holds_dates(list, traits);
            for line in headers.get_all(name) {
                items(line, dates, &mut |item| {
                    text::read(item, list.push().slot(), traits, TimestampFormat::HttpDate)
                })?;
            }
            Ok(())
        }
        slot => {
            let text = headers.get(name).unwrap_or_default().trim();
            text::read(text, slot, traits, TimestampFormat::HttpDate)
        }
    }
}

/// Empties the list; says whether its items are dates with a comma of their own.
fn holds_dates(list: &mut dyn List, traits: &[Trait]) -> bool {
    let timestamps = matches!(list.push().slot(), Slot::Timestamp(_));
    list.clear();
    timestamps && timestamp_format(traits).is_none_or(|format| format == TimestampFormat::HttpDate)
}

/// Reads the headers whose names begin with `prefix` into a map.
pub(super) fn read_map(
    headers: &Headers,
    prefix: &str,
    map: &mut dyn Map,
    traits: &'static [Trait],
) -> Result<(), &'static str> {
    map.clear();
    for (name, value) in headers.iter() {
        let start = name.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix));
        if let Some(key) = start.and_then(|_| name.get(prefix.len()..)).filter(|key| !key.is_empty()) {
            text::read(value, map.insert(key).slot(), value_traits(traits), TimestampFormat::HttpDate)?;
        }
    }
    Ok(())
}

/// Shows `each` the items of a line, without the quotes that some have; dates have a comma within.
fn items(
    line: &str,
    dates: bool,
    each: &mut dyn FnMut(&str) -> Result<(), &'static str>,
) -> Result<(), &'static str> {
    let mut rest = line.trim();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (item, after) = unquoted(quoted).ok_or("a quoted item that ends")?;
            each(&item)?;
            let after = after.trim_start();
            rest = match after.strip_prefix(',') {
                Some(after) => after.trim_start(),
                None if after.is_empty() => after,
                None => return Err("a comma after a quoted item"),
            };
            continue;
        }
        let first = rest.find(',');
        let comma = match first {
            Some(at) if dates => {
                rest.get(at + 1..).and_then(|after| after.find(',')).map(|next| at + 1 + next)
            }
            first => first,
        };
        let (item, after) = match comma {
            Some(at) => (rest.get(..at).unwrap_or_default(), rest.get(at + 1..).unwrap_or_default()),
            None => (rest, ""),
        };
        let item = item.trim();
        if !item.is_empty() {
            each(item)?;
        }
        rest = after.trim_start();
    }
    Ok(())
}

/// The text up to the closing quote without its escapes, and what follows.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((item, text.get(at + 1..)?)),
            '\\' => item.push(characters.next()?.1),
            character => item.push(character),
        }
    }
    None
}
