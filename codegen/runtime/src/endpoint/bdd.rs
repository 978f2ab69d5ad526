//! Endpoint rules as a binary decision diagram (`smithy.rules#endpointBdd`): conditions and results as in a rule set,
//! and nodes that say which condition is looked at next.

use super::eval::EvalError;
use super::json::{Object, array, integer, member, object};
use super::parse::{Compiler, Result, RuleSetError};
use super::rules::{Condition, Rule};
use aws_smithy_types::Document as Json;

/// References from here on are results: the first is "no rule matches", and is not written down.
const FIRST_RESULT: i64 = 100_000_000;

/// Bytes of a node: condition, reference if it is met, reference if not, each of 32 bits, the highest first.
const NODE: usize = 12;

#[derive(Clone, Debug)]
pub(super) struct Bdd {
    pub(super) conditions: Box<[Condition]>,
    pub(super) results: Box<[Rule]>,
    nodes: Box<[Node]>,
    root: i32,
}

#[derive(Clone, Debug)]
struct Node {
    condition: i32,
    met: i32,
    unmet: i32,
}

/// Where a walk has come to.
pub(super) enum Next<'a> {
    /// A condition to look at; the answer counts the other way round if `negated`.
    Ask {
        condition: &'a Condition,
        met: i32,
        unmet: i32,
        negated: bool,
    },
    Result(&'a Rule),
    NoMatch,
}

impl Bdd {
    pub(super) fn root(&self) -> i32 {
        self.root
    }

    /// How many steps a walk can take: nodes do not lead back to where one came from.
    pub(super) fn longest(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn at(&self, reference: i32) -> std::result::Result<Next<'_>, EvalError> {
        let fault = || EvalError::new(format!("the reference {reference} leads nowhere"));
        let wide = i64::from(reference);
        if wide == FIRST_RESULT || reference.unsigned_abs() == 1 {
            return Ok(Next::NoMatch);
        }
        if wide > FIRST_RESULT {
            let index = usize::try_from(wide - FIRST_RESULT - 1).map_err(|_| fault())?;
            return self.results.get(index).map(Next::Result).ok_or_else(fault);
        }
        let index = usize::try_from(wide.abs() - 1).map_err(|_| fault())?;
        let node = self.nodes.get(index).ok_or_else(fault)?;
        let condition = usize::try_from(node.condition).ok().and_then(|index| self.conditions.get(index));
        let condition = condition.ok_or_else(fault)?;
        Ok(Next::Ask { condition, met: node.met, unmet: node.unmet, negated: reference < 0 })
    }
}

/// Compiles a diagram. Unlike in rules, what a condition assigns is known everywhere.
pub(super) fn bdd(root: &Object, compiler: &mut Compiler) -> Result<Bdd> {
    let conditions = array(root, "conditions")?;
    for (at, condition) in conditions.iter().enumerate() {
        let name = condition.as_object().and_then(|json| json.get("assign")).map(|name| {
            let fault =
                || RuleSetError::new("expected a name").within(format_args!("conditions[{at}].assign"));
            name.as_string().ok_or_else(fault)
        });
        if let Some(name) = name.transpose()? {
            compiler.declare(name);
        }
    }
    let condition = |(at, json): (usize, &Json)| {
        let condition = object(json).and_then(|json| compiler.declared_condition(json));
        condition.map_err(|err| err.within(format_args!("conditions[{at}]")))
    };
    let conditions = conditions.iter().enumerate().map(condition).collect::<Result<_>>()?;
    let each = |(at, json)| compiler.rule(json, 0).map_err(|err| err.within(format_args!("results[{at}]")));
    let results = array(root, "results")?.iter().enumerate().map(each).collect::<Result<_>>()?;
    let number = |key: &str| {
        let number = member(root, key)?.as_number().and_then(|number| integer(number).ok());
        let number = number.and_then(|number| i32::try_from(number).ok());
        number.ok_or_else(|| RuleSetError::new("expected an integer of 32 bits").within(key))
    };
    let (count, text) = (number("nodeCount")?, member(root, "nodes")?.as_string());
    let bytes = text.and_then(|text| aws_smithy_types::base64::decode(text).ok());
    let bytes = bytes.ok_or_else(|| RuleSetError::new("expected base64").within("nodes"))?;
    if usize::try_from(count).ok().and_then(|count| count.checked_mul(NODE)) != Some(bytes.len()) {
        return Err(RuleSetError::new(format!("expected {count} nodes of {NODE} bytes")).within("nodes"));
    }
    Ok(Bdd {
        conditions,
        results,
        nodes: bytes.chunks_exact(NODE).map(node).collect(),
        root: number("root")?,
    })
}

fn node(bytes: &[u8]) -> Node {
    let number = |at: usize| {
        let bytes = bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        i32::from_be_bytes(bytes.unwrap_or_default())
    };
    Node { condition: number(0), met: number(4), unmet: number(8) }
}
