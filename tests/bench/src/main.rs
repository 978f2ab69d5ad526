//! Measures smithwright's Proton client beside `aws-sdk-proton`, and the generator beside its floor.

mod builds;
mod calls;
mod cargo;
mod generation;
mod instructions;
mod meter;
mod options;
mod place;
mod programs;
mod selected;
mod sizes;
mod table;

use place::Place;
use std::process::ExitCode;

/// Why the bench stopped.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    if let Some(code) = meter::as_wrapper() {
        return code;
    }
    match options::Options::read().and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &options::Options) -> Result<(), Failure> {
    let place = Place::new()?;
    let selected = selected::make(&place)?;
    let mut table = table::Table::default();
    sizes::measure(&place, &selected, &mut table)?;
    if options.wants("builds") {
        builds::measure(&place, &selected, options.samples, &mut table)?;
    }
    if options.wants("calls") {
        calls::measure(&place, options.samples, &mut table)?;
    }
    if options.wants("generate") {
        generation::measure(&place, options.samples, &mut table)?;
    }
    if options.wants("programs") {
        programs::measure(&place, &selected, options.samples, &mut table)?;
    }
    print!("{table}");
    Ok(())
}
