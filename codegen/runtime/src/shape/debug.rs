//! `Debug` output of shapes: as std's derive prints it, with sensitive members redacted.

use std::fmt::{Debug, Formatter, Result};
use std::ops::ControlFlow;

use super::descriptor::{is_sensitive, item_traits, key_traits, value_traits};
use super::{Descriptor, Field, Kind, List, Map, Shape, Trait, View};

/// What stands in place of a sensitive value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// Most values within each other that are shown. Those of recursive shapes can be as deep as memory is large, and the
/// stack is not.
const DEEPEST: usize = 128;

/// Prints a structure or union. What is nested very deep is shown as `…`.
pub fn debug(shape: &dyn Shape, f: &mut Formatter<'_>) -> Result {
    debug_at(0, shape, f)
}

fn debug_at(depth: usize, shape: &dyn Shape, f: &mut Formatter<'_>) -> Result {
    match shape.descriptor().kind {
        Kind::Structure => debug_structure(depth, shape.descriptor().rust_name, shape, &[], f),
        Kind::Union => debug_union(depth, shape, f),
    }
}

/// Prints a structure under another name; builders that hold a structure print themselves so.
pub fn debug_as(name: &str, structure: &dyn Shape, f: &mut Formatter<'_>) -> Result {
    debug_structure(0, name, structure, &[], f)
}

/// Prints a structure under another name, followed by fields that are no members.
pub(crate) fn debug_named(
    name: &str,
    structure: &dyn Shape,
    others: &[(&str, &dyn Debug)],
    f: &mut Formatter<'_>,
) -> Result {
    debug_structure(0, name, structure, others, f)
}

/// Prints a structure followed by fields that are no members.
pub fn debug_with(structure: &dyn Shape, others: &[(&str, &dyn Debug)], f: &mut Formatter<'_>) -> Result {
    debug_structure(0, structure.descriptor().rust_name, structure, others, f)
}

/// Prints `fields`, which stand in the order of the members of `S`; builders that hold members print themselves so.
pub fn debug_fields<S: Shape>(name: &str, fields: &[&dyn Field], f: &mut Formatter<'_>) -> Result {
    debug_members(name, S::blank().descriptor(), fields, f)
}

/// Prints an output with the id of its request.
pub fn debug_output(output: &dyn Shape, request_id: &Option<String>, f: &mut Formatter<'_>) -> Result {
    debug_with(output, &[("_request_id", request_id)], f)
}

fn debug_members(
    name: &str,
    descriptor: &'static Descriptor,
    fields: &[&dyn Field],
    f: &mut Formatter<'_>,
) -> Result {
    let mut out = f.debug_struct(name);
    for (index, (field, label)) in fields.iter().zip(descriptor.fields).enumerate() {
        out.field(label, &Member { depth: 0, field: *field, traits: descriptor.traits(index) });
    }
    out.finish()
}

fn debug_structure(
    depth: usize,
    name: &str,
    structure: &dyn Shape,
    others: &[(&str, &dyn Debug)],
    f: &mut Formatter<'_>,
) -> Result {
    let descriptor = structure.descriptor();
    let mut out = f.debug_struct(name);
    for (index, label) in descriptor.fields.iter().enumerate() {
        if let Some(field) = structure.field(index) {
            out.field(label, &Member { depth, field, traits: descriptor.traits(index) });
        }
    }
    for (label, value) in others {
        out.field(label, value);
    }
    out.finish()
}

fn debug_union(depth: usize, union: &dyn Shape, f: &mut Formatter<'_>) -> Result {
    let descriptor = union.descriptor();
    let set = descriptor.fields.iter().enumerate().find_map(|(index, label)| {
        let field = union.field(index)?;
        Some((label, field, descriptor.traits(index)))
    });
    match set {
        None => f.write_str("Unknown"),
        Some((label, field, _)) if matches!(field.view(), View::Unit) => f.write_str(label),
        Some((label, field, traits)) => f.debug_tuple(label).field(&Member { depth, field, traits }).finish(),
    }
}

/// A member, list item or map value.
struct Member<'a> {
    /// How many values it is within, but the outermost.
    depth: usize,
    field: &'a dyn Field,
    traits: &'static [Trait],
}

impl Debug for Member<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if is_sensitive(self.traits) {
            return Debug::fmt(REDACTED, f);
        }
        let value = Value { depth: self.depth + 1, view: self.field.view(), traits: self.traits };
        if self.field.is_optional() && !matches!(value.view, View::Absent) {
            return f.debug_tuple("Some").field(&value).finish();
        }
        value.fmt(f)
    }
}

struct Value<'a> {
    depth: usize,
    view: View<'a>,
    traits: &'static [Trait],
}

impl Debug for Value<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let depth = self.depth;
        match self.view {
            View::Shape(_) | View::List(_) | View::Map(_) if depth > DEEPEST => f.write_str("…"),
            View::Absent => f.write_str("None"),
            View::Unit => f.write_str("()"),
            View::Boolean(value) => value.fmt(f),
            View::Integer(value) => value.fmt(f),
            View::IntEnum(value) => value.fmt(f),
            View::Float(value) => value.fmt(f),
            View::Double(value) => value.fmt(f),
            View::BigInteger(value) => value.fmt(f),
            View::BigDecimal(value) => value.fmt(f),
            View::String(value) => value.fmt(f),
            View::StringEnum(value) => value.fmt(f),
            View::Blob(value) => value.fmt(f),
            View::Timestamp(value) => Debug::fmt(value, f),
            View::Document(value) => value.fmt(f),
            View::Shape(value) => debug_at(depth, value, f),
            View::List(value) => debug_list(depth, value, item_traits(self.traits), f),
            View::Map(value) => debug_map(depth, value, self.traits, f),
        }
    }
}

fn debug_list(depth: usize, list: &dyn List, traits: &'static [Trait], f: &mut Formatter<'_>) -> Result {
    let items = (0..list.len()).filter_map(|index| list.item(index));
    f.debug_list().entries(items.map(|field| Member { depth, field, traits })).finish()
}

/// A key of a map, which may be a value of an enum.
struct Key<'a> {
    map: &'a dyn Map,
    key: &'a str,
}

impl Debug for Key<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.map.debug_key(self.key, f)
    }
}

fn debug_map(depth: usize, map: &dyn Map, traits: &'static [Trait], f: &mut Formatter<'_>) -> Result {
    let hide_keys = is_sensitive(key_traits(traits));
    let traits = value_traits(traits);
    let mut out = f.debug_map();
    map.visit(&mut |key, field| {
        let shown = Key { map, key };
        out.entry(if hide_keys { &REDACTED } else { &shown }, &Member { depth, field, traits });
        ControlFlow::Continue(())
    });
    out.finish()
}
