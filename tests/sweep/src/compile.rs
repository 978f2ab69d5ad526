//! Compiles all clients at once: one workspace, one run of clippy, one of rustdoc.

use crate::Failure;
use crate::cargo;
use crate::documenting;
use crate::options::{Options, tests};
use crate::row::Row;
use crate::timing;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Adds what clippy and rustdoc find to the rows. The feature `test-util` is on, and with it all code that clients have;
/// the others choose parts of the runtime. Gives what went wrong beside.
pub(crate) fn all(rows: &mut [Row], folder: &Path, options: &Options) -> Result<Vec<String>, Failure> {
    if !rows.iter().any(|row| row.compiled) {
        return Ok(Vec::new());
    }
    let folder = folder.canonicalize()?;
    write_workspace(rows, &folder)?;
    let times = folder.join("times");
    std::fs::create_dir_all(&times)?;

    let mut clippy = cargo(&folder, &["clippy"], options);
    clippy.args(["--", "-D", "warnings", "-D", "missing_docs"]);
    timing::measure(&mut clippy, &times);
    let mut others = step("clippy", &mut clippy, rows, options)?;
    for row in rows.iter_mut() {
        row.check = timing::seconds(&times, &row.package());
    }
    if options.docs {
        let mut doc = cargo(&folder, &["doc", "--no-deps"], options);
        doc.env("RUSTDOCFLAGS", "-D warnings");
        documenting::apart(&mut doc);
        others.extend(step("rustdoc", &mut doc, rows, options)?);
    }
    Ok(others)
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

/// Runs cargo and puts what it finds into the rows; gives what belongs to none.
fn step(
    name: &str,
    cargo: &mut Command,
    rows: &mut [Row],
    options: &Options,
) -> Result<Vec<String>, Failure> {
    let start = Instant::now();
    let said = cargo::run(cargo, options.left())?;
    eprintln!("{name} in {:.0} s", start.elapsed().as_secs_f64());
    let mut others: Vec<String> = said.broke.into_iter().map(|why| format!("{name}: {why}")).collect();
    let mut found = BTreeSet::new();
    for finding in said.findings {
        match rows.iter_mut().find(|row| row.package() == finding.package) {
            Some(row) => row.failures.push(format!("{name}: {}", finding.text)),
            None => others.push(format!("{name}: {}: {}", finding.package, finding.text)),
        }
        found.insert(finding.package);
    }
    for row in rows.iter_mut().filter(|row| row.compiled) {
        if !said.done.contains(&row.package()) && !found.contains(&row.package()) {
            row.failures.push(format!("{name}: not reached"));
        }
    }
    Ok(others)
}

/// A workspace of those clients that could be generated.
fn write_workspace(rows: &[Row], folder: &Path) -> Result<(), Failure> {
    let written = rows.iter().filter(|row| row.compiled);
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
