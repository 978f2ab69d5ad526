//! Instructions of processes, counted by valgrind: other work on the machine does not change them.

use crate::Failure;
use std::process::{Command, Stdio};

/// Whether instructions can be counted here; says so if not.
pub(crate) fn counted() -> bool {
    let found = Command::new("valgrind").arg("--version").stdout(Stdio::null()).status();
    let counted = found.is_ok_and(|status| status.success());
    if !counted {
        eprintln!("instructions are not counted: there is no valgrind");
    }
    counted
}

/// Instructions of one run of `command`.
pub(crate) fn of(command: &Command) -> Result<f64, Failure> {
    let mut counting = Command::new("valgrind");
    counting.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    counting.arg(command.get_program()).args(command.get_args());
    let output = counting.stdin(Stdio::null()).output()?;
    let text = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{counting:?}: {text}").into());
    }
    // As `==17== I   refs:      1,234`.
    let count = text.lines().find_map(|line| line.split_once("refs:"));
    let (_, count) = count.ok_or_else(|| format!("{counting:?} counted nothing: {text}"))?;
    Ok(count.trim().replace(',', "").parse()?)
}
