//! File by file: all new contents are written aside first, then put in place by renaming.

use super::super::changes::{Change, Changes, Status};
use super::super::place;
use super::cannot_write;
use super::work::Work;
use crate::diagnostic::Diagnostic;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// Whatever fails before the first renaming leaves the old tree; no file is ever half-written.
pub(super) fn apply(work: &Work, changes: &Changes) -> Result<(), Diagnostic> {
    let folder = &work.folder;
    let mut staged = Vec::new();
    let aside = work.aside();
    fs::create_dir_all(&aside).map_err(|err| cannot_write(&aside, &err))?;
    for change in &changes.files {
        if let (Status::Created | Status::Updated, Some(text)) = (change.status, &change.new) {
            let (temporary, path) = (aside.join(staged.len().to_string()), folder.join(&change.path));
            parent(folder, &path)?;
            write_new(&temporary, text).map_err(|err| cannot_write(&path, &err))?;
            staged.push((temporary, path));
        }
    }
    for (temporary, path) in staged {
        // Looked at as late as can be: somebody may have put a link there since.
        place::check(folder, &path)?;
        put(&temporary, &path).map_err(|err| cannot_write(&path, &err))?;
    }
    for change in &changes.files {
        if change.status == Status::Removed {
            remove(folder, change)?;
        }
    }
    Ok(())
}

/// Makes the folders above a file.
fn parent(folder: &Path, path: &Path) -> Result<(), Diagnostic> {
    place::check(folder, path)?;
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(|err| cannot_write(parent, &err))
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

fn put(temporary: &Path, path: &Path) -> io::Result<()> {
    match fs::rename(temporary, path) {
        // A folder of the tree is a disk of its own.
        Err(err) if err.kind() == ErrorKind::CrossesDevices => {
            let beside = path.with_file_name(".smithwright-tmp");
            let _ = fs::remove_file(&beside);
            write_new(&beside, &fs::read_to_string(temporary)?)?;
            fs::rename(&beside, path)
        }
        other => other,
    }
}

/// Removes a file, and the folders that this leaves empty.
fn remove(folder: &Path, change: &Change) -> Result<(), Diagnostic> {
    let path: PathBuf = folder.join(&change.path);
    place::check(folder, &path)?;
    match fs::remove_file(&path) {
        Err(err) if err.kind() != ErrorKind::NotFound => return Err(cannot_write(&path, &err)),
        _ => {}
    }
    let within = path.ancestors().skip(1).take_while(|above| *above != folder);
    for above in within {
        if fs::remove_dir(above).is_err() {
            break;
        }
    }
    Ok(())
}
