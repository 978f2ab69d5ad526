//! Expressions on values.

use std::cell::Cell;
use std::rc::Rc;

use smithwright_contract::jmespath::{Comparator, Each};

use super::slice::slice;
use super::{Expression, Fault, Value};

/// Most steps of one evaluation, and about as many values that it makes. A page of ten thousand items takes fewer than
/// a hundredth of them.
const MOST_STEPS: usize = 4_000_000;

pub(super) type Found = Result<Value, Fault>;

/// One evaluation, and how many steps it may still take.
pub(super) struct Evaluation {
    left: Cell<usize>,
}

impl Default for Evaluation {
    fn default() -> Self {
        Self { left: Cell::new(MOST_STEPS) }
    }
}

impl Evaluation {
    /// Takes some steps, if so many are left.
    pub(super) fn spend(&self, steps: usize) -> Result<(), Fault> {
        self.left.set(self.left.get().checked_sub(steps).ok_or(Fault::Costs)?);
        Ok(())
    }

    /// What an expression finds in a value.
    pub(super) fn evaluate(&self, path: &Expression, on: &Value) -> Found {
        self.spend(1)?;
        match path {
            Expression::Current => Ok(on.clone()),
            Expression::Literal(value) => Ok(value.clone()),
            Expression::Field(name) => Ok(on.member(name)),
            Expression::Dot(left, right) | Expression::Pipe(left, right) => {
                self.evaluate(right, &self.evaluate(left, on)?)
            }
            Expression::Index(of, at) => Ok(self.evaluate(of, on)?.item(*at)),
            Expression::Project { from, each, then } => self.project(&self.evaluate(from, on)?, each, then),
            Expression::Compare(left, comparator, right) => {
                self.compare(&self.evaluate(left, on)?, *comparator, &self.evaluate(right, on)?)
            }
            Expression::Or(left, right) => match self.evaluate(left, on)? {
                left if left.is_true() => Ok(left),
                _ => self.evaluate(right, on),
            },
            Expression::And(left, right) => match self.evaluate(left, on)? {
                left if left.is_true() => self.evaluate(right, on),
                left => Ok(left),
            },
            Expression::Not(of) => Ok(Value::Bool(!self.evaluate(of, on)?.is_true())),
            // Of nothing, nothing is selected.
            Expression::List(_) | Expression::Hash(_) if matches!(on, Value::Null) => Ok(Value::Null),
            Expression::List(items) => items.iter().map(|item| self.evaluate(item, on)).collect(),
            Expression::Hash(entries) => {
                let entries = entries.iter().map(|(name, of)| Ok((name.clone(), self.evaluate(of, on)?)));
                entries.collect::<Result<_, _>>().map(Value::object)
            }
            Expression::Call(name, arguments) => self.call(name, arguments, on),
            // Only functions take expressions.
            Expression::Reference(_) => Err(Fault::Type),
        }
    }

    /// What an expression finds in each value that is made of one. What is null is left out.
    #[inline(never)]
    fn project(&self, from: &Value, each: &Each<Value>, then: &Expression) -> Found {
        let Some(items) = self.items(from, each)? else { return Ok(Value::Null) };
        let mut found = Vec::new();
        for item in items.iter() {
            match self.evaluate(then, item)? {
                Value::Null => {}
                value => found.push(value),
            }
        }
        Ok(Value::List(found.into()))
    }

    /// The values a projection makes of one; `None` if it makes nothing of values like this.
    fn items(&self, from: &Value, each: &Each<Value>) -> Result<Option<Rc<[Value]>>, Fault> {
        if let Each::Slice { step: 0, .. } = each {
            return Err(Fault::Value);
        }
        let items = match (each, from) {
            (Each::Value, Value::Object(entries)) => {
                self.spend(entries.len())?;
                return Ok(Some(entries.values().cloned().collect()));
            }
            (Each::Item | Each::Flat | Each::Slice { .. } | Each::If(_), Value::List(items)) => items,
            _ => return Ok(None),
        };
        self.spend(items.len())?;
        Ok(Some(match each {
            Each::Slice { start, stop, step } => slice(items, *start, *stop, *step).into(),
            Each::Flat => {
                let mut flat = Vec::new();
                for item in items.iter() {
                    self.spend(item.size())?;
                    match item {
                        Value::List(inner) => flat.extend_from_slice(inner),
                        item => flat.push(item.clone()),
                    }
                }
                flat.into()
            }
            Each::If(condition) => {
                let mut kept = Vec::new();
                for item in items.iter() {
                    if self.evaluate(condition, item)?.is_true() {
                        kept.push(item.clone());
                    }
                }
                kept.into()
            }
            Each::Item | Each::Value => Rc::clone(items),
        }))
    }

    /// Only numbers have an order; others compare to null.
    fn compare(&self, left: &Value, comparator: Comparator, right: &Value) -> Found {
        let order = match (left, right) {
            (Value::Number(left), Value::Number(right)) => Some(left.order(*right)),
            _ => None,
        };
        let holds = match comparator {
            Comparator::Equal => Some(self.equal(left, right)?),
            Comparator::NotEqual => Some(!self.equal(left, right)?),
            Comparator::Less => order.map(|order| order.is_lt()),
            Comparator::LessOrEqual => order.map(|order| order.is_le()),
            Comparator::Greater => order.map(|order| order.is_gt()),
            Comparator::GreaterOrEqual => order.map(|order| order.is_ge()),
        };
        Ok(holds.map_or(Value::Null, Value::Bool))
    }

    /// Whether two values are the same. Not `==`, for it costs: lists can hold the same list again and again.
    pub(super) fn equal(&self, left: &Value, right: &Value) -> Result<bool, Fault> {
        self.spend(1)?;
        match (left, right) {
            (Value::Null, Value::Null) => Ok(true),
            (Value::Bool(left), Value::Bool(right)) => Ok(left == right),
            (Value::Number(left), Value::Number(right)) => Ok(left.order(*right).is_eq()),
            (Value::Text(left), Value::Text(right)) => Ok(left == right),
            (Value::List(left), Value::List(right)) if left.len() == right.len() => {
                self.all(left.iter().zip(right.iter()))
            }
            (Value::Object(left), Value::Object(right)) if left.keys().eq(right.keys()) => {
                self.all(left.values().zip(right.values()))
            }
            _ => Ok(false),
        }
    }

    fn all<'v>(&self, pairs: impl Iterator<Item = (&'v Value, &'v Value)>) -> Result<bool, Fault> {
        for (left, right) in pairs {
            if !self.equal(left, right)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
