//! Problems found in the input, and how they are shown.
//!
//! A stage gathers every problem it finds; none stops at the first.

mod code;
mod paint;
mod render;
pub(crate) mod suggest;

pub use code::Code;
#[cfg(feature = "diff")]
pub(crate) use paint::Paint;
pub use render::render;
pub use suggest::did_you_mean;

use crate::model::{Place, ShapeId};
use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Worth knowing; generating goes on.
    Warning,
}

/// One problem.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What sort of problem it is. Codes stay the same from version to version.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where in the files it is, if anywhere.
    pub place: Option<Place>,
    /// The shape or member it is about.
    pub shape: Option<ShapeId>,
    /// What is wrong.
    pub message: String,
    /// What was expected instead.
    pub expected: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            place: None,
            shape: None,
            message: message.into(),
            expected: None,
            hint: None,
        }
    }

    /// A warning.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Says where it is.
    #[must_use]
    pub fn at(mut self, place: &Place) -> Self {
        self.place = place.file().is_some().then(|| place.clone());
        self
    }

    /// Says which shape or member it is about.
    #[must_use]
    pub fn about(mut self, shape: &ShapeId) -> Self {
        self.shape = Some(shape.clone());
        self
    }

    /// Says what was expected.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says what to do, if there is something to say.
    #[must_use]
    pub fn maybe_hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }
}

/// Most diagnostics kept; more are only counted, so that a hostile file cannot fill the memory.
const MOST: usize = 1000;
/// How many get details that are costly to work out.
const DETAILED: usize = 50;

/// The problems found so far.
#[derive(Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// Of these no error is kept, but a warning.
    only_warned: Vec<Code>,
    dropped: usize,
    errors: usize,
}

impl Diagnostics {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// None; errors with these codes become warnings when they are added.
    pub(crate) fn with_warnings(codes: &[Code]) -> Self {
        Self { only_warned: codes.to_vec(), ..Self::default() }
    }

    /// Adds one. Above a thousand they are counted but not kept.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if self.only_warned.contains(&diagnostic.code) {
            diagnostic.severity = Severity::Warning;
        }
        if diagnostic.severity == Severity::Error {
            self.errors = self.errors.saturating_add(1);
        }
        if self.list.len() < MOST {
            self.list.push(diagnostic);
        } else {
            self.dropped = self.dropped.saturating_add(1);
        }
    }

    /// Adds all of another stage.
    pub fn append(&mut self, other: Self) {
        // Those dropped earlier may have been errors; count what cannot be kept exactly once.
        let errors = self.errors.saturating_add(other.errors);
        self.dropped = self.dropped.saturating_add(other.dropped);
        for diagnostic in other.list {
            self.push(diagnostic);
        }
        self.errors = errors;
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many errors there are, those not kept included.
    pub fn error_count(&self) -> usize {
        self.errors
    }

    /// How many were counted but not kept.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// Whether it is still worth working out details of another one, such as the nearest names. After the first few
    /// nobody reads them, and a file with thousands of faults must not take minutes.
    pub(crate) fn worth_details(&self) -> bool {
        self.list.len() < DETAILED
    }

    /// Whether there are none at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many are kept.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Those kept, in the order of [`Diagnostics::sort`] if that was called, else as found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Orders them by file and place; those without a place come first.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            let key = |diagnostic: &Diagnostic| {
                let place = diagnostic.place.as_ref().map(|place| {
                    let (file, offset) = place.sort_key();
                    (file.to_owned(), offset)
                });
                (place, diagnostic.severity, diagnostic.code.as_str())
            };
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        let mut all = Self::new();
        all.push(diagnostic);
        all
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.list.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&render(diagnostic, false))?;
        }
        if self.dropped > 0 {
            write!(f, "\nand {} more\n", self.dropped)?;
        }
        Ok(())
    }
}

/// As text for people, because this is how Rust shows what `main` returns, in build scripts above all.
impl fmt::Debug for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.list.len().saturating_add(self.dropped);
        match (self.errors, all) {
            (_, 0) => return f.write_str("no problems"),
            (0, 1) => f.write_str("1 warning")?,
            (0, all) => write!(f, "{all} warnings")?,
            (1, _) => f.write_str("1 error")?,
            (errors, _) => write!(f, "{errors} errors")?,
        }
        write!(f, "\n\n{self}")
    }
}

impl std::error::Error for Diagnostics {}
