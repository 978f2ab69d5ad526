//! Why a JSON body could not be read.

use std::borrow::Cow;
use std::fmt::{Display, Formatter, Result};

use crate::codec::path::{Step, path};

/// A JSON body is no JSON, or not of the shape that was expected.
///
/// Says at which member, and what was found there; never the value, which may be sensitive.
#[derive(Debug)]
pub struct ReadError {
    path: String,
    cause: Cause,
}

#[derive(Debug)]
pub(super) enum Cause {
    Utf8 { cause: std::str::Utf8Error, at: Place },
    Json { what: Cow<'static, str>, at: Place },
}

/// A place in a text, both counted from 1; columns are bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    line: usize,
    column: usize,
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "line {} column {}", self.line, self.column)
    }
}

impl Cause {
    /// `cause` says where `bytes` are no text.
    pub(super) fn utf8(cause: std::str::Utf8Error, bytes: &[u8]) -> Self {
        Self::Utf8 { cause, at: Place::new(bytes, cause.valid_up_to()) }
    }

    /// What is wrong at the byte `at` of `text`.
    pub(super) fn json(what: Cow<'static, str>, text: &str, at: usize) -> Self {
        Self::Json { what, at: Place::new(text.as_bytes(), at) }
    }
}

impl Place {
    fn new(bytes: &[u8], at: usize) -> Self {
        let before = bytes.get(..at).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        Self { line, column }
    }
}

impl ReadError {
    /// `steps` lead from the body to the value; `root` names the body's shape.
    pub(super) fn new(root: &str, steps: impl Iterator<Item = Step>, cause: Cause) -> Self {
        Self { path: path(root, steps), cause }
    }

    /// The member that could not be read, as `Shape.member[3].member`; values of maps are steps called `value`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Line and column of the fault, both counted from 1; columns are bytes.
    pub(crate) fn place(&self) -> (usize, usize) {
        let (Cause::Utf8 { at, .. } | Cause::Json { at, .. }) = self.cause;
        (at.line, at.column)
    }
}

impl Display for ReadError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.cause {
            Cause::Utf8 { cause, .. } => write!(f, "cannot read {}: {cause}", self.path),
            Cause::Json { what, at } => write!(f, "cannot read {}: {what} at {at}", self.path),
        }
    }
}

// The causes are told in full by `Display`, so that they are no sources too.
impl std::error::Error for ReadError {}
