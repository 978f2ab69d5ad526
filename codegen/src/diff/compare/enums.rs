//! Pairs of enums.

use super::pairs::Pair;
use super::{Comparison, Version, types};
use crate::diff::{Change, Rule, Sketch};
use crate::model::{Member, Shape, ShapeId};
use crate::plan::{EnumValue, EnumVariant, TypePlan};
use serde_json::Value;

impl Comparison<'_> {
    /// Values that came, went, or have another name in Rust.
    pub(super) fn enum_values(&self, pair: &Pair, old: Option<&Shape>, new: Option<&Shape>) -> Vec<Change> {
        let (Some(old), Some(new)) = (old, new) else { return Vec::new() };
        let origin = types::both_names(&old.id, &new.id);
        let at = self.owner(pair);
        let one_item = self.is_one_item(pair);
        let variant_of =
            |version: &Version<'_>, id, value: &Value| version.variant(id, value).filter(|_| one_item);
        let mut changes = Vec::new();
        let mut gone: Vec<(Value, &Member)> =
            values(old).filter(|(value, _)| find(new, value).is_none()).collect();
        for (value, member) in values(new) {
            let variant = variant_of(&self.new, &new.id, &value);
            let of_value = format!("{origin}.{}", plain(&value));
            let before = match find(old, &value) {
                Some(before) => {
                    let variant_before = variant_of(&self.old, &old.id, &value);
                    if variant_before != variant {
                        let text = |name: &Option<String>| name.clone().map(Value::String);
                        let (from, to) = (text(&variant_before), text(&variant));
                        let change = Change::new(Rule::EnumValueRenamed, from, to, &of_value);
                        changes.push(change.item(&at, variant_before, variant));
                    }
                    before
                }
                None => {
                    let same = |(before, old_member): &(Value, &Member)| match &variant {
                        Some(name) => variant_of(&self.old, &old.id, before).as_ref() == Some(name),
                        None => old_member.name == member.name,
                    };
                    let Some(at_old) = gone.iter().position(same) else {
                        let change = Change::new(Rule::EnumValueAdded, None, Some(value.clone()), &origin);
                        let sketch = Some(Sketch::Values(vec![plain(&value)]));
                        changes.push(Change { sketch, ..change.item(&at, None, variant) });
                        continue;
                    };
                    let (from, before) = gone.remove(at_old);
                    changes.push(Change::new(Rule::EnumValueChanged, Some(from), Some(value), &origin));
                    before
                }
            };
            changes.extend(super::facts::deprecation(&before.traits, &member.traits, &of_value));
            changes.extend(self.documentation(&before.traits, &member.traits, &of_value));
        }
        for (value, _) in gone {
            let variant = variant_of(&self.old, &old.id, &value);
            let sketch = Some(Sketch::Values(vec![format!("-{}", plain(&value))]));
            let change = Change::new(Rule::EnumValueRemoved, Some(value), None, &origin);
            changes.push(Change { sketch, ..change.item(&at, variant, None) });
        }
        changes
    }
}

impl Version<'_> {
    /// The variant of a value.
    fn variant(&self, id: &ShapeId, value: &Value) -> Option<String> {
        let Some(TypePlan::Enum(plan)) = self.outline.types.get(id) else { return None };
        let is_it = |variant: &&EnumVariant| match &variant.value {
            EnumValue::Text(text) => value.as_str() == Some(text),
            EnumValue::Integer(number) => value.as_i64() == Some(i64::from(*number)),
        };
        plan.variants.iter().find(is_it).map(|variant| variant.name.to_string())
    }
}

fn value(member: &Member) -> Option<Value> {
    member.traits.enum_value().map(crate::model::Node::to_json)
}

fn values(shape: &Shape) -> impl Iterator<Item = (Value, &Member)> {
    shape.members.iter().filter_map(|member| Some((value(member)?, member)))
}

fn find<'a>(shape: &'a Shape, wanted: &Value) -> Option<&'a Member> {
    shape.members.iter().find(|member| value(member).as_ref() == Some(wanted))
}

/// A value without quotes.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
