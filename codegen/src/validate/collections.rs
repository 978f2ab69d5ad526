//! Lists and maps.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{DEEPEST_COLLECTION, Model, Shape, ShapeId, ShapeKind};
use std::collections::{HashMap, HashSet};

/// Keys of maps are strings or enums.
pub(super) fn map_keys(model: &Model, found: &mut Diagnostics) {
    for shape in model.shapes().filter(|shape| shape.kind == ShapeKind::Map) {
        let Some(key) = shape.member("key") else { continue };
        let Some(target) = model.target(key) else { continue };
        if !matches!(target.kind, ShapeKind::String | ShapeKind::Enum) {
            let message = format!("the key of `{}` is {}", shape.id, target.kind.with_article());
            let problem = Diagnostic::error(Code::WrongMapKey, message).at(&key.target_place).about(&key.id);
            found.push(problem.expected("a string or enum"));
        }
    }
}

/// No list or map holds itself with only lists and maps between, nor too many of them within each other.
pub(super) fn endless(model: &Model, found: &mut Diagnostics) {
    // Each list or map leads to one shape at most, so ways never branch: follow each until it ends or meets one that
    // was followed before. A way that meets itself is a circle.
    let mut depths: HashMap<&ShapeId, Option<usize>> = HashMap::new();
    for start in model.shapes() {
        let mut way: Vec<&Shape> = Vec::new();
        let mut on_way: HashSet<&ShapeId> = HashSet::new();
        let mut next = Some(start).filter(|shape| is_collection(shape));
        // `None`: there is no end.
        let mut depth = Some(0);
        while let Some(shape) = next {
            if on_way.contains(&shape.id) {
                report(shape, &way, found);
                depth = None;
                break;
            }
            if let Some(known) = depths.get(&shape.id) {
                depth = *known;
                break;
            }
            on_way.insert(&shape.id);
            way.push(shape);
            let held = shape.members.last().and_then(|member| model.target(member));
            next = held.filter(|shape| is_collection(shape));
        }
        for shape in way.into_iter().rev() {
            depth = depth.map(|depth| depth + 1);
            depths.insert(&shape.id, depth);
            // Told once, of the first that is too much.
            if depth == Some(DEEPEST_COLLECTION + 1) {
                let message = format!(
                    "more than {DEEPEST_COLLECTION} lists and maps hold each other in `{}`",
                    shape.id
                );
                let problem =
                    Diagnostic::error(Code::DeepCollection, message).at(&shape.place).about(&shape.id);
                found.push(problem.expected("a structure or union somewhere between"));
            }
        }
    }
}

fn is_collection(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::List | ShapeKind::Map)
}

fn report(again: &Shape, way: &[&Shape], found: &mut Diagnostics) {
    let circle = way.iter().skip_while(|shape| shape.id != again.id).take(10);
    let mut names: Vec<_> = circle.map(|shape| format!("`{}`", shape.id.name())).collect();
    names.push(format!("`{}`", again.id.name()));
    let message = format!("`{}` holds itself: {}", again.id, names.join(" → "));
    let problem = Diagnostic::error(Code::EndlessCollection, message).at(&again.place).about(&again.id);
    found.push(problem.expected("a structure or union somewhere between"));
}
