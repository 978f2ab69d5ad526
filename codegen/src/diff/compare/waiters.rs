//! Waiters of operations.

use super::Comparison;
use crate::diff::{Change, Kind, RustEffect};
use crate::model::{Node, Shape};
use crate::plan::names::snake_case;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

impl Comparison<'_> {
    pub(super) fn waiters(&self, operation: &str, old: &Shape, new: &Shape) -> Vec<Change> {
        let (old, new) = (waiters(old), waiters(new));
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let changes = names.into_iter().filter_map(|name| {
            let (from, to) = (old.get(name), new.get(name));
            if from == to {
                return None;
            }
            let (kind, effect) = match (from, to) {
                (None, _) => (Kind::WaiterAdded, RustEffect::Additive),
                (_, None) => (Kind::WaiterRemoved, RustEffect::Breaking),
                _ => (Kind::WaiterChanged, RustEffect::None),
            };
            let item = |there: Option<&Value>| {
                there.map(|_| format!("Waiters::{}", snake_case(&format!("wait_until_{name}"))))
            };
            let change = Change::new(kind, from.cloned(), to.cloned(), format!("{operation}.{name}"));
            Some(change.rust(effect).items(item(from), item(to)))
        });
        changes.collect()
    }
}

/// Waiters by name: their delays with defaults filled in, and acceptors as the model has them.
fn waiters(operation: &Shape) -> BTreeMap<String, Value> {
    let Some(node) = operation.traits.get("smithy.waiters#waitable") else { return BTreeMap::new() };
    let typed = operation.traits.waitable();
    let read = |(name, waiter): (&crate::model::Key, &Node)| {
        let delays = typed.iter().find(|typed| typed.name == name.name)?;
        let value = json!({
            "name": name.name,
            "minDelay": delays.min_delay,
            "maxDelay": delays.max_delay,
            "acceptors": waiter.get("acceptors").map(Node::to_json),
        });
        Some((name.name.clone(), value))
    };
    node.entries().filter_map(read).collect()
}
