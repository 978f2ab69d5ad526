//! Calls of cargo.

use crate::place::Place;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Cargo on the workspace in `folder`, building into a folder of `place` named `target`.
pub(crate) fn cargo(place: &Place, folder: &Path, target: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args(arguments)
        .current_dir(folder)
        // Registry crates are never built incrementally, so nothing is.
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TERM_QUIET", "true")
        .env("CARGO_TARGET_DIR", target_folder(place, target));
    command
}

/// Where `cargo` with the same `target` builds.
pub(crate) fn target_folder(place: &Place, target: &str) -> PathBuf {
    place.scratch.join(target)
}

/// Size of the largest file in the profile's `folder` whose name starts and ends so, in bytes.
pub(crate) fn largest(place: &Place, target: &str, folder: &str, start: &str, end: &str) -> Option<u64> {
    let files = std::fs::read_dir(target_folder(place, target).join(folder)).ok()?;
    let sizes = files.flatten().filter_map(|file| {
        let name = file.file_name();
        let name = name.to_str()?;
        if !name.starts_with(start) || !name.ends_with(end) {
            return None;
        }
        Some(file.metadata().ok()?.len())
    });
    sizes.max()
}
