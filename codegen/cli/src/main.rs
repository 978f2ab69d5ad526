//! Command line of the smithwright client generator: a thin door on the library, one module a command.

mod args;
mod completions;
mod console;
mod convert;
mod diff;
mod explain;
mod generate;
mod input;
mod inspect;
mod json;
mod outcome;
mod output_file;
mod progress;
mod settings;
mod unified;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = match Args::parse().command {
        Command::Generate(args) => generate::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Completions(args) => completions::run(&args),
    };
    ExitCode::from(outcome.code())
}
