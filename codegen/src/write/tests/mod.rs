//! What becomes of an output folder.

mod folder;
mod interrupted;

use std::fs;
use std::path::{Path, PathBuf};

/// An empty folder of one test, beside what Cargo builds.
fn empty(suite: &str, name: &str) -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let target = program.ancestors().find(|above| above.ends_with("target")).unwrap_or(Path::new("target"));
    let folder = target.join("tmp").join(suite).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
