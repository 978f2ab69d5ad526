//! Enums of strings and integers.

use super::docs::{self, Docs};
use super::names::{RustName, Scope, ScopeKind};
use super::planner::Planner;
use crate::model::{Node, Shape, ShapeId, ShapeKind};

/// An enum to emit.
#[derive(Clone, Debug)]
pub struct EnumPlan {
    /// Its docs.
    pub docs: Docs,
    /// Its name.
    pub name: RustName,
    /// Whether its values are integers.
    pub is_integer: bool,
    /// Its variants, sorted by name; one for unknown values is emitted after them.
    pub variants: Vec<EnumVariant>,
}

/// A variant of an enum.
#[derive(Clone, Debug)]
pub struct EnumVariant {
    /// Its docs.
    pub docs: Docs,
    /// Its name.
    pub name: RustName,
    /// Its value on the wire.
    pub value: EnumValue,
    /// The note of `#[deprecated]`, if it carries that.
    pub deprecated: Option<String>,
}

/// A value on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnumValue {
    /// Of an enum of strings, verbatim.
    Text(String),
    /// Of an enum of integers.
    Integer(i32),
}

impl Planner<'_> {
    pub(super) fn enumeration(&self, shape: &Shape, name: RustName) -> EnumPlan {
        let mut docs = self.docs(shape, || format!("Values of {}.", docs::code(shape.id.name())));
        self.options.deprecation.in_docs(shape.traits.deprecated().as_ref(), &mut docs);
        let mut scope = Scope::new(ScopeKind::Variants);
        let variants = shape.members.iter().filter_map(|member| {
            let value = value_of(shape, member.traits.enum_value(), &member.name)?;
            let mut docs = member.traits.documentation().map(Docs::of_model).unwrap_or_default();
            if docs.is_empty() {
                docs = Docs::text(&match &value {
                    EnumValue::Text(text) if !text.trim().is_empty() => {
                        format!("The value {}.", docs::code(text))
                    }
                    EnumValue::Text(_) => "The empty value.".to_owned(),
                    EnumValue::Integer(number) => format!("The value `{number}`."),
                });
            }
            let deprecated = self.options.deprecation.of_item(member.traits.deprecated().as_ref(), &mut docs);
            Some(EnumVariant { docs, name: scope.name(&member.name), value, deprecated })
        });
        EnumPlan { docs, name, is_integer: shape.kind == ShapeKind::IntEnum, variants: variants.collect() }
    }

    /// The variant with that value on the wire.
    pub(super) fn enum_variant(&self, id: &ShapeId, value: &Node) -> Option<RustName> {
        let shape = self.model.shape(id)?;
        let wanted = value_of(shape, Some(value), "")?;
        let plan = self.enumeration(shape, RustName::fixed("Enum"));
        plan.variants.into_iter().find(|variant| variant.value == wanted).map(|variant| variant.name)
    }
}

/// Readers put the value on every member; a string enum's member without one has its name for a value.
fn value_of(shape: &Shape, value: Option<&Node>, name: &str) -> Option<EnumValue> {
    if shape.kind == ShapeKind::IntEnum {
        return value
            .and_then(Node::as_i64)
            .and_then(|value| i32::try_from(value).ok())
            .map(EnumValue::Integer);
    }
    Some(EnumValue::Text(value.and_then(Node::as_str).unwrap_or(name).to_owned()))
}
