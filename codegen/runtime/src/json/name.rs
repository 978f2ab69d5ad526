//! Names of members and keys of maps.

use std::borrow::Cow;
use std::fmt::{Formatter, Result as FmtResult};

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Visitor};

use crate::shape::Descriptor;
use crate::shape::descriptor::json_name;

/// The name of a member.
pub(super) struct Name {
    pub(super) descriptor: &'static Descriptor,
    /// The member that most likely comes now: services answer in the order of the model.
    pub(super) next: usize,
    /// Whether `smithy.api#jsonName` counts.
    pub(super) json_name: bool,
}

/// What a name stands for.
#[derive(Clone, Copy)]
pub(super) enum Found {
    Member(usize),
    Unknown,
    /// `__type`, which services add to the members of unions.
    Type,
}

impl Name {
    fn is(&self, index: usize, name: &str) -> bool {
        let wire = if self.json_name { json_name(self.descriptor.traits(index)) } else { None };
        wire.or_else(|| self.descriptor.members.get(index).copied()) == Some(name)
    }
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Found;

    fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
        f.write_str("a member's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Found, E> {
        let count = self.descriptor.members.len();
        let index = (self.next..count).chain(0..self.next.min(count)).find(|index| self.is(*index, name));
        Ok(match index {
            Some(index) => Found::Member(index),
            None if name == "__type" => Found::Type,
            None => Found::Unknown,
        })
    }
}

/// A map's key, borrowed from the body where it holds no escapes.
pub(super) struct Key<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(key)))
            }

            fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }

        deserializer.deserialize_str(KeyVisitor)
    }
}
