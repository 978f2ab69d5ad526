//! Walks a compiled rule set.

use super::bdd::{Bdd, Next};
use super::functions;
use super::params::{InvalidParams, Params, name_of_built_in};
use super::partition::Partitions;
use super::rules::{Condition, Decision, EndpointRule, Expr, Property, Rule, RuleSet, Then};
use super::template::Piece;
use super::value::{Text, Value};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::error::ResolveEndpointError;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::{Document, Number};
use smithwright_contract::endpoint::Function;
use std::collections::HashMap;
use std::fmt;

/// How many bytes a text made by rules may have, lest templates of templates of templates fill the memory.
pub(super) const MAX_TEXT: usize = 16 * 1024;

/// A rule that cannot be evaluated.
#[derive(Debug)]
pub(super) struct EvalError(String);

impl EvalError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    pub(super) fn too_long() -> Self {
        Self::new(format!("a text of more than {MAX_TEXT} bytes"))
    }

    pub(super) fn arguments(function: Function, args: &[Value<'_>]) -> Self {
        let kinds: Vec<_> = args.iter().map(Value::kind).collect();
        Self(format!("{function:?} does not take {}", kinds.join(", ")))
    }
}

impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "endpoint rule set: {}", self.0)
    }
}

impl std::error::Error for EvalError {}

impl RuleSet {
    /// The endpoint that these rules give for `params`.
    ///
    /// # Errors
    /// When a required parameter is missing ([`InvalidParams`]), when the rules end in an error (its message is that
    /// of the rule set), or when no rule applies.
    pub fn resolve(&self, params: &Params, partitions: &Partitions) -> Result<Endpoint, BoxError> {
        let mut slots = Vec::with_capacity(self.slots);
        for parameter in &self.parameters {
            let given = || parameter.built_in().and_then(name_of_built_in).and_then(|name| params.get(name));
            let value = params.get(&parameter.name).or_else(given).or(parameter.default.as_ref());
            match value {
                Some(value) if parameter.kind.admits(value) => slots.push(Value::from(value)),
                Some(_) => {
                    let name = String::from(&*parameter.name);
                    return Err(InvalidParams::new(name, parameter.kind.expected()).into());
                }
                None if parameter.required => {
                    return Err(InvalidParams::missing(String::from(&*parameter.name)).into());
                }
                None => slots.push(Value::Empty),
            }
        }
        slots.resize_with(self.slots, || Value::Empty);
        let mut walk = Walk { slots, partitions };
        match &self.decision {
            Decision::Rules(rules) => walk.rules(rules),
            Decision::Diagram(bdd) => walk.diagram(bdd),
        }
    }
}

fn no_match() -> BoxError {
    ResolveEndpointError::message("no endpoint rule matched").into()
}

/// One walk: the values known so far, by slot.
struct Walk<'a> {
    slots: Vec<Value<'a>>,
    partitions: &'a Partitions,
}

impl<'a> Walk<'a> {
    /// The outcome of the first rule whose conditions are met. A tree is final: rules after it are not tried.
    fn rules(&mut self, rules: &'a [Rule]) -> Result<Endpoint, BoxError> {
        for rule in rules {
            if self.all_met(&rule.conditions)? {
                return match &rule.then {
                    Then::Endpoint(endpoint) => Ok(self.endpoint(endpoint)?),
                    Then::Error(message) => Err(ResolveEndpointError::message(self.text(message)?).into()),
                    Then::Tree(rules) => self.rules(rules),
                };
            }
        }
        Err(no_match())
    }

    fn diagram(&mut self, bdd: &'a Bdd) -> Result<Endpoint, BoxError> {
        let mut reference = bdd.root();
        for _ in 0..=bdd.longest() {
            reference = match bdd.at(reference)? {
                Next::NoMatch => return Err(no_match()),
                Next::Result(rule) => return self.rules(std::slice::from_ref(rule)),
                Next::Ask { condition, met, unmet, negated } => {
                    let is_met = self.all_met(std::slice::from_ref(condition))?;
                    if is_met != negated { met } else { unmet }
                }
            };
        }
        Err(EvalError::new("the decision diagram goes in a circle").into())
    }

    fn all_met(&mut self, conditions: &'a [Condition]) -> Result<bool, EvalError> {
        for condition in conditions {
            let value = self.expr(&condition.test)?;
            if !value.is_met() {
                return Ok(false);
            }
            if let Some(slot) = condition.assign.and_then(|slot| self.slots.get_mut(slot)) {
                *slot = value;
            }
        }
        Ok(true)
    }

    fn endpoint(&self, rule: &'a EndpointRule) -> Result<Endpoint, EvalError> {
        let url = self.text(&rule.url)?;
        if url.is_empty() {
            return Err(EvalError::new("the endpoint's URL is empty"));
        }
        let mut endpoint = Endpoint::builder().url(url.into_owned());
        for (name, values) in &rule.headers {
            for value in values {
                endpoint = endpoint.header(String::from(&**name), self.text(value)?.into_owned());
            }
        }
        for (name, value) in &rule.properties {
            endpoint = endpoint.property(String::from(&**name), self.property(value)?);
        }
        Ok(endpoint.build())
    }

    fn property(&self, property: &'a Property) -> Result<Document, EvalError> {
        Ok(match property {
            Property::Null => Document::Null,
            Property::Bool(flag) => Document::Bool(*flag),
            Property::Int(number) => Document::Number(match u64::try_from(*number) {
                Ok(number) => Number::PosInt(number),
                Err(_) => Number::NegInt(*number),
            }),
            Property::Text(text) => Document::String(self.text(text)?.into_owned()),
            Property::Array(items) => {
                Document::Array(items.iter().map(|item| self.property(item)).collect::<Result<_, _>>()?)
            }
            Property::Object(members) => {
                let member =
                    |(name, value): &'a (Box<str>, _)| Ok((String::from(&**name), self.property(value)?));
                Document::Object(members.iter().map(member).collect::<Result<HashMap<_, _>, EvalError>>()?)
            }
        })
    }

    /// The value of an expression that has to be a text.
    fn text(&self, expr: &'a Expr) -> Result<Text<'a>, EvalError> {
        match self.expr(expr)? {
            Value::Text(text) => Ok(text),
            other => Err(EvalError::new(format!("expected a string, found {}", other.kind()))),
        }
    }

    fn expr(&self, expr: &'a Expr) -> Result<Value<'a>, EvalError> {
        Ok(match expr {
            Expr::Bool(flag) => Value::Bool(*flag),
            Expr::Int(number) => Value::Int(*number),
            Expr::Text(text) => Value::from(&**text),
            Expr::Template(pieces) => Value::Text(Text::Owned(self.template(pieces)?)),
            Expr::Slot(slot) => self.slot(*slot).clone(),
            Expr::At(of, path) => match &**of {
                Expr::Slot(slot) => self.slot(*slot).at(path),
                of => self.expr(of)?.at(path),
            },
            Expr::Call(function, args) => self.call(*function, args)?,
        })
    }

    fn call(&self, function: Function, args: &'a [Expr]) -> Result<Value<'a>, EvalError> {
        match (function, args) {
            (Function::Coalesce, _) => {
                let mut value = Value::Empty;
                for arg in args {
                    value = self.expr(arg)?;
                    if !value.is_empty() {
                        break;
                    }
                }
                Ok(value)
            }
            (Function::Ite, [test, yes, no]) => match self.expr(test)? {
                Value::Bool(true) => self.expr(yes),
                Value::Bool(false) => self.expr(no),
                other => Err(EvalError::arguments(function, &[other])),
            },
            // Most calls take one or two arguments; they need no list on the heap.
            (_, [a]) => functions::call(function, &[self.expr(a)?], self.partitions),
            (_, [a, b]) => functions::call(function, &[self.expr(a)?, self.expr(b)?], self.partitions),
            _ => {
                let args = args.iter().map(|arg| self.expr(arg)).collect::<Result<Vec<_>, _>>()?;
                functions::call(function, &args, self.partitions)
            }
        }
    }

    fn slot(&self, slot: usize) -> &Value<'a> {
        self.slots.get(slot).unwrap_or(&Value::Empty)
    }

    fn template(&self, pieces: &[Piece]) -> Result<String, EvalError> {
        let mut out = String::with_capacity(64);
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Slot(slot, path) => match self.slot(*slot).at(path) {
                    Value::Text(text) => out.push_str(&text),
                    other => {
                        return Err(EvalError::new(format!(
                            "a template expects a string, found {}",
                            other.kind()
                        )));
                    }
                },
            }
            if out.len() > MAX_TEXT {
                return Err(EvalError::too_long());
            }
        }
        Ok(out)
    }
}
