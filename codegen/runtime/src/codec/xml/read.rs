//! XML into shapes: the shape's slots say what is wanted and where it goes.

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader as Tokens, XmlVersion};

use super::DEEPEST;
use crate::codec::budget::Budget;
use crate::codec::fault::{Fault, ReadError};
use crate::codec::path::Step;
use crate::codec::{Members, text};
use crate::shape::descriptor::{item_traits, key_traits, value_traits, xml_name};
use crate::shape::{Descriptor, Kind, List, Map, Shape, Slot, TimestampFormat, Trait};

/// Reads one body.
pub(super) struct Reader<'b> {
    tokens: Tokens<&'b [u8]>,
    depth: usize,
    budget: Budget,
    /// Steps from the failed value up to the body; gathered on the way out.
    path: Vec<Step>,
}

/// What comes next within an element.
pub(super) enum Node<'b> {
    Element(BytesStart<'b>),
    Text(Cow<'b, str>),
    End,
}

/// Reads `bytes` into the `members` of `into`.
pub(super) fn body(bytes: &[u8], into: &mut dyn Shape, members: Members) -> Result<(), ReadError> {
    let descriptor = into.descriptor();
    let expected = xml_name(descriptor.own).unwrap_or(descriptor.name);
    document(descriptor.name, bytes, |reader, root| {
        let known = reader.structure(&root, into, members)?;
        if known || is(&root, expected) {
            return Ok(());
        }
        Err(reader.fault(format!("expected an element `{expected}`, found another")))
    })
}

/// Reads `bytes` as one value, which errors call `name`.
pub(super) fn single(
    bytes: &[u8],
    name: &str,
    slot: Slot<'_>,
    traits: &'static [Trait],
) -> Result<(), ReadError> {
    if let Slot::Shape(shape) = slot {
        return body(bytes, shape, Members::All);
    }
    document(name, bytes, |reader, root| reader.value(&root, slot, traits))
}

/// Reads `bytes` whose root is the value of the only member of `into`.
pub(crate) fn unwrapped(bytes: &[u8], into: &mut dyn Shape) -> Result<(), ReadError> {
    let descriptor = into.descriptor();
    document(descriptor.name, bytes, |reader, root| match into.field_mut(0) {
        Some(field) => reader.value(&root, field.slot(), descriptor.traits(0)),
        None => reader.skip(&root),
    })
}

/// Reads the `into` that stands in the element `result` of the root `response`; without that element nothing is read.
/// An empty `result` is the root itself.
pub(crate) fn wrapped(
    bytes: &[u8],
    response: &str,
    result: &str,
    into: &mut dyn Shape,
) -> Result<(), ReadError> {
    document(into.descriptor().name, bytes, |reader, root| {
        if !is(&root, response) {
            return Err(reader.fault(format!("expected an element `{response}`, found another")));
        }
        if result.is_empty() {
            return reader.structure(&root, into, Members::All).map(drop);
        }
        reader.children(&mut |reader, child| {
            if is(child, result) {
                reader.structure(child, into, Members::All).map(drop)
            } else {
                reader.skip(child)
            }
        })
    })
}

/// Whether the root of `bytes` is an error's, however the response calls itself.
pub(crate) fn is_error(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).ok();
    text.is_some_and(|text| Reader::new(text).root().is_ok_and(|root| is(&root, "Error")))
}

/// Code and message of an error.
pub(crate) fn error_texts(bytes: &[u8]) -> Result<[Option<String>; 2], ReadError> {
    let mut found = [None, None];
    in_error("the body", bytes, &mut |reader, _| {
        reader.children(&mut |reader, child| {
            let place = match child.local_name().as_ref() {
                "Code" => 0,
                "Message" | "message" => 1,
                _ => return reader.skip(child),
            };
            let text = reader.text()?.into_owned();
            if let Some(place) = found.get_mut(place) {
                *place = Some(text);
            }
            Ok(())
        })
    })?;
    Ok(found)
}

/// Reads the `members` of an error.
pub(crate) fn error(bytes: &[u8], into: &mut dyn Shape, members: Members) -> Result<(), ReadError> {
    in_error(into.descriptor().name, bytes, &mut |reader, element| {
        reader.structure(element, into, members).map(drop)
    })
}

type Within<'f> = &'f mut dyn FnMut(&mut Reader<'_>, &BytesStart<'_>) -> Result<(), Fault>;

/// Calls `inner` with the element `Error`: the root, or in what wraps it.
fn in_error(name: &str, bytes: &[u8], inner: Within<'_>) -> Result<(), ReadError> {
    document(name, bytes, |reader, root| {
        let is_wrapper = |element: &BytesStart<'_>| {
            ["ErrorResponse", "Response", "Errors"].contains(&element.local_name().as_ref())
        };
        if is(&root, "Error") {
            return inner(reader, &root);
        }
        if !is_wrapper(&root) {
            return Err(reader.fault("expected an element `Error`, found another"));
        }
        reader.children(&mut |reader, child| {
            if is(child, "Error") {
                inner(reader, child)
            } else if is_wrapper(child) {
                reader.children(&mut |reader, child| {
                    if is(child, "Error") { inner(reader, child) } else { reader.skip(child) }
                })
            } else {
                reader.skip(child)
            }
        })
    })
}

/// Calls `root` with the root element of `bytes`; no bytes at all are an element without content.
pub(super) fn document<'b>(
    name: &str,
    bytes: &'b [u8],
    root: impl FnOnce(&mut Reader<'b>, BytesStart<'b>) -> Result<(), Fault>,
) -> Result<(), ReadError> {
    if bytes.is_empty() {
        return Ok(());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let fault = Fault { what: "expected text in UTF-8".into(), at: error.valid_up_to() };
        ReadError::new(name, std::iter::empty(), fault)
    })?;
    let mut reader = Reader::new(text);
    let result = reader.root().and_then(|element| root(&mut reader, element)).and_then(|()| reader.end());
    result.map_err(|fault| ReadError::new(name, reader.path.iter().rev().copied(), fault))
}

/// Whether an element has this name, whatever its prefix.
fn is(element: &BytesStart<'_>, name: &str) -> bool {
    if name.contains(':') { element.name().as_ref() == name } else { element.local_name().as_ref() == name }
}

impl<'b> Reader<'b> {
    fn new(text: &'b str) -> Self {
        let mut tokens = Tokens::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        tokens.config_mut().expand_empty_elements = true;
        Self { tokens, depth: 0, budget: Budget::of(text.len()), path: Vec::new() }
    }

    pub(super) fn fault(&self, what: impl Into<Cow<'static, str>>) -> Fault {
        let at = usize::try_from(self.tokens.buffer_position()).unwrap_or(usize::MAX);
        Fault { what: what.into(), at }
    }

    /// The next token. The tokenizer's own errors quote the body.
    fn token(&mut self) -> Result<Event<'b>, Fault> {
        match self.tokens.read_event() {
            Ok(Event::DocType(_)) => Err(self.fault("document type declarations are refused")),
            Ok(token) => Ok(token),
            Err(_) => Err(self.fault("expected XML that is well-formed")),
        }
    }

    /// The root element.
    fn root(&mut self) -> Result<BytesStart<'b>, Fault> {
        loop {
            match self.token()? {
                Event::Start(element) => return Ok(element),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
                Event::Text(text) if is_blank(&text) => {}
                Event::Eof => return Err(self.fault("expected an element, found the end of the body")),
                _ => return Err(self.fault("expected an element, found text")),
            }
        }
    }

    /// The end of the body, after the root element.
    fn end(&mut self) -> Result<(), Fault> {
        loop {
            match self.token()? {
                Event::Eof => return Ok(()),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Text(text) if is_blank(&text) => {}
                _ => return Err(self.fault("expected the end of the body, found more")),
            }
        }
    }

    /// What comes next within an element.
    pub(super) fn next(&mut self) -> Result<Node<'b>, Fault> {
        loop {
            match self.token()? {
                Event::Start(element) => return Ok(Node::Element(element)),
                Event::End(_) => return Ok(Node::End),
                Event::Text(text) => return Ok(Node::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content())),
                Event::GeneralRef(reference) => return self.reference(&reference).map(Node::Text),
                Event::Eof => return Err(self.fault("the body ends within an element")),
                _ => {}
            }
        }
    }

    /// The character that a reference stands for.
    fn reference(&self, reference: &BytesRef<'_>) -> Result<Cow<'b, str>, Fault> {
        let known: &'static str = match &**reference {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "apos" => "'",
            "quot" => "\"",
            _ => match reference.resolve_char_ref() {
                Ok(Some(character)) => return Ok(character.to_string().into()),
                _ => return Err(self.fault("an entity is not one of XML's own")),
            },
        };
        Ok(known.into())
    }

    /// All text up to the end of the element.
    fn text(&mut self) -> Result<Cow<'b, str>, Fault> {
        let mut all: Cow<'b, str> = "".into();
        loop {
            match self.next()? {
                Node::End => return Ok(all),
                Node::Text(text) if all.is_empty() => all = text,
                Node::Text(text) => all.to_mut().push_str(&text),
                Node::Element(_) => return Err(self.fault("expected text, found an element")),
            }
        }
    }

    /// Passes over the rest of an element.
    fn skip(&mut self, _: &BytesStart<'_>) -> Result<(), Fault> {
        let mut open = 0_usize;
        loop {
            match self.token()? {
                Event::Start(_) => open += 1,
                Event::End(_) if open == 0 => return Ok(()),
                Event::End(_) => open -= 1,
                Event::Eof => return Err(self.fault("the body ends within an element")),
                _ => {}
            }
        }
    }

    /// Shows `child` each element within this one, which it reads up to its end. Text between them does not count.
    fn children(
        &mut self,
        child: &mut dyn FnMut(&mut Self, &BytesStart<'b>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.depth == DEEPEST {
            return Err(self.fault("the value is nested too deep"));
        }
        self.depth += 1;
        let result = loop {
            match self.next() {
                Ok(Node::End) => break Ok(()),
                Ok(Node::Text(_)) => {}
                Ok(Node::Element(element)) => {
                    if let Err(fault) = child(self, &element) {
                        break Err(fault);
                    }
                }
                Err(fault) => break Err(fault),
            }
        };
        self.depth -= 1;
        result
    }

    /// Notes the step on the way from a failure up.
    fn step<T>(&mut self, step: Step, result: Result<T, Fault>) -> Result<T, Fault> {
        if result.is_err() {
            self.path.push(step);
        }
        result
    }

    /// Takes memory for lists and maps, if so much is left.
    fn spend(&mut self, memory: usize) -> Result<(), Fault> {
        self.budget.spend(memory).map_err(|what| self.fault(what))
    }

    fn value(
        &mut self,
        element: &BytesStart<'_>,
        slot: Slot<'_>,
        traits: &'static [Trait],
    ) -> Result<(), Fault> {
        match slot {
            Slot::Unit => self.skip(element),
            Slot::Shape(shape) => self.structure(element, shape, Members::All).map(drop),
            Slot::List(list) => {
                let traits = item_traits(traits);
                let name = xml_name(traits).unwrap_or("member");
                self.children(&mut |reader, child| {
                    if is(child, name) { reader.item(child, list, traits) } else { reader.skip(child) }
                })
            }
            Slot::Map(map) => self.children(&mut |reader, child| {
                if is(child, "entry") { reader.entry(map, traits) } else { reader.skip(child) }
            }),
            Slot::Document(_) => Err(self.fault("XML has no form for documents")),
            slot => self.simple(slot, traits),
        }
    }

    fn simple(&mut self, slot: Slot<'_>, traits: &[Trait]) -> Result<(), Fault> {
        let found = self.text()?;
        let found =
            if matches!(slot, Slot::String(_) | Slot::StringEnum(_)) { &*found } else { found.trim() };
        let read = text::read(found, slot, traits, TimestampFormat::DateTime);
        read.map_err(|expected| self.fault(format!("expected {expected}, found other text")))
    }

    fn item(
        &mut self,
        element: &BytesStart<'_>,
        list: &mut dyn List,
        traits: &'static [Trait],
    ) -> Result<(), Fault> {
        self.spend(list.growth())?;
        let index = list.len();
        let read = self.value(element, list.push().slot(), traits);
        self.step(Step::Item(index), read)
    }

    /// Reads an entry: its key, then its value.
    fn entry(&mut self, map: &mut dyn Map, traits: &'static [Trait]) -> Result<(), Fault> {
        let (of_key, of_value) = (key_traits(traits), value_traits(traits));
        let (key_name, value_name) =
            (xml_name(of_key).unwrap_or("key"), xml_name(of_value).unwrap_or("value"));
        let mut key: Option<String> = None;
        self.children(&mut |reader, child| {
            if is(child, key_name) {
                key = Some(reader.text()?.into_owned());
                return Ok(());
            }
            if !is(child, value_name) {
                return reader.skip(child);
            }
            let Some(key) = &key else { return Err(reader.fault("expected a key before the value")) };
            reader.spend(map.growth(key))?;
            let read = reader.value(child, map.insert(key).slot(), of_value);
            reader.step(Step::Value, read)
        })
    }

    /// Reads attributes and child elements as members of a structure or union; whether one was known.
    fn structure(
        &mut self,
        element: &BytesStart<'_>,
        shape: &mut dyn Shape,
        members: Members,
    ) -> Result<bool, Fault> {
        let descriptor = shape.descriptor();
        let union = descriptor.kind == Kind::Union;
        self.attributes(element, shape)?;
        let (mut next, mut values, mut known) = (0, 0_usize, false);
        let mut flat: Vec<usize> = Vec::new();
        self.children(&mut |reader, child| {
            let found = position(descriptor, child, next).filter(|index| members.has(descriptor, *index));
            let Some(index) = found else {
                values += 1;
                return reader.skip(child);
            };
            (next, known) = (index, true);
            let traits = descriptor.traits(index);
            let Some(field) = shape.field_mut(index) else { return reader.skip(child) };
            let is_flat = traits.contains(&Trait::XmlFlattened);
            let again = is_flat && flat.contains(&index);
            if !union && !again {
                // The last of several elements of the same name takes precedence.
                field.reset();
            }
            if is_flat && !again {
                flat.push(index);
            }
            values += usize::from(!again);
            let read = match field.slot() {
                Slot::List(list) if is_flat => reader.item(child, list, item_traits(traits)),
                Slot::Map(map) if is_flat => reader.entry(map, traits),
                slot => reader.value(child, slot, traits),
            };
            let name = descriptor.members.get(index).copied().unwrap_or_default();
            reader.step(Step::Member(name), read)
        })?;
        match values {
            _ if !union => Ok(known),
            0 => Err(self.fault("expected a member of the union, found none")),
            1 => Ok(known),
            _ => Err(self.fault("expected one member of the union, found several")),
        }
    }

    /// Reads the members that are attributes.
    fn attributes(&mut self, element: &BytesStart<'_>, shape: &mut dyn Shape) -> Result<(), Fault> {
        let descriptor = shape.descriptor();
        for (index, traits) in descriptor.traits {
            if !traits.contains(&Trait::XmlAttribute) {
                continue;
            }
            let member = descriptor.members.get(*index).copied().unwrap_or_default();
            let name = xml_name(traits).unwrap_or(member);
            let Ok(found) = element.try_get_attribute(name) else {
                return Err(self.fault("expected XML that is well-formed"));
            };
            let Some((found, field)) = found.zip(shape.field_mut(*index)) else { continue };
            // Entities of XML alone: there is no declaration of others.
            let Ok(value) = found.normalized_value(XmlVersion::Implicit1_0) else {
                return Err(self.fault("an attribute has an entity that is not one of XML's own"));
            };
            let read = text::read(&value, field.slot(), traits, TimestampFormat::DateTime);
            let read = read.map_err(|expected| self.fault(format!("expected {expected}, found other text")));
            self.step(Step::Member(member), read)?;
        }
        Ok(())
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}

/// The member whose element this is; `guess` is looked at first, and the one after it.
fn position(descriptor: &Descriptor, element: &BytesStart<'_>, guess: usize) -> Option<usize> {
    let matches = |index: &usize| {
        let traits = descriptor.traits(*index);
        let name = xml_name(traits).or_else(|| descriptor.members.get(*index).copied());
        name.is_some_and(|name| is(element, name)) && !traits.contains(&Trait::XmlAttribute)
    };
    let likely = [guess, guess + 1].into_iter().find(matches);
    likely.or_else(|| (0..descriptor.members.len()).find(matches))
}
