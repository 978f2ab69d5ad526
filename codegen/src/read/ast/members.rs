//! Members of shapes.

use super::super::assemble::Loading;
use super::{object, references, traits, unknown_property};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Key, Member, Node, ShapeId, Traits, is_identifier};

/// Reads the property `members`.
pub(super) fn map(shape: &ShapeId, node: Node, into: &mut Loading) -> Vec<Member> {
    let entries = object(node, "`members`", into).unwrap_or_default();
    entries.into_iter().filter_map(|(key, value)| one(shape, &key, value, into)).collect()
}

/// Reads one member; the key gives its name.
pub(super) fn one(shape: &ShapeId, key: &Key, node: Node, into: &mut Loading) -> Option<Member> {
    if !is_identifier(&key.name) {
        let message = format!("`{}` cannot be the name of a member", key.name);
        let problem = Diagnostic::error(Code::InvalidMemberName, message).at(&key.place).about(shape);
        into.found.push(problem.expected("ASCII letters, digits and `_`, beginning with a letter or `_`"));
        return None;
    }
    let place = node.place.clone();
    let mut target = None;
    let mut named = false;
    let mut applied = Traits::default();
    for (key, value) in object(node, "a member", into)? {
        match key.name.as_str() {
            "target" => {
                named = true;
                target = references::target_id(&value, into);
            }
            "traits" => applied = traits(value, into),
            _ => unknown_property(&key, "a member", into),
        }
    }
    if !named {
        references::missing_target(&place, into);
    }
    let (target, target_place) = target?;
    Some(Member {
        id: shape.with_member(&key.name),
        name: key.name.clone(),
        target,
        traits: applied,
        place: key.place.clone(),
        target_place,
    })
}
