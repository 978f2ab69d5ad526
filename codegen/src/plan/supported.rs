//! Leaves out operations that cannot be generated yet, so that the rest of a service can.

use super::streams::Streams;
use super::unsupported::{Unsupported, unsupported};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Model, Shape, ShapeId};
use crate::select::Selection;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What of a selection can be generated: a warning tells of each operation that is left out.
///
/// Operations that the user named stay, and so does everything when nothing would be left; [`plan`](super::plan) refuses
/// them.
pub fn supported(model: &Model, selection: Selection) -> (Option<Selection>, Diagnostics) {
    let mut found = Diagnostics::new();
    let faults = faults(model, &selection);
    let unnamed = selection.operations.iter().filter(|id| !selection.named.contains(*id));
    let faulty: Vec<(&Shape, &Unsupported<'_>)> =
        unnamed.filter_map(|id| Some((model.shape(id)?, faults.get(id)?))).collect();
    if faulty.is_empty() || faulty.len() == selection.operations.len() {
        return (Some(selection), found);
    }
    let ids = faulty.iter().map(|(operation, _)| operation.id.clone()).collect();
    for (operation, fault) in faulty {
        found.push(left_out(operation, fault));
    }
    (Some(selection.without(model, &ids)), found)
}

fn left_out(operation: &Shape, fault: &Unsupported<'_>) -> Diagnostic {
    let (name, has) = (operation.id.name(), fault.has);
    let own = *has == operation.id;
    let why = if own { format!("it {fault}") } else { format!("it reaches `{has}`, which {fault}") };
    let choose = "choose operations without it to be rid of this warning";
    Diagnostic::warning(Code::OperationLeftOut, format!("the operation `{name}` is left out: {why}"))
        .at(&operation.place)
        .about(&operation.id)
        .hint(if own {
            choose.to_owned()
        } else {
            format!(
                "`smithwright inspect MODEL --operation {name} --why '{has}'` shows the way there; {choose}"
            )
        })
}

/// The nearest fault of each operation and shape of the selection that reaches one: found from the faults backwards,
/// breadth first, so that the time it takes grows with the model and not with operations times shapes.
fn faults<'m>(model: &'m Model, selection: &Selection) -> BTreeMap<&'m ShapeId, Unsupported<'m>> {
    let ids: BTreeSet<&ShapeId> = selection.shapes.keys().chain(&selection.operations).collect();
    let shapes: Vec<&Shape> = ids.into_iter().filter_map(|id| model.shape(id)).collect();
    let operations = shapes.iter().copied().filter(|shape| shape.as_operation().is_some());
    let streams = Streams::of(operations, &shapes);
    let own = |shape: &&'m Shape| Some((&shape.id, unsupported(model, &streams, shape).into_iter().next()?));
    let mut faults: BTreeMap<&ShapeId, Unsupported<'_>> = shapes.iter().filter_map(own).collect();
    if faults.is_empty() {
        return faults;
    }
    let service = model.shape(&selection.service).and_then(Shape::as_service);
    let common = service.map(|service| service.errors.as_slice()).unwrap_or_default();
    let mut users: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    for shape in &shapes {
        for used in uses(shape, common) {
            users.entry(used).or_default().push(&shape.id);
        }
    }
    let mut waiting: VecDeque<&ShapeId> = faults.keys().copied().collect();
    while let Some(id) = waiting.pop_front() {
        let Some(fault) = faults.get(id).cloned() else { continue };
        for &user in users.get(id).into_iter().flatten() {
            if !faults.contains_key(user) {
                faults.insert(user, fault.clone());
                waiting.push_back(user);
            }
        }
    }
    faults
}

/// The shapes that a shape refers to; each operation has the errors of its service too.
fn uses<'m>(shape: &'m Shape, common: &'m [ShapeId]) -> Vec<&'m ShapeId> {
    let mut used: Vec<&ShapeId> = shape.members.iter().map(|member| &member.target).collect();
    if let Some(operation) = shape.as_operation() {
        used.extend(operation.input.iter().chain(&operation.output).chain(&operation.errors).chain(common));
    }
    used
}
