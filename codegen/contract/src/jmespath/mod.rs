//! JMESPath expressions as trees, by the grammar of <https://jmespath.org/specification.html>, and the table of its
//! functions.
//!
//! The generator checks the expressions of models with it, and clients evaluate them. It depends on nothing: JSON in
//! expressions is read by who asks, with what it has for that anyway.

mod binding;
mod expression;
mod functions;
mod grammar;
mod text;
mod tokens;

use crate::SyntaxError;

pub use expression::{Comparator, Each, Expression, Name};
pub use functions::{Argument, FUNCTIONS, Function, Outcome};

/// Longest expression, in bytes. What follows one another nests in the tree, so that this bounds its depth too.
pub const LONGEST: usize = 1000;

/// Expressions within others beyond this many are refused, so that hostile ones cannot exhaust the stack.
pub const DEEPEST: usize = 64;

/// A value that an expression spells out, as its reader keeps it.
pub trait Literal: Sized {
    /// Reads JSON.
    ///
    /// # Errors
    /// Why it is none.
    fn read(json: &str) -> Result<Self, String>;

    /// A string.
    fn text(text: String) -> Self;

    /// The string that this is; `None` if it is anything else.
    fn into_text(self) -> Option<String>;
}

/// Reads an expression.
///
/// # Errors
/// The text is not an expression, longer than [`LONGEST`], or nested deeper than [`DEEPEST`].
pub fn parse<L: Literal>(text: &str) -> Result<Expression<L>, SyntaxError> {
    if text.len() > LONGEST {
        return Err(SyntaxError::new(0, format!("it is longer than {LONGEST} bytes")));
    }
    grammar::parse(text)
}
