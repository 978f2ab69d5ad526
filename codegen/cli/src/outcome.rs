//! How a command ended.

use smithwright::diagnostic::{Code, Diagnostics, Severity};

/// How a command ended, the worse the greater; `--help` explains the codes to users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    Done,
    /// Something differs, and it was asked whether anything does.
    Differs,
    /// The output cannot be read or written.
    BadOutput,
    /// The arguments, the settings or the model are at fault.
    BadInput,
}

impl Outcome {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Differs => 1,
            Self::BadInput => 2,
            Self::BadOutput => 3,
        }
    }

    /// The outcome of a command that failed with these problems.
    pub(crate) fn of(problems: &Diagnostics) -> Self {
        let is_of_output = |code| {
            matches!(
                code,
                Code::ForeignFile
                    | Code::CannotReadOutput
                    | Code::CannotWrite
                    | Code::LinkInOutput
                    | Code::NotForOutput
                    | Code::BadOutputPath
                    | Code::NoOutput
            )
        };
        let mut errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
        if errors.all(|problem| is_of_output(problem.code)) { Self::BadOutput } else { Self::BadInput }
    }
}
