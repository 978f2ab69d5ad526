//! What can be said on the command line. The comments on arguments are the help texts.

use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;

/// Stands under every help text.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done; with --check: the output is up to date
  1  differences: --check found the output out of date, diff --exit-code found changes, or diff
     --gate found changes that do not pass
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

`smithwright help COMMAND` says more.";

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

    /// When to use colours; `auto` is on terminals that have them, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    pub(crate) color: Color,

    /// Say more: which files are read, what becomes of each file, every name and every problem of long lists
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

/// When text has colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Args {
    /// The arguments of this process; help texts and errors in them end it here.
    pub(crate) fn of_process() -> Self {
        let words: Vec<_> = std::env::args_os().collect();
        // For the texts that clap prints itself.
        let color = match Self::color_in(&words) {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let matches = Self::command().color(color).get_matches_from(words);
        Self::from_arg_matches(&matches).unwrap_or_else(|err| err.exit())
    }

    /// The choice of colours among words that may hold errors elsewhere.
    fn color_in(words: &[OsString]) -> Color {
        let words: Vec<_> =
            words.iter().map(|word| word.to_string_lossy()).take_while(|word| word != "--").collect();
        let apart = words.iter().zip(words.iter().skip(1)).filter(|(flag, _)| *flag == "--color");
        let choices = apart.map(|(_, choice)| choice.as_ref());
        let choices = choices.chain(words.iter().filter_map(|word| word.strip_prefix("--color=")));
        choices.filter_map(|choice| Color::from_str(choice, false).ok()).next_back().unwrap_or_default()
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    // In a box, for it has many more than the others.
    Generate(Box<crate::generate::Args>),
    Inspect(crate::inspect::Args),
    Diff(crate::diff::Args),
    Convert(crate::convert::Args),
    Explain(crate::explain::Args),
    Schema(crate::schema::Args),
    Completions(crate::completions::Args),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn colours_are_found_beside_errors() {
        let found = |words: &str| Args::color_in(&words.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(found("smithwright generate --nonsense --color never"), Color::Never);
        assert_eq!(found("smithwright --color=always generate"), Color::Always);
        assert_eq!(found("smithwright --color sometimes"), Color::Auto);
        assert_eq!(found("smithwright inspect -- --color=always"), Color::Auto);
    }
}
