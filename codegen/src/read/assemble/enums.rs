//! Brings strings with the 1.0 trait `enum` to enum shapes, and gives every member of an enum its value.

use super::Loaded;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Member, Node, Place, ShapeId, ShapeKind, Traits, Value, is_identifier};
use std::collections::{BTreeMap, HashMap};

const ENUM: &str = "smithy.api#enum";

/// Brings all shapes to enum shapes where needed.
pub(super) fn upgrade(shapes: &mut BTreeMap<ShapeId, Loaded>, found: &mut Diagnostics) {
    let enum_value = ShapeId::known("smithy.api#enumValue");
    for loaded in shapes.values_mut() {
        let shape = &mut loaded.shape;
        match shape.kind {
            // The trait stays, so that one can still ask whether the values were named.
            ShapeKind::String => {
                let Some(definitions) = shape.traits.get(ENUM) else { continue };
                shape.members = members(&shape.id, definitions, &enum_value, found);
                shape.kind = ShapeKind::Enum;
            }
            ShapeKind::Enum => {
                for member in &mut shape.members {
                    if member.traits.enum_value().is_none() {
                        let value =
                            Node { value: Value::String(member.name.clone()), place: member.place.clone() };
                        member.traits.insert(enum_value.clone(), value);
                    }
                }
            }
            _ => {}
        }
    }
}

fn members(shape: &ShapeId, node: &Node, enum_value: &ShapeId, found: &mut Diagnostics) -> Vec<Member> {
    let mut taken = HashMap::new();
    let mut members = Vec::new();
    let Some(definitions) = node.as_array() else {
        let problem = Diagnostic::error(Code::BadEnumTrait, format!("the trait `enum` is {}", node.kind()));
        found.push(problem.at(&node.place).about(shape).expected("an array of objects with the key `value`"));
        return members;
    };
    for definition in definitions {
        let Some((value, value_place)) =
            definition.get("value").and_then(|value| Some((value.as_str()?, &value.place)))
        else {
            let problem = Diagnostic::error(Code::BadEnumTrait, "a value of the trait `enum` cannot be read");
            let problem = problem.at(&definition.place).about(shape);
            found.push(problem.expected("an object with the key `value`, a string"));
            continue;
        };
        let given = definition.get("name").and_then(Node::as_str);
        let name = free(given.map_or_else(|| name_of(value), name_of), &mut taken);
        let mut traits = Traits::default();
        let text = Node { value: Value::String(value.to_owned()), place: value_place.clone() };
        traits.insert(enum_value.clone(), text);
        copy_traits(definition, &mut traits);
        members.push(Member {
            id: shape.with_member(&name),
            name,
            target: ShapeId::known("smithy.api#Unit"),
            traits,
            place: definition.place.clone(),
            target_place: Place::nowhere(),
        });
    }
    members
}

/// Names for the members of an enum that has only values, in their order.
pub(in crate::read) fn member_names<'v>(values: impl Iterator<Item = &'v str>) -> Vec<String> {
    let mut taken = HashMap::new();
    values.map(|value| free(name_of(value), &mut taken)).collect()
}

/// What a definition says besides name and value becomes traits of the member.
fn copy_traits(definition: &Node, traits: &mut Traits) {
    for (key, id) in [("documentation", "smithy.api#documentation"), ("tags", "smithy.api#tags")] {
        if let Some(value) = definition.get(key) {
            traits.insert(ShapeId::known(id), value.clone());
        }
    }
    if let Some(deprecated) = definition.get("deprecated").filter(|node| node.as_bool() == Some(true)) {
        traits.insert(ShapeId::known("smithy.api#deprecated"), Node::annotation(deprecated.place.clone()));
    }
}

/// A member name for a text: itself when it is an identifier. Else runs of other characters become `_`, as the
/// specification says for values without a name; it has no rule for values that begin with a digit or hold nothing
/// usable, which get `_` before them or the name `_0`.
fn name_of(text: &str) -> String {
    if is_identifier(text) {
        return text.to_owned();
    }
    let mut name = String::with_capacity(text.len() + 1);
    let mut last_replaced = false;
    for c in text.chars() {
        let usable = c.is_ascii_alphanumeric() || c == '_';
        if usable {
            name.push(c);
        } else if !last_replaced {
            name.push('_');
        }
        last_replaced = !usable;
    }
    if !name.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return "_0".to_owned();
    }
    if !is_identifier(&name) {
        name.insert(0, '_');
    }
    name
}

/// The name itself, or with the first number that makes it differ from those taken, whatever their case. With each
/// taken name stands the number to try next, so that a thousand equal names are no work.
fn free(name: String, taken: &mut HashMap<String, usize>) -> String {
    let key = name.to_ascii_lowercase();
    let Some(mut number) = taken.get(&key).copied() else {
        taken.insert(key, 2);
        return name;
    };
    while taken.contains_key(&format!("{key}_{number}")) {
        number += 1;
    }
    taken.insert(format!("{key}_{number}"), 2);
    taken.insert(key, number + 1);
    format!("{name}_{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (value, expected) in [
            ("ACTIVE", "ACTIVE"),
            ("in-progress", "in_progress"),
            ("a.b:c/d  e", "a_b_c_d_e"),
            ("1.2", "_1_2"),
            ("", "_0"),
            ("--", "_0"),
            ("ACTIVE ", "ACTIVE_"),
            ("é", "_0"),
        ] {
            assert_eq!(name_of(value), expected, "{value}");
            assert!(is_identifier(expected));
        }
    }

    #[test]
    fn names_are_unique_whatever_their_case() {
        let mut taken = HashMap::new();
        let names: Vec<_> =
            ["a", "A", "a_2", "a"].into_iter().map(|name| free(name.to_owned(), &mut taken)).collect();
        assert_eq!(names, ["a", "A_2", "a_2_2", "a_3"]);
    }
}
