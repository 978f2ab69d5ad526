//! Traits that change what goes over the wire and that generated clients do not follow yet: better no client than one
//! that is wrong.

use super::planner::Planner;
use super::reach::Reach;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Place, Shape, ShapeId, Traits};

/// Each with what it asks for.
const TRAITS: [(&str, &str); 5] = [
    ("smithy.api#streaming", "values that are sent or received as a stream"),
    ("smithy.api#eventHeader", "event streams"),
    ("smithy.api#eventPayload", "event streams"),
    ("smithy.api#httpChecksumRequired", "a checksum of the request"),
    ("aws.protocols#httpChecksum", "checksums of requests and responses"),
];

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
        for shape in std::iter::once(service).chain(operations.iter().copied()).chain(shapes) {
            self.refuse(&shape.traits, &shape.id, &shape.place);
            for member in &shape.members {
                self.refuse(&member.traits, &member.id, &member.place);
            }
        }
    }

    fn refuse(&mut self, traits: &Traits, id: &ShapeId, place: &Place) {
        for (unsupported, asks_for, value) in unsupported_in(traits) {
            let at = if value.file().is_some() { value } else { place };
            self.diagnostics.push(
                Diagnostic::error(
                    Code::UnsupportedTrait,
                    format!("`{id}` has the trait `{unsupported}`: {asks_for}, which is not supported yet"),
                )
                .at(at)
                .about(id)
                .expected("a model without this trait")
                .hint("choose operations that do not reach it"),
            );
        }
    }
}

/// Each of these traits with what it asks for and the place of its value.
pub(super) fn unsupported_in(
    traits: &Traits,
) -> impl Iterator<Item = (&'static str, &'static str, &Place)> + use<'_> {
    let known = TRAITS.iter();
    known
        .filter_map(|&(unsupported, asks_for)| Some((unsupported, asks_for, &traits.get(unsupported)?.place)))
}
