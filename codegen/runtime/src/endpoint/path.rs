//! JMESPath on an input as `smithy.rules#operationContextParams` allows it: identifiers, subexpressions, wildcards,
//! multi-select lists, flattening, and `keys`.
//!
//! It walks the input itself: an object such as waiters look at would copy all that is to be sent.

use std::ops::ControlFlow;

use jmespath::ast::Ast;

use super::context;
use super::params::ParamValue;
use crate::Shape;
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
    let ast = jmespath::parse(path).ok()?;
    walk(&ast, &Found::Value(View::Shape(input))).into_value()
}

/// The member of this name in the model; a union has the one that is set.
pub(super) fn member<'a>(shape: &'a dyn Shape, name: &str) -> Option<View<'a>> {
    let at = shape.descriptor().members.iter().position(|member| *member == name)?;
    match shape.field(at)?.view() {
        View::Absent => None,
        view => Some(view),
    }
}

fn walk<'a>(ast: &Ast, from: &Found<'a>) -> Found<'a> {
    match ast {
        Ast::Identity { .. } => from.clone(),
        Ast::Field { name, .. } => match from {
            Found::Value(View::Shape(shape)) => member(*shape, name).map_or(Found::Nothing, Found::Value),
            _ => Found::Nothing,
        },
        Ast::Subexpr { lhs, rhs, .. } => walk(rhs, &walk(lhs, from)),
        Ast::Projection { lhs, rhs, .. } => match lhs.as_ref() {
            Ast::ObjectValues { node, .. } => values(&walk(node, from), rhs),
            lhs => match walk(lhs, from).items() {
                None => Found::Nothing,
                Some(items) => {
                    let found = items.iter().map(|item| walk(rhs, item));
                    Found::List(found.filter(|item| !matches!(item, Found::Nothing)).collect())
                }
            },
        },
        Ast::Flatten { node, .. } => match walk(node, from).items() {
            None => Found::Nothing,
            Some(items) => {
                let flat = items.into_iter().flat_map(|item| match item.items() {
                    Some(inner) => inner,
                    None => vec![item],
                });
                Found::List(flat.collect())
            }
        },
        // A multi-select of nothing is nothing.
        Ast::MultiList { .. } if matches!(from, Found::Nothing) => Found::Nothing,
        Ast::MultiList { elements, .. } => {
            Found::List(elements.iter().map(|element| walk(element, from)).collect())
        }
        Ast::Function { name, args, .. } => match args.as_slice() {
            [of] if name == "keys" => keys(&walk(of, from)),
            _ => Found::Nothing,
        },
        _ => Found::Nothing,
    }
}

/// What `rest` makes of each value of a map.
fn values<'a>(of: &Found<'a>, rest: &Ast) -> Found<'a> {
    let Found::Value(View::Map(entries)) = of else { return Found::Nothing };
    let mut found = Vec::new();
    entries.visit(&mut |_, value| {
        found.extend(walk(rest, &Found::Value(value.view())).into_value().map(Found::Owned));
        ControlFlow::Continue(())
    });
    Found::List(found)
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
