//! Types of JMESPath expressions on shapes of the model.
//!
//! Only what can never be right is reported: a member that no shape has, a function that does not exist, a value that no
//! function or comparison takes. That a value may be absent is not.

mod calls;
mod subset;
mod types;
mod walk;

use super::reporter::Reporter;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Model, Node};
use smithwright_contract::jmespath::{Expression, Literal};
pub(super) use subset::{SUBSET, beyond_subset};
pub(super) use types::{Kind, Type};
use walk::Walk;

/// A fault of an expression.
pub(super) struct Fault {
    /// The byte at which it is.
    pub(super) at: usize,
    pub(super) problem: Diagnostic,
}

/// A value that an expression spells out.
#[derive(Clone, Debug)]
pub(super) struct Json(serde_json::Value);

impl Literal for Json {
    fn read(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map(Self).map_err(|err| err.to_string())
    }

    fn text(text: String) -> Self {
        Self(text.into())
    }

    fn into_text(self) -> Option<String> {
        match self.0 {
            serde_json::Value::String(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads the expression in a node; `None` if it is not one, which is reported.
pub(super) fn parse(node: &Node, reporter: &mut Reporter<'_>) -> Option<Expression<Json>> {
    let text = node.as_str()?;
    match smithwright_contract::jmespath::parse(text) {
        Ok(expression) => Some(expression),
        Err(error) => {
            let problem =
                Diagnostic::error(Code::NotJmespath, format!("this is not JMESPath: {}", error.message));
            reporter.report(problem.expected("a JMESPath expression"), &node.place_at(error.at));
            None
        }
    }
}

/// The type of what an expression in a node finds; what is wrong with it is reported.
pub(super) fn check<'m>(
    model: &'m Model,
    node: &Node,
    expression: &Expression<Json>,
    on: &Type<'m>,
    reporter: &mut Reporter<'_>,
) -> Type<'m> {
    let walk = Walk { model, faults: Vec::new(), details: reporter.worth_details(), maps_only: false };
    run(walk, node, expression, on, reporter)
}

/// The same for paths into inputs, where only maps have values and keys.
pub(super) fn check_context<'m>(
    model: &'m Model,
    node: &Node,
    expression: &Expression<Json>,
    on: &Type<'m>,
    reporter: &mut Reporter<'_>,
) -> Type<'m> {
    let walk = Walk { model, faults: Vec::new(), details: reporter.worth_details(), maps_only: true };
    run(walk, node, expression, on, reporter)
}

fn run<'m>(
    mut walk: Walk<'m>,
    node: &Node,
    expression: &Expression<Json>,
    on: &Type<'m>,
    reporter: &mut Reporter<'_>,
) -> Type<'m> {
    let found = walk.walk(expression, on);
    for Fault { at, problem } in walk.faults {
        reporter.report(problem, &node.place_at(at));
    }
    found
}
