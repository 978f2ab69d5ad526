//! From the JSON text of a rule set to its compiled form.

use super::bdd;
use super::json::{Object, array, integer, member, object, sorted};
use super::params::ParamValue;
use super::rules::{
    Condition, Decision, EndpointRule, Expr, Kind, Named, Parameter, Property, Rule, RuleSet, Then,
};
use super::template::{Piece, parse_path, parse_template};
use aws_smithy_types::Document as Json;
use smithwright_contract::endpoint::{DEEPEST, Function, Signature, Type, VERSIONS};
use std::fmt;

/// An endpoint rule set that cannot be used: what is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSetError {
    /// From the root to the fault, such as `rules[0].conditions[1]`.
    place: String,
    message: String,
}

impl RuleSetError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { place: String::new(), message: message.into() }
    }

    /// The same error, seen from one level further up.
    pub(super) fn within(mut self, step: impl fmt::Display) -> Self {
        let separator = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        self.place = format!("{step}{separator}{}", self.place);
        self
    }
}

impl fmt::Display for RuleSetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.as_str() {
            "" => write!(f, "endpoint rule set: {}", self.message),
            place => write!(f, "endpoint rule set, {place}: {}", self.message),
        }
    }
}

impl std::error::Error for RuleSetError {}

pub(super) type Result<T> = std::result::Result<T, RuleSetError>;

pub(super) fn rule_set(text: &str) -> Result<RuleSet> {
    let json = crate::codec::json::parse(text.as_bytes());
    let json = json.map_err(|err| RuleSetError::new(format!("not JSON: {err}")))?;
    let root = object(&json)?;
    if !member(root, "version")?.as_string().is_some_and(|version| VERSIONS.contains(&version)) {
        return Err(RuleSetError::new(format!("expected {}", VERSIONS.join(" or "))).within("version"));
    }
    let mut parameters = Vec::new();
    if let Some(declared) = root.get("parameters") {
        for (name, json) in sorted(object(declared).map_err(|err| err.within("parameters"))?) {
            parameters
                .push(parameter(name, json).map_err(|err| err.within(format_args!("parameters.{name}")))?);
        }
    }
    let mut compiler = Compiler::default();
    compiler.scope.extend(parameters.iter().map(|parameter| parameter.name.clone()));
    compiler.slots = compiler.scope.len();
    let decision = if root.contains_key("nodes") {
        Decision::Diagram(bdd::bdd(root, &mut compiler)?)
    } else {
        Decision::Rules(compiler.rules(root, 0)?)
    };
    Ok(RuleSet { parameters: parameters.into(), slots: compiler.slots, decision })
}

fn parameter(name: &str, json: &Json) -> Result<Parameter> {
    let json = object(json)?;
    let kind = match member(json, "type")?.as_string().and_then(Type::of_parameter) {
        Some(Type::Text) => Kind::String,
        Some(Type::Flag) => Kind::Bool,
        Some(Type::Texts) => Kind::StringList,
        _ => return Err(RuleSetError::new("expected string, boolean or stringArray").within("type")),
    };
    let default = json.get("default").map(|value| {
        let value = default_value(value).filter(|value| kind.admits(value));
        value.ok_or_else(|| RuleSetError::new(kind.expected()).within("default"))
    });
    Ok(Parameter {
        name: name.into(),
        kind,
        built_in: json.get("builtIn").and_then(Json::as_string).map(Into::into),
        required: json.get("required").and_then(Json::as_bool).unwrap_or(false),
        default: default.transpose()?,
    })
}

fn default_value(json: &Json) -> Option<ParamValue> {
    Some(match json {
        Json::String(text) => ParamValue::String(text.clone()),
        Json::Bool(flag) => ParamValue::Bool(*flag),
        Json::Array(items) => ParamValue::StringList(
            items.iter().map(|item| item.as_string().map(str::to_owned)).collect::<Option<_>>()?,
        ),
        _ => return None,
    })
}

/// Compiles rules; knows which names are visible.
#[derive(Default)]
pub(super) struct Compiler {
    /// Visible names; the place of a name is its slot. Names that a rule assigns leave with the rule, so slots of
    /// rules that stand side by side are shared.
    scope: Vec<Box<str>>,
    slots: usize,
}

impl Compiler {
    fn rules(&mut self, json: &Object, depth: usize) -> Result<Box<[Rule]>> {
        let each = |(at, json)| self.rule(json, depth).map_err(|err| err.within(format_args!("rules[{at}]")));
        array(json, "rules")?.iter().enumerate().map(each).collect()
    }

    pub(super) fn rule(&mut self, json: &Json, depth: usize) -> Result<Rule> {
        check_depth(depth)?;
        let json = object(json)?;
        let outside = self.scope.len();
        let mut conditions = Vec::new();
        if json.contains_key("conditions") {
            for (at, json) in array(json, "conditions")?.iter().enumerate() {
                let condition = self.condition(json);
                conditions.push(condition.map_err(|err| err.within(format_args!("conditions[{at}]")))?);
            }
        }
        let then = match member(json, "type")?.as_string() {
            Some("endpoint") => {
                let endpoint = object(member(json, "endpoint")?).and_then(|json| self.endpoint(json));
                Then::Endpoint(Box::new(endpoint.map_err(|err| err.within("endpoint"))?))
            }
            Some("error") => Then::Error(self.member_expr(json, "error")?),
            Some("tree") => Then::Tree(self.rules(json, depth + 1)?),
            _ => return Err(RuleSetError::new("expected endpoint, error or tree").within("type")),
        };
        self.scope.truncate(outside);
        Ok(Rule { conditions: conditions.into(), then })
    }

    fn condition(&mut self, json: &Json) -> Result<Condition> {
        let json = object(json)?;
        let test = self.call(json, 0)?;
        let assign = json.get("assign").map(|name| {
            let name =
                name.as_string().ok_or_else(|| RuleSetError::new("expected a name").within("assign"))?;
            self.scope.push(name.into());
            self.slots = self.slots.max(self.scope.len());
            Ok(self.scope.len() - 1)
        });
        Ok(Condition { test, assign: assign.transpose()? })
    }

    /// Makes a name known that is assigned somewhere.
    pub(super) fn declare(&mut self, name: &str) {
        if self.slot(name).is_err() {
            self.scope.push(name.into());
            self.slots = self.slots.max(self.scope.len());
        }
    }

    /// A condition that assigns a name known already, if any.
    pub(super) fn declared_condition(&self, json: &Object) -> Result<Condition> {
        let assign = json.get("assign").and_then(Json::as_string).map(|name| self.slot(name));
        Ok(Condition { test: self.call(json, 0)?, assign: assign.transpose()? })
    }

    fn endpoint(&self, json: &Object) -> Result<EndpointRule> {
        let mut headers = Vec::new();
        if let Some(json) = json.get("headers") {
            for (name, values) in sorted(object(json).map_err(|err| err.within("headers"))?) {
                let values = values.as_array().ok_or_else(|| RuleSetError::new("expected an array"));
                let values = values.and_then(|values| self.exprs(values, 0));
                let values = values.map_err(|err| err.within(format_args!("headers.{name}")))?;
                headers.push((name.into(), values));
            }
        }
        let properties = match json.get("properties") {
            Some(json) => object(json).and_then(|json| self.properties(json, 0)),
            None => Ok(Box::default()),
        };
        Ok(EndpointRule {
            url: self.member_expr(json, "url")?,
            headers: headers.into(),
            properties: properties.map_err(|err| err.within("properties"))?,
        })
    }

    fn properties(&self, json: &Object, depth: usize) -> Result<Named<Property>> {
        let each = |(name, json): (&str, _)| match self.property(json, depth) {
            Ok(property) => Ok((name.into(), property)),
            Err(err) => Err(err.within(name)),
        };
        sorted(json).into_iter().map(each).collect()
    }

    fn property(&self, json: &Json, depth: usize) -> Result<Property> {
        check_depth(depth)?;
        Ok(match json {
            Json::Null => Property::Null,
            Json::Bool(flag) => Property::Bool(*flag),
            Json::Number(number) => Property::Int(integer(number)?),
            Json::String(text) => Property::Text(self.template(text)?),
            Json::Array(items) => Property::Array(
                items.iter().map(|item| self.property(item, depth + 1)).collect::<Result<_>>()?,
            ),
            Json::Object(members) => Property::Object(self.properties(members, depth + 1)?),
        })
    }

    fn member_expr(&self, json: &Object, key: &str) -> Result<Expr> {
        self.expr(member(json, key)?, 0).map_err(|err| err.within(key))
    }

    fn exprs(&self, json: &[Json], depth: usize) -> Result<Box<[Expr]>> {
        let each = |(at, json)| self.expr(json, depth).map_err(|err| err.within(format_args!("[{at}]")));
        json.iter().enumerate().map(each).collect()
    }

    fn expr(&self, json: &Json, depth: usize) -> Result<Expr> {
        check_depth(depth)?;
        match json {
            Json::Bool(flag) => Ok(Expr::Bool(*flag)),
            Json::Number(number) => integer(number).map(Expr::Int),
            Json::String(text) => self.template(text),
            Json::Object(members) => match members.get("ref").and_then(Json::as_string) {
                Some(name) => self.slot(name).map(Expr::Slot),
                None => self.call(members, depth),
            },
            // No function takes a literal list.
            Json::Array(_) | Json::Null => {
                Err(RuleSetError::new("expected a value, a reference or a function"))
            }
        }
    }

    fn call(&self, json: &Object, depth: usize) -> Result<Expr> {
        let name = member(json, "fn")?.as_string().unwrap_or_default();
        let args = array(json, "argv")?;
        let Some(signature) = Signature::find(name) else {
            return Err(RuleSetError::new(format!("unknown function `{name}`")).within("fn"));
        };
        let function = signature.function;
        if function == Function::GetAttr {
            let [of, Json::String(path)] = args else {
                return Err(RuleSetError::new("getAttr takes a value and a path").within("argv"));
            };
            let of = self.expr(of, depth + 1).map_err(|err| err.within("argv[0]"))?;
            return Ok(Expr::At(Box::new(of), parse_path(path).map_err(|err| err.within("argv[1]"))?));
        }
        if !signature.takes(args.len()) {
            return Err(RuleSetError::new(format!("wrong number of arguments for `{name}`")).within("argv"));
        }
        let args = self.exprs(args, depth + 1).map_err(|err| err.within("argv"))?;
        Ok(Expr::Call(function, args))
    }

    fn template(&self, text: &str) -> Result<Expr> {
        let mut pieces = parse_template(text, |name| self.slot(name))?.into_vec();
        Ok(match (pieces.pop(), pieces.is_empty()) {
            (None, _) => Expr::Text(Box::default()),
            (Some(Piece::Text(text)), true) => Expr::Text(text),
            (Some(last), _) => {
                pieces.push(last);
                Expr::Template(pieces.into())
            }
        })
    }

    /// The slot of the innermost variable or parameter of this name.
    fn slot(&self, name: &str) -> Result<usize> {
        let found = self.scope.iter().rposition(|known| **known == *name);
        found.ok_or_else(|| RuleSetError::new(format!("unknown name `{name}`")))
    }
}

fn check_depth(depth: usize) -> Result<()> {
    if depth < DEEPEST { Ok(()) } else { Err(RuleSetError::new("nested too deeply")) }
}
