//! Command line of the smithwright client generator: a thin door on the library.

mod args;
mod generate;
mod unified;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// How a command ended; `--help` explains the codes to users.
enum Outcome {
    Done,
    /// `--check` found differences.
    Differs,
    /// The input or the output is at fault, and the user has been told.
    Failed,
}

fn main() -> ExitCode {
    let outcome = match Args::parse().command {
        Command::Generate(args) => generate::run(&args),
    };
    ExitCode::from(match outcome {
        Outcome::Done => 0,
        Outcome::Differs => 1,
        Outcome::Failed => 2,
    })
}
