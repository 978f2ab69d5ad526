//! Where a path leads.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The path from the root of the disk, with the links followed in what exists of it, and without `.` and `..`: equal
/// for two spellings of one place.
pub fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = path.ancestors().find_map(|above| Some((fs::canonicalize(above).ok()?, above)));
    let (mut place, rest) = match &existing {
        Some((real, above)) => (real.clone(), path.strip_prefix(above).unwrap_or(Path::new(""))),
        None => (PathBuf::new(), path.as_path()),
    };
    for component in rest.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                place.pop();
            }
            component => place.push(component),
        }
    }
    place
}
