//! Expressions of rules: literals, templates, references and calls.

use super::{Rules, faulty};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Node, Place, Value as Json};
use smithwright_contract::SyntaxError;
use smithwright_contract::endpoint::{
    self, Argument, DEEPEST, FUNCTIONS, Function, Outcome, Piece, Signature, Step, Type,
};

/// What is known of a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    /// `None` if it is not known, since what is at fault there has been reported.
    pub(super) ty: Option<Type>,
    /// Whether there is a value for certain.
    pub(super) is_set: bool,
}

impl Value {
    const UNKNOWN: Self = Self { ty: None, is_set: true };

    fn of(ty: Type) -> Self {
        Self { ty: Some(ty), is_set: true }
    }
}

impl<'n> Rules<'n, '_> {
    /// An expression that must be a string.
    pub(super) fn text(&mut self, node: &'n Node, what: &str) {
        let value = self.expression(node, 0);
        match value {
            Value { ty: Some(ty), .. } if ty != Type::Text => {
                let message = format!("{what} is {}", ty.with_article());
                let problem = Diagnostic::error(Code::WrongEndpointValue, message);
                self.report(problem.expected("a string"), &node.place);
            }
            Value { is_set: false, .. } => self.unset(what, &node.place),
            _ => {}
        }
    }

    fn unset(&mut self, what: &str, place: &Place) {
        let message = format!("{what} has no value if nothing sets it");
        let problem = Diagnostic::error(Code::WrongEndpointValue, message);
        self.report(problem.expected("a condition with `isSet` before it"), place);
    }

    pub(super) fn expression(&mut self, node: &'n Node, depth: usize) -> Value {
        if depth >= DEEPEST {
            self.report(faulty("expressions are nested too deep"), &node.place);
            return Value::UNKNOWN;
        }
        match &node.value {
            Json::Bool(_) => Value::of(Type::Flag),
            Json::Number(_) => {
                self.integer(node);
                Value::of(Type::Integer)
            }
            Json::String(text) => {
                self.template(node, text);
                Value::of(Type::Text)
            }
            Json::Object(_) => match node.get("ref").and_then(|name| Some((name, name.as_str()?))) {
                Some((place, name)) => self.reference(name, &place.place),
                None => self.call(node, depth),
            },
            Json::Array(_) | Json::Null => {
                let problem = faulty(format!("an expression of the endpoint rules is {}", node.kind()));
                self.report(problem.expected("a string, boolean, integer, reference or call"), &node.place);
                Value::UNKNOWN
            }
        }
    }

    pub(super) fn integer(&mut self, node: &Node) {
        if node.as_number().is_some_and(|number| number.as_i64().is_none()) {
            let problem = faulty("a number of the endpoint rules is not an integer of 64 bits");
            self.report(problem.expected("an integer such as 3"), &node.place);
        }
    }

    fn reference(&mut self, name: &str, place: &Place) -> Value {
        if let Some(known) = self.scope.get(name) {
            return Value { ty: known.ty, is_set: known.is_set };
        }
        let near = if self.reporter.worth_details() { did_you_mean(name, self.scope.names()) } else { None };
        let message = format!("the endpoint rules refer to `{name}`, which is not defined here");
        let problem = Diagnostic::error(Code::UndefinedReference, message).maybe_hint(near);
        self.report(problem.expected("a parameter, or what a condition before has assigned"), place);
        Value::UNKNOWN
    }

    /// A string, whose placeholders must be strings that have a value.
    pub(super) fn template(&mut self, node: &Node, text: &str) {
        let pieces = match endpoint::template(text) {
            Ok(pieces) => pieces,
            Err(fault) => return self.bad_text(node, &fault, 0),
        };
        for piece in pieces {
            let Piece::Value { name, path, at } = piece else { continue };
            let place = node.place_at(at);
            let root = self.reference(name, &place);
            let value = self.at(root, &path, &place);
            match value {
                Value { ty: Some(ty), .. } if ty != Type::Text => {
                    let message = format!("`{name}` in a template is {}", ty.with_article());
                    let problem = Diagnostic::error(Code::WrongEndpointValue, message);
                    self.report(problem.expected("a string"), &place);
                }
                Value { is_set: false, .. } => self.unset(&format!("`{name}` in a template"), &place),
                _ => {}
            }
        }
    }

    fn bad_text(&mut self, node: &Node, fault: &SyntaxError, before: usize) {
        let problem = Diagnostic::error(Code::BadTemplate, fault.message.clone());
        let expected =
            "a template such as `https://{Region}.example.com/{url#path}`; `{{` and `}}` are braces";
        self.report(problem.expected(expected), &node.place_at(before + fault.at));
    }

    /// What is at a path.
    fn at(&mut self, mut value: Value, path: &[Step<'_>], place: &Place) -> Value {
        for step in path {
            let Some(ty) = value.ty else { return Value { ty: None, ..value } };
            match step {
                Step::Key(key) => {
                    let attributes = ty.attributes();
                    let Some((_, found)) = attributes.iter().find(|(name, _)| name == key) else {
                        let message = format!("{} has no attribute `{key}`", ty.with_article());
                        let near = did_you_mean(key, attributes.iter().map(|(name, _)| *name));
                        let names: Vec<_> = attributes.iter().map(|(name, _)| format!("`{name}`")).collect();
                        let mut problem = Diagnostic::error(Code::UnknownMember, message).maybe_hint(near);
                        if !names.is_empty() {
                            problem = problem.expected(format!("one of {}", names.join(", ")));
                        }
                        self.report(problem, place);
                        return Value::UNKNOWN;
                    };
                    value.ty = Some(*found);
                }
                Step::Index(_) if ty == Type::Texts => value = Value { ty: Some(Type::Text), is_set: false },
                Step::Index(_) => {
                    let message = format!("an item is taken of {}", ty.with_article());
                    let problem = Diagnostic::error(Code::WrongEndpointValue, message);
                    self.report(problem.expected("a list"), place);
                    return Value::UNKNOWN;
                }
            }
        }
        value
    }

    /// A call of a function.
    pub(super) fn call(&mut self, node: &'n Node, depth: usize) -> Value {
        let name = self.required(node, "fn");
        let arguments = self.array(node, "argv");
        let Some(name_node) = name else { return Value::UNKNOWN };
        let Some(name) = name_node.as_str() else {
            self.wrong_kind(name_node, "fn", "the name of a function");
            return Value::UNKNOWN;
        };
        let values: Vec<Value> = match Signature::find(name) {
            Some(signature) if signature.function == Function::GetAttr => {
                arguments.iter().take(1).map(|argument| self.expression(argument, depth + 1)).collect()
            }
            _ => arguments.iter().map(|argument| self.expression(argument, depth + 1)).collect(),
        };
        let Some(signature) = Signature::find(name) else {
            let near = did_you_mean(name, FUNCTIONS.iter().map(|function| function.name));
            let problem = Diagnostic::error(
                Code::UnknownFunction,
                format!("the endpoint rules call `{name}`, a function that clients do not know"),
            );
            let problem = problem.expected("a function of Smithy's or AWS's endpoint rules").maybe_hint(near);
            self.report(problem, &name_node.place);
            return Value::UNKNOWN;
        };
        let count = arguments.len();
        let is_array = node.get("argv").is_some_and(|node| node.as_array().is_some());
        if !signature.takes(count) {
            if let Some(argv) = node.get("argv").filter(|_| is_array) {
                let least = if signature.repeats { "at least " } else { "" };
                let wanted = match signature.arguments.len() {
                    1 => "1 argument".to_owned(),
                    count => format!("{count} arguments"),
                };
                let message = format!("`{name}` takes {least}{wanted}, not {count}");
                self.report(Diagnostic::error(Code::WrongArguments, message), &argv.place);
            }
            return Value::UNKNOWN;
        }
        if signature.function == Function::GetAttr {
            return self.get_attr(arguments, &values);
        }
        self.arguments(signature, arguments, &values)
    }

    fn get_attr(&mut self, arguments: &'n [Node], values: &[Value]) -> Value {
        let ([_, path], [value]) = (arguments, values) else { return Value::UNKNOWN };
        let Some(text) = path.as_str() else {
            self.wrong_argument("getAttr", 1, path.kind(), "a path such as `name` or `resourceId[0]`", path);
            return Value::UNKNOWN;
        };
        match endpoint::path(text) {
            Ok(steps) => self.at(*value, &steps, &path.place),
            Err(fault) => {
                let problem = Diagnostic::error(Code::BadTemplate, fault.message.clone());
                self.report(problem, &path.place_at(fault.at));
                Value::UNKNOWN
            }
        }
    }

    /// What a function returns for arguments of these types.
    fn arguments(&mut self, signature: &Signature, nodes: &'n [Node], values: &[Value]) -> Value {
        let mut same: Option<Value> = None;
        for (at, (value, node)) in values.iter().zip(nodes).enumerate() {
            let expected = match signature.argument(at) {
                Some(Argument::Of(ty)) => Some(ty),
                Some(Argument::Same) => {
                    let first = same.and_then(|same| same.ty);
                    // Of `coalesce` one value is enough; of `ite` either may be taken.
                    let is_set = match same {
                        None => value.is_set,
                        Some(same) if signature.function == Function::Coalesce => same.is_set || value.is_set,
                        Some(same) => same.is_set && value.is_set,
                    };
                    same = Some(Value { ty: first.or(value.ty), is_set });
                    first
                }
                _ => None,
            };
            if let (Some(expected), Some(found)) = (expected, value.ty)
                && expected != found
            {
                self.wrong_argument(signature.name, at, found.with_article(), expected.with_article(), node);
            }
        }
        self.literals(signature, nodes);
        let all_set = values.iter().all(|value| value.is_set);
        match signature.result {
            Outcome::Of(Type::Flag) => Value::of(Type::Flag),
            Outcome::Of(ty) => Value { ty: Some(ty), is_set: all_set },
            Outcome::Maybe(ty) => Value { ty: Some(ty), is_set: false },
            Outcome::Same => same.unwrap_or(Value::UNKNOWN),
            Outcome::AtPath => Value::UNKNOWN,
        }
    }

    /// Numbers and texts that a function never takes.
    fn literals(&mut self, signature: &Signature, nodes: &'n [Node]) {
        let number = |at: usize| nodes.get(at).and_then(|node| Some((node, node.as_i64()?)));
        match signature.function {
            Function::Substring => {
                for (node, _) in [number(1), number(2)].into_iter().flatten().filter(|(_, value)| *value < 0)
                {
                    let problem = Diagnostic::error(Code::WrongArguments, "a place in a string is negative");
                    self.report(problem.expected("0 or more"), &node.place);
                }
                if let (Some((_, from)), Some((node, to))) = (number(1), number(2))
                    && from >= to
                {
                    let message = format!("`substring` from {from} to {to} finds nothing");
                    let problem = Diagnostic::error(Code::WrongArguments, message);
                    self.report(problem.expected("an end after the beginning"), &node.place);
                }
            }
            Function::Split => {
                if let Some(delimiter) = nodes.get(1).filter(|node| node.as_str() == Some("")) {
                    let problem =
                        Diagnostic::error(Code::WrongArguments, "the delimiter of `split` is empty");
                    self.report(problem.expected("a string with a character"), &delimiter.place);
                }
                if let Some((limit, _)) = number(2).filter(|(_, limit)| *limit < 0) {
                    let problem = Diagnostic::error(Code::WrongArguments, "the limit of `split` is negative");
                    self.report(problem.expected("0 for any number of parts, or more"), &limit.place);
                }
            }
            _ => {}
        }
    }

    fn wrong_argument(&mut self, function: &str, at: usize, found: &str, expected: &str, node: &Node) {
        let position = ["first", "second", "third", "fourth"].get(at).copied().unwrap_or("next");
        let message = format!("the {position} argument of `{function}` is {found}");
        let problem = Diagnostic::error(Code::WrongArguments, message);
        self.report(problem.expected(expected), &node.place);
    }
}
