//! Structures that no value can satisfy.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
use std::collections::{HashMap, HashSet, VecDeque};

/// No structure requires itself, directly or through other structures and unions.
///
/// A structure can exist once all its required members can; a union once any member can; every other shape can from
/// the start, because lists and maps may be empty. What cannot exist in the end is in, or behind, a circle.
pub(super) fn impossible(model: &Model, found: &mut Diagnostics) {
    let mut waiting: HashMap<&ShapeId, usize> = HashMap::new();
    let mut needed_by: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    let mut possible: VecDeque<&ShapeId> = VecDeque::new();
    for shape in model.shapes().filter(|shape| is_composite(shape)) {
        let (mut needs, mut others) = (0_usize, shape.members.is_empty());
        for member in needed(shape) {
            if model.target(member).is_some_and(is_composite) {
                needed_by.entry(&member.target).or_default().push(&shape.id);
                needs += 1;
            } else {
                others = true;
            }
        }
        let needs = match shape.kind {
            ShapeKind::Union if others => 0,
            ShapeKind::Union => 1,
            _ => needs,
        };
        if needs == 0 {
            possible.push_back(&shape.id);
        } else {
            waiting.insert(&shape.id, needs);
        }
    }
    while let Some(id) = possible.pop_front() {
        for user in needed_by.remove(id).unwrap_or_default() {
            let Some(count) = waiting.get_mut(user) else { continue };
            *count -= 1;
            if *count == 0 {
                waiting.remove(user);
                possible.push_back(user);
            }
        }
    }
    report_circles(model, &waiting, found);
}

fn is_composite(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Structure | ShapeKind::Union)
}

/// The members of which all (structure) or one (union) must be there.
fn needed(shape: &Shape) -> impl Iterator<Item = &Member> {
    let all = shape.kind == ShapeKind::Union;
    shape.members.iter().filter(move |member| all || member.traits.is_required())
}

/// From each impossible shape follow one member that makes it so; the way must come back to a shape it met.
fn report_circles(model: &Model, impossible: &HashMap<&ShapeId, usize>, found: &mut Diagnostics) {
    let mut done: HashSet<&ShapeId> = HashSet::new();
    for start in model.shapes().filter(|shape| impossible.contains_key(&shape.id)) {
        let mut way: Vec<&Member> = Vec::new();
        let mut on_way: HashSet<&ShapeId> = HashSet::new();
        let mut here = start;
        while !done.contains(&here.id) {
            if !on_way.insert(&here.id) {
                report(here, &way, found);
                break;
            }
            let mut guilty = needed(here).filter(|member| impossible.contains_key(&member.target));
            let Some((member, target)) = guilty.find_map(|member| Some((member, model.target(member)?)))
            else {
                break;
            };
            way.push(member);
            here = target;
        }
        done.extend(on_way);
    }
}

fn report(shape: &Shape, way: &[&Member], found: &mut Diagnostics) {
    let circle: Vec<_> = way.iter().skip_while(|member| member.id.without_member() != shape.id).collect();
    let names: Vec<_> =
        circle.iter().take(10).map(|member| format!("`{}${}`", member.id.name(), member.name)).collect();
    let message =
        format!("no value of `{}` can exist, because it requires itself: {}", shape.id, names.join(" → "));
    let place = circle.first().map_or(&shape.place, |member| &member.place);
    let problem = Diagnostic::error(Code::ImpossibleRecursion, message).at(place).about(&shape.id);
    found.push(problem.expected("at least one member on the way that is not required, or a list or map"));
}
