//! Brings the meaning of Smithy 1.0 files to 2.0 (the section on migrating from 1.0 of the specification).
//!
//! In 1.0 numbers and booleans had the default 0 or false unless boxed; in 2.0 only the trait `default` says so.

use super::{Loaded, Version};
use crate::model::{Member, Node, Place, Shape, ShapeId, ShapeKind, Value};
use std::collections::BTreeMap;

/// What the members' rules need to know of a target.
struct Target {
    kind: ShapeKind,
    boxed: bool,
    streaming: bool,
}

/// Adds `default` where 1.0 implied it.
pub(super) fn upgrade(shapes: &mut BTreeMap<ShapeId, Loaded>) {
    if shapes.values().all(|loaded| loaded.version == Version::V2) {
        return;
    }
    let default = ShapeId::known("smithy.api#default");
    let boxed = ShapeId::known("smithy.api#box");
    let prelude = crate::model::Model::new([], BTreeMap::new());
    // Not collected: that sorts first, and here all is sorted.
    let mut targets: BTreeMap<ShapeId, Target> = BTreeMap::new();
    targets.extend(shapes.iter().map(|(id, loaded)| (id.clone(), target(&loaded.shape))));

    for loaded in shapes.values_mut().filter(|loaded| loaded.version == Version::V1) {
        let shape = &mut loaded.shape;
        if shape.kind.had_default_in_1_0()
            && !shape.traits.is_boxed()
            && shape.traits.default_value().is_none()
        {
            shape.traits.insert(default.clone(), zero(&shape.kind, &shape.place));
        }
        if shape.kind != ShapeKind::Structure {
            continue;
        }
        for member in &mut shape.members {
            let target = match targets.get(&member.target) {
                Some(known) => Target { kind: known.kind.clone(), ..*known },
                None => match prelude.shape(&member.target) {
                    Some(shape) => target(shape),
                    None => continue,
                },
            };
            if let Some(value) = implied_default(member, &target) {
                member.traits.insert(default.clone(), value);
            } else if member.traits.has(boxed.as_str()) && member.traits.default_value().is_none() {
                let null = Node { value: Value::Null, place: member.place.clone() };
                member.traits.insert(default.clone(), null);
            }
        }
    }
}

fn target(shape: &Shape) -> Target {
    Target {
        kind: shape.kind.clone(),
        boxed: shape.traits.is_boxed(),
        streaming: shape.traits.is_streaming(),
    }
}

fn implied_default(member: &Member, target: &Target) -> Option<Node> {
    if member.traits.default_value().is_some() || member.traits.is_boxed() || target.boxed {
        return None;
    }
    let streaming_blob = target.kind == ShapeKind::Blob && target.streaming && !member.traits.is_required();
    (target.kind.had_default_in_1_0() || streaming_blob).then(|| zero(&target.kind, &member.place))
}

fn zero(kind: &ShapeKind, place: &Place) -> Node {
    let value = match kind {
        ShapeKind::Boolean => Value::Bool(false),
        ShapeKind::Blob => Value::String(String::new()),
        _ => Value::Number(0.into()),
    };
    Node { value, place: place.clone() }
}
