//! `smithwright diff`.

mod gate;

use crate::args::EXIT_CODES;
use crate::console::{fail, say, say_raw, tell};
use crate::outcome::Outcome;
use crate::settings::{EffectsThatCount, FailOn, Service, SettingsArgs};
use crate::{input, output_file};
use clap::ValueEnum;
use gate::Asked;
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics};
use smithwright::diff::{ApiDiff, DiffOptions, compare, render};
use smithwright::read::Corrections;
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
/// Corrections and the protocol that smithwright.toml names for the model count here too.
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

    #[command(flatten)]
    settings: SettingsArgs,

    /// Protocol that clients speak [default: that of the settings, else the best that each model's service names]
    #[arg(long, value_name = "NAME")]
    protocol: Option<String>,

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
    let (diff, warnings) = match compared(args, &asked) {
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
fn compared(args: &Args, asked: &Asked) -> Result<(ApiDiff, Diagnostics), Diagnostics> {
    let service = asked.service.as_ref();
    // Models of other versions need not have all that is corrected.
    let corrections = Corrections { tolerant: true, ..service.map(Service::corrections).unwrap_or_default() };
    let side =
        |side: &Option<String>| input::model(&input::side(side.as_deref().unwrap_or_default()), &corrections);
    let (old, new, mut found) = match (side(&args.old), side(&args.new)) {
        (Ok((old, in_old)), Ok((new, in_new))) => (old, new, in_neither(&in_old, in_new)),
        // Both sides' faults at once.
        (old, new) => {
            let mut problems = Diagnostics::new();
            old.err().into_iter().chain(new.err()).for_each(|found| problems.append(found));
            return Err(problems);
        }
    };
    let options = DiffOptions {
        service: args.service.clone().or_else(|| service?.service.clone()),
        operations: asked.operations.clone(),
        protocol: args.protocol.clone().or_else(|| service?.protocol.clone()),
        docs: args.docs,
    };
    let (diff, more) = compare(&old, &new, &options);
    found.append(more);
    match diff {
        Some(diff) => Ok((diff, found)),
        None => Err(found),
    }
}

/// The corrections that apply to neither model. What else there is to say of one model is for those who generate.
fn in_neither(old: &Diagnostics, new: Diagnostics) -> Diagnostics {
    let mut found = Diagnostics::new();
    for problem in new {
        let is_same = |other: &Diagnostic| other.code == problem.code && other.message == problem.message;
        if problem.code == Code::BadCorrection && old.iter().any(is_same) {
            found.push(problem);
        }
    }
    found
}
