//! `smithwright explain`.

use crate::args::EXIT_CODES;
use crate::console::{fail, say_raw};
use crate::outcome::Outcome;
use smithwright::diagnostic::{Code, Diagnostic, did_you_mean};

/// Explain a diagnostic: what it means, an example, and how to fix it.
///
/// Without CODE, lists all codes. The same texts are in the documentation of `smithwright::diagnostic::Code`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// The code of a diagnostic, such as SW0301
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let Some(wanted) = &args.code else {
        say_raw(&Code::ALL.iter().map(|code| format!("{code}  {}\n", code.meaning())).collect::<String>());
        return Outcome::Done;
    };
    let Some(code) = Code::ALL.iter().find(|code| code.as_str().eq_ignore_ascii_case(wanted)) else {
        let problem = Diagnostic::error(Code::UnknownCode, format!("there is no code `{wanted}`"))
            .expected("a code as diagnostics show it in brackets, such as `SW0301`")
            .hint("`smithwright explain` lists all codes")
            .maybe_hint(did_you_mean(&wanted.to_uppercase(), Code::ALL.iter().map(|code| code.as_str())));
        return fail(&problem.into(), "nothing was explained");
    };
    say_raw(&format!("{code}: {}\n\n{}", code.meaning(), code.explanation()));
    Outcome::Done
}
