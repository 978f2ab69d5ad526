//! Where a path leads.

use crate::diagnostic::{Code, Diagnostic};
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

/// Finds fault with what is on the way from the output folder to a file in it: links, whatever they lead to, what is
/// not a folder, and in the place of the file whatever is not a file. Nothing is opened.
pub(super) fn check(folder: &Path, file: &Path) -> Result<(), Diagnostic> {
    let above: Vec<&Path> = file.ancestors().skip(1).take_while(|above| *above != folder).collect();
    for path in above.into_iter().rev() {
        let Ok(found) = fs::symlink_metadata(path) else { return Ok(()) };
        if found.is_symlink() {
            return Err(link(path, "a folder"));
        }
        if !found.is_dir() {
            return Err(wrong(path, "is not a folder", "a folder"));
        }
    }
    match fs::symlink_metadata(file) {
        Ok(found) if found.is_symlink() => Err(link(file, "a file")),
        Ok(found) if found.is_dir() => Err(wrong(file, "is a folder", "a file")),
        Ok(found) if !found.is_file() => {
            Err(wrong(file, "is a pipe, a socket or a device, not a file", "a file"))
        }
        _ => Ok(()),
    }
}

/// Names in a folder that do not keep it from becoming an output folder: what a repository or Cargo puts there.
const UNRELATED: [&str; 7] =
    [".git", ".gitattributes", ".gitignore", ".gitkeep", ".smithwright-staging", "Cargo.lock", "target"];

/// Finds fault with an output folder, in which nothing was generated yet, that holds files of somebody else or is the
/// root of the disk: a path with a slip in it, most likely.
pub(crate) fn check_unused(folder: &Path) -> Result<(), Diagnostic> {
    let shown = folder.display();
    let problem = if resolved(folder).parent().is_none() {
        Diagnostic::error(Code::NotForOutput, format!("`{shown}` is the root of the disk"))
    } else {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let mut names: Vec<_> = entries.filter(|name| UNRELATED.iter().all(|known| name != known)).collect();
        names.sort();
        let Some(first) = names.first() else { return Ok(()) };
        let first = first.to_string_lossy();
        let message = format!("`{shown}` holds `{first}` and no file that the generator wrote");
        Diagnostic::error(Code::NotForOutput, message)
    };
    Err(problem
        .expected("an empty folder, one that is yet to be made, or one with generated files")
        .hint("choose another output folder; if this one is meant, say so with `allow-any-output`"))
}

/// Finds fault with an output folder that cannot be one.
pub(super) fn check_folder(folder: &Path) -> Result<(), Diagnostic> {
    let above = folder.ancestors().find(|above| fs::symlink_metadata(above).is_ok());
    let Some((path, found)) = above.map(|path| (path, fs::metadata(path))) else { return Ok(()) };
    match found {
        // It exists itself.
        Err(_) if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) => {
            let message = format!("`{}` is a link that leads nowhere", path.display());
            Err(Diagnostic::error(Code::LinkInOutput, message)
                .expected("a folder, or nothing")
                .hint("remove the link, or make the folder it leads to"))
        }
        Ok(found) if !found.is_dir() => Err(wrong(path, "is not a folder", "a folder")),
        _ => Ok(()),
    }
}

fn link(path: &Path, expected: &str) -> Diagnostic {
    let message =
        format!("`{}` is a link, and the generator writes only inside the output folder", path.display());
    Diagnostic::error(Code::LinkInOutput, message)
        .expected(format!("{expected}, or nothing"))
        .hint("remove the link, or choose the folder it leads to as the output folder")
}

fn wrong(path: &Path, what: &str, expected: &str) -> Diagnostic {
    Diagnostic::error(Code::CannotReadOutput, format!("`{}` {what}", path.display()))
        .expected(format!("{expected}, or nothing"))
        .hint("move it away, or choose another output folder")
}
