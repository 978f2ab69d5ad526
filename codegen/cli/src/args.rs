//! What can be said on the command line. The comments here are the help texts.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  done; with --check: the output is up to date
  1  --check found differences
  2  the arguments, the model or the output folder are at fault, and what to do is on standard error";

const EXAMPLES: &str = "\
Examples:
  smithwright generate
      Generate model/proton.json into generated/.
  smithwright generate model/dynamodb.json -o dynamodb
      Generate another model into another folder.
  smithwright generate --operation GetEnvironment --operation 'List*'
      Only these operations, and the types, paginators and waiters they need.
  smithwright generate --check
      In CI: fail, with a diff, if somebody forgot to generate after changing the model.
  smithwright generate a.json b.json --service com.example#Weather
      One model in two files, with several services in it.";

/// Generates plain, typed Rust clients from Smithy service models.
#[derive(Debug, Parser)]
#[command(name = "smithwright", version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Generate(Generate),
}

/// Generate a client crate from a service model.
///
/// Reads a Smithy model (JSON AST 1.0 or 2.0) and writes `Cargo.toml` and `src/` of a crate into the output folder.
/// Everything in it is generated: it can be deleted and comes back byte for byte. Files that are right already are
/// not touched; files that are no longer generated are removed; files that smithwright did not write are never
/// overwritten or removed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"), after_help = EXIT_CODES)]
pub(crate) struct Generate {
    /// Model files; several together make one model
    #[arg(value_name = "MODEL", default_value = Generate::MODEL)]
    pub(crate) models: Vec<PathBuf>,

    /// Folder of the generated crate; made if it is not there
    #[arg(short, long = "out", value_name = "DIR", default_value = Generate::OUT)]
    pub(crate) out: PathBuf,

    /// Generate only this operation, or those that match a pattern such as `List*` [may be repeated]
    ///
    /// Takes a name, a shape id, or a pattern in which `*` stands for any text. Types, paginators and waiters that no
    /// chosen operation needs are left out.
    #[arg(long = "operation", value_name = "NAME|GLOB")]
    pub(crate) operations: Vec<String>,

    /// Service to generate, by name or shape id, when the model has several
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,

    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long)]
    pub(crate) check: bool,

    /// What becomes of deprecated parts of the model
    #[arg(long, value_enum, default_value_t)]
    pub(crate) deprecation: Deprecation,

    /// Print nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

impl Generate {
    const MODEL: &str = "model/proton.json";
    const OUT: &str = "generated";

    /// The command line that writes what this one checks.
    pub(crate) fn mending_command(&self) -> String {
        let mut words = vec!["smithwright".to_owned(), "generate".to_owned()];
        if self.models != [PathBuf::from(Self::MODEL)] {
            words.extend(self.models.iter().map(|model| quoted(&model.to_string_lossy())));
        }
        let mut option = |name: &str, value: &str| words.extend([name.to_owned(), quoted(value)]);
        if self.out.as_os_str() != Self::OUT {
            option("-o", &self.out.to_string_lossy());
        }
        for operation in &self.operations {
            option("--operation", operation);
        }
        if let Some(service) = &self.service {
            option("--service", service);
        }
        if self.deprecation != Deprecation::default() {
            let name = self.deprecation.to_possible_value();
            option("--deprecation", name.as_ref().map_or("", |value| value.get_name()));
        }
        words.join(" ")
    }
}

/// `word` as a shell takes it for one word.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:,=+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, ValueEnum)]
pub(crate) enum Deprecation {
    /// A note in the documentation
    #[default]
    Doc,
    /// The attribute `#[deprecated]`, so that the compiler warns who uses them
    Attribute,
    /// Nothing
    Ignore,
}

impl From<Deprecation> for smithwright::Deprecation {
    fn from(choice: Deprecation) -> Self {
        match choice {
            Deprecation::Doc => Self::DocNote,
            Deprecation::Attribute => Self::Attribute,
            Deprecation::Ignore => Self::Ignore,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn mending(words: &[&str]) -> String {
        let Command::Generate(args) = Args::try_parse_from(words).unwrap().command;
        args.mending_command()
    }

    #[test]
    fn definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn mending_repeats_what_was_chosen() {
        assert_eq!(mending(&["smithwright", "generate", "--check"]), "smithwright generate");
        let words =
            "smithwright generate a.json -o out --operation List* --service a#B --deprecation ignore --check";
        let expected =
            "smithwright generate a.json -o out --operation 'List*' --service 'a#B' --deprecation ignore";
        assert_eq!(mending(&words.split(' ').collect::<Vec<_>>()), expected);
        assert_eq!(mending(&["smithwright", "generate", "it's"]), r"smithwright generate 'it'\''s'");
    }
}
