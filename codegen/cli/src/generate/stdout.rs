//! `smithwright generate -o -`: a client as one file on standard output.

use super::args::{Args, Format};
use super::jobs::Job;
use crate::console::{fail, say_raw, tell};
use crate::outcome::Outcome;
use smithwright::Layout;
use smithwright::diagnostic::{Code, Diagnostic};

impl Args {
    /// Whether `-o -` was given.
    pub(super) fn goes_to_stdout(&self) -> bool {
        self.output.as_ref().is_some_and(|output| output.as_os_str() == "-")
    }
}

/// Prints the client of the one job; there are several only where `--output` is refused.
pub(super) fn run(args: &Args, jobs: &[Job]) -> Outcome {
    let conflicts = [
        ("--check", args.check),
        ("--json", args.json),
        ("--format rust-file-tree", args.format == Some(Format::RustFileTree)),
    ];
    if let Some((flag, _)) = conflicts.iter().find(|(_, given)| *given) {
        let message = format!("`-o -` prints a single file, and `{flag}` asks for something else");
        let problem = Diagnostic::error(Code::ConflictingChoices, message);
        return fail(&problem.hint("leave one of them out").into(), "nothing was generated");
    }
    for job in jobs {
        match job.generator().layout(Layout::SingleFile).render_with_warnings() {
            Ok((files, warnings)) => {
                if !args.quiet {
                    tell(&warnings);
                }
                files.iter().for_each(|file| say_raw(&file.text));
            }
            Err(problems) => return fail(&problems, "nothing was generated"),
        }
    }
    Outcome::Done
}
