//! Lengths, ranges, patterns: what values a service takes.

use crate::diff::{Change, Rule};
use crate::model::{Member, Node, Number, Shape};
use serde_json::{Map, Value};
use std::cmp::Ordering;

const LENGTH: &str = "smithy.api#length";
const RANGE: &str = "smithy.api#range";
const PATTERN: &str = "smithy.api#pattern";
const UNIQUE: &str = "smithy.api#uniqueItems";

/// A constraint as it is in force: the member's own takes precedence over that of its target.
struct InForce<'a> {
    value: Option<&'a Node>,
    by_member: bool,
}

fn in_force<'a>(member: &'a Member, target: &'a Shape, id: &str) -> InForce<'a> {
    match member.traits.get(id) {
        Some(value) => InForce { value: Some(value), by_member: true },
        None => InForce { value: target.traits.get(id), by_member: false },
    }
}

/// Changes of the constraints on a member's values.
pub(super) fn constraints(
    (old, new): (&Member, &Member),
    (old_target, new_target): (&Shape, &Shape),
    origin: &str,
) -> Vec<Change> {
    let changes = [LENGTH, RANGE, PATTERN, UNIQUE].into_iter().filter_map(|id| {
        let (from, to) = (in_force(old, old_target, id), in_force(new, new_target, id));
        if from.value == to.value || (id == LENGTH && same(id, from.value, to.value)) {
            return None;
        }
        // What a shape says of its values is one change, however many members target it.
        let origin = if from.by_member || to.by_member {
            origin.to_owned()
        } else {
            super::types::both_names(&old_target.id, &new_target.id)
        };
        let rule = rule(id, from.value, to.value);
        Some(Change::new(rule, value(id, from.value), value(id, to.value), origin))
    });
    changes.collect()
}

fn value(id: &str, node: Option<&Node>) -> Option<Value> {
    let name = id.split_once('#').map_or(id, |(_, name)| name);
    let value = if id == UNIQUE { Value::Bool(true) } else { node?.to_json() };
    node.map(|_| Value::Object(Map::from_iter([(name.to_owned(), value)])))
}

fn rule(id: &str, from: Option<&Node>, to: Option<&Node>) -> Rule {
    match (from, to) {
        (_, None) => Rule::ConstraintLoosened,
        (None, Some(_)) => Rule::ConstraintTightened,
        (Some(_), Some(_)) if id == PATTERN => Rule::PatternChanged,
        (from, Some(to)) if id == LENGTH || id == RANGE => {
            if tighter(id, from, to, "min", Ordering::Greater) || tighter(id, from, to, "max", Ordering::Less)
            {
                Rule::ConstraintTightened
            } else {
                Rule::ConstraintLoosened
            }
        }
        (Some(_), Some(_)) => Rule::ConstraintLoosened,
    }
}

/// Whether a bound is tighter than the one before: a least value that rose, a greatest one that fell, or a new one.
fn tighter(id: &str, from: Option<&Node>, to: &Node, key: &str, tighter: Ordering) -> bool {
    match (bound(id, from, key), bound(id, Some(to), key)) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(from), Some(to)) => to.compare(&from) == tighter,
    }
}

/// The least or greatest length or value, if it excludes any. No length is below 0, so models say it or not.
fn bound(id: &str, node: Option<&Node>, key: &str) -> Option<Number> {
    let number = node?.get(key)?.as_number()?;
    let excludes = id != LENGTH || key != "min" || number.compare(&0.into()) == Ordering::Greater;
    excludes.then(|| number.clone())
}

/// Whether two ranges or lengths allow the same values.
fn same(id: &str, from: Option<&Node>, to: Option<&Node>) -> bool {
    ["min", "max"].iter().all(|key| match (bound(id, from, key), bound(id, to, key)) {
        (None, None) => true,
        (Some(from), Some(to)) => from.compare(&to) == Ordering::Equal,
        _ => false,
    })
}
