//! Which members must be boxed so that types have a finite size.

use crate::model::{Model, ShapeId, ShapeKind};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A direct reference from one structure or union to another, not through a list or map.
struct Edge<'a> {
    member: &'a ShapeId,
    target: &'a ShapeId,
}

/// The members to box, by id: of each circle of structures and unions the member whose id is the least, as the AWS
/// SDK for Rust chooses.
pub(super) fn boxed_members<'a>(
    model: &'a Model,
    shapes: impl Iterator<Item = &'a ShapeId>,
) -> BTreeSet<ShapeId> {
    let mut edges = edges(model, shapes);
    keep_circles(&mut edges);
    let mut boxed = BTreeSet::new();
    while let Some(member) = edges.keys().find_map(|start| least_member_of_circle(&edges, start)) {
        for out in edges.values_mut() {
            out.retain(|edge| *edge.member != member);
        }
        boxed.insert(member);
        keep_circles(&mut edges);
    }
    boxed
}

fn edges<'a>(
    model: &'a Model,
    shapes: impl Iterator<Item = &'a ShapeId>,
) -> BTreeMap<&'a ShapeId, Vec<Edge<'a>>> {
    let mut edges = BTreeMap::new();
    for shape in shapes.filter_map(|id| model.shape(id)) {
        let is_aggregate = |kind: &ShapeKind| matches!(kind, ShapeKind::Structure | ShapeKind::Union);
        if !is_aggregate(&shape.kind) {
            continue;
        }
        let out = shape.members.iter().filter_map(|member| {
            let target = model.target(member)?;
            is_aggregate(&target.kind).then_some(Edge { member: &member.id, target: &target.id })
        });
        edges.insert(&shape.id, out.collect());
    }
    edges
}

/// Drops shapes that lead nowhere until only circles and ways between them are left.
fn keep_circles(edges: &mut BTreeMap<&ShapeId, Vec<Edge<'_>>>) {
    loop {
        let before = edges.len();
        let known: BTreeSet<&ShapeId> = edges.keys().copied().collect();
        for out in edges.values_mut() {
            out.retain(|edge| known.contains(edge.target));
        }
        edges.retain(|_, out| !out.is_empty());
        if edges.len() == before {
            return;
        }
    }
}

/// The least member id on the shortest way from a shape back to itself.
fn least_member_of_circle(edges: &BTreeMap<&ShapeId, Vec<Edge<'_>>>, start: &ShapeId) -> Option<ShapeId> {
    // How each shape was reached: the member, and the shape that holds it.
    let mut reached: BTreeMap<&ShapeId, (&ShapeId, &ShapeId)> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(from) = queue.pop_front() {
        for edge in edges.get(from).into_iter().flatten() {
            if edge.target == start {
                let mut least = edge.member;
                let mut at = from;
                while at != start {
                    let (member, before) = reached.get(at)?;
                    least = least.min(member);
                    at = before;
                }
                return Some(least.clone());
            }
            if !reached.contains_key(edge.target) {
                reached.insert(edge.target, (edge.member, from));
                queue.push_back(edge.target);
            }
        }
    }
    None
}
