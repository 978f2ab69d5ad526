//! A rule set in its compiled form: names are resolved to slots, templates and paths are split.

use super::bdd::Bdd;
use super::params::ParamValue;
use super::parse::{self, RuleSetError};
use super::template::{Piece, Step};
use smithwright_contract::endpoint::Function;
use std::str::FromStr;

/// A compiled endpoint rule set (`smithy.rules#endpointRuleSet`, version 1.0 or 1.1), or its other form, a binary
/// decision diagram (`smithy.rules#endpointBdd`).
#[derive(Clone, Debug)]
pub struct RuleSet {
    pub(super) parameters: Box<[Parameter]>,
    /// How many slots the values of parameters and of `assign` need at most at the same time.
    pub(super) slots: usize,
    pub(super) decision: Decision,
}

impl RuleSet {
    /// Compiles a rule set from its JSON text.
    ///
    /// # Errors
    /// When the text is not JSON or not a rule set of a known version, names an unknown function or variable, or
    /// is nested too deeply. The error says where.
    pub fn parse(json: &str) -> Result<Self, RuleSetError> {
        parse::rule_set(json)
    }

    /// The parameters that the rule set declares, sorted by name.
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }
}

impl FromStr for RuleSet {
    type Err = RuleSetError;

    fn from_str(json: &str) -> Result<Self, RuleSetError> {
        Self::parse(json)
    }
}

/// A parameter of a rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    pub(super) name: Box<str>,
    pub(super) kind: Kind,
    pub(super) built_in: Option<Box<str>>,
    pub(super) required: bool,
    pub(super) default: Option<ParamValue>,
}

impl Parameter {
    /// Name of the parameter, such as `Region`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Name of the client setting that the parameter takes its value from, such as `AWS::Region`.
    pub fn built_in(&self) -> Option<&str> {
        self.built_in.as_deref()
    }

    /// Whether no endpoint can be resolved without a value (or a default) for this parameter.
    pub fn is_required(&self) -> bool {
        self.required
    }

    /// Value of the parameter where the caller gives none.
    pub fn default_value(&self) -> Option<&ParamValue> {
        self.default.as_ref()
    }
}

/// Type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    String,
    Bool,
    StringList,
}

impl Kind {
    pub(super) fn admits(self, value: &ParamValue) -> bool {
        matches!(
            (self, value),
            (Self::String, ParamValue::String(_))
                | (Self::Bool, ParamValue::Bool(_))
                | (Self::StringList, ParamValue::StringList(_))
        )
    }

    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::String => "must be a string",
            Self::Bool => "must be a boolean",
            Self::StringList => "must be a list of strings",
        }
    }
}

/// What leads to an endpoint.
#[derive(Clone, Debug)]
pub(super) enum Decision {
    Rules(Box<[Rule]>),
    Diagram(Bdd),
}

/// A rule: what follows when all conditions are met.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) conditions: Box<[Condition]>,
    pub(super) then: Then,
}

#[derive(Clone, Debug)]
pub(super) struct Condition {
    pub(super) test: Expr,
    /// Slot that keeps the value for later conditions and for what follows from the rule.
    pub(super) assign: Option<usize>,
}

#[derive(Clone, Debug)]
pub(super) enum Then {
    Endpoint(Box<EndpointRule>),
    Error(Expr),
    Tree(Box<[Rule]>),
}

/// Values by name, sorted by name.
pub(super) type Named<T> = Box<[(Box<str>, T)]>;

#[derive(Clone, Debug)]
pub(super) struct EndpointRule {
    pub(super) url: Expr,
    pub(super) headers: Named<Box<[Expr]>>,
    pub(super) properties: Named<Property>,
}

/// A property of an endpoint: any JSON, with templates for strings.
#[derive(Clone, Debug)]
pub(super) enum Property {
    Null,
    Bool(bool),
    Int(i64),
    Text(Expr),
    Array(Box<[Property]>),
    Object(Named<Property>),
}

/// An expression.
#[derive(Clone, Debug)]
pub(super) enum Expr {
    Bool(bool),
    Int(i64),
    Text(Box<str>),
    Template(Box<[Piece]>),
    Slot(usize),
    /// `getAttr`, its path being known.
    At(Box<Expr>, Box<[Step]>),
    Call(Function, Box<[Expr]>),
}
