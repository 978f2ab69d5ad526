//! JSON into shapes: serde_json parses, the shape's slots say where to.

use std::fmt::{Formatter, Result as FmtResult};

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::error::{Cause, Step};
use super::name::{Found, Name};
use super::value::{self, Value};
use super::{ReadError, Settings};
use crate::shape::{Kind, List, Map, Shape, Slot, Trait};

/// Reads `bytes` into `into`.
pub(super) fn document(settings: &Settings, bytes: &[u8], into: &mut dyn Shape) -> Result<(), ReadError> {
    let root = into.descriptor();
    // Checked as a whole: the parser skips unknown members without looking.
    let text = std::str::from_utf8(bytes)
        .map_err(|cause| ReadError::new(root.name, std::iter::empty(), Cause::Utf8(cause)))?;
    if text.trim_ascii().is_empty() {
        return Ok(());
    }
    let mut parser = serde_json::Deserializer::from_str(text);
    let mut context = Context { settings, path: Vec::new() };
    Body { into, context: &mut context }
        .deserialize(&mut parser)
        .and_then(|()| parser.end())
        .map_err(|cause| ReadError::new(root.name, context.path.into_iter().rev(), Cause::Json(cause)))
}

/// What all readers of one body share.
pub(super) struct Context<'s> {
    pub(super) settings: &'s Settings,
    /// Steps from the failed value up to the body; gathered on the way out, so that success costs nothing.
    path: Vec<Step>,
}

impl Context<'_> {
    /// Notes the step on the way from a failure up.
    pub(super) fn at<T, E>(&mut self, step: Step, result: Result<T, E>) -> Result<T, E> {
        if result.is_err() {
            self.path.push(step);
        }
        result
    }
}

/// The body: an object, or null for an empty one.
struct Body<'a, 'c, 's> {
    into: &'a mut dyn Shape,
    context: &'c mut Context<'s>,
}

impl<'de> DeserializeSeed<'de> for Body<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Body<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str("an object")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Value {
            slot: Slot::Shape(self.into),
            traits: &[],
            context: self.context,
        })
    }
}

/// Where a value goes that may turn out to be null.
pub(super) enum Target<'a> {
    Member(&'a mut dyn Shape, usize),
    Item(&'a mut dyn List),
    Entry(&'a mut dyn Map, &'a str),
}

impl<'a> Target<'a> {
    fn slot(self) -> Option<Slot<'a>> {
        Some(match self {
            Self::Member(shape, index) => shape.field_mut(index)?.slot(),
            Self::Item(list) => list.push().slot(),
            Self::Entry(map, key) => map.insert(key).slot(),
        })
    }

    fn absent(self) {
        match self {
            Self::Member(..) => {}
            Self::Item(list) => list.push_absent(),
            Self::Entry(map, key) => map.insert_absent(key),
        }
    }
}

/// Reads a value or null; says whether there was a value.
pub(super) struct Place<'a, 'c, 's> {
    pub(super) target: Target<'a>,
    pub(super) traits: &'static [Trait],
    pub(super) context: &'c mut Context<'s>,
}

impl<'de> DeserializeSeed<'de> for Place<'_, '_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Place<'_, '_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str("a value")
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        self.target.absent();
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let Self { target, traits, context } = self;
        let Some(slot) = target.slot() else {
            IgnoredAny::deserialize(deserializer)?;
            return Ok(false);
        };
        if value::is_number(&slot, traits, context.settings) {
            let raw = <&RawValue>::deserialize(deserializer)?;
            value::number(slot, raw.get()).map_err(Error::custom)?;
        } else {
            deserializer.deserialize_any(Value { slot, traits, context })?;
        }
        Ok(true)
    }
}

/// Reads an object's entries as the members of a structure or union.
pub(super) fn members<'de, A: MapAccess<'de>>(
    shape: &mut dyn Shape,
    context: &mut Context<'_>,
    mut entries: A,
) -> Result<(), A::Error> {
    let descriptor = shape.descriptor();
    let union = descriptor.kind == Kind::Union;
    let mut seen = Seen::default();
    let mut values = 0_usize;
    let mut set = None;
    let mut next = 0;
    while let Some(found) =
        entries.next_key_seed(Name { descriptor, next, json_name: context.settings.json_name })?
    {
        let Found::Member(index) = found else {
            let present = entries.next_value::<Option<IgnoredAny>>()?.is_some();
            if present && matches!(found, Found::Unknown) {
                values += 1;
            }
            continue;
        };
        next = index + 1;
        if !union && seen.again(index) {
            // The last of several entries of the same name wins.
            if let Some(field) = shape.field_mut(index) {
                field.reset();
            }
        }
        let target = Target::Member(shape, index);
        let place = Place { target, traits: descriptor.traits(index), context };
        let read = entries.next_value_seed(place);
        let name = descriptor.members.get(index).copied().unwrap_or_default();
        if context.at(Step::Member(name), read)? && set.replace(index) != Some(index) {
            values += 1;
        }
    }
    match values {
        _ if !union => Ok(()),
        0 => Err(Error::custom("expected a member of the union, found none")),
        1 => Ok(()),
        _ => Err(Error::custom("expected one member of the union, found several")),
    }
}

/// Which members have been read.
#[derive(Default)]
struct Seen {
    first: u128,
    others: Vec<usize>,
}

impl Seen {
    /// Notes `index`; says whether it was noted before.
    fn again(&mut self, index: usize) -> bool {
        if let Some(bit) = u32::try_from(index).ok().and_then(|index| 1_u128.checked_shl(index)) {
            let again = self.first & bit != 0;
            self.first |= bit;
            return again;
        }
        let again = self.others.contains(&index);
        if !again {
            self.others.push(index);
        }
        again
    }
}
