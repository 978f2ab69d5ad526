//! Traits that change what goes over the wire and that generated clients do not follow yet: better no client than one
//! that is wrong.

use super::auth;
use super::planner::Planner;
use super::reach::Reach;
use super::streams::Streams;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Model, Place, Shape, ShapeId, ShapeKind, Traits};
use std::fmt;

/// Each with what it asks for.
const TRAITS: [(&str, &str); 2] = [
    (STREAMING, "values that are sent or received as a stream"),
    ("aws.protocols#httpChecksum", "checksums of requests and responses"),
];

const STREAMING: &str = "smithy.api#streaming";

impl Planner<'_> {
    /// Reports them on the service, the operations, and all they reach.
    pub(super) fn refuse_unsupported(&mut self, service: &Shape, operations: &[&Shape], reach: &Reach) {
        let ends = operations.iter().filter_map(|shape| shape.as_operation());
        let ends: Vec<&ShapeId> =
            ends.flat_map(|operation| operation.input.iter().chain(&operation.output)).collect();
        let model = self.model;
        let reached = reach.types.keys().chain(&reach.errors).chain(&reach.others).chain(ends);
        let mut shapes: Vec<&Shape> = reached.filter_map(|id| model.shape(id)).collect();
        shapes.sort_by(|a, b| a.id.cmp(&b.id));
        shapes.dedup_by(|a, b| a.id == b.id);
        let streams = Streams::of(operations.iter().copied(), &shapes);
        for shape in std::iter::once(service).chain(operations.iter().copied()).chain(shapes) {
            for found in unsupported(model, &streams, shape) {
                let problem = format!("`{}` {found}", found.has);
                self.diagnostics.push(
                    Diagnostic::error(Code::UnsupportedTrait, problem)
                        .at(found.place)
                        .about(found.has)
                        .expected("a model without this trait")
                        .hint("choose operations that do not reach it"),
                );
            }
        }
    }
}

/// A trait that is not supported.
#[derive(Clone)]
pub(super) struct Unsupported<'m> {
    /// The shape or member that has it.
    pub(super) has: &'m ShapeId,
    name: &'static str,
    asks_for: &'static str,
    place: &'m Place,
}

impl fmt::Display for Unsupported<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "has the trait `{}`: {}, which is not supported yet", self.name, self.asks_for)
    }
}

/// What of a shape and its members is not supported.
pub(super) fn unsupported<'m>(model: &'m Model, streams: &Streams, shape: &'m Shape) -> Vec<Unsupported<'m>> {
    let mut found = Vec::new();
    // A union with this trait is an event stream, which is judged by where it is used.
    of_traits(&shape.traits, &shape.id, &shape.place, &mut found);
    if shape.kind == ShapeKind::Union {
        found.retain(|found| found.name != STREAMING);
    }
    for member in &shape.members {
        of_traits(&member.traits, &member.id, &member.place, &mut found);
    }
    if auth::is_unknown(&shape.traits) {
        let asks_for = "ways to authenticate that clients do not know";
        found.push(Unsupported { has: &shape.id, name: "smithy.api#auth", asks_for, place: &shape.place });
    }
    found.extend(streams.not_received(model, shape).map(|(member, events)| Unsupported {
        has: &events.id,
        name: STREAMING,
        asks_for: "events other than those that come with an output",
        place: &member.place,
    }));
    found
}

fn of_traits<'m>(traits: &'m Traits, has: &'m ShapeId, place: &'m Place, found: &mut Vec<Unsupported<'m>>) {
    for (name, asks_for) in TRAITS {
        let Some(value) = traits.get(name) else { continue };
        let place = if value.place.file().is_some() { &value.place } else { place };
        found.push(Unsupported { has, name, asks_for, place });
    }
}
