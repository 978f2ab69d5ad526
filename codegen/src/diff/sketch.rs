//! The shape of a value in a few characters, as the public change log of the AWS APIs draws it.

use super::path::{MemberPath, Segment};
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use std::fmt;

/// A value, drawn: `{'environment': {'codebuildRoleArn': 'string'}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sketch {
    /// The name of a type, or values of an enum.
    Text(String),
    /// A structure or union, its members in order.
    Object(Vec<(String, Sketch)>),
    /// A list.
    List(Box<Sketch>),
    /// A map.
    Map(Box<Sketch>, Box<Sketch>),
    /// Values of an enum that came or went.
    Values(Vec<String>),
}

/// How deep a sketch goes, and how many members it has at most; the rest is dots.
const DEEPEST: usize = 10;
const MOST: usize = 400;

impl Sketch {
    /// Draws values of a shape.
    pub(super) fn of(model: &Model, id: &ShapeId) -> Self {
        Drawing { model, within: Vec::new(), left: MOST }.draw(id)
    }

    /// An object without members, the start of a merged sketch.
    pub fn empty() -> Self {
        Self::Object(Vec::new())
    }

    /// Puts a value in at a path. A name already there is gone into; what is there as a text stays.
    pub(super) fn put(&mut self, path: &MemberPath, removed: bool, value: Sketch) {
        self.put_at(&path.0, removed, value);
    }

    fn put_at(&mut self, path: &[Segment], removed: bool, value: Sketch) {
        let Some((first, rest)) = path.split_first() else {
            match (&mut *self, value) {
                (Self::Values(have), Self::Values(more)) => have.extend(more),
                (Self::Object(have), value) if have.is_empty() => *self = value,
                _ => {}
            }
            return;
        };
        match first {
            Segment::Member(name) => {
                let Self::Object(members) = self else { return };
                let mark = if removed && rest.is_empty() { "-" } else { "" };
                let name = format!("{mark}{name}");
                match members.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, inner)) => inner.put_at(rest, removed, value),
                    None => {
                        let mut inner = Self::empty();
                        inner.put_at(rest, removed, value);
                        members.push((name, inner));
                    }
                }
            }
            Segment::Item => {
                self.start(|| Self::List(Box::new(Self::empty())));
                if let Self::List(item) = self {
                    item.put_at(rest, removed, value);
                }
            }
            Segment::Key | Segment::Value => {
                let key = || Box::new(Self::Text("string".to_owned()));
                self.start(|| Self::Map(key(), Box::new(Self::empty())));
                if let Self::Map(key, inner) = self {
                    let into = if *first == Segment::Key { key } else { inner };
                    into.put_at(rest, removed, value);
                }
            }
        }
    }

    fn start(&mut self, with: impl FnOnce() -> Self) {
        if matches!(self, Self::Object(members) if members.is_empty()) {
            *self = with();
        }
    }
}

struct Drawing<'a> {
    model: &'a Model,
    within: Vec<ShapeId>,
    left: usize,
}

impl Drawing<'_> {
    fn draw(&mut self, id: &ShapeId) -> Sketch {
        let Some(shape) = self.model.shape(id) else { return Sketch::Text("unknown".to_owned()) };
        if !shape.kind.is_aggregate() {
            return Sketch::Text(simple(shape));
        }
        if self.within.contains(id) || self.within.len() >= DEEPEST {
            return Sketch::Text("...".to_owned());
        }
        self.within.push(id.clone());
        let sketch = match shape.kind {
            ShapeKind::List => Sketch::List(Box::new(self.member(shape, "member"))),
            ShapeKind::Map => {
                Sketch::Map(Box::new(self.member(shape, "key")), Box::new(self.member(shape, "value")))
            }
            _ => {
                let mut members = Vec::new();
                for member in &shape.members {
                    if self.left == 0 {
                        members.push(("...".to_owned(), Sketch::Text("...".to_owned())));
                        break;
                    }
                    self.left -= 1;
                    members.push((member.name.clone(), self.draw(&member.target)));
                }
                Sketch::Object(members)
            }
        };
        self.within.pop();
        sketch
    }

    fn member(&mut self, shape: &Shape, name: &str) -> Sketch {
        match shape.member(name) {
            Some(member) => self.draw(&member.target),
            None => Sketch::Text("unknown".to_owned()),
        }
    }
}

fn simple(shape: &Shape) -> String {
    if shape.kind != ShapeKind::Enum {
        return shape.kind.name().to_owned();
    }
    let values = shape.members.iter().filter_map(|member| member.traits.enum_value()?.as_str());
    values.collect::<Vec<_>>().join(" | ")
}

impl fmt::Display for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "'{text}'"),
            Self::Object(members) => {
                f.write_str("{")?;
                for (at, (name, sketch)) in members.iter().enumerate() {
                    write!(f, "{}'{name}': {sketch}", if at == 0 { "" } else { ", " })?;
                }
                f.write_str("}")
            }
            Self::List(item) => write!(f, "[{item}]"),
            Self::Map(key, value) => write!(f, "{{{key}: {value}}}"),
            Self::Values(values) => {
                f.write_str("{")?;
                for (at, value) in values.iter().enumerate() {
                    write!(f, "{}'{value}'", if at == 0 { "" } else { ", " })?;
                }
                f.write_str("}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(names: &[&str]) -> MemberPath {
        let segment = |name: &&str| match *name {
            "[]" => Segment::Item,
            "{}" => Segment::Value,
            name => Segment::Member(name.to_owned()),
        };
        MemberPath(names.iter().map(segment).collect())
    }

    #[test]
    fn changes_are_merged() {
        let text = || Sketch::Text("string".to_owned());
        let mut sketch = Sketch::empty();
        sketch.put(&path(&["a", "b"]), false, text());
        sketch.put(&path(&["a", "c"]), true, text());
        sketch.put(&path(&["l", "[]", "x"]), false, text());
        sketch.put(&path(&["m", "{}", "y"]), false, text());
        sketch.put(&path(&["e"]), false, Sketch::Values(vec!["V".to_owned()]));
        sketch.put(&path(&["e"]), false, Sketch::Values(vec!["-W".to_owned()]));
        let expected = "{'a': {'b': 'string', '-c': 'string'}, 'l': [{'x': 'string'}], \
                        'm': {'string': {'y': 'string'}}, 'e': {'V', '-W'}}";
        assert_eq!(sketch.to_string(), expected);
    }
}
