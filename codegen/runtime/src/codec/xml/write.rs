//! Shapes to XML, by plain appends.

use std::ops::ControlFlow;

use aws_smithy_types::error::operation::SerializationError;

use super::DEEPEST;
use crate::codec::{Members, text};
use crate::error::BoxError;
use crate::shape::descriptor::{item_traits, key_traits, value_traits, xml_name};
use crate::shape::{Kind, List, Map, Shape, TimestampFormat, Trait, View};

/// URI and prefix of a namespace.
type Namespace = (&'static str, Option<&'static str>);

/// Appends a structure or union as a document. The element is named by the traits of the payload's member, else by the
/// shape; it has the namespace of the service unless the shape has another.
pub(super) fn root(
    out: &mut Vec<u8>,
    service: Option<Namespace>,
    shape: &dyn Shape,
    traits: &[Trait],
    members: Members,
) -> Result<(), BoxError> {
    let descriptor = shape.descriptor();
    let name = xml_name(traits).or_else(|| xml_name(descriptor.own)).unwrap_or(descriptor.name);
    let namespace = namespace(traits).or_else(|| namespace(descriptor.own)).or(service);
    element(out, 0, name, namespace, shape, members)
}

/// Appends an element with the members of `shape`.
fn element(
    out: &mut Vec<u8>,
    depth: usize,
    name: &str,
    namespace: Option<Namespace>,
    shape: &dyn Shape,
    members: Members,
) -> Result<(), BoxError> {
    let depth = deeper(depth)?;
    let descriptor = shape.descriptor();
    open(out, name, namespace);
    // Attributes come first, wherever the model has them.
    for (index, traits) in descriptor.traits {
        if !traits.contains(&Trait::XmlAttribute) {
            continue;
        }
        let Some(field) = shape.field(*index) else { continue };
        let view = field.view();
        if !matches!(view, View::Absent) {
            out.push(b' ');
            out.extend_from_slice(member_name(descriptor.members, *index, traits).as_bytes());
            out.extend_from_slice(b"=\"");
            escape(out, &text::write(view, traits, TimestampFormat::DateTime)?);
            out.push(b'"');
        }
    }
    out.push(b'>');
    let mut set = false;
    for index in 0..descriptor.members.len() {
        let Some(field) = shape.field(index) else { continue };
        let view = field.view();
        let traits = descriptor.traits(index);
        if matches!(view, View::Absent) || !members.has(descriptor, index) {
            continue;
        }
        set = true;
        if !traits.contains(&Trait::XmlAttribute) {
            value(out, depth, member_name(descriptor.members, index, traits), view, traits)?;
        }
    }
    close(out, name);
    if descriptor.kind == Kind::Union && !set {
        return Err(SerializationError::unknown_variant(descriptor.rust_name).into());
    }
    Ok(())
}

fn member_name<'n>(members: &[&'n str], index: usize, traits: &[Trait]) -> &'n str
where
    'static: 'n,
{
    xml_name(traits).or_else(|| members.get(index).copied()).unwrap_or_default()
}

/// Appends a value as one element, or if it is flattened as one for each item.
fn value(
    out: &mut Vec<u8>,
    depth: usize,
    name: &str,
    view: View<'_>,
    traits: &'static [Trait],
) -> Result<(), BoxError> {
    let flat = traits.contains(&Trait::XmlFlattened);
    match view {
        View::Absent => {}
        View::Shape(shape) => {
            element(out, depth, name, namespace(traits), shape, Members::All)?;
        }
        View::List(items) if flat => list(out, depth, name, items, item_traits(traits))?,
        View::List(items) => {
            open(out, name, namespace(traits));
            out.push(b'>');
            let traits = item_traits(traits);
            list(out, depth, xml_name(traits).unwrap_or("member"), items, traits)?;
            close(out, name);
        }
        View::Map(entries) if flat => map(out, depth, (name, namespace(traits)), entries, traits)?,
        View::Map(entries) => {
            open(out, name, namespace(traits));
            out.push(b'>');
            map(out, depth, ("entry", None), entries, traits)?;
            close(out, name);
        }
        View::Document(_) => return Err("XML has no form for documents".into()),
        simple => {
            open(out, name, namespace(traits));
            out.push(b'>');
            if !matches!(simple, View::Unit) {
                escape(out, &text::write(simple, traits, TimestampFormat::DateTime)?);
            }
            close(out, name);
        }
    }
    Ok(())
}

fn list(
    out: &mut Vec<u8>,
    depth: usize,
    name: &str,
    list: &dyn List,
    traits: &'static [Trait],
) -> Result<(), BoxError> {
    let depth = deeper(depth)?;
    for item in (0..list.len()).filter_map(|index| list.item(index)) {
        match item.view() {
            // A null of a sparse list.
            View::Absent => {
                open(out, name, namespace(traits));
                out.extend_from_slice(b"/>");
            }
            view => value(out, depth, name, view, traits)?,
        }
    }
    Ok(())
}

/// Appends each entry as an element; `traits` are those of the map.
fn map(
    out: &mut Vec<u8>,
    depth: usize,
    (name, namespace_of_entry): (&str, Option<Namespace>),
    map: &dyn Map,
    traits: &'static [Trait],
) -> Result<(), BoxError> {
    let depth = deeper(depth)?;
    let (of_key, of_value) = (key_traits(traits), value_traits(traits));
    let mut result = Ok(());
    map.visit(&mut |key, field| {
        open(out, name, namespace_of_entry);
        out.push(b'>');
        result =
            value(out, depth, xml_name(of_key).unwrap_or("key"), View::String(key), of_key).and_then(|()| {
                let name = xml_name(of_value).unwrap_or("value");
                value(out, depth, name, field.view(), of_value)
            });
        close(out, name);
        if result.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    result
}

fn deeper(depth: usize) -> Result<usize, BoxError> {
    if depth == DEEPEST {
        return Err(
            format!("the value is nested too deep: more than {DEEPEST} lists, maps and structures").into()
        );
    }
    Ok(depth + 1)
}

/// Appends the start of a tag, up to where attributes stand.
fn open(out: &mut Vec<u8>, name: &str, namespace: Option<Namespace>) {
    out.push(b'<');
    out.extend_from_slice(name.as_bytes());
    if let Some((uri, prefix)) = namespace {
        out.extend_from_slice(b" xmlns");
        if let Some(prefix) = prefix {
            out.push(b':');
            out.extend_from_slice(prefix.as_bytes());
        }
        out.extend_from_slice(b"=\"");
        escape(out, uri);
        out.push(b'"');
    }
}

fn close(out: &mut Vec<u8>, name: &str) {
    out.extend_from_slice(b"</");
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
}

fn namespace(traits: &[Trait]) -> Option<Namespace> {
    let uri = traits.iter().find_map(|found| match found {
        Trait::XmlNamespace(uri) => Some(*uri),
        _ => None,
    })?;
    let prefix = traits.iter().find_map(|found| match found {
        Trait::XmlPrefix(prefix) => Some(*prefix),
        _ => None,
    });
    Some((uri, prefix))
}

/// Appends text, also of attributes; line ends as references, since readers may change them.
fn escape(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| reference(*byte).is_some()) {
        let (plain, after) = rest.split_at(at);
        out.extend_from_slice(plain);
        if let Some((byte, after)) = after.split_first() {
            out.extend_from_slice(reference(*byte).unwrap_or_default());
            rest = after;
        }
    }
    out.extend_from_slice(rest);
}

fn reference(byte: u8) -> Option<&'static [u8]> {
    Some(match byte {
        b'&' => b"&amp;",
        b'<' => b"&lt;",
        b'>' => b"&gt;",
        b'"' => b"&quot;",
        b'\'' => b"&apos;",
        b'\r' => b"&#xD;",
        b'\n' => b"&#xA;",
        _ => return None,
    })
}
