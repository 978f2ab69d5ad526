//! Waiters of operations.

use super::{Comparison, facts};
use crate::diff::change::Owner;
use crate::diff::{Change, Rule};
use crate::model::{Node, Shape, ShapeId, Traits};
use crate::plan::names::snake_case;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

impl Comparison<'_> {
    pub(super) fn waiters(&self, operation: &str, old: &Shape, new: &Shape) -> Vec<Change> {
        let (old, new) = (waiters(old), waiters(new));
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let at = Owner::new("client::Waiters", "src/client.rs");
        let planned = self.is_generated(operation);
        let mut changes = Vec::new();
        for name in names {
            let (from, to) = (old.get(name), new.get(name));
            let origin = format!("{operation}.{name}");
            if let (Some(from), Some(to)) = (from, to) {
                changes.extend(facts::deprecation(&from.about, &to.about, &origin));
                changes.extend(self.documentation(&from.about, &to.about, &origin));
            }
            let value = |waiter: Option<&Waiter>| waiter.map(|waiter| waiter.value.clone());
            let (from, to) = (value(from), value(to));
            if from == to {
                continue;
            }
            let rule = match (&from, &to) {
                (None, _) => Rule::WaiterAdded,
                (_, None) => Rule::WaiterRemoved,
                _ => Rule::WaiterChanged,
            };
            let item = |there: &Option<Value>| {
                let method = there.as_ref().map(|_| snake_case(&format!("wait_until_{name}")));
                method.map(|method| format!("fn {method}(&self)")).filter(|_| planned)
            };
            let items = (item(&from), item(&to));
            changes.push(Change::new(rule, from, to, origin).item(&at, items.0, items.1));
        }
        changes
    }
}

/// A waiter: its delays with defaults filled in and acceptors as the model has them; what is said of it.
struct Waiter {
    value: Value,
    about: Traits,
}

/// Waiters by name.
fn waiters(operation: &Shape) -> BTreeMap<String, Waiter> {
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
        Some((name.name.clone(), Waiter { value, about: about(waiter) }))
    };
    node.entries().filter_map(read).collect()
}

/// What a waiter says of itself, as the traits that say it of shapes.
fn about(waiter: &Node) -> Traits {
    let mut traits = Traits::default();
    let ids = [("documentation", "smithy.api#documentation"), ("deprecated", "smithy.api#deprecated")];
    for (key, id) in ids {
        let value = waiter.get(key).filter(|node| node.as_bool() != Some(false));
        if let Some(value) = value {
            traits.insert(ShapeId::known(id), value.clone());
        }
    }
    traits
}
