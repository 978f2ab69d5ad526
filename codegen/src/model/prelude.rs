//! Smithy's prelude: the shapes of `smithy.api` that every model may target.

use super::id::ShapeId;
use super::node::Node;
use super::place::Place;
use super::shape::{Shape, ShapeKind};
use super::traits::Traits;
use std::collections::BTreeMap;

/// The shapes of the prelude that values can have. Trait definitions are not among them: the traits this generator
/// knows are known by id.
pub(super) fn shapes() -> BTreeMap<ShapeId, Shape> {
    let zero = || Node::from(0);
    let plain = [
        ("smithy.api#String", ShapeKind::String),
        ("smithy.api#Blob", ShapeKind::Blob),
        ("smithy.api#BigInteger", ShapeKind::BigInteger),
        ("smithy.api#BigDecimal", ShapeKind::BigDecimal),
        ("smithy.api#Timestamp", ShapeKind::Timestamp),
        ("smithy.api#Document", ShapeKind::Document),
    ];
    let boxed = [
        ("smithy.api#Boolean", ShapeKind::Boolean),
        ("smithy.api#Byte", ShapeKind::Byte),
        ("smithy.api#Short", ShapeKind::Short),
        ("smithy.api#Integer", ShapeKind::Integer),
        ("smithy.api#Long", ShapeKind::Long),
        ("smithy.api#Float", ShapeKind::Float),
        ("smithy.api#Double", ShapeKind::Double),
    ];
    let primitive = [
        ("smithy.api#PrimitiveBoolean", ShapeKind::Boolean, Node::from(false)),
        ("smithy.api#PrimitiveByte", ShapeKind::Byte, zero()),
        ("smithy.api#PrimitiveShort", ShapeKind::Short, zero()),
        ("smithy.api#PrimitiveInteger", ShapeKind::Integer, zero()),
        ("smithy.api#PrimitiveLong", ShapeKind::Long, zero()),
        ("smithy.api#PrimitiveFloat", ShapeKind::Float, zero()),
        ("smithy.api#PrimitiveDouble", ShapeKind::Double, zero()),
    ];
    let mut all = BTreeMap::new();
    let mut add = |id: &'static str, kind, tag: Option<(&'static str, Node)>| {
        let mut traits = Traits::default();
        if let Some((name, value)) = tag {
            traits.insert(ShapeId::known(name), value);
        }
        let id = ShapeId::known(id);
        let shape = Shape {
            id: id.clone(),
            kind,
            members: Vec::new(),
            traits,
            place: Place::nowhere(),
            references: Vec::new(),
        };
        all.insert(id, shape);
    };
    for (id, kind) in plain {
        add(id, kind, None);
    }
    for (id, kind) in boxed {
        add(id, kind, Some(("smithy.api#box", Node::annotation(Place::nowhere()))));
    }
    for (id, kind, default) in primitive {
        add(id, kind, Some(("smithy.api#default", default)));
    }
    add(
        "smithy.api#Unit",
        ShapeKind::Structure,
        Some(("smithy.api#unitType", Node::annotation(Place::nowhere()))),
    );
    all
}
