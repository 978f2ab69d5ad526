//! Calls of functions, by the table of functions.

use super::types::{Kind, Type};
use super::walk::Walk;
use super::{Fault, Json};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use smithwright_contract::jmespath::{Argument, Expression, FUNCTIONS, Function, Name, Outcome};

impl<'m> Walk<'m> {
    /// What a function returns for its arguments.
    pub(super) fn call(&mut self, name: &Name, arguments: &[Expression<Json>], on: &Type<'m>) -> Type<'m> {
        let Some(function) = Function::find(name) else {
            let near = did_you_mean(name, FUNCTIONS.iter().map(|function| function.name));
            let message = format!("there is no function `{}`", name.text);
            let problem = Diagnostic::error(Code::UnknownFunction, message).maybe_hint(near);
            self.faults.push(Fault { at: name.at, problem: problem.expected("a function of JMESPath") });
            return Type::Any;
        };
        if !function.takes(arguments.len()) {
            let least = if function.repeats { "at least " } else { "" };
            let message =
                format!("`{}` takes {least}{}, not {}", name.text, counted(function), arguments.len());
            let problem = Diagnostic::error(Code::WrongArguments, message);
            self.faults.push(Fault { at: name.at, problem });
            return Type::Any;
        }
        let types = self.arguments(name, function, arguments, on);
        let first = || types.first().cloned().unwrap_or(Type::Any);
        let list = |item: Option<Type<'m>>| Type::list(item.unwrap_or(Type::Any));
        match function.result {
            Outcome::Any => Type::common_of(types.into_iter()),
            Outcome::Boolean => Type::Boolean,
            Outcome::Number => Type::Number,
            Outcome::Text => Type::Text,
            Outcome::Texts => Type::list(Type::Text),
            Outcome::Object => Type::Map(Type::Any.into()),
            Outcome::First => first(),
            Outcome::ItemOfFirst => first().item(self.model).unwrap_or(Type::Any),
            Outcome::ValuesOfFirst => list(first().value(self.model)),
            Outcome::FirstAsList => match first() {
                ty if matches!(ty.kind(), Kind::List | Kind::Any) => ty,
                ty => Type::list(ty),
            },
            Outcome::Mapped => Type::list(first()),
        }
    }

    /// The types of arguments; of an expression, of what it finds.
    fn arguments(
        &mut self,
        name: &Name,
        function: &Function,
        arguments: &[Expression<Json>],
        on: &Type<'m>,
    ) -> Vec<Type<'m>> {
        let expects = |at| function.argument(at).unwrap_or(Argument::Any);
        let is_lazy = |at| matches!(expects(at), Argument::Expression | Argument::Key);
        let mut types = vec![Type::Any; arguments.len()];
        // Values first: what expressions look at are their items.
        let mut item = Type::Any;
        for (at, argument) in arguments.iter().enumerate().filter(|(at, _)| !is_lazy(*at)) {
            if let Expression::Reference(_) = argument {
                self.wrong_argument(name, at, expects(at), "an expression");
                continue;
            }
            let ty = self.walk(argument, on);
            self.fits(name, at, expects(at), &ty);
            item = ty.item(self.model).unwrap_or(Type::Any);
            if let Some(place) = types.get_mut(at) {
                *place = ty;
            }
        }
        for (at, argument) in arguments.iter().enumerate().filter(|(at, _)| is_lazy(*at)) {
            let Expression::Reference(of) = argument else {
                self.walk(argument, on);
                self.wrong_argument(name, at, expects(at), "a value");
                continue;
            };
            let found = self.walk(of, &item);
            let kind = found.kind();
            if expects(at) == Argument::Key && !kind.fits(Kind::Number) && !kind.fits(Kind::Text) {
                self.wrong_argument(name, at, Argument::Key, kind.with_article());
            }
            if let Some(place) = types.get_mut(at) {
                *place = found;
            }
        }
        types
    }

    fn fits(&mut self, name: &Name, at: usize, expected: Argument, ty: &Type<'m>) {
        let kind = ty.kind();
        let among = |kinds: &[Kind]| kinds.iter().any(|wanted| kind.fits(*wanted));
        let item = || ty.item(self.model).map_or(Kind::Any, |item| item.kind());
        let list_of =
            |kinds: &[Kind]| kind.fits(Kind::List) && kinds.iter().any(|wanted| item().fits(*wanted));
        let (fits, of_items) = match expected {
            Argument::Any | Argument::Expression | Argument::Key => (true, false),
            Argument::Number => (among(&[Kind::Number]), false),
            Argument::Text => (among(&[Kind::Text]), false),
            Argument::TextOrList => (among(&[Kind::Text, Kind::List]), false),
            Argument::TextListOrObject => (among(&[Kind::Text, Kind::List, Kind::Object]), false),
            Argument::Object => (among(&[Kind::Object]) && (!self.maps_only || ty.is_map()), false),
            Argument::List => (among(&[Kind::List]), false),
            Argument::Numbers => (list_of(&[Kind::Number]), true),
            Argument::Texts => (list_of(&[Kind::Text]), true),
            Argument::Sortable => (list_of(&[Kind::Number, Kind::Text]), true),
        };
        if !fits {
            let found = match kind {
                Kind::List if of_items => format!("a list whose items are {} each", item().with_article()),
                kind => kind.with_article().to_owned(),
            };
            self.wrong_argument(name, at, expected, &found);
        }
    }

    fn wrong_argument(&mut self, name: &Name, at: usize, expected: Argument, found: &str) {
        let position = ["first", "second"].get(at).copied().unwrap_or("next");
        let message = format!("the {position} argument of `{}` is {found}", name.text);
        let problem = Diagnostic::error(Code::WrongArguments, message).expected(describe(expected));
        self.faults.push(Fault { at: name.at, problem });
    }
}

fn counted(function: &Function) -> String {
    match function.arguments.len() {
        1 => "1 argument".to_owned(),
        count => format!("{count} arguments"),
    }
}

fn describe(argument: Argument) -> &'static str {
    match argument {
        Argument::Any => "a value",
        Argument::Number => "a number",
        Argument::Text => "a string",
        Argument::TextOrList => "a string or a list",
        Argument::TextListOrObject => "a string, a list or an object",
        Argument::Object => "an object",
        Argument::List => "a list",
        Argument::Numbers => "a list of numbers",
        Argument::Texts => "a list of strings",
        Argument::Sortable => "a list of numbers or of strings",
        Argument::Expression => "an expression after `&`",
        Argument::Key => "an expression after `&` that finds a number or a string",
    }
}
