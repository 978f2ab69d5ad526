//! Pairs of enums.

use super::pairs::{Direction, Pair};
use super::{Comparison, Version, types};
use crate::diff::{Change, Kind, RustEffect, Sketch};
use crate::model::{Member, Shape, ShapeId};
use crate::plan::{EnumValue, EnumVariant, TypePlan};
use serde_json::Value;

impl Comparison<'_> {
    /// Values that came, went, or have another name in Rust.
    pub(super) fn enum_values(&self, pair: &Pair, old: Option<&Shape>, new: Option<&Shape>) -> Vec<Change> {
        let (Some(old), Some(new)) = (old, new) else { return Vec::new() };
        let origin = types::both_names(&old.id, &new.id);
        let mut changes = Vec::new();
        for member in &new.members {
            let Some(value) = value(member) else { continue };
            let variant = self.new.variant(&new.id, &value);
            let Some(before) = find(old, &value) else {
                let change = Change::new(Kind::EnumValueAdded, None, Some(value.clone()), &origin)
                    .rust(RustEffect::Additive)
                    .items(None, variant);
                changes.push(Change { sketch: Some(Sketch::Values(vec![plain(&value)])), ..change });
                continue;
            };
            let variant_before = self.old.variant(&old.id, &value);
            // The enum's own name is compared where members target it.
            let name = |item: &Option<String>| Some(item.as_ref()?.split_once("::")?.1.to_owned());
            let names = (name(&variant_before), name(&variant));
            if names.0 != names.1 {
                let (from, to) = (names.0.map(Value::String), names.1.map(Value::String));
                changes.push(
                    Change::new(Kind::EnumValueRenamed, from, to, &origin)
                        .rust(RustEffect::Breaking)
                        .items(variant_before, variant),
                );
            }
            let origin = format!("{origin}.{}", plain(&value));
            changes.extend(super::facts::deprecation(&before.traits, &member.traits, &origin));
            changes.extend(self.documentation(&before.traits, &member.traits, &origin));
        }
        for member in &old.members {
            let Some(value) = value(member).filter(|value| find(new, value).is_none()) else { continue };
            let change = Change::new(Kind::EnumValueRemoved, Some(value.clone()), None, &origin)
                .rust(RustEffect::Breaking)
                .wire_if(pair.direction == Direction::Request)
                .items(self.old.variant(&old.id, &value), None);
            changes
                .push(Change { sketch: Some(Sketch::Values(vec![format!("-{}", plain(&value))])), ..change });
        }
        changes
    }
}

impl Version<'_> {
    /// The variant of a value, with the enum's name.
    fn variant(&self, id: &ShapeId, value: &Value) -> Option<String> {
        let Some(TypePlan::Enum(plan)) = self.outline.types.get(id) else { return None };
        let is_it = |variant: &&EnumVariant| match &variant.value {
            EnumValue::Text(text) => value.as_str() == Some(text),
            EnumValue::Integer(number) => value.as_i64() == Some(i64::from(*number)),
        };
        plan.variants.iter().find(is_it).map(|variant| format!("{}::{}", plan.name, variant.name))
    }
}

fn value(member: &Member) -> Option<Value> {
    member.traits.enum_value().map(crate::model::Node::to_json)
}

fn find<'a>(shape: &'a Shape, wanted: &Value) -> Option<&'a Member> {
    shape.members.iter().find(|member| value(member).as_ref() == Some(wanted))
}

/// A value without quotes.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
