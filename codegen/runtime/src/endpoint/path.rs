//! JMESPath on an input as `smithy.rules#operationContextParams` allows it: identifiers, subexpressions, wildcards,
//! multi-select lists, flattening, and `keys`.
//!
//! It walks the input itself: an object such as waiters look at would copy all that is to be sent.

use std::cell::Cell;
use std::ops::ControlFlow;

use smithwright_contract::jmespath::Each;

use super::context;
use super::params::ParamValue;
use crate::Shape;
use crate::jmespath::{self, Expression};
use crate::shape::View;

/// What a path has come to.
#[derive(Clone)]
enum Found<'a> {
    Nothing,
    Value(View<'a>),
    /// Of a map, whose keys and values are lent for a moment only.
    Owned(ParamValue),
    List(Vec<Found<'a>>),
}

/// What `path` finds in `input`. A path that is faulty or goes beyond the subset finds nothing.
pub(super) fn find(path: &str, input: &dyn Shape) -> Option<ParamValue> {
    let path = jmespath::parse(path).ok()?;
    let walk = Walk { left: Cell::new(MOST_STEPS) };
    let found = walk.find(&path, &Found::Value(View::Shape(input)));
    if walk.left.get() == 0 { None } else { found.into_value() }
}

/// Most steps of one path, and about as many values that it makes: few letters can double a list again and again.
const MOST_STEPS: usize = 1_000_000;

/// One way along a path, and how many steps are left.
struct Walk {
    left: Cell<usize>,
}

/// The member of this name in the model; a union has the one that is set.
pub(super) fn member<'a>(shape: &'a dyn Shape, name: &str) -> Option<View<'a>> {
    let at = shape.descriptor().members.iter().position(|member| *member == name)?;
    match shape.field(at)?.view() {
        View::Absent => None,
        view => Some(view),
    }
}

impl Walk {
    fn find<'a>(&self, path: &Expression, from: &Found<'a>) -> Found<'a> {
        // Only this takes a value over as it is, with all that is in it.
        let steps = if let Expression::Current = path { from.size() } else { 1 };
        self.left.set(self.left.get().saturating_sub(steps));
        if self.left.get() == 0 {
            return Found::Nothing;
        }
        match path {
            Expression::Current => from.clone(),
            Expression::Field(name) => match from {
                Found::Value(View::Shape(shape)) => member(*shape, name).map_or(Found::Nothing, Found::Value),
                _ => Found::Nothing,
            },
            Expression::Dot(left, right) | Expression::Pipe(left, right) => {
                self.find(right, &self.find(left, from))
            }
            Expression::Project { from: of, each: Each::Value, then } => {
                self.values(&self.find(of, from), then)
            }
            Expression::Project { from: of, each: Each::Item, then } => {
                self.project(self.find(of, from).items(), then)
            }
            Expression::Project { from: of, each: Each::Flat, then } => {
                let flat = self.find(of, from).items().map(|items| {
                    let flat = items.into_iter().flat_map(|item| match item.items() {
                        Some(inner) => inner,
                        None => vec![item],
                    });
                    flat.collect()
                });
                self.project(flat, then)
            }
            // A multi-select of nothing is nothing.
            Expression::List(_) if matches!(from, Found::Nothing) => Found::Nothing,
            Expression::List(items) => Found::List(items.iter().map(|item| self.find(item, from)).collect()),
            Expression::Call(name, arguments) => match arguments.as_slice() {
                [of] if **name == *"keys" => keys(&self.find(of, from)),
                _ => Found::Nothing,
            },
            _ => Found::Nothing,
        }
    }

    /// What `then` makes of each item.
    fn project<'a>(&self, items: Option<Vec<Found<'a>>>, then: &Expression) -> Found<'a> {
        let Some(items) = items else { return Found::Nothing };
        let found = items.iter().map(|item| self.find(then, item));
        Found::List(found.filter(|item| !matches!(item, Found::Nothing)).collect())
    }

    /// What `then` makes of each value of a map.
    fn values<'a>(&self, of: &Found<'a>, then: &Expression) -> Found<'a> {
        let Found::Value(View::Map(entries)) = of else { return Found::Nothing };
        let mut found = Vec::new();
        entries.visit(&mut |_, value| {
            found.extend(self.find(then, &Found::Value(value.view())).into_value().map(Found::Owned));
            ControlFlow::Continue(())
        });
        Found::List(found)
    }
}

fn keys<'a>(of: &Found<'a>) -> Found<'a> {
    let Found::Value(View::Map(entries)) = of else { return Found::Nothing };
    let mut keys = Vec::with_capacity(entries.len());
    entries.visit(&mut |key, _| {
        keys.push(key.to_owned());
        ControlFlow::Continue(())
    });
    // Maps have no order of their own; rules that look at the first are to see the same one each time.
    keys.sort_unstable();
    Found::Owned(keys.into())
}

impl<'a> Found<'a> {
    /// The items, if this is a list.
    fn items(&self) -> Option<Vec<Found<'a>>> {
        match self {
            Self::List(items) => Some(items.clone()),
            Self::Value(View::List(items)) => {
                let items = (0..items.len()).filter_map(|at| items.item(at));
                Some(items.map(|item| Self::Value(item.view())).collect())
            }
            Self::Owned(ParamValue::StringList(items)) => {
                Some(items.iter().map(|item| Self::Owned(item.as_str().into())).collect())
            }
            _ => None,
        }
    }

    /// How many values this is.
    fn size(&self) -> usize {
        match self {
            Self::List(items) => items.iter().map(Self::size).sum::<usize>() + 1,
            Self::Owned(ParamValue::StringList(texts)) => texts.len() + 1,
            _ => 1,
        }
    }

    /// The parameter's value: a text, a flag, or the texts of a list.
    fn into_value(self) -> Option<ParamValue> {
        match self {
            Self::Nothing => None,
            Self::Value(view) => context::value(view),
            Self::Owned(value) => Some(value),
            Self::List(items) => {
                let texts = items.into_iter().filter_map(|item| match item.into_value() {
                    Some(ParamValue::String(text)) => Some(text),
                    _ => None,
                });
                Some(texts.collect::<Vec<_>>().into())
            }
        }
    }
}
