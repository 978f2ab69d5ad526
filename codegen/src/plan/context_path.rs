//! The JMESPath of `smithy.rules#operationContextParams`: whether an input has what it names, and what comes out.

use smithwright_jmespath::{Each, Expression};

use super::endpoint_params::ParamKind;
use super::waiters::{self, Json};
use crate::model::{Model, ShapeId, ShapeKind};

/// What a part of a path comes to.
#[derive(Clone, Debug, PartialEq)]
enum Type {
    Shape(ShapeId),
    List(Box<Type>),
    Text,
}

/// The type of parameter that the values of a shape fit.
pub(super) fn kind(model: &Model, id: &ShapeId) -> Option<ParamKind> {
    let shape = model.shape(id)?;
    match shape.kind {
        ShapeKind::String | ShapeKind::Enum => Some(ParamKind::Text),
        ShapeKind::Boolean => Some(ParamKind::Flag),
        ShapeKind::List => {
            let item = kind(model, &shape.member("member")?.target);
            item.filter(|item| *item == ParamKind::Text).map(|_| ParamKind::Texts)
        }
        _ => None,
    }
}

/// The type of parameter that `path` finds in the input; `None`: something that no parameter can be.
pub(super) fn check(model: &Model, path: &str, input: &ShapeId) -> Result<Option<ParamKind>, String> {
    let path = waiters::parsed(path)?;
    Ok(match walk(model, &path, &Type::Shape(input.clone()))? {
        Type::Text => Some(ParamKind::Text),
        Type::Shape(id) => kind(model, &id),
        Type::List(item) => is_text(model, &item).then_some(ParamKind::Texts),
    })
}

fn is_text(model: &Model, ty: &Type) -> bool {
    match ty {
        Type::Text => true,
        Type::Shape(id) => kind(model, id) == Some(ParamKind::Text),
        Type::List(_) => false,
    }
}

const BEYOND: &str = "it has a part that may not stand here";

/// What an expression on `from` comes to, as far as it keeps to what may be used here.
fn walk(model: &Model, path: &Expression<Json>, from: &Type) -> Result<Type, String> {
    match path {
        Expression::Current => Ok(from.clone()),
        Expression::Field(name) => member(model, name, from),
        Expression::Dot(left, right) => walk(model, right, &walk(model, left, from)?),
        Expression::Project { from: whole, each, then } => {
            let whole = walk(model, whole, from)?;
            let item = match each {
                Each::Value => map_value(model, &whole).ok_or("`*` looks at something that is no map")?,
                Each::Item => item(model, &whole).ok_or("`[*]` looks at something that is no list")?,
                Each::Flat => {
                    let inner = item(model, &whole).ok_or("`[]` looks at something that is no list")?;
                    item(model, &inner).unwrap_or(inner)
                }
                Each::Slice { .. } | Each::If(_) => return Err(BEYOND.to_owned()),
            };
            Ok(Type::List(Box::new(walk(model, then, &item)?)))
        }
        Expression::List(items) => list(model, items, from),
        Expression::Call(name, arguments) => match arguments.as_slice() {
            _ if **name != *"keys" => {
                Err(format!("the function `{}` is not among those that may be called here", name.text))
            }
            [of] => {
                let of = walk(model, of, from)?;
                map_value(model, &of).ok_or("`keys` looks at something that is no map")?;
                Ok(Type::List(Box::new(Type::Text)))
            }
            _ => Err(BEYOND.to_owned()),
        },
        _ => Err(BEYOND.to_owned()),
    }
}

fn member(model: &Model, name: &str, from: &Type) -> Result<Type, String> {
    let shape = match from {
        Type::Shape(id) => model.shape(id),
        _ => None,
    };
    let shape = shape.filter(|shape| matches!(shape.kind, ShapeKind::Structure | ShapeKind::Union));
    let member = shape.and_then(|shape| shape.member(name));
    let target = member.map(|member| Type::Shape(member.target.clone()));
    target.ok_or_else(|| format!("there is no member `{name}` where it is looked for"))
}

fn list(model: &Model, items: &[Expression<Json>], from: &Type) -> Result<Type, String> {
    let mut first = None;
    for item in items {
        let ty = walk(model, item, from)?;
        let first = first.get_or_insert_with(|| ty.clone());
        if ty != *first && !(is_text(model, &ty) && is_text(model, first)) {
            return Err("a multi-select list mixes types".to_owned());
        }
    }
    first.map(|item| Type::List(Box::new(item))).ok_or_else(|| BEYOND.to_owned())
}

fn item(model: &Model, of: &Type) -> Option<Type> {
    match of {
        Type::List(item) => Some((**item).clone()),
        Type::Text => None,
        Type::Shape(id) => {
            let shape = model.shape(id).filter(|shape| shape.kind == ShapeKind::List)?;
            Some(Type::Shape(shape.member("member")?.target.clone()))
        }
    }
}

fn map_value(model: &Model, of: &Type) -> Option<Type> {
    let Type::Shape(id) = of else { return None };
    let shape = model.shape(id).filter(|shape| shape.kind == ShapeKind::Map)?;
    Some(Type::Shape(shape.member("value")?.target.clone()))
}
