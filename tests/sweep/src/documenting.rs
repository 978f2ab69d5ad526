//! Has rustdoc write each client's pages into a folder of their own: cargo calls this program in its place. Into a
//! folder for all, rustdoc writes the index of all again after each, which soon takes longer than all else.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// Names rustdoc, and says that this process stands for it.
const RUSTDOC: &str = "SMITHWRIGHT_SWEEP_RUSTDOC";

/// Has a command of cargo write pages apart.
pub(crate) fn apart(cargo: &mut Command) {
    if let Ok(this) = std::env::current_exe() {
        let rustdoc = std::env::var_os("RUSTDOC").unwrap_or_else(|| "rustdoc".into());
        cargo.env("RUSTDOC", this).env(RUSTDOC, rustdoc);
    }
}

/// Runs rustdoc, if this process stands for it. The pages are thrown away: lints are what is asked for.
pub(crate) fn as_wrapper() -> Option<ExitCode> {
    let rustdoc = std::env::var_os(RUSTDOC)?;
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let output = arguments.iter().position(|argument| argument == OsStr::new("-o"));
    let output = output.and_then(|option| arguments.get_mut(option + 1));
    let pages = output.map(|folder| {
        let mut apart = PathBuf::from(&*folder);
        apart.push(format!("apart-{}", std::process::id()));
        *folder = apart.clone().into_os_string();
        apart
    });
    let status = Command::new(rustdoc).args(arguments).env_remove(RUSTDOC).status();
    if let Some(pages) = pages {
        // What stays behind takes room, nothing more.
        let _ = std::fs::remove_dir_all(pages);
    }
    let code = status.ok().and_then(|status| status.code()).and_then(|code| u8::try_from(code).ok());
    Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
