//! Every part of an expression.

use super::types::{Kind, Type};
use super::{Fault, Json};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Model, ShapeKind};
use smithwright_contract::jmespath::{Comparator, Each, Expression, Name};

/// One expression.
pub(super) struct Walk<'m> {
    pub(super) model: &'m Model,
    pub(super) faults: Vec<Fault>,
    /// Whether it is worth looking for the nearest names.
    pub(super) details: bool,
    /// Whether only maps have values and keys, and structures do not.
    pub(super) maps_only: bool,
}

impl<'m> Walk<'m> {
    /// What an expression on a value of a type finds.
    pub(super) fn walk(&mut self, path: &Expression<Json>, on: &Type<'m>) -> Type<'m> {
        match path {
            Expression::Current => on.clone(),
            Expression::Literal(Json(json)) => Type::of_json(json),
            Expression::Field(name) => self.field(name, on),
            Expression::Dot(left, right) | Expression::Pipe(left, right) => {
                let left = self.walk(left, on);
                self.walk(right, &left)
            }
            Expression::Index(of, _) => {
                let whole = self.walk(of, on);
                self.items(&whole, of, "`[…]` takes an item")
            }
            Expression::Project { from, each, then } => self.project(from, each, then, on),
            Expression::Compare(left, comparator, right) => self.compare(left, *comparator, right, on),
            Expression::Or(left, right) | Expression::And(left, right) => {
                let (left, right) = (self.walk(left, on), self.walk(right, on));
                left.common(right)
            }
            Expression::Not(of) => {
                self.walk(of, on);
                Type::Boolean
            }
            Expression::List(items) => {
                let types: Vec<_> = items.iter().map(|item| self.walk(item, on)).collect();
                Type::list(Type::common_of(types.into_iter()))
            }
            Expression::Hash(entries) => {
                Type::Hash(entries.iter().map(|(name, of)| (name.clone(), self.walk(of, on))).collect())
            }
            Expression::Call(name, arguments) => self.call(name, arguments, on),
            Expression::Reference(of) => {
                self.wrong(
                    of.at(),
                    "`&` makes an argument for functions such as `sort_by`, not a value".to_owned(),
                );
                Type::Any
            }
        }
    }

    fn field(&mut self, name: &Name, on: &Type<'m>) -> Type<'m> {
        let known: Vec<&str> = match on {
            Type::Any => return Type::Any,
            Type::Null => return Type::Null,
            Type::Map(value) => return Type::clone(value),
            Type::Hash(entries) => match entries.iter().find(|(key, _)| *key == name.text) {
                Some((_, ty)) => return ty.clone(),
                None => entries.iter().map(|(key, _)| key.as_str()).collect(),
            },
            Type::Shape(shape) => match (&shape.kind, shape.member(name)) {
                (ShapeKind::Map, _) => return on.value(self.model).unwrap_or(Type::Any),
                (ShapeKind::List, _) => Vec::new(),
                (_, Some(member)) => return Type::of(self.model, &member.target),
                (_, None) => shape.members.iter().map(|member| member.name.as_str()).collect(),
            },
            Type::Boolean | Type::Number | Type::Text | Type::List(_) => Vec::new(),
        };
        let (message, hint) = match on {
            Type::Shape(shape) if on.kind() == Kind::Object => {
                (format!("`{}` has no member `{}`", shape.id.name(), name.text), None)
            }
            Type::Hash(_) => (format!("there is no key `{}` here", name.text), None),
            on => {
                let hint = Some("write `[]` before the dot to look at each item".to_owned());
                let message = format!("`{}` is looked for in {}", name.text, on.kind().with_article());
                (message, hint.filter(|_| on.kind() == Kind::List))
            }
        };
        let near = if self.details { did_you_mean(name, known) } else { None };
        let problem = Diagnostic::error(Code::UnknownMember, message).expected("a member that is there");
        self.faults.push(Fault { at: name.at, problem: problem.maybe_hint(hint.or(near)) });
        Type::Any
    }

    fn project(
        &mut self,
        from: &Expression<Json>,
        each: &Each<Json>,
        then: &Expression<Json>,
        on: &Type<'m>,
    ) -> Type<'m> {
        let whole = self.walk(from, on);
        let item = match each {
            Each::Value => match self.entries(&whole) {
                Some(value) => value,
                None => {
                    let what = if self.maps_only { "a map" } else { "an object" };
                    let message = format!("`*` takes the values of {what}, and this is {}", whole.describe());
                    self.wrong_unless_null(&whole, from, message)
                }
            },
            Each::Item => self.items(&whole, from, "`[*]` takes the items"),
            Each::Slice { step, .. } => {
                if *step == 0 {
                    self.wrong(from.at(), "the step of a slice is 0".to_owned());
                }
                self.items(&whole, from, "a slice takes items")
            }
            Each::Flat => {
                let item = self.items(&whole, from, "`[]` takes the items");
                item.item(self.model).unwrap_or(item)
            }
            Each::If(condition) => {
                let item = self.items(&whole, from, "`[?…]` takes items");
                self.walk(condition, &item);
                item
            }
        };
        Type::list(self.walk(then, &item))
    }

    /// The values of what should be an object.
    pub(super) fn entries(&self, whole: &Type<'m>) -> Option<Type<'m>> {
        whole.value(self.model).filter(|_| !self.maps_only || whole.is_map())
    }

    /// The items of what should be a list.
    fn items(&mut self, whole: &Type<'m>, from: &Expression<Json>, what: &str) -> Type<'m> {
        whole.item(self.model).unwrap_or_else(|| {
            let message = format!("{what} of a list, and this is {}", whole.kind().with_article());
            self.wrong_unless_null(whole, from, message)
        })
    }

    fn wrong_unless_null(&mut self, whole: &Type<'m>, from: &Expression<Json>, message: String) -> Type<'m> {
        if whole.kind() == Kind::Null {
            return Type::Null;
        }
        self.wrong(from.at(), message);
        Type::Any
    }

    fn compare(
        &mut self,
        left: &Expression<Json>,
        comparator: Comparator,
        right: &Expression<Json>,
        on: &Type<'m>,
    ) -> Type<'m> {
        let (a, b) = (self.walk(left, on), self.walk(right, on));
        let (a, b) = (a.kind(), b.kind());
        let at = left.at().or(right.at());
        match comparator {
            Comparator::Equal | Comparator::NotEqual => {
                if !a.fits(b) && a != Kind::Null && b != Kind::Null {
                    let (a, b) = (a.with_article(), b.with_article());
                    self.wrong(at, format!("{a} is compared with {b}, which are never equal"));
                }
            }
            Comparator::Less | Comparator::LessOrEqual | Comparator::Greater | Comparator::GreaterOrEqual => {
                if let Some(other) = [a, b].into_iter().find(|kind| !kind.fits(Kind::Number)) {
                    let other = other.with_article();
                    self.wrong(at, format!("only numbers have an order, and {other} is compared"));
                }
            }
        }
        Type::Boolean
    }

    /// Reports a value of a type that cannot be right.
    pub(super) fn wrong(&mut self, at: Option<usize>, message: String) {
        let problem = Diagnostic::error(Code::WrongExpressionType, message);
        self.faults.push(Fault { at: at.unwrap_or(0), problem });
    }
}
