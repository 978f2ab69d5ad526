//! What changes messages on the wire and that generated clients do not follow yet: better no client than one
//! that is wrong.

use super::auth;
use super::planner::Planner;
use super::reach::Reach;
use super::streams::{NO_PAYLOAD, StreamKind, Streams, stream};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Model, Place, Shape, ShapeId};
use smithwright_contract::Framing;
use std::fmt;

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
        let rpc = self.protocol.is_some_and(|protocol| protocol.framing == Framing::Rpc);
        for shape in std::iter::once(service).chain(operations.iter().copied()).chain(shapes) {
            let bytes =
                shape.members.iter().filter(|_| rpc).filter_map(|member| match stream(model, member) {
                    Some((StreamKind::Bytes, target)) => Some(Unsupported {
                        has: &target.id,
                        name: STREAMING,
                        asks_for: NO_PAYLOAD,
                        place: &member.place,
                    }),
                    _ => None,
                });
            let found = unsupported(model, &streams, shape);
            let has_bytes = found.iter().any(|found| found.asks_for == NO_PAYLOAD);
            for found in found.into_iter().chain(bytes.filter(|_| !has_bytes)) {
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
    if auth::is_unknown(&shape.traits) {
        let asks_for = "ways to authenticate that clients do not know";
        found.push(Unsupported { has: &shape.id, name: "smithy.api#auth", asks_for, place: &shape.place });
    }
    // Streams are judged by where they are used.
    found.extend(streams.refused(model, shape).into_iter().map(|(member, stream, asks_for)| Unsupported {
        has: &stream.id,
        name: STREAMING,
        asks_for,
        place: &member.place,
    }));
    found
}
