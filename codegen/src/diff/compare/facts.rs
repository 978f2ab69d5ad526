//! Traits that stand for one fact: there or not, this value or that.

use super::{Comparison, Version, types};
use crate::diff::{Change, Rule};
use crate::model::{Member, Node, Shape, ShapeId, ShapeKind, Traits};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Traits that place a member in a message, where the protocol honours them.
const BINDINGS: [&str; 13] = [
    "aws.protocols#ec2QueryName",
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#jsonName",
    "smithy.api#xmlAttribute",
    "smithy.api#xmlFlattened",
    "smithy.api#xmlName",
    "smithy.api#xmlNamespace",
];

/// The same, honoured by every protocol.
const EVENT_BINDINGS: [&str; 2] = ["smithy.api#eventHeader", "smithy.api#eventPayload"];

/// A change of something that is either so or not. The rules: it is now so; it no longer is.
pub(super) fn flag(rules: (Rule, Rule), from: bool, to: bool, origin: &str) -> Option<Change> {
    let rule = if to { rules.0 } else { rules.1 };
    (from != to).then(|| Change::new(rule, Some(from.into()), Some(to.into()), origin))
}

/// A change of a value that may be absent.
pub(super) fn value(rule: Rule, from: Option<Value>, to: Option<Value>, origin: &str) -> Option<Change> {
    (from != to).then(|| Change::new(rule, from, to, origin))
}

/// The value of a trait as JSON.
pub(super) fn json_of(traits: &Traits, id: &str) -> Option<Value> {
    traits.get(id).map(Node::to_json)
}

/// Newly deprecated, or no longer, or with another message.
pub(super) fn deprecation(old: &Traits, new: &Traits, origin: &str) -> Option<Change> {
    let message = |traits: &Traits| {
        let deprecated = traits.deprecated()?;
        Some(match (deprecated.message, deprecated.since) {
            (None, None) => Value::Bool(true),
            (Some(message), None) => message.into(),
            (message, Some(since)) => json!({"message": message, "since": since}),
        })
    };
    let (from, to) = (message(old), message(new));
    let rule = match (&from, &to) {
        (None, _) => Rule::Deprecated,
        (_, None) => Rule::Undeprecated,
        _ => Rule::DeprecationChanged,
    };
    value(rule, from, to, origin)
}

/// Whether values or events are a stream, and whether that tells its length.
pub(super) fn streaming(old: &Traits, new: &Traits, origin: &str) -> Vec<Change> {
    let said = [
        (Rule::StreamingChanged, "smithy.api#streaming"),
        (Rule::StreamLengthChanged, "smithy.api#requiresLength"),
    ];
    let changed = |(rule, id): (Rule, &str)| flag((rule, rule), old.has(id), new.has(id), origin);
    said.into_iter().filter_map(changed).collect()
}

/// What is said of an error.
pub(super) fn of_error(old: &Traits, new: &Traits, origin: &str) -> Vec<Change> {
    let said = [
        (Rule::ErrorFaultChanged, "smithy.api#error"),
        (Rule::ErrorStatusChanged, "smithy.api#httpError"),
        (Rule::ErrorCodeChanged, "aws.protocols#awsQueryError"),
        (Rule::RetryableChanged, "smithy.api#retryable"),
    ];
    let mut changes: Vec<Change> = said
        .into_iter()
        .filter_map(|(rule, id)| value(rule, json_of(old, id), json_of(new, id), origin))
        .collect();
    changes.extend(protocol_tests(old, new, origin));
    changes
}

/// The tests of the protocol on an operation or error.
pub(super) fn protocol_tests(old: &Traits, new: &Traits, origin: &str) -> Option<Change> {
    let ids = ["httpRequestTests", "httpResponseTests", "eventStreamTests"];
    let ids = ids.map(|name| format!("smithy.test#{name}"));
    let differ = ids.iter().any(|id| old.get(id) != new.get(id));
    differ.then(|| Change::new(Rule::ProtocolTestsChanged, None, None, origin))
}

/// Whether those that are in both come in another order.
pub(super) fn order(old: Vec<String>, new: Vec<String>, origin: &str) -> Option<Change> {
    let sets: [BTreeSet<&String>; 2] = [old.iter().collect(), new.iter().collect()];
    let common = |names: &[String]| -> Vec<String> {
        names.iter().filter(|name| sets.iter().all(|set| set.contains(name))).cloned().collect()
    };
    let (from, to) = (common(&old), common(&new));
    (from != to).then(|| Change::new(Rule::MembersReordered, Some(from.into()), Some(to.into()), origin))
}

/// The timestamp format a member says, or its target.
pub(super) fn timestamp_format(
    (old, new): (&Member, &Member),
    (old_target, new_target): (&Shape, &Shape),
    origin: &str,
) -> Option<Change> {
    let format = "smithy.api#timestampFormat";
    let of = |member: &Member, target: &Shape| {
        json_of(&member.traits, format).or_else(|| json_of(&target.traits, format))
    };
    value(Rule::TimestampFormatChanged, of(old, old_target), of(new, new_target), origin)
}

/// What a text or blob holds.
pub(super) fn media_type(
    (old, new): (&Member, &Member),
    (old_target, new_target): (&Shape, &Shape),
    origin: &str,
) -> Option<Change> {
    let media_type = "smithy.api#mediaType";
    let of = |member: &Member, target: &Shape| {
        json_of(&member.traits, media_type).or_else(|| json_of(&target.traits, media_type))
    };
    value(Rule::MediaTypeChanged, of(old, old_target), of(new, new_target), origin)
}

impl Comparison<'_> {
    /// The documentation, if it was asked for and changed; else it is counted.
    pub(super) fn documentation(&self, old: &Traits, new: &Traits, origin: &str) -> Option<Change> {
        let text = |traits: &Traits| traits.documentation().map(Into::into);
        self.documentation_text(text(old), text(new), origin)
    }

    pub(super) fn documentation_text(
        &self,
        from: Option<Value>,
        to: Option<Value>,
        origin: &str,
    ) -> Option<Change> {
        let change = value(Rule::Documentation, from, to, origin)?;
        if !self.docs {
            self.omitted.borrow_mut().insert(origin.to_owned());
        }
        self.docs.then_some(change)
    }

    /// What simple shapes say and members that target them show.
    pub(super) fn target_facts(&self, old: &Shape, new: &Shape) -> Option<Change> {
        let compared = new.kind.is_aggregate() || matches!(new.kind, ShapeKind::Enum | ShapeKind::IntEnum);
        let origin = types::both_names(&old.id, &new.id);
        if compared { None } else { self.documentation(&old.traits, &new.traits, &origin) }
    }

    /// What traits of members say.
    pub(super) fn member_traits(&self, old: &Traits, new: &Traits, origin: &str) -> Vec<Change> {
        let mut changes = Vec::new();
        changes.extend(flag(
            (Rule::ClientOptionalChanged, Rule::ClientOptionalChanged),
            old.is_client_optional(),
            new.is_client_optional(),
            origin,
        ));
        changes.extend(flag(
            (Rule::TokenAdded, Rule::TokenRemoved),
            old.is_idempotency_token(),
            new.is_idempotency_token(),
            origin,
        ));
        changes.extend(self.binding(old, new, origin));
        changes.extend(streaming(old, new, origin));
        let param = |traits: &Traits| traits.context_param().map(Into::into);
        changes.extend(value(Rule::ContextParamChanged, param(old), param(new), origin));
        let label = |traits: &Traits| traits.is_host_label();
        changes.extend(flag(
            (Rule::HostLabelChanged, Rule::HostLabelChanged),
            label(old),
            label(new),
            origin,
        ));
        changes.extend(deprecation(old, new, origin));
        changes.extend(self.documentation(old, new, origin));
        changes
    }

    /// Where traits put a member in a message, and in which form.
    pub(super) fn binding(&self, old: &Traits, new: &Traits, origin: &str) -> Option<Change> {
        let honoured = BINDINGS.iter().filter(|id| self.honoured.reads(id)).chain(&EVENT_BINDINGS);
        let differing: Vec<&&str> = honoured.filter(|id| old.get(id) != new.get(id)).collect();
        let values = |traits: &Traits| {
            let all = differing.iter().filter_map(|id| Some((short(id), json_of(traits, id)?)));
            let all: Map<String, Value> = all.collect();
            (!all.is_empty()).then_some(Value::Object(all))
        };
        value(Rule::BindingChanged, values(old), values(new), origin)
    }

    /// Another name, of the same kind of shape.
    pub(super) fn name_change(&self, old: &ShapeId, new: &ShapeId, origin: &str) -> Option<Change> {
        let (from, to) = (old.name(), new.name());
        if from == to {
            return None;
        }
        let reached =
            |version: &Version<'_>, name: &str| version.selection.shapes.keys().any(|id| id.name() == name);
        // The shape itself has a new name only if the old one is gone and the new one was not there.
        let renamed = !reached(&self.new, from) && !reached(&self.old, to);
        let rule = if renamed { Rule::Renamed } else { Rule::Retargeted };
        Some(Change::new(rule, Some(from.into()), Some(to.into()), origin))
    }
}

/// The name of a trait without its namespace.
pub(super) fn short(id: &str) -> String {
    id.split_once('#').map_or(id, |(_, name)| name).to_owned()
}
