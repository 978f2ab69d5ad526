//! JMESPath expressions as trees, by the grammar of <https://jmespath.org/specification.html>, the table of its
//! functions, and in [`endpoint`] the same for the language of endpoint rules.
//!
//! The generator checks the expressions of models with it, and clients evaluate them. It depends on nothing: JSON in
//! expressions is read by who asks, with what it has for that anyway.

use std::fmt;

mod binding;
pub mod endpoint;
mod expression;
mod functions;
mod grammar;
mod text;
mod tokens;

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

/// A text that is not what it should be, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The byte of the text at which the fault is.
    pub at: usize,
    /// What is wrong.
    pub message: String,
}

impl SyntaxError {
    pub(crate) fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}, {}", self.at, self.message)
    }
}

impl std::error::Error for SyntaxError {}

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
