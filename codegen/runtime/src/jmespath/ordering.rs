//! `sort`, `max`, `min`, and those that take an expression to sort by.

use std::cmp::Ordering;

use super::evaluate::{Evaluation, Found};
use super::{Expression, Fault, Value};

/// The items in order of their keys; those of equal keys stay as they are.
pub(super) fn sorted(items: &[Value], keys: &[Value]) -> Found {
    alike(keys)?;
    let mut pairs: Vec<_> = keys.iter().zip(items).collect();
    pairs.sort_by(|a, b| order(a.0, b.0));
    Ok(pairs.into_iter().map(|(_, item)| item.clone()).collect())
}

/// The first item whose key no other is greater than (or less than); null if there are no items.
pub(super) fn extreme(items: &[Value], keys: &[Value], better: Ordering) -> Found {
    alike(keys)?;
    let pairs = keys.iter().zip(items);
    let best = pairs.reduce(|best, next| if order(next.0, best.0) == better { next } else { best });
    Ok(best.map_or(Value::Null, |(_, item)| item.clone()))
}

impl Evaluation {
    /// What the expression finds in each item.
    pub(super) fn keys(&self, items: &[Value], by: &Expression) -> Result<Vec<Value>, Fault> {
        items.iter().map(|item| self.evaluate(by, item)).collect()
    }
}

/// Only numbers have an order among each other, and texts: by their code points.
fn alike(keys: &[Value]) -> Result<(), Fault> {
    let numbers = || keys.iter().all(|key| matches!(key, Value::Number(_)));
    let texts = || keys.iter().all(|key| matches!(key, Value::Text(_)));
    if numbers() || texts() { Ok(()) } else { Err(Fault::Type) }
}

fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.order(*b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}
