//! How long the compiler takes for each client: cargo calls this program in its place.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// Names the folder for the figures, and that this process stands for the compiler.
const FOLDER: &str = "SMITHWRIGHT_SWEEP_TIMES";

/// Has a command of cargo measured.
pub(crate) fn measure(cargo: &mut Command, folder: &Path) {
    if let Ok(this) = std::env::current_exe() {
        cargo.env("RUSTC_WRAPPER", this).env(FOLDER, folder);
    }
}

/// Seconds the compiler took for a package when it last had to.
pub(crate) fn seconds(folder: &Path, package: &str) -> Option<f64> {
    std::fs::read_to_string(folder.join(package.replace('-', "_"))).ok()?.parse().ok()
}

/// Runs the compiler and notes the seconds, if this process stands for it.
pub(crate) fn as_wrapper() -> Option<ExitCode> {
    let folder = PathBuf::from(std::env::var_os(FOLDER)?);
    let mut arguments = std::env::args_os().skip(1);
    let start = Instant::now();
    let status = Command::new(arguments.next()?).args(arguments).env_remove(FOLDER).status();
    let seconds = start.elapsed().as_secs_f64();
    let mut names = std::env::args().skip_while(|argument| argument != "--crate-name").skip(1);
    if let Some(name) = names.next().filter(|name| name.starts_with("sweep_")) {
        // Without the figure the table has a gap; nothing else is lost.
        let _ = std::fs::write(folder.join(name), format!("{seconds:.2}"));
    }
    let code = status.ok().and_then(|status| status.code()).and_then(|code| u8::try_from(code).ok());
    Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
