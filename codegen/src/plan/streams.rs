//! Event streams: where they may stand, and what they become.

use super::docs::Docs;
use super::names::RustName;
use super::planner::Planner;
use super::types::{Module, Place, RustType};
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

/// The structures whose event streams are received: outputs of operations that are nothing else besides.
pub(super) struct Streams(BTreeSet<ShapeId>);

impl Streams {
    /// Those of operations that reach `shapes`.
    pub(super) fn of<'m>(operations: impl Iterator<Item = &'m Shape>, shapes: &[&'m Shape]) -> Self {
        let mut outputs = BTreeSet::new();
        let mut others: BTreeSet<&ShapeId> = BTreeSet::new();
        for operation in operations.filter_map(Shape::as_operation) {
            outputs.extend(operation.output.clone());
            others.extend(&operation.input);
        }
        others.extend(shapes.iter().flat_map(|shape| &shape.members).map(|member| &member.target));
        outputs.retain(|id| !others.contains(id));
        Self(outputs)
    }

    /// The members of a shape that target event streams which are not received, with those. An output has one.
    pub(super) fn not_received<'m>(
        &self,
        model: &'m Model,
        shape: &'m Shape,
    ) -> impl Iterator<Item = (&'m Member, &'m Shape)> + use<'m> {
        let received = usize::from(self.0.contains(&shape.id));
        let events = shape.members.iter().filter_map(|member| Some((member, events(model, member)?)));
        events.skip(received)
    }
}

/// The event stream that a member targets.
pub(super) fn events<'m>(model: &'m Model, member: &Member) -> Option<&'m Shape> {
    model.target(member).filter(|target| is_event_stream(target))
}

pub(super) fn is_event_stream(shape: &Shape) -> bool {
    shape.kind == ShapeKind::Union && shape.traits.is_streaming()
}

impl Planner<'_> {
    /// The type of the field of an output for a member that targets an event stream.
    pub(super) fn receiver(&self, place: Place<'_>, member: &Member) -> Option<RustType> {
        let events = events(self.model, member).filter(|_| place.module == Module::Operation)?;
        let error = self.stream_errors.get(&events.id)?;
        let error = RustType::of(vec![RustName::fixed("types"), RustName::fixed("error"), error.clone()]);
        let receiver = RustType::fixed(&["smithwright_runtime", "EventReceiver"]);
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
