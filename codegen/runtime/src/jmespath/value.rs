//! Values as expressions see them.

use std::collections::BTreeMap;
use std::rc::Rc;

use aws_smithy_types::{Document, Number as DocumentNumber};

use super::Number;

/// Most lists and objects within each other that are looked at, as many as are read from a body.
pub(crate) const DEEPEST: usize = 127;

/// A value of JSON. What it is made of is shared, so that finding a part copies nothing; objects are in order of their
/// keys, so that the same data always gives the same result.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(Number),
    Text(Rc<str>),
    List(Rc<[Value]>),
    Object(Rc<BTreeMap<String, Value>>),
}

impl Value {
    /// A document; `None` if more than `deeper` lists and objects are within each other.
    pub(crate) fn of(document: &Document, deeper: usize) -> Option<Self> {
        Some(match document {
            Document::Null => Self::Null,
            Document::Bool(value) => Self::Bool(*value),
            Document::Number(DocumentNumber::PosInt(value)) => Self::Number(Number::Integer((*value).into())),
            Document::Number(DocumentNumber::NegInt(value)) => Self::Number(Number::Integer((*value).into())),
            Document::Number(DocumentNumber::Float(value)) => Self::float(*value),
            Document::String(text) => Self::Text(text.as_str().into()),
            Document::Array(items) => {
                let deeper = deeper.checked_sub(1)?;
                Self::List(items.iter().map(|item| Self::of(item, deeper)).collect::<Option<_>>()?)
            }
            Document::Object(entries) => {
                let deeper = deeper.checked_sub(1)?;
                let entries =
                    entries.iter().map(|(key, value)| Some((key.clone(), Self::of(value, deeper)?)));
                Self::object(entries.collect::<Option<_>>()?)
            }
        })
    }

    /// A number, or null if it is infinite or none.
    pub(crate) fn float(value: f64) -> Self {
        Number::float(value).map_or(Self::Null, Self::Number)
    }

    pub(crate) fn object(entries: BTreeMap<String, Self>) -> Self {
        Self::Object(Rc::new(entries))
    }

    /// The member of an object; null if it has none of this name, or is none.
    pub(super) fn member(&self, name: &str) -> Self {
        let member = match self {
            Self::Object(entries) => entries.get(name),
            _ => None,
        };
        member.cloned().unwrap_or(Self::Null)
    }

    /// The item of a list; negative numbers count from its end.
    pub(super) fn item(&self, at: i32) -> Self {
        let Self::List(items) = self else { return Self::Null };
        let from_end = usize::try_from(at.unsigned_abs()).unwrap_or(usize::MAX);
        let at = if at < 0 { items.len().checked_sub(from_end) } else { Some(from_end) };
        at.and_then(|at| items.get(at)).cloned().unwrap_or(Self::Null)
    }

    /// Whether it counts as true; false, null and what is empty do not.
    pub(super) fn is_true(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Bool(value) => *value,
            Self::Number(_) => true,
            Self::Text(text) => !text.is_empty(),
            Self::List(items) => !items.is_empty(),
            Self::Object(entries) => !entries.is_empty(),
        }
    }

    /// Name of its type in the specification.
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::Text(_) => "string",
            Self::List(_) => "array",
            Self::Object(_) => "object",
        }
    }

    /// How much there is to look at: bytes, items or entries.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) => 1,
            Self::Text(text) => text.len(),
            Self::List(items) => items.len(),
            Self::Object(entries) => entries.len(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl FromIterator<Self> for Value {
    fn from_iter<T: IntoIterator<Item = Self>>(items: T) -> Self {
        Self::List(items.into_iter().collect())
    }
}
