//! The JMESPath of `smithy.rules#operationContextParams`: whether an input has what it names, and what comes out.

use super::endpoint_params::ParamKind;
use super::jmespath::{self, Token};
use super::waiters;
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
    let path = waiters::checked(path)?;
    let mut walk = Walk { model, path: &path, tokens: jmespath::tokens(&path)?, at: 0 };
    let found = walk.expression(&Type::Shape(input.clone()))?;
    if walk.peek() != Token::End {
        return Err(BEYOND.to_owned());
    }
    Ok(match found {
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

/// Goes along a path that is known to be JMESPath, as far as it keeps to what may be used here.
struct Walk<'a> {
    model: &'a Model,
    path: &'a str,
    tokens: Vec<(usize, Token)>,
    at: usize,
}

impl Walk<'_> {
    fn peek(&self) -> Token {
        self.tokens.get(self.at).map_or(Token::End, |(_, token)| *token)
    }

    fn eat(&mut self, token: Token) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: Token) -> Result<(), String> {
        if self.eat(token) { Ok(()) } else { Err(BEYOND.to_owned()) }
    }

    /// The text of the token before the next.
    fn text(&self) -> &str {
        let byte = |at: usize| self.tokens.get(at).map_or(self.path.len(), |(byte, _)| *byte);
        self.path.get(byte(self.at.saturating_sub(1))..byte(self.at)).unwrap_or_default().trim()
    }

    /// What an expression on `from` comes to. Past a wildcard it goes on for each item; a flattening gathers them.
    fn expression(&mut self, from: &Type) -> Result<Type, String> {
        let mut found = from.clone();
        // Lists that are to be put around what is found.
        let mut around = 0_usize;
        match self.peek() {
            Token::At => self.at += 1,
            Token::Flatten | Token::Open if self.is_wildcard() => {}
            _ => found = self.step(&found)?,
        }
        loop {
            match self.peek() {
                Token::Dot => {
                    self.at += 1;
                    if self.eat(Token::Star) {
                        found =
                            map_value(self.model, &found).ok_or("`*` looks at something that is no map")?;
                        around += 1;
                    } else {
                        found = self.step(&found)?;
                    }
                }
                Token::Open => {
                    self.at += 1;
                    self.expect(Token::Star)?;
                    self.expect(Token::Close)?;
                    found = item(self.model, &found).ok_or("`[*]` looks at something that is no list")?;
                    around += 1;
                }
                Token::Flatten => {
                    self.at += 1;
                    let whole = listed(found, around);
                    let inner = item(self.model, &whole).ok_or("`[]` looks at something that is no list")?;
                    found = item(self.model, &inner).unwrap_or(inner);
                    around = 1;
                }
                _ => return Ok(listed(found, around)),
            }
        }
    }

    fn is_wildcard(&self) -> bool {
        let next = self.tokens.get(self.at + 1).map(|(_, token)| *token);
        self.peek() == Token::Flatten || next == Some(Token::Star)
    }

    /// A member, the keys of a map, or a list of several.
    fn step(&mut self, from: &Type) -> Result<Type, String> {
        let token = self.peek();
        self.at += 1;
        match token {
            Token::Name if self.peek() == Token::OpenParenthesis => self.call(from),
            Token::Name => self.member(self.text(), from),
            Token::QuotedName => {
                let name: String = serde_json::from_str(self.text()).map_err(|_| BEYOND)?;
                self.member(&name, from)
            }
            Token::Open => self.list(from),
            _ => Err(BEYOND.to_owned()),
        }
    }

    fn member(&self, name: &str, from: &Type) -> Result<Type, String> {
        let shape = match from {
            Type::Shape(id) => self.model.shape(id),
            _ => None,
        };
        let shape = shape.filter(|shape| matches!(shape.kind, ShapeKind::Structure | ShapeKind::Union));
        let member = shape.and_then(|shape| shape.member(name));
        let target = member.map(|member| Type::Shape(member.target.clone()));
        target.ok_or_else(|| format!("there is no member `{name}` where it is looked for"))
    }

    fn call(&mut self, from: &Type) -> Result<Type, String> {
        if self.text() != "keys" {
            return Err(format!("the function `{}` is not among those that may be called here", self.text()));
        }
        self.expect(Token::OpenParenthesis)?;
        let of = self.expression(from)?;
        self.expect(Token::CloseParenthesis)?;
        map_value(self.model, &of).ok_or("`keys` looks at something that is no map")?;
        Ok(Type::List(Box::new(Type::Text)))
    }

    fn list(&mut self, from: &Type) -> Result<Type, String> {
        let first = self.expression(from)?;
        while self.eat(Token::Comma) {
            let ty = self.expression(from)?;
            if ty != first && !(is_text(self.model, &ty) && is_text(self.model, &first)) {
                return Err("a multi-select list mixes types".to_owned());
            }
        }
        self.expect(Token::Close)?;
        Ok(Type::List(Box::new(first)))
    }
}

fn listed(found: Type, around: usize) -> Type {
    (0..around).fold(found, |found, _| Type::List(Box::new(found)))
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
