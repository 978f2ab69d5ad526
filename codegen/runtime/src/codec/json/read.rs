//! JSON into shapes: the shape's slots say what is wanted and where it goes.

use aws_smithy_types::Document;

use super::error::Cause;
use super::order::Orders;
use super::scan::{Scanned, Scanner};
use super::{Json, ReadError};
use crate::codec::Members;
use crate::codec::budget::Budget;
use crate::codec::path::Step;
use crate::shape::descriptor::json_name;
use crate::shape::{Descriptor, Kind, List, Map, Shape, Slot, Trait};

/// Reads `bytes` into `into`.
pub(super) fn document(
    settings: &Json,
    bytes: &[u8],
    into: &mut dyn Shape,
    members: Members,
) -> Result<(), ReadError> {
    let root = into.descriptor().name;
    read(root, settings, bytes, |reader| reader.body(into, members))
}

/// Reads `bytes` as one value, which errors call `name`.
pub(super) fn value(
    settings: &Json,
    name: &str,
    bytes: &[u8],
    slot: Slot<'_>,
    traits: &'static [Trait],
) -> Result<(), ReadError> {
    read(name, settings, bytes, |reader| {
        reader.value(slot, traits)?;
        reader.scanner.end()
    })
}

/// Reads `bytes` as a value of any form.
pub(super) fn any(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut document = Document::Null;
    read("the text", &Json::PLAIN, bytes, |reader| {
        reader.document(&mut document)?;
        reader.scanner.end()
    })?;
    Ok(document)
}

/// Reads with `body` what `bytes` hold; `root` is what errors call it.
pub(super) fn read(
    root: &str,
    settings: &Json,
    bytes: &[u8],
    body: impl FnOnce(&mut Reader<'_, '_>) -> Scanned<()>,
) -> Result<(), ReadError> {
    // Checked as a whole: strings are then cut out of it without another look.
    let text = std::str::from_utf8(bytes)
        .map_err(|cause| ReadError::new(root, std::iter::empty(), Cause::utf8(cause, bytes)))?;
    let mut reader = Reader {
        scanner: Scanner::new(text),
        settings,
        path: Vec::new(),
        orders: Orders::default(),
        budget: Budget::of(text.len()),
    };
    body(&mut reader).map_err(|fault| {
        ReadError::new(root, reader.path.into_iter().rev(), Cause::json(fault.what, text, fault.at))
    })
}

/// Reads one body.
pub(super) struct Reader<'t, 's> {
    pub(super) scanner: Scanner<'t>,
    pub(super) settings: &'s Json,
    /// Steps from the failed value up to the body; gathered on the way out, so that success costs nothing.
    path: Vec<Step>,
    orders: Orders,
    budget: Budget,
}

/// Where a value goes that may turn out to be null.
pub(super) enum Target<'a> {
    Member(&'a mut dyn Shape, usize),
    Item(&'a mut dyn List),
    Entry(&'a mut dyn Map, &'a str),
}

impl<'a> Target<'a> {
    /// How many bytes of memory a value there takes beyond what is there, whatever it holds.
    fn growth(&self) -> usize {
        match self {
            Self::Member(..) => 0,
            Self::Item(list) => list.growth(),
            Self::Entry(map, key) => map.growth(key),
        }
    }

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

/// What a name in an object stands for.
#[derive(Clone, Copy)]
enum Found {
    Member(usize),
    Unknown,
    /// `__type`, which services add to the members of unions.
    Type,
}

impl Found {
    fn member(self) -> Option<usize> {
        match self {
            Self::Member(index) => Some(index),
            Self::Unknown | Self::Type => None,
        }
    }
}

impl Reader<'_, '_> {
    /// An object, or null or nothing for an empty one.
    fn body(&mut self, into: &mut dyn Shape, members: Members) -> Scanned<()> {
        match self.scanner.peek() {
            None => return Ok(()),
            Some(b'n') => self.scanner.word("null")?,
            Some(_) => self.object(into, members)?,
        }
        self.scanner.end()
    }

    /// Notes the step on the way from a failure up.
    pub(super) fn at<T>(&mut self, step: Step, result: Scanned<T>) -> Scanned<T> {
        if result.is_err() {
            self.path.push(step);
        }
        result
    }

    /// Takes memory for lists and maps, if so much is left.
    fn spend(&mut self, memory: usize) -> Scanned<()> {
        self.budget.spend(memory).map_err(|what| self.scanner.fault(what))
    }

    /// Reads a value or null; says whether there was a value.
    pub(super) fn place(&mut self, target: Target<'_>, traits: &'static [Trait]) -> Scanned<bool> {
        self.spend(target.growth())?;
        if self.scanner.peek() == Some(b'n') {
            self.scanner.word("null")?;
            target.absent();
            return Ok(false);
        }
        match target.slot() {
            Some(slot) => self.value(slot, traits).map(|()| true),
            None => self.scanner.skip().map(|()| false),
        }
    }

    /// Reads an object's entries as the members of a structure or union.
    pub(super) fn members(&mut self, shape: &mut dyn Shape, members: Members) -> Scanned<()> {
        let descriptor = shape.descriptor();
        let union = descriptor.kind == Kind::Union;
        let mut seen = Seen::default();
        let mut values = 0_usize;
        let mut set = None;
        let mut order = self.orders.of(descriptor);
        let (mut place, mut next) = (0, 0);
        let mut open = self.scanner.open(b'{', b'}')?;
        while open {
            let guess = order.and_then(|order| self.orders.member(order, place)).unwrap_or(next);
            let found = self.name(descriptor, guess)?;
            if let Some(index) = found.member().filter(|index| members.has(descriptor, *index)) {
                if index != guess {
                    order = self.orders.note(order, descriptor, place, index);
                }
                next = index + 1;
                if !union && seen.again(index) {
                    // The last of several entries of the same name wins.
                    if let Some(field) = shape.field_mut(index) {
                        field.reset();
                    }
                }
                let read = self.place(Target::Member(shape, index), descriptor.traits(index));
                let name = descriptor.members.get(index).copied().unwrap_or_default();
                if self.at(Step::Member(name), read)? && set.replace(index) != Some(index) {
                    values += 1;
                }
            } else {
                let present = self.scanner.peek() != Some(b'n');
                self.scanner.skip()?;
                if present && matches!(found, Found::Unknown) {
                    values += 1;
                }
            }
            place += 1;
            open = self.scanner.more(b'}')?;
        }
        match values {
            _ if !union => Ok(()),
            0 => Err(self.scanner.fault("expected a member of the union, found none")),
            1 => Ok(()),
            _ => Err(self.scanner.fault("expected one member of the union, found several")),
        }
    }

    /// Reads the name of a member, up to its value; `guess` is the one that most likely comes now.
    fn name(&mut self, descriptor: &Descriptor, guess: usize) -> Scanned<Found> {
        self.scanner.peek();
        // Few shapes have members of other names in JSON, and those without need not look for them.
        let plain = descriptor.traits.is_empty();
        let wire = |index: usize| {
            let member = descriptor.members.get(index).copied();
            if plain { member } else { json_name(descriptor.traits(index)).or(member) }
        };
        if wire(guess).is_some_and(|name| self.scanner.guess(name)) {
            return Ok(Found::Member(guess));
        }
        let name = self.scanner.string()?;
        self.scanner.colon()?;
        let index = (0..descriptor.members.len()).find(|index| wire(*index) == Some(&*name));
        Ok(match index {
            Some(index) => Found::Member(index),
            None if name == "__type" => Found::Type,
            None => Found::Unknown,
        })
    }
}

/// Which members have been read.
#[derive(Default)]
struct Seen {
    first: u64,
    others: Vec<usize>,
}

impl Seen {
    /// Notes `index`; says whether it was noted before.
    fn again(&mut self, index: usize) -> bool {
        if let Some(bit) = u32::try_from(index).ok().and_then(|index| 1_u64.checked_shl(index)) {
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
