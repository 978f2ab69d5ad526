//! The JMESPath of `smithy.rules#operationContextParams`: whether an input has what it names, and what comes out.

use super::endpoint_params::ParamKind;
use super::waiters;
use crate::model::{Model, ShapeId, ShapeKind};
use jmespath::ast::Ast;

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
    let path = waiters::checked(path)?;
    let ast = jmespath::parse(&path).map_err(|error| error.to_string())?;
    Ok(match walk(model, &ast, &Type::Shape(input.clone()))? {
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

fn walk(model: &Model, ast: &Ast, from: &Type) -> Result<Type, String> {
    match ast {
        Ast::Identity { .. } => Ok(from.clone()),
        Ast::Field { name, .. } => {
            let member = match from {
                Type::Shape(id) => model
                    .shape(id)
                    .filter(|shape| matches!(shape.kind, ShapeKind::Structure | ShapeKind::Union)),
                _ => None,
            };
            let member = member.and_then(|shape| shape.member(name));
            let target = member.map(|member| Type::Shape(member.target.clone()));
            target.ok_or_else(|| format!("there is no member `{name}` where it is looked for"))
        }
        Ast::Subexpr { lhs, rhs, .. } => walk(model, rhs, &walk(model, lhs, from)?),
        Ast::Projection { lhs, rhs, .. } => {
            let item = match lhs.as_ref() {
                Ast::ObjectValues { node, .. } => map_value(model, &walk(model, node, from)?)
                    .ok_or("`*` looks at something that is no map")?,
                lhs => item(model, &walk(model, lhs, from)?)
                    .ok_or("`[*]` or `[]` looks at something that is no list")?,
            };
            Ok(Type::List(Box::new(walk(model, rhs, &item)?)))
        }
        Ast::Flatten { node, .. } => {
            let inner =
                item(model, &walk(model, node, from)?).ok_or("`[]` looks at something that is no list")?;
            Ok(Type::List(Box::new(item(model, &inner).unwrap_or(inner))))
        }
        Ast::MultiList { elements, .. } => {
            let mut types = elements.iter().map(|element| walk(model, element, from));
            let first = types.next().ok_or("a multi-select list is empty")??;
            for ty in types {
                let ty = ty?;
                if ty != first && !(is_text(model, &ty) && is_text(model, &first)) {
                    return Err("a multi-select list mixes types".to_owned());
                }
            }
            Ok(Type::List(Box::new(first)))
        }
        Ast::Function { name, args, .. } => match args.as_slice() {
            [of] if name == "keys" => {
                let of = walk(model, of, from)?;
                map_value(model, &of).ok_or("`keys` looks at something that is no map")?;
                Ok(Type::List(Box::new(Type::Text)))
            }
            _ => Err(format!("the function `{name}` is not among those that may be called here")),
        },
        _ => Err("it has a part that may not stand here".to_owned()),
    }
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
