//! `smithwright diff`.

mod gate;

use crate::args::EXIT_CODES;
use crate::console::{fail, say, say_raw, tell};
use crate::outcome::Outcome;
use crate::settings::{EffectsThatCount, FailOn};
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
      In a script.
  smithwright diff main:model/proton.json model/proton.json --in-use --gate
      In CI: fails if the update breaks an operation that smithwright.toml names, but for its exceptions.";

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
    #[arg(value_name = "OLD", required_unless_present = "rules")]
    old: Option<String>,

    /// The model after
    #[arg(value_name = "NEW", required_unless_present = "rules")]
    new: Option<String>,

    /// How to report
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Exit with 1 if anything changed
    #[arg(long)]
    exit_code: bool,

    /// Exit with 1 if a change does not pass: it breaks something, and no exception in the settings lets it pass
    #[arg(long, conflicts_with = "exit_code")]
    gate: bool,

    /// As --gate; the least level that does not pass [default: `fail-on` of the settings, or error]
    #[arg(long, value_enum, value_name = "LEVEL", conflicts_with = "exit_code")]
    fail_on: Option<FailOn>,

    /// As --gate; the effects that decide a change's level [default: `effects` of the settings, or all]
    #[arg(long, value_enum, value_name = "EFFECTS", conflicts_with = "exit_code")]
    effects: Option<EffectsThatCount>,

    /// Compare only the operations that the settings name for the service
    #[arg(long, conflicts_with = "operations")]
    in_use: bool,

    /// Settings file, for --gate and --in-use [default: smithwright.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// Service of the settings file [default: the one whose model is compared, or the only one]
    #[arg(long, value_name = "NAME")]
    only: Option<String>,

    /// List the rules with their levels, and exit
    #[arg(long)]
    rules: bool,

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
    if args.rules {
        return gate::list_rules();
    }
    let asked = match gate::Asked::read(args) {
        Ok(asked) => asked,
        Err(problems) => return fail(&problems, "nothing was compared"),
    };
    let (diff, warnings) = match compared(args, &asked.operations) {
        Ok(compared) => compared,
        Err(problems) => return fail(&problems, "nothing was compared"),
    };
    if !args.quiet {
        tell(&warnings);
    }
    match (&args.output, args.format) {
        (None, Format::Text) => say(render::coloured_text(&diff).trim_end()),
        (None, format) => say_raw(&render::render(&diff, format.into())),
        (Some(path), format) => {
            if let Err(problem) = output_file::write(path, &render::render(&diff, format.into())) {
                return fail(&problem.into(), "nothing was written");
            }
        }
    }
    let differs = args.exit_code && !diff.is_empty();
    asked.judge(&diff, args.quiet).unwrap_or(if differs { Outcome::Differs } else { Outcome::Done })
}

/// The difference, with warnings.
fn compared(args: &Args, operations: &[String]) -> Result<(ApiDiff, Diagnostics), Diagnostics> {
    let side = |side: &Option<String>| input::model(&input::side(side.as_deref().unwrap_or_default()));
    let (old, new) = match (side(&args.old), side(&args.new)) {
        (Ok((old, _)), Ok((new, _))) => (old, new),
        // Both sides' faults at once.
        (old, new) => {
            let mut problems = Diagnostics::new();
            old.err().into_iter().chain(new.err()).for_each(|found| problems.append(found));
            return Err(problems);
        }
    };
    let options =
        DiffOptions { service: args.service.clone(), operations: operations.to_vec(), docs: args.docs };
    match compare(&old, &new, &options) {
        (Some(diff), warnings) => Ok((diff, warnings)),
        (None, problems) => Err(problems),
    }
}
