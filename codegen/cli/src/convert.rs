//! `smithwright convert`.

use crate::args::EXIT_CODES;
use crate::console::{fail, say_raw, tell};
use crate::outcome::Outcome;
use crate::settings::SettingsArgs;
use crate::{input, output_file};
use smithwright::convert::{Descriptions, to_ast};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  smithwright convert botocore/data/proton -o model/proton.json
      A Smithy model from botocore's definition of a service, with pagination, waiters and endpoint rules.
  smithwright convert old.json -o new.json
      Smithy 1.0 to 2.0.
  smithwright convert model.json --strip-docs
      The facts of a model without its descriptions, on standard output.";

/// Write a model as Smithy JSON AST 2.0.
///
/// Takes what `generate` takes; several inputs become one model. Corrections in the settings of the
/// model's service are applied. Shapes are sorted, so equal inputs give equal bytes.
/// The output file is replaced as a whole or not at all.
#[derive(Debug, clap::Args)]
#[command(after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"), after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// Model files or folders, or `REV:PATH` in Git; several together make one model
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<String>,

    /// File to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Leave descriptions and examples out
    #[arg(long)]
    strip_docs: bool,

    #[command(flatten)]
    settings: SettingsArgs,

    /// Print nothing but errors, and the model if there is no output file
    #[arg(short, long)]
    quiet: bool,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let (model, _, warnings) = match input::corrected(&args.inputs, &args.settings) {
        Ok(read) => read,
        Err(problems) => return fail(&problems, "nothing was converted"),
    };
    if !args.quiet {
        tell(&warnings);
    }
    let descriptions = if args.strip_docs { Descriptions::Strip } else { Descriptions::Keep };
    let text = to_ast(&model, descriptions);
    match &args.output {
        None => say_raw(&text),
        Some(path) => {
            if let Err(problem) = output_file::write(path, &text) {
                return fail(&problem.into(), "nothing was written");
            }
        }
    }
    Outcome::Done
}
