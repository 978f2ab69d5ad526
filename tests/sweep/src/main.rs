//! Generates every service that there is a model of, compiles all clients with clippy and rustdoc, warnings denied,
//! runs the endpoint tests that models bring along, and prints a table. Ends with 1 when anything failed.

mod cargo;
#[path = "../../../codegen/runtime/tests/endpoint/case.rs"]
mod case;
mod choose;
mod compile;
mod documenting;
mod endpoints;
mod facts;
mod generate;
mod options;
mod row;
mod services;
mod table;
mod timing;

use options::Options;
use std::process::ExitCode;
use std::time::Instant;

/// Why the sweep stopped.
type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    if let Some(code) = timing::as_wrapper().or_else(documenting::as_wrapper) {
        return code;
    }
    let outcome = Options::read().and_then(|options| run(&options));
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("sweep: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether nothing failed.
fn run(options: &Options) -> Result<bool, Failure> {
    if options.facts {
        return facts::check(options);
    }
    let start = Instant::now();
    let services = services::find(options)?;
    if services.is_empty() {
        return Ok(true);
    }
    let folder = options.folder();
    let mut rows = generate::all(services, &folder, options)?;
    eprintln!("generated in {:.0} s", start.elapsed().as_secs_f64());
    endpoints::test(&mut rows);
    choose::rarest(&mut rows, options);
    let others = if options.compile { compile::all(&mut rows, &folder, options)? } else { Vec::new() };
    let seconds = start.elapsed().as_secs_f64();
    print!("{}", table::Table { rows: &rows, seconds });
    others.iter().for_each(|problem| println!("\n{problem}"));
    Ok(others.is_empty() && rows.iter().all(|row| row.failures.is_empty()))
}
