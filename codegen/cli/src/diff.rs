//! `smithwright diff`.

use crate::args::EXIT_CODES;
use crate::console::{fail, say_raw, tell};
use crate::outcome::Outcome;
use crate::{input, output_file};
use clap::ValueEnum;
use smithwright::diagnostic::Diagnostics;
use smithwright::diff::{ApiDiff, DiffOptions, compare, render};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  smithwright diff old.json model/proton.json
      What changed, per operation, for the generated Rust, and for programs already running.
  smithwright diff main:model/proton.json model/proton.json
      The branch `main` against what is on the disk; `:model/proton.json` is what is staged.
  smithwright diff botocore-1.29.8/botocore/data/proton botocore-1.29.9/botocore/data/proton
      Two versions of a service definition.
  smithwright diff v1:a.json,v1:b.json a.json,b.json
      Models of two files each.
  smithwright diff main:model/proton.json model/proton.json --format markdown -o comment.md
      For a pull request.
  smithwright diff old.json new.json --exit-code --operation 'Get*' > /dev/null || echo changed
      In a script.";

/// Report what an update of a model means.
///
/// Compares two models of one service: operations, members of requests and responses, enum values, errors, pagination,
/// waiters, constraints. Says of each change what it does to the generated Rust and to programs already running, and by
/// how much the version of the generated crate must go up.
///
/// OLD and NEW are what `generate` takes, or `REV:PATH`: a path in a revision of Git, from the top of the repository
/// (`REV:./PATH` from the current folder).
#[derive(Debug, clap::Args)]
#[command(after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"), after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// The model before: a file, a folder, or REV:PATH; several with commas make one model
    #[arg(value_name = "OLD")]
    old: String,

    /// The model after
    #[arg(value_name = "NEW")]
    new: String,

    /// How to report
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Exit with 1 if anything changed
    #[arg(long)]
    exit_code: bool,

    /// Report changes of documentation too
    #[arg(long)]
    docs: bool,

    /// File to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Service to compare, by name or shape id, when a model has several
    #[arg(long, value_name = "ID")]
    service: Option<String>,

    /// Compare only this operation, or those that match a pattern such as `List*` [may be repeated]
    #[arg(long = "operation", value_name = "NAME|GLOB")]
    operations: Vec<String>,

    /// Print nothing but the report and errors
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, ValueEnum)]
enum Format {
    /// For a terminal
    #[default]
    Text,
    /// For a pull request
    Markdown,
    /// One page that needs nothing else
    Html,
    /// For machines
    Json,
    /// The compact form of the public change log of the AWS APIs
    Changelog,
}

impl From<Format> for render::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Markdown => Self::Markdown,
            Format::Html => Self::Html,
            Format::Json => Self::Json,
            Format::Changelog => Self::Changelog,
        }
    }
}

pub(crate) fn run(args: &Args) -> Outcome {
    let (diff, warnings) = match compared(args) {
        Ok(compared) => compared,
        Err(problems) => return fail(&problems, "nothing was compared"),
    };
    if !args.quiet {
        tell(&warnings);
    }
    let mut text = render::render(&diff, args.format.into());
    if !text.ends_with('\n') {
        text.push('\n');
    }
    match &args.output {
        None => say_raw(&text),
        Some(path) => {
            if let Err(problem) = output_file::write(path, &text) {
                return fail(&problem.into(), "nothing was written");
            }
        }
    }
    if args.exit_code && !diff.is_empty() { Outcome::Differs } else { Outcome::Done }
}

/// The difference, with warnings.
fn compared(args: &Args) -> Result<(ApiDiff, Diagnostics), Diagnostics> {
    let (old, new) = match (input::model(&input::side(&args.old)), input::model(&input::side(&args.new))) {
        (Ok((old, _)), Ok((new, _))) => (old, new),
        // Both sides' faults at once.
        (old, new) => {
            let mut problems = Diagnostics::new();
            old.err().into_iter().chain(new.err()).for_each(|found| problems.append(found));
            return Err(problems);
        }
    };
    let options =
        DiffOptions { service: args.service.clone(), operations: args.operations.clone(), docs: args.docs };
    match compare(&old, &new, &options) {
        (Some(diff), warnings) => Ok((diff, warnings)),
        (None, problems) => Err(problems),
    }
}
