//! Defaults of members.

use super::names::RustName;
use super::planner::Planner;
use super::types::Place;
use crate::model::{Node, Shape, ShapeKind, Value};
use std::fmt;

/// The value of a field that the model gives a default.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// The empty value of its type: 0, false, an empty string or collection.
    Empty,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number.
    Float(f64),
    /// A text; of a blob the base64, of a document the JSON.
    Text(String),
    /// A variant of an enum.
    Variant(Vec<RustName>),
}

impl fmt::Display for DefaultValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::Bool(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
            Self::Text(value) => write!(f, "{value:?}"),
            Self::Variant(path) => {
                let path: Vec<String> = path.iter().map(RustName::to_string).collect();
                f.write_str(&path.join("::"))
            }
        }
    }
}

impl Planner<'_> {
    pub(super) fn default_value(&self, at: Place<'_>, target: &Shape, default: &Node) -> DefaultValue {
        if matches!(target.kind, ShapeKind::Enum | ShapeKind::IntEnum) {
            let variant = self.enum_variant(&target.id, default);
            return variant.map_or(DefaultValue::Empty, |variant| {
                let mut path = self.named(at.module, &target.id).path;
                path.push(variant);
                DefaultValue::Variant(path)
            });
        }
        if target.kind == ShapeKind::Document {
            return DefaultValue::Text(default.to_json().to_string());
        }
        match &default.value {
            Value::Bool(true) => DefaultValue::Bool(true),
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(0), _) => DefaultValue::Empty,
                // A float field takes a float literal.
                (Some(whole), Some(float)) => match target.kind {
                    ShapeKind::Float | ShapeKind::Double => DefaultValue::Float(float),
                    _ => DefaultValue::Integer(whole),
                },
                (_, Some(float)) if float != 0.0 => DefaultValue::Float(float),
                _ => DefaultValue::Empty,
            },
            Value::String(text) if !text.is_empty() => DefaultValue::Text(text.clone()),
            // The only defaults of lists and maps are empty ones.
            _ => DefaultValue::Empty,
        }
    }
}
