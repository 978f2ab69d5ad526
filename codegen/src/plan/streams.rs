//! Streams of bytes and of events: where they may stand, and what they become.

use super::docs::Docs;
use super::names::RustName;
use super::planner::Planner;
use super::types::{Module, Place, RustType, primitive};
use super::wire_traits::End;
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
use std::collections::BTreeSet;

/// The error type of an event stream.
#[derive(Clone, Debug)]
pub struct EventStreamPlan {
    /// Its docs.
    pub docs: Docs,
    /// Its name, in `types::error`.
    pub error: RustName,
    /// The union of events, in `types`.
    pub events: RustName,
}

/// What a stream is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamKind {
    /// Bytes: a blob.
    Bytes,
    /// Events: a union.
    Events,
}

/// Why a stream of bytes is refused.
pub(super) const NO_PAYLOAD: &str = "bytes as a stream that is not all of an HTTP message's body";

/// The structures whose streams are sent or received: inputs and outputs of operations that are nothing else besides.
pub(super) struct Streams {
    inputs: BTreeSet<ShapeId>,
    outputs: BTreeSet<ShapeId>,
}

impl Streams {
    /// Those of operations that reach `shapes`.
    pub(super) fn of<'m>(operations: impl Iterator<Item = &'m Shape>, shapes: &[&'m Shape]) -> Self {
        let (mut inputs, mut outputs) = (BTreeSet::new(), BTreeSet::new());
        for operation in operations.filter_map(Shape::as_operation) {
            inputs.extend(operation.input.clone());
            outputs.extend(operation.output.clone());
        }
        let nested: BTreeSet<&ShapeId> =
            shapes.iter().flat_map(|shape| &shape.members).map(|member| &member.target).collect();
        inputs.retain(|id| !nested.contains(id));
        outputs.retain(|id| !nested.contains(id));
        Self { inputs, outputs }
    }

    /// The members of a shape that target streams which are neither sent nor received, with those and a reason. An input
    /// or output has one, and blobs are the payload of an HTTP message.
    pub(super) fn refused<'m>(
        &self,
        model: &'m Model,
        shape: &'m Shape,
    ) -> Vec<(&'m Member, &'m Shape, &'static str)> {
        let (input, output) = (self.inputs.contains(&shape.id), self.outputs.contains(&shape.id));
        let streams = shape.members.iter().filter_map(|member| {
            let (kind, target) = stream(model, member)?;
            Some((member, kind, target))
        });
        let mut first = true;
        let refused = streams.filter_map(|(member, kind, target)| {
            let only = std::mem::replace(&mut first, false) && (input || output);
            let reason = match kind {
                StreamKind::Events if only => return None,
                StreamKind::Bytes if only && member.traits.is_http_payload() => return None,
                StreamKind::Events => "events that do not come or go with all of an input or output",
                StreamKind::Bytes => NO_PAYLOAD,
            };
            Some((member, target, reason))
        });
        refused.collect()
    }
}

/// The stream that a member targets.
pub(super) fn stream<'m>(model: &'m Model, member: &Member) -> Option<(StreamKind, &'m Shape)> {
    let target = model.target(member).filter(|target| target.traits.is_streaming())?;
    match target.kind {
        ShapeKind::Blob => Some((StreamKind::Bytes, target)),
        ShapeKind::Union => Some((StreamKind::Events, target)),
        _ => None,
    }
}

pub(super) fn is_event_stream(shape: &Shape) -> bool {
    shape.kind == ShapeKind::Union && shape.traits.is_streaming()
}

impl Planner<'_> {
    /// The type of the field of an input or output for a member that targets a stream.
    pub(super) fn stream(
        &self,
        place: Place<'_>,
        end: End,
        member: &Member,
    ) -> Option<(StreamKind, RustType)> {
        let (kind, target) =
            stream(self.model, member).filter(|_| place.module == Module::Operation && end != End::Nested)?;
        let ty = match kind {
            StreamKind::Bytes => primitive(place.module, "ByteStream"),
            StreamKind::Events if end == End::Request => self.events(place, "EventStreamSender", target)?,
            StreamKind::Events => self.events(place, "EventReceiver", target)?,
        };
        Some((kind, ty))
    }

    /// The type that sends or receives events.
    fn events(&self, place: Place<'_>, name: &'static str, events: &Shape) -> Option<RustType> {
        let error = self.stream_errors.get(&events.id)?;
        let error = RustType::of(vec![RustName::fixed("types"), RustName::fixed("error"), error.clone()]);
        let receiver = RustType::fixed(&["smithwright_runtime", name]);
        Some(receiver.with(vec![self.named(place.module, &events.id), error]))
    }

    /// The members of an event stream that are errors, where the error's code is another: with the code.
    pub(super) fn error_codes(&self, events: &Shape) -> Vec<(String, String)> {
        let errors = events.members.iter().filter(|member| self.is_error(member));
        let codes = errors.map(|member| (member.name.clone(), member.target.name().to_owned()));
        codes.filter(|(member, code)| member != code).collect()
    }

    /// Whether the member of an event stream is an error rather than an event.
    pub(super) fn is_error(&self, member: &Member) -> bool {
        self.model.target(member).is_some_and(|target| target.traits.error().is_some())
    }

    /// The error types of all event streams, sorted by name.
    pub(super) fn event_streams(&self) -> Vec<EventStreamPlan> {
        let plans = self.stream_errors.iter().filter_map(|(id, error)| {
            let (_, events) = self.names.get(id)?;
            let errors = self.model.shape(id)?.members.iter().filter(|member| self.is_error(member));
            let errors = errors.map(|member| member.target.clone()).collect::<Vec<_>>();
            let docs = self.error_docs(id.name(), &errors);
            Some(EventStreamPlan { docs, error: error.clone(), events: events.clone() })
        });
        let mut plans: Vec<_> = plans.collect();
        plans.sort_by(|a, b| a.error.cmp(&b.error));
        plans
    }
}
