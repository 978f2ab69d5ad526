//! JMESPath, the whole of <https://jmespath.org/specification.html>, on the answers that waiters look at.

mod evaluate;
mod functions;
mod number;
mod ordering;
mod slice;
mod value;
mod write;

#[cfg(test)]
mod tests;

use smithwright_contract::jmespath::Literal;

use evaluate::Evaluation;
pub(crate) use number::Number;
pub(crate) use value::{DEEPEST, Value};

/// An expression with its literals read.
pub(crate) type Expression = smithwright_contract::jmespath::Expression<Value>;

/// Why an expression has no result: the errors of the specification, and one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// `syntax`: it is no expression.
    Syntax,
    /// `invalid-type`: a function takes no such value.
    Type,
    /// `invalid-value`: a step of zero, or a number beyond all bounds.
    Value,
    /// `unknown-function`
    UnknownFunction,
    /// `invalid-arity`: a function takes more arguments, or fewer.
    Arity,
    /// It takes too long or too much memory: few letters can double a list again and again.
    Costs,
}

/// Reads an expression.
pub(crate) fn parse(path: &str) -> Result<Expression, Fault> {
    smithwright_contract::jmespath::parse(path).map_err(|_| Fault::Syntax)
}

/// What an expression finds in a value; what is not there is null.
pub(crate) fn search(path: &Expression, on: &Value) -> Result<Value, Fault> {
    Evaluation::default().evaluate(path, on)
}

impl Literal for Value {
    fn read(json: &str) -> Result<Self, String> {
        let document = crate::codec::json::parse(json.as_bytes()).map_err(|error| error.to_string())?;
        Self::of(&document, DEEPEST).ok_or_else(|| "it is nested too deep".to_owned())
    }

    fn text(text: String) -> Self {
        Self::Text(text.into())
    }

    fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.as_ref().to_owned()),
            _ => None,
        }
    }
}
