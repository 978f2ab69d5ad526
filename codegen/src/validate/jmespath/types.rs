//! What a part of an expression comes to.

use crate::model::{Model, Shape, ShapeId, ShapeKind};
use std::rc::Rc;

/// A type as JMESPath sees it. Any value can be null besides.
#[derive(Clone, Debug)]
pub(in crate::validate) enum Type<'m> {
    /// What is not known, or has been reported already.
    Any,
    Null,
    Boolean,
    Number,
    Text,
    List(Rc<Type<'m>>),
    /// An object with any keys.
    Map(Rc<Type<'m>>),
    /// An object with these keys.
    Hash(Rc<[(String, Type<'m>)]>),
    /// A list, map, structure or union of the model. Their members are looked at only when asked for, since shapes go
    /// in circles.
    Shape(&'m Shape),
}

impl<'m> Type<'m> {
    /// The type of a shape's values, as clients show them to expressions.
    pub(in crate::validate) fn of(model: &'m Model, id: &ShapeId) -> Self {
        let Some(shape) = model.shape(id) else { return Self::Any };
        match shape.kind {
            ShapeKind::Boolean => Self::Boolean,
            ShapeKind::Byte
            | ShapeKind::Short
            | ShapeKind::Integer
            | ShapeKind::Long
            | ShapeKind::Float
            | ShapeKind::Double
            | ShapeKind::BigInteger
            | ShapeKind::BigDecimal
            | ShapeKind::IntEnum
            | ShapeKind::Timestamp => Self::Number,
            ShapeKind::String | ShapeKind::Enum => Self::Text,
            // Blobs have no place in expressions.
            ShapeKind::Blob => Self::Null,
            ShapeKind::List | ShapeKind::Map | ShapeKind::Structure | ShapeKind::Union => Self::Shape(shape),
            ShapeKind::Document
            | ShapeKind::Operation(_)
            | ShapeKind::Resource(_)
            | ShapeKind::Service(_) => Self::Any,
        }
    }

    /// The type of JSON.
    pub(super) fn of_json(json: &serde_json::Value) -> Self {
        use serde_json::Value;
        match json {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::Text,
            Value::Array(items) => Self::list(Self::common_of(items.iter().map(Self::of_json))),
            Value::Object(entries) => {
                Self::Hash(entries.iter().map(|(key, value)| (key.clone(), Self::of_json(value))).collect())
            }
        }
    }

    pub(super) fn list(item: Self) -> Self {
        Self::List(Rc::new(item))
    }

    /// The items of a list; `None` if it is something else.
    pub(in crate::validate) fn item(&self, model: &'m Model) -> Option<Self> {
        match self {
            Self::Any => Some(Self::Any),
            Self::List(item) => Some(Self::clone(item)),
            Self::Shape(shape) if shape.kind == ShapeKind::List => Some(member(model, shape, "member")),
            _ => None,
        }
    }

    /// The values of an object; `None` if it is something else.
    pub(super) fn value(&self, model: &'m Model) -> Option<Self> {
        match self {
            Self::Any => Some(Self::Any),
            Self::Map(value) => Some(Self::clone(value)),
            Self::Hash(entries) => Some(Self::common_of(entries.iter().map(|(_, ty)| ty.clone()))),
            Self::Shape(shape) => match shape.kind {
                ShapeKind::Map => Some(member(model, shape, "value")),
                ShapeKind::Structure | ShapeKind::Union => {
                    Some(Self::common_of(shape.members.iter().map(|member| Self::of(model, &member.target))))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it is an object of the model with keys of any name.
    pub(in crate::validate) fn is_map(&self) -> bool {
        matches!(self, Self::Any | Self::Map(_))
            || matches!(self, Self::Shape(shape) if shape.kind == ShapeKind::Map)
    }

    /// What can be either; [`Any`](Self::Any) if the two have nothing in common.
    pub(super) fn common(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Null, _) => other,
            (_, Self::Null) => self,
            (Self::Boolean, Self::Boolean) | (Self::Number, Self::Number) | (Self::Text, Self::Text) => self,
            (Self::List(a), Self::List(b)) => match Rc::ptr_eq(a, b) {
                true => self,
                false => Self::list(Self::clone(a).common(Self::clone(b))),
            },
            (Self::Shape(a), Self::Shape(b)) if a.id == b.id => self,
            _ => match (self.kind(), other.kind()) {
                (Kind::List, Kind::List) => Self::list(Self::Any),
                (Kind::Object, Kind::Object) => Self::Map(Rc::new(Self::Any)),
                _ => Self::Any,
            },
        }
    }

    pub(super) fn common_of(types: impl Iterator<Item = Self>) -> Self {
        types.reduce(Self::common).unwrap_or(Self::Any)
    }

    /// The type with its article, for sentences.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Shape(shape) => shape.kind.with_article(),
            other => other.kind().with_article().to_owned(),
        }
    }

    pub(in crate::validate) fn kind(&self) -> Kind {
        match self {
            Self::Any => Kind::Any,
            Self::Null => Kind::Null,
            Self::Boolean => Kind::Boolean,
            Self::Number => Kind::Number,
            Self::Text => Kind::Text,
            Self::List(_) => Kind::List,
            Self::Map(_) | Self::Hash(_) => Kind::Object,
            Self::Shape(shape) if shape.kind == ShapeKind::List => Kind::List,
            Self::Shape(_) => Kind::Object,
        }
    }
}

fn member<'m>(model: &'m Model, shape: &'m Shape, name: &str) -> Type<'m> {
    shape.member(name).map_or(Type::Any, |member| Type::of(model, &member.target))
}

/// The types of JMESPath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::validate) enum Kind {
    Any,
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}

impl Kind {
    /// The kind with its article, for sentences.
    pub(in crate::validate) fn with_article(self) -> &'static str {
        match self {
            Self::Any => "any value",
            Self::Null => "nothing",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }

    /// Whether a value of this kind can be one of another.
    pub(in crate::validate) fn fits(self, wanted: Self) -> bool {
        self == wanted || self == Self::Any || wanted == Self::Any
    }
}
