//! Tests of event streams, from the trait `smithy.test#eventStreamTests`.

use super::names::RustName;
use super::operations::OperationPlan;
use super::planner::Planner;
use super::protocol_tests::{ExpectedRequest, GivenResponse, TestValue, expected, given, text};
use super::streams::{StreamKind, stream};
use super::structures::FieldPlan;
use super::types::RustType;
use crate::model::{Node, OperationShape, Shape};

/// A case: what is sent, what comes back, and what is made of it.
#[derive(Clone, Debug)]
pub struct EventTest {
    /// The members of the input beside the stream.
    pub input: TestValue,
    /// The field of the input for events, with those that are sent.
    pub sent: Option<(RustName, Vec<SentEvent>)>,
    /// Frames of these, in base64, with the media type of the payload.
    pub frames: Vec<(String, Option<String>)>,
    /// The request, if the case names it.
    pub request: Option<ExpectedRequest>,
    /// The response; its body is what frames do not say.
    pub response: GivenResponse,
    /// Frames that come with it, in base64.
    pub received: Vec<String>,
    /// The field of the output for events.
    pub receiver: Option<RustName>,
    /// What comes of it.
    pub outcome: EventOutcome,
}

/// What comes of a case.
#[derive(Clone, Debug)]
pub enum EventOutcome {
    /// The case does not say: it is about what is sent.
    Sent,
    /// The members of the output beside the stream, and events.
    Success(TestValue, Vec<TestValue>),
    /// The call, or receiving, fails in some way.
    Failure,
    /// The call fails with this error.
    CallError(RustName, TestValue),
    /// Receiving fails with this error, a variant of this type.
    StreamError(RustType, RustName, TestValue),
}

/// An event that is sent, or an error.
#[derive(Clone, Debug)]
pub enum SentEvent {
    /// A value of the union.
    Event(TestValue),
    /// A variant of this type of errors.
    Error(RustType, RustName, TestValue),
}

impl EventTest {
    /// Whether a field or variant in its values is deprecated.
    pub(super) fn names_deprecated(&self) -> bool {
        let sent = self.sent.iter().flat_map(|(_, events)| events).any(|event| match event {
            SentEvent::Event(value) | SentEvent::Error(_, _, value) => value.names_deprecated(),
        });
        let outcome = match &self.outcome {
            EventOutcome::Success(output, events) => {
                output.names_deprecated() || events.iter().any(TestValue::names_deprecated)
            }
            EventOutcome::Sent | EventOutcome::Failure => false,
            EventOutcome::CallError(_, value) | EventOutcome::StreamError(_, _, value) => {
                value.names_deprecated()
            }
        };
        sent || outcome || self.input.names_deprecated()
    }
}

impl Planner<'_> {
    /// The case of an operation that `case` describes.
    pub(super) fn event_test(
        &self,
        operation: &OperationShape,
        plan: &OperationPlan,
        case: &Node,
    ) -> EventTest {
        let events = |side: &'static str| {
            let all = case.get("events").map(Node::items).into_iter().flatten();
            all.filter(move |event| event.get("type").and_then(Node::as_str) == Some(side))
        };
        let end = |id: &Option<crate::model::ShapeId>| id.as_ref().and_then(|id| self.model.shape(id));
        let (input, output) = (end(&operation.input), end(&operation.output));
        let input_events = input.and_then(|shape| self.event_member(shape));
        let output_events = output.and_then(|shape| self.event_member(shape));
        let of_union =
            |events: Option<&Shape>, event: &Node| Some(self.sent_event(events?, event.get("params")?));
        let sent = field(&plan.input.fields).map(|name| {
            (name, events("request").filter_map(|event| of_union(input_events, event)).collect())
        });
        let frame = |event: &Node| text(event, "bytes").unwrap_or_default();
        let values = events("response").filter_map(|event| of_union(output_events, event)).collect();
        EventTest {
            input: self.structure_value(
                case.get("initialRequestParams"),
                operation.input.as_ref(),
                &plan.input.name,
                &plan.input.fields,
            ),
            sent,
            frames: events("request").map(|event| (frame(event), text(event, "bodyMediaType"))).collect(),
            request: case.get("initialRequest").map(expected),
            response: given(case.get("initialResponse").unwrap_or(case)),
            received: events("response").map(frame).collect(),
            receiver: field(&plan.output.fields),
            outcome: self.outcome(operation, plan, case, values),
        }
    }

    fn outcome(
        &self,
        operation: &OperationShape,
        plan: &OperationPlan,
        case: &Node,
        events: Vec<SentEvent>,
    ) -> EventOutcome {
        let failure = case.get("expectation").and_then(|expectation| expectation.get("failure"));
        let Some(failure) = failure else {
            if events.is_empty() && case.get("initialResponse").is_none() {
                return EventOutcome::Sent;
            }
            let output = self.structure_value(
                case.get("initialResponseParams"),
                operation.output.as_ref(),
                &plan.output.name,
                &plan.output.fields,
            );
            let values = events.into_iter().filter_map(|event| match event {
                SentEvent::Event(value) => Some(value),
                SentEvent::Error(..) => None,
            });
            return EventOutcome::Success(output, values.collect());
        };
        let Some(id) = text(failure, "errorId") else { return EventOutcome::Failure };
        let in_stream = events.into_iter().find_map(|event| match event {
            SentEvent::Error(ty, variant, value) => Some(EventOutcome::StreamError(ty, variant, value)),
            SentEvent::Event(_) => None,
        });
        in_stream.unwrap_or_else(|| {
            let all = operation.errors.iter().chain(&self.service_errors);
            let found = all.into_iter().find(|error| error.as_str() == id);
            match found.and_then(|id| Some((id, self.names.get(id)?))) {
                Some((id, (_, variant))) => {
                    // The case says no more of the error than its response does.
                    let value = self.target_value(case, id, None, false);
                    EventOutcome::CallError(variant.clone(), value)
                }
                None => EventOutcome::Failure,
            }
        })
    }

    /// The event stream that a member of an input or output targets.
    fn event_member(&self, shape: &Shape) -> Option<&Shape> {
        let mut streams = shape.members.iter().filter_map(|member| stream(self.model, member));
        streams.find(|(kind, _)| *kind == StreamKind::Events).map(|(_, target)| target)
    }

    fn sent_event(&self, events: &Shape, params: &Node) -> SentEvent {
        let key = params.entries().next();
        let error = key.and_then(|(key, value)| {
            let member = events.member(&key.name).filter(|member| self.is_error(member))?;
            let (_, variant) = self.names.get(&member.target)?;
            let name = self.stream_errors.get(&events.id)?.clone();
            let ty = RustType::of(vec![RustName::fixed("types"), RustName::fixed("error"), name]);
            Some(SentEvent::Error(ty, variant.clone(), self.target_value(value, &member.target, None, true)))
        });
        error.unwrap_or_else(|| SentEvent::Event(self.target_value(params, &events.id, None, true)))
    }
}

/// The field for events.
fn field(fields: &[FieldPlan]) -> Option<RustName> {
    let events = |field: &&FieldPlan| field.attributes.stream == Some(StreamKind::Events);
    fields.iter().find(events).map(|field| field.name.clone())
}
