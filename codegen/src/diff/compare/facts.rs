//! Traits that stand for one fact: there or not, this value or that.

use super::Comparison;
use crate::diff::{Change, Kind, WireEffect};
use crate::model::{Member, Shape, ShapeId, Traits};
use serde_json::{Map, Value};

/// Traits that place a member or operation in a message, where the protocol honours them.
const BINDINGS: [&str; 17] = [
    "aws.protocols#ec2QueryName",
    "smithy.api#eventHeader",
    "smithy.api#eventPayload",
    "smithy.api#hostLabel",
    "smithy.api#http",
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

/// Honoured by every protocol.
const TIMESTAMP_FORMAT: &str = "smithy.api#timestampFormat";

/// A change of something that is either so or not.
pub(super) fn flag_change(kind: Kind, from: bool, to: bool, origin: &str) -> Option<Change> {
    (from != to).then(|| Change::new(kind, Some(from.into()), Some(to.into()), origin))
}

/// Newly deprecated, or no longer.
pub(super) fn deprecation(old: &Traits, new: &Traits, origin: &str) -> Option<Change> {
    let message = |traits: &Traits| {
        let deprecated = traits.deprecated()?;
        Some(deprecated.message.map_or(Value::Bool(true), Value::String))
    };
    match (message(old), message(new)) {
        (None, Some(to)) => Some(Change::new(Kind::Deprecated, None, Some(to), origin)),
        (Some(from), None) => Some(Change::new(Kind::Undeprecated, Some(from), None, origin)),
        _ => None,
    }
}

impl Comparison<'_> {
    /// The documentation, if it was asked for and changed.
    pub(super) fn documentation(&self, old: &Traits, new: &Traits, origin: &str) -> Option<Change> {
        let (from, to) = (old.documentation(), new.documentation());
        (self.docs && from != to)
            .then(|| Change::new(Kind::Documentation, from.map(Into::into), to.map(Into::into), origin))
    }

    /// Where traits put a member or operation in a message, and in which form.
    pub(super) fn binding(&self, old: &Traits, new: &Traits, origin: &str) -> Option<Change> {
        let honoured = if self.bindings { BINDINGS.as_slice() } else { &[] };
        let values = |traits: &Traits, other: &Traits| -> Map<String, Value> {
            let all = honoured.iter().filter(|id| traits.get(id) != other.get(id));
            all.filter_map(|id| Some((short(id), traits.get(id)?.to_json()))).collect()
        };
        binding(values(old, new), values(new, old), origin)
    }

    /// The timestamp format a member says, or its target.
    pub(super) fn timestamp_format(
        &self,
        (old, new): (&Member, &Member),
        (old_target, new_target): (&Shape, &Shape),
        origin: &str,
    ) -> Option<Change> {
        let value = |member: &Member, target: &Shape| -> Map<String, Value> {
            let format = member.traits.get(TIMESTAMP_FORMAT).or_else(|| target.traits.get(TIMESTAMP_FORMAT));
            format.map(|format| (short(TIMESTAMP_FORMAT), format.to_json())).into_iter().collect()
        };
        binding(value(old, old_target), value(new, new_target), origin)
    }

    /// Another name, of the same kind of shape.
    pub(super) fn name_change(&self, old: &ShapeId, new: &ShapeId, origin: &str) -> Option<Change> {
        let (from, to) = (old.name(), new.name());
        if from == to {
            return None;
        }
        let reached = |version: &super::Version<'_>, name: &str| {
            version.selection.shapes.keys().any(|id| id.name() == name)
        };
        // The shape itself has a new name only if the old one is gone and the new one was not there.
        let renamed = !reached(&self.new, from) && !reached(&self.old, to);
        let kind = if renamed { Kind::Renamed } else { Kind::Retargeted };
        Some(Change::new(kind, Some(from.into()), Some(to.into()), origin))
    }
}

fn binding(from: Map<String, Value>, to: Map<String, Value>, origin: &str) -> Option<Change> {
    let value = |map: Map<String, Value>| (!map.is_empty()).then_some(Value::Object(map));
    (from != to)
        .then(|| Change::new(Kind::Binding, value(from), value(to), origin).wire(WireEffect::Breaking))
}

fn short(id: &str) -> String {
    id.split_once('#').map_or(id, |(_, name)| name).to_owned()
}
