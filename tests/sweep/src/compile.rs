//! Compiles all clients at once: one workspace, one run of clippy, one of rustdoc.

use crate::Failure;
use crate::cargo;
use crate::options::{Options, tests};
use crate::row::Row;
use crate::timing;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Adds what clippy and rustdoc find to the rows. The feature `test-util` is on, and with it all code that clients have;
/// the others choose parts of the runtime.
pub(crate) fn all(rows: &mut [Row], folder: &Path, options: &Options) -> Result<(), Failure> {
    if !rows.iter().any(|row| row.written) {
        return Ok(());
    }
    let folder = folder.canonicalize()?;
    write_workspace(rows, &folder)?;
    let times = folder.join("times");
    std::fs::create_dir_all(&times)?;

    let mut clippy = cargo(&folder, &["clippy"], options);
    clippy.args(["--", "-D", "warnings", "-D", "missing_docs"]);
    timing::measure(&mut clippy, &times);
    step("clippy", &mut clippy, rows, options)?;
    for row in rows.iter_mut() {
        row.check = timing::seconds(&times, &row.package());
    }
    if options.docs {
        let mut doc = cargo(&folder, &["doc", "--no-deps"], options);
        doc.env("RUSTDOCFLAGS", "-D warnings");
        step("rustdoc", &mut doc, rows, options)?;
    }
    Ok(())
}

fn cargo(folder: &Path, command: &[&str], options: &Options) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(folder).args(command).args(["--workspace", "--keep-going", "--offline"]);
    cargo.args(["--no-default-features", "--features", "test-util"]);
    cargo.args(["--message-format", "json", "--jobs"]).arg(options.jobs.to_string());
    cargo
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS");
    cargo
}

fn step(name: &str, cargo: &mut Command, rows: &mut [Row], options: &Options) -> Result<(), Failure> {
    let start = Instant::now();
    let said = cargo::run(cargo, options.left())?;
    eprintln!("{name} in {:.0} s", start.elapsed().as_secs_f64());
    for finding in said.findings {
        match rows.iter_mut().find(|row| row.package() == finding.package) {
            Some(row) => row.failures.push(format!("{name}: {}", finding.text)),
            None => return Err(format!("{name}: {}: {}", finding.package, finding.text).into()),
        }
    }
    match said.broke {
        Some(why) => Err(format!("{name}: {why}").into()),
        None => Ok(()),
    }
}

/// A workspace of those clients that could be generated.
fn write_workspace(rows: &[Row], folder: &Path) -> Result<(), Failure> {
    let written = rows.iter().filter(|row| row.written);
    let members: Vec<String> = written.map(|row| format!("{:?}", row.package())).collect();
    let root = tests().join("..").canonicalize()?;
    let runtime = root.join("codegen/runtime");
    let text = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
         [workspace.package]\nversion = \"0.0.0\"\nedition = \"2024\"\nrust-version = \"1.94\"\n\
         license = \"Apache-2.0\"\n\n\
         [workspace.dependencies]\nsmithwright-runtime = {{ path = {runtime:?}, default-features = false }}\n\n\
         [profile.dev]\ndebug = false\n",
        members.join(", ")
    );
    std::fs::write(folder.join("Cargo.toml"), text)?;
    // The same versions as everywhere else, so that nothing has to be fetched.
    std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(())
}
