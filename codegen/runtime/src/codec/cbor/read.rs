//! CBOR into shapes: the shape's slots say what is wanted and where it goes.

use std::borrow::Cow;

use aws_smithy_types::Blob;

use super::DEEPEST;
use super::head::{BREAK, Head, Major, NULL, UNDEFINED};
use crate::codec::Members;
use crate::codec::budget::Budget;
pub(super) use crate::codec::fault::{Fault, ReadError};
use crate::codec::path::Step;
use crate::shape::{Descriptor, Kind, List, Map, Shape, Slot};

/// Reads one body.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    pub(super) at: usize,
    depth: usize,
    budget: Budget,
    /// Steps from the failed value up to the body; gathered on the way out.
    path: Vec<Step>,
}

/// Reads `bytes` into the `members` of `into`.
pub(super) fn body(bytes: &[u8], into: &mut dyn Shape, members: Members) -> Result<(), ReadError> {
    if bytes.is_empty() {
        return Ok(());
    }
    read(into.descriptor().name, bytes, |reader| {
        if reader.is_null() { reader.skip() } else { reader.structure(into, members) }
    })
}

/// Reads `bytes` as one value, which errors call `name`.
pub(super) fn single(bytes: &[u8], name: &str, slot: Slot<'_>) -> Result<(), ReadError> {
    read(name, bytes, |reader| reader.value(slot))
}

/// For each of `wanted` the last text among the entries of these names; all others are passed over.
pub(crate) fn pick_texts<const N: usize>(
    bytes: &[u8],
    wanted: [&[&str]; N],
) -> Result<[Option<String>; N], ReadError> {
    let mut found = [const { None }; N];
    if bytes.is_empty() {
        return Ok(found);
    }
    read("the body", bytes, |reader| {
        reader.entries(&mut |reader, name| {
            let place = wanted.iter().position(|names| names.contains(&name));
            let is_text = Head::read(reader.rest()).is_some_and(|(head, _)| head.major == Major::Text);
            match place.and_then(|place| found.get_mut(place)).filter(|_| is_text) {
                Some(place) => *place = Some(reader.text()?.into_owned()),
                None => reader.skip()?,
            }
            Ok(())
        })
    })?;
    Ok(found)
}

pub(super) fn read(
    root: &str,
    bytes: &[u8],
    body: impl FnOnce(&mut Reader<'_>) -> Result<(), Fault>,
) -> Result<(), ReadError> {
    let mut reader = Reader { bytes, at: 0, depth: 0, budget: Budget::of(bytes.len()), path: Vec::new() };
    let result = body(&mut reader).and_then(|()| match reader.rest() {
        [] => Ok(()),
        _ => Err(reader.fault("expected the end of the body, found more")),
    });
    result.map_err(|fault| ReadError::new(root, reader.path.iter().rev().copied(), fault))
}

impl<'b> Reader<'b> {
    pub(super) fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// The next `length` bytes; nothing is allocated for a length that is only said.
    pub(super) fn take(&mut self, length: u64) -> Result<&'b [u8], Fault> {
        let taken = usize::try_from(length).ok().and_then(|length| self.rest().get(..length));
        let taken = taken.ok_or_else(|| self.fault("the body ends within a value"))?;
        self.at += taken.len();
        Ok(taken)
    }

    pub(super) fn head(&mut self) -> Result<Head, Fault> {
        match Head::read(self.rest()) {
            Some((head, length)) => {
                self.at += length;
                Ok(head)
            }
            None if self.rest().is_empty() => Err(self.fault("expected a value, found the end of the body")),
            None => Err(self.fault("expected a value, found bytes that are not CBOR")),
        }
    }

    pub(super) fn fault(&self, what: impl Into<Cow<'static, str>>) -> Fault {
        Fault { what: what.into(), at: self.at }
    }

    /// The fault that something else than `expected` comes.
    pub(super) fn mismatch(&self, expected: &'static str) -> Fault {
        let found = Head::read(self.rest()).map_or("the end of the body", |(head, _)| head.kind());
        self.fault(format!("expected {expected}, found {found}"))
    }

    /// Back at `start`, where the value begins that is at fault.
    pub(super) fn back_to(&mut self, start: usize) -> &Self {
        self.at = start;
        self
    }

    /// Whether null comes; `undefined` means the same.
    fn is_null(&self) -> bool {
        matches!(self.peek(), Some(NULL | UNDEFINED))
    }

    /// Notes the step on the way from a failure up.
    fn step<T>(&mut self, step: Step, result: Result<T, Fault>) -> Result<T, Fault> {
        if result.is_err() {
            self.path.push(step);
        }
        result
    }

    /// Reads one value that is not null.
    fn value(&mut self, slot: Slot<'_>) -> Result<(), Fault> {
        match slot {
            Slot::Unit => self.skip()?,
            Slot::Boolean(slot) => *slot = self.boolean()?,
            Slot::Byte(slot) => *slot = self.integer()?,
            Slot::Short(slot) => *slot = self.integer()?,
            Slot::Integer(slot) => *slot = self.integer()?,
            Slot::Long(slot) => *slot = self.integer()?,
            Slot::IntEnum(slot) => slot.set_number(self.integer()?),
            Slot::Float(slot) => *slot = self.double()? as f32,
            Slot::Double(slot) => *slot = self.double()?,
            Slot::BigInteger(slot) => *slot = self.big_integer()?,
            Slot::BigDecimal(slot) => *slot = self.big_decimal()?,
            Slot::String(slot) => *slot = self.text()?.into_owned(),
            Slot::StringEnum(slot) => slot.set_text(&self.text()?),
            Slot::Blob(slot) => *slot = Blob::new(self.bytes()?.into_owned()),
            Slot::Timestamp(slot) => *slot = self.timestamp()?,
            Slot::Document(_) => return Err(self.fault("rpcv2Cbor has no form for documents")),
            Slot::Shape(shape) => self.structure(shape, Members::All)?,
            Slot::List(list) => self.list(list)?,
            Slot::Map(map) => self.map(map)?,
        }
        Ok(())
    }

    /// Takes memory for lists and maps, if so much is left.
    fn spend(&mut self, memory: usize) -> Result<(), Fault> {
        self.budget.spend(memory).map_err(|what| self.fault(what))
    }

    /// Goes one level deeper for the time of `inner`.
    fn within(&mut self, inner: impl FnOnce(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        if self.depth == DEEPEST {
            return Err(self.fault("the value is nested too deep"));
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    /// Calls `item` for each item of a list or entry of a map.
    fn each(
        &mut self,
        length: Option<u64>,
        item: &mut dyn FnMut(&mut Self, usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut index = 0;
        loop {
            match length {
                Some(length) if index as u64 == length => return Ok(()),
                None if self.peek() == Some(BREAK) => {
                    self.at += 1;
                    return Ok(());
                }
                _ => {}
            }
            item(self, index)?;
            index += 1;
        }
    }

    /// Shows `entry` the names of a map, to read the value behind each.
    fn entries(&mut self, entry: &mut dyn FnMut(&mut Self, &str) -> Result<(), Fault>) -> Result<(), Fault> {
        let start = self.at;
        let head = self.head()?;
        if head.major != Major::Map {
            return Err(self.back_to(start).mismatch("a map"));
        }
        self.each(head.argument, &mut |reader, _| {
            let name = reader.text()?;
            entry(reader, &name)
        })
    }

    fn structure(&mut self, shape: &mut dyn Shape, members: Members) -> Result<(), Fault> {
        let descriptor = shape.descriptor();
        let union = descriptor.kind == Kind::Union;
        let (mut next, mut values, mut set) = (0, 0_usize, None);
        self.within(|reader| {
            reader.entries(&mut |reader, name| {
                let found = position(descriptor, name, next).filter(|index| members.has(descriptor, *index));
                let null = reader.is_null();
                let Some(index) = found else {
                    values += usize::from(!null && name != "__type");
                    return reader.skip();
                };
                next = index + 1;
                if null {
                    return reader.skip();
                }
                let Some(field) = shape.field_mut(index) else { return reader.skip() };
                if !union {
                    // The last of several entries of the same name takes precedence.
                    field.reset();
                }
                let read = reader.value(field.slot());
                let name = descriptor.members.get(index).copied().unwrap_or_default();
                reader.step(Step::Member(name), read)?;
                values += usize::from(set.replace(index) != Some(index));
                Ok(())
            })
        })?;
        match values {
            _ if !union => Ok(()),
            0 => Err(self.fault("expected a member of the union, found none")),
            1 => Ok(()),
            _ => Err(self.fault("expected one member of the union, found several")),
        }
    }

    fn list(&mut self, list: &mut dyn List) -> Result<(), Fault> {
        list.clear();
        let start = self.at;
        let head = self.head()?;
        if head.major != Major::List {
            return Err(self.back_to(start).mismatch("a list"));
        }
        self.within(|reader| {
            reader.each(head.argument, &mut |reader, index| {
                reader.spend(list.growth())?;
                if reader.is_null() {
                    list.push_absent();
                    return reader.skip();
                }
                let read = reader.value(list.push().slot());
                reader.step(Step::Item(index), read)
            })
        })
    }

    fn map(&mut self, map: &mut dyn Map) -> Result<(), Fault> {
        map.clear();
        self.within(|reader| {
            reader.entries(&mut |reader, key| {
                reader.spend(map.growth(key))?;
                if reader.is_null() {
                    map.insert_absent(key);
                    return reader.skip();
                }
                let read = reader.value(map.insert(key).slot());
                reader.step(Step::Value, read)
            })
        })
    }
}

/// The member called `name`; most often it is the one at `guess`.
fn position(descriptor: &Descriptor, name: &str, guess: usize) -> Option<usize> {
    if descriptor.members.get(guess).is_some_and(|member| *member == name) {
        return Some(guess);
    }
    descriptor.members.iter().position(|member| *member == name)
}
