//! Which members must be boxed so that types have a finite size.

use super::circles::{Edge, Graph};
use crate::model::{Model, ShapeId, ShapeKind};
use std::collections::btree_map::{BTreeMap, Entry};
use std::collections::{BTreeSet, VecDeque};

/// Steps after which it no longer matters which members are boxed: published models take some thousands, and a model
/// made to take for ever gets more boxes than it needs.
const MOST_STEPS: usize = 20_000_000;

/// The members to box, by id: of each circle of structures and unions the member whose id is the least, as the AWS
/// SDK for Rust chooses. Circles are looked for from one shape after another, by id, the shortest first.
pub(super) fn boxed_members<'a>(
    model: &'a Model,
    shapes: impl Iterator<Item = &'a ShapeId>,
) -> BTreeSet<ShapeId> {
    let (mut graph, members) = graph(model, shapes);
    let mut boxed = BTreeSet::new();
    let mut steps = 0;
    let all: Vec<usize> = (0..graph.len()).collect();
    let mut tangles = graph.tangles(&all);
    while let Some(mut tangle) = tangles.pop() {
        graph.mark(&tangle);
        if steps + graph.steps() > MOST_STEPS {
            boxed.extend(tangle.iter().flat_map(|shape| graph.marked(*shape)).map(|edge| edge.member));
            continue;
        }
        let Some(start) = tangle.iter().copied().min() else { continue };
        while let Some(member) = least_member_of_circle(&graph, start, &members, &mut steps) {
            graph.remove(member);
            boxed.insert(member);
        }
        // No circle goes through it any more, perhaps some through the others.
        tangle.retain(|shape| *shape != start);
        tangles.extend(graph.tangles(&tangle));
    }
    boxed.into_iter().filter_map(|member| members.get(member)).map(|member| (*member).clone()).collect()
}

/// Direct references from structures and unions to each other, not through lists or maps, and the members they are.
fn graph<'a>(model: &'a Model, shapes: impl Iterator<Item = &'a ShapeId>) -> (Graph, Vec<&'a ShapeId>) {
    let is_aggregate = |kind: &ShapeKind| matches!(kind, ShapeKind::Structure | ShapeKind::Union);
    let shapes = shapes.filter_map(|id| model.shape(id)).filter(|shape| is_aggregate(&shape.kind));
    let shapes: BTreeMap<&ShapeId, _> = shapes.map(|shape| (&shape.id, shape)).collect();
    let numbers: BTreeMap<&ShapeId, usize> =
        shapes.keys().zip(0..).map(|(id, number)| (*id, number)).collect();
    let mut members = Vec::new();
    let out = shapes.values().map(|shape| {
        let edges = shape.members.iter().filter_map(|member| {
            let target = *numbers.get(&member.target)?;
            members.push(&member.id);
            Some(Edge { member: members.len() - 1, target })
        });
        edges.collect()
    });
    let out = out.collect();
    (Graph::new(out), members)
}

/// The least member on the shortest way from a shape back to itself, within the marked tangle.
fn least_member_of_circle(
    graph: &Graph,
    start: usize,
    members: &[&ShapeId],
    steps: &mut usize,
) -> Option<usize> {
    // How each shape was reached: the member, and the shape that holds it.
    let mut reached: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    let least = |a: usize, b: usize| if members.get(b) < members.get(a) { b } else { a };
    while let Some(from) = queue.pop_front() {
        for Edge { member, target } in graph.marked(from) {
            *steps += 1;
            if target == start {
                let (mut found, mut at) = (member, from);
                while at != start {
                    let (member, before) = *reached.get(&at)?;
                    found = least(found, member);
                    at = before;
                }
                return Some(found);
            }
            if let Entry::Vacant(entry) = reached.entry(target) {
                entry.insert((member, from));
                queue.push_back(target);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Source, read};
    use std::time::{Duration, Instant};

    /// The boxed members of a model whose structures `S0`, `S1`… have a member for each of these.
    fn boxed(structures: &[Vec<usize>]) -> Vec<String> {
        let shapes = structures.iter().enumerate().map(|(number, targets)| {
            let members = targets
                .iter()
                .map(|target| format!(r#""m{target}": {{"target": "com.example#S{target}"}}"#))
                .collect::<Vec<_>>();
            format!(
                r#""com.example#S{number}": {{"type": "structure", "members": {{{}}}}}"#,
                members.join(",")
            )
        });
        let shapes = shapes.collect::<Vec<_>>().join(",");
        let text = format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#);
        let (model, found) = read(&[Source::new("model.json", text)]);
        let model = model.unwrap_or_else(|| panic!("{found}"));
        let begun = Instant::now();
        let ids: Vec<ShapeId> = model.shapes().map(|shape| shape.id.clone()).collect();
        let boxed = boxed_members(&model, ids.iter());
        assert!(begun.elapsed() < Duration::from_secs(60), "took {:?}", begun.elapsed());
        boxed.into_iter().map(|id| id.as_str().trim_start_matches("com.example#").to_owned()).collect()
    }

    #[test]
    fn of_each_circle_the_least_member() {
        assert_eq!(boxed(&[vec![1], vec![2], vec![]]), [""; 0]);
        assert_eq!(boxed(&[vec![0]]), ["S0$m0"]);
        assert_eq!(boxed(&[vec![1], vec![2], vec![1, 0]]), ["S0$m1", "S1$m2"]);
        // Two circles through one shape, and one without it.
        assert_eq!(boxed(&[vec![1, 2], vec![0, 2], vec![0, 1]]), ["S0$m1", "S0$m2", "S1$m2"]);
    }

    #[test]
    fn huge_models_take_no_longer_than_they_are_large() {
        let count = 20_000;
        let chain: Vec<Vec<usize>> = (0..count).map(|at| vec![(at + 1).min(count - 1)]).collect();
        assert_eq!(boxed(&chain), [format!("S{0}$m{0}", count - 1)]);
        let pairs: Vec<Vec<usize>> =
            (0..count).map(|at| [at.checked_sub(1), Some(at + 1)].into_iter().flatten().collect()).collect();
        let pairs: Vec<Vec<usize>> =
            pairs.into_iter().map(|targets| targets.into_iter().filter(|at| *at < count).collect()).collect();
        assert!(boxed(&pairs).len() >= count - 1);
        let all: Vec<Vec<usize>> = (0..200).map(|_| (0..200).collect()).collect();
        assert_eq!(boxed(&all).len(), 200 * 201 / 2);
    }
}
