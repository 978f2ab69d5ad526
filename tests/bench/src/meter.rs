//! Time and memory of one process and those it starts.
//!
//! The bench starts itself as a wrapper around a program (or cargo does, as `RUSTC_WRAPPER`), for only a fresh process
//! knows the peak memory of its own children.

use crate::Failure;
use nix::sys::resource::{UsageWho, getrusage};
use std::io::Write;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// File that usage is appended to.
const INTO: &str = "SMITHWRIGHT_BENCH_INTO";
/// Crate whose compilation is noted, when the program is a compiler.
const CRATE: &str = "SMITHWRIGHT_BENCH_CRATE";

/// What a process took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    /// Seconds.
    pub(crate) wall: f64,
    /// Seconds of all its threads and children together, in user mode.
    pub(crate) user: f64,
    /// Largest resident set of one process, MiB.
    pub(crate) memory: f64,
}

/// Runs the program in the arguments and notes what it took, if this process was started to do so.
pub(crate) fn as_wrapper() -> Option<ExitCode> {
    let into = std::env::var_os(INTO)?;
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let (program, rest) = arguments.split_first()?;
    let mut command = Command::new(program);
    command.args(rest);
    let asked = match std::env::var_os(CRATE) {
        Some(name) => rest.windows(2).any(|pair| pair[0] == "--crate-name" && pair[1] == *name),
        None => true,
    };
    if std::env::var_os(CRATE).is_none() {
        command.env_remove(INTO);
    }
    let start = Instant::now();
    let status = command.status();
    let wall = start.elapsed().as_secs_f64();
    let code = status.ok()?.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
    if asked && let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) {
        let time = usage.user_time();
        let user = time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
        let memory = usage.max_rss() as f64 / 1024.0;
        let file = std::fs::OpenOptions::new().create(true).append(true).open(into);
        if let Ok(mut file) = file {
            // A line that is missing is noticed by whoever reads the file.
            let _ = writeln!(file, "{wall} {user} {memory}");
        }
    }
    Some(ExitCode::from(code))
}

/// Runs `command` to its end; its standard output is dropped.
pub(crate) fn whole(command: &Command) -> Result<Usage, Failure> {
    let into = note();
    let mut outer = Command::new(std::env::current_exe()?);
    outer.arg(command.get_program()).args(command.get_args()).env(INTO, &into).stdout(Stdio::null());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            outer.env(name, value);
        }
    }
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    succeed(&mut outer)?;
    read(&into)
}

/// Runs cargo; the compilation of `name` counts, nothing else.
pub(crate) fn compilation(cargo: &mut Command, name: &str) -> Result<Usage, Failure> {
    let into = note();
    cargo.env("RUSTC_WRAPPER", std::env::current_exe()?).env(INTO, &into).env(CRATE, name);
    succeed(cargo)?;
    read(&into)
}

/// Runs cargo as [`compilation`] does, and nothing counts.
pub(crate) fn uncounted(cargo: &mut Command) -> Result<(), Failure> {
    cargo.env("RUSTC_WRAPPER", std::env::current_exe()?).env(INTO, "/dev/null").env(CRATE, "");
    succeed(cargo)
}

/// Runs `command` and fails if it does.
pub(crate) fn succeed(command: &mut Command) -> Result<(), Failure> {
    let status = command.stdin(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}").into()) }
}

fn note() -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("smithwright-bench-{}", std::process::id()));
    // It is not there, as a rule.
    let _ = std::fs::remove_file(&path);
    path
}

fn read(path: &std::path::Path) -> Result<Usage, Failure> {
    let text = std::fs::read_to_string(path).map_err(|_| "the compiler was not run for the crate")?;
    std::fs::remove_file(path)?;
    let line = text.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = line.split(' ').filter_map(|number| number.parse().ok()).collect();
    match numbers.as_slice() {
        [wall, user, memory] => Ok(Usage { wall: *wall, user: *user, memory: *memory }),
        _ => Err(format!("not a measurement: {text}").into()),
    }
}
