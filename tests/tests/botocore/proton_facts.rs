//! What a model says that a client depends on, as lines that can be compared.

use smithwright::model::{Member, Model, Node, Shape, ShapeKind};
use smithwright::select::{SelectionRequest, select};
use std::collections::BTreeSet;

/// Traits that only describe, that have no counterpart in botocore, or that matter to no generated code.
const NOT_COMPARED: [&str; 15] = [
    "aws.api#arnReference",
    "smithy.api#box",
    "smithy.api#deprecated",
    "smithy.api#documentation",
    // The values of enums are compared as members.
    "smithy.api#enum",
    // HTTP bindings, which awsJson does not look at.
    "smithy.api#httpError",
    "smithy.api#httpQuery",
    // On the input or output of one operation; marked for a few only in AWS's model, but inputs are optional anyway.
    "smithy.api#input",
    "smithy.api#output",
    "smithy.api#mediaType",
    "smithy.api#readonly",
    "smithy.api#references",
    "smithy.rules#endpointRuleSet",
    "smithy.rules#endpointTests",
    // Applied to the service by both, and compared with the service.
    "smithy.api#title",
];

/// Facts on the service, its operations and all they reach.
pub(crate) fn facts(model: &Model) -> BTreeSet<String> {
    let (selection, found) = select(model, &SelectionRequest::default());
    let selection = selection.unwrap_or_else(|| panic!("{found}"));
    let mut facts = BTreeSet::new();
    let ids = std::iter::once(&selection.service).chain(&selection.operations).chain(selection.shapes.keys());
    for shape in ids.filter_map(|id| model.shape(id)) {
        // Simple shapes without constraints say nothing but their kind, which members say too.
        if !shape.kind.is_simple() || shape.kind == ShapeKind::Enum {
            of_shape(model, shape, &mut facts);
        }
    }
    facts
}

fn of_shape(model: &Model, shape: &Shape, facts: &mut BTreeSet<String>) {
    let id = &shape.id;
    facts.insert(format!("{id} is {}", shape.kind.with_article()));
    of_traits(id.as_str(), shape, facts);
    match &shape.kind {
        ShapeKind::Operation(operation) => {
            facts.insert(format!("{id} takes {:?}, returns {:?}", operation.input, operation.output));
            facts.extend(operation.errors.iter().map(|error| format!("{id} fails with {error}")));
        }
        ShapeKind::Service(service) => {
            facts.insert(format!("{id} has the version {}", service.version));
        }
        ShapeKind::Enum => {
            let values = shape.members.iter().filter_map(|member| member.traits.enum_value()?.as_str());
            facts.extend(values.map(|value| format!("{id} has the value {value}")));
        }
        _ => facts.extend(shape.members.iter().map(|member| of_member(model, member))),
    }
    if shape.kind != ShapeKind::Enum {
        for member in &shape.members {
            for (name, value) in compared(member.traits.iter()) {
                facts.insert(format!("{}: {name} {value}", member.id));
            }
        }
    }
}

/// The target: of simple shapes the kind with all constraints, because their names differ where nobody sees them.
fn of_member(model: &Model, member: &Member) -> String {
    let Some(target) = model.target(member) else { return format!("{} targets nothing", member.id) };
    if !target.kind.is_simple() || target.kind == ShapeKind::Enum {
        return format!("{} holds {}", member.id, target.id);
    }
    let traits: Vec<String> =
        compared(target.traits.iter()).map(|(name, value)| format!("{name} {value}")).collect();
    format!("{} holds {} {}", member.id, target.kind.name(), traits.join(" "))
}

fn of_traits(id: &str, shape: &Shape, facts: &mut BTreeSet<String>) {
    for (name, value) in compared(shape.traits.iter()) {
        // One fact a waiter, and a setting of it.
        if name == "waitable" {
            for waiter in shape.traits.waitable() {
                let acceptors = format!("{:?}", waiter.acceptors);
                facts.insert(format!("{id}: waiter {} {acceptors}", waiter.name));
                facts.insert(format!("{id}: waiter {} from {} s", waiter.name, waiter.min_delay));
                facts.insert(format!("{id}: waiter {} to {} s", waiter.name, waiter.max_delay));
            }
            continue;
        }
        facts.insert(format!("{id}: {name} {value}"));
    }
}

fn compared<'t>(
    traits: impl Iterator<Item = (&'t smithwright::model::ShapeId, &'t Node)>,
) -> impl Iterator<Item = (&'t str, serde_json::Value)> {
    traits.filter(|(id, _)| !NOT_COMPARED.contains(&id.as_str())).map(|(id, value)| {
        let mut value = value.to_json();
        // The order of keys means nothing, and some dependency may have turned on that it is kept.
        value.sort_all_objects();
        (id.name(), value)
    })
}
