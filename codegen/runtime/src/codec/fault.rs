//! Why a body of bytes could not be read.

use std::borrow::Cow;
use std::fmt::{Display, Formatter};

use super::path::{Step, path};

/// A body is not of its format, or not of the shape that was expected. Says at which member, and never its value.
#[derive(Debug)]
pub(crate) struct ReadError {
    path: String,
    fault: Fault,
}

/// What is wrong, and at which byte.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) what: Cow<'static, str>,
    pub(super) at: usize,
}

impl ReadError {
    /// `steps` lead from the body to the value; `root` names the body's shape.
    pub(super) fn new(root: &str, steps: impl Iterator<Item = Step>, fault: Fault) -> Self {
        Self { path: path(root, steps), fault }
    }
}

impl Display for ReadError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read {}: {} at byte {}", self.path, self.fault.what, self.fault.at)
    }
}

impl std::error::Error for ReadError {}
