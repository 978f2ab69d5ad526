//! What can be said on the command line. The comments on arguments are the help texts.

use clap::{Parser, Subcommand};

/// Stands under every help text.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done; with --check: the output is up to date
  1  differences: --check found the output out of date, or diff --exit-code found changes
  2  the arguments, the settings or the model are at fault; what to do is on standard error
  3  the output cannot be read or written, or holds files that smithwright did not write";

const LEARNING: &str = "\
Examples:
  smithwright generate model/proton.json -o generated
      A client crate from a model.
  smithwright inspect model/proton.json --why Tag
      Why the crate has a type: the way from an operation to the shape.
  smithwright diff main:model/proton.json model/proton.json
      What an update means: per operation, for the Rust API, and which version to release.
  smithwright convert botocore/data/proton -o model/proton.json
      A Smithy model from a service definition of botocore.
  smithwright explain SW0301
      What a diagnostic means, with an example, and how to fix it.

A MODEL is a file of Smithy JSON AST (1.0 or 2.0), or a service definition of botocore:
`service-2.json`, `service-2.json.gz`, or the folder of a service. What a file is, its content
says.

`smithwright help COMMAND` tells more. Colours are for terminals only; NO_COLOR=1 turns them off.";

/// Generates plain, typed Rust clients from Smithy service models.
#[derive(Debug, Parser)]
#[command(
    name = "smithwright",
    version,
    arg_required_else_help = true,
    after_help = EXIT_CODES,
    after_long_help = format!("{LEARNING}\n\n{EXIT_CODES}"),
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Generate(crate::generate::Args),
    Inspect(crate::inspect::Args),
    Diff(crate::diff::Args),
    Convert(crate::convert::Args),
    Explain(crate::explain::Args),
    Completions(crate::completions::Args),
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn definition_is_sound() {
        Args::command().debug_assert();
    }
}
