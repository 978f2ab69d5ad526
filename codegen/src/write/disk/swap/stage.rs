//! Makes the new tree.

use super::super::super::changes::{Change, Status};
use super::super::cannot_write;
use super::super::work::Work;
use super::Failure;
use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// How deep a tree may be. Ours are three deep; what else people put there is hardly deeper.
const DEEPEST: usize = 32;

/// Makes one file or directory of the output folder: what stays as it is, then what is new.
pub(super) fn unit(work: &Work, name: &str, changes: &[&Change]) -> Result<(), Failure> {
    if super::is_directory(changes) {
        let changed: HashSet<&str> = changes.iter().map(|change| change.path.as_str()).collect();
        let place = work.folder.join(name);
        match fs::symlink_metadata(&place) {
            Ok(found) if found.is_dir() => {
                carry(&place, &work.new_tree().join(name), name, &changed, DEEPEST)?
            }
            // Renaming a link would put a directory in its place.
            Ok(found) if found.is_symlink() => return Err(Failure::Impossible),
            Ok(_) => {
                let err = io::Error::from(ErrorKind::NotADirectory);
                return Err(Failure::Problem(cannot_write(&place, &err)));
            }
            Err(_) => {}
        }
    }
    for change in changes {
        if let (Status::Created | Status::Updated, Some(text)) = (change.status, &change.new) {
            match write(&work.new_tree().join(&change.path), text) {
                // On a disk that does not tell `a` from `A`, this is another file.
                Err(err) if err.kind() == ErrorKind::AlreadyExists => return Err(Failure::Impossible),
                // The path as the user knows it.
                other => other
                    .map_err(|err| Failure::Problem(cannot_write(&work.folder.join(&change.path), &err)))?,
            }
        }
    }
    Ok(())
}

/// Writes a file that must not be there yet: a hard link's other name would change too.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// Takes over everything in a directory that does not change, files of others included. Directories that only held
/// changed files are not made.
fn carry(
    from: &Path,
    to: &Path,
    relative: &str,
    changed: &HashSet<&str>,
    deeper: usize,
) -> Result<(), Failure> {
    let deeper = deeper.checked_sub(1).ok_or(Failure::Impossible)?;
    let mut is_empty = true;
    for entry in fs::read_dir(from).map_err(impossible)? {
        is_empty = false;
        let entry = entry.map_err(impossible)?;
        let (name, kind) = (entry.file_name(), entry.file_type().map_err(impossible)?);
        // Names that are not Unicode are not ours.
        let relative = name.to_str().map(|name| format!("{relative}/{name}")).unwrap_or_default();
        if kind.is_dir() {
            carry(&entry.path(), &to.join(&name), &relative, changed, deeper)?;
        } else if !kind.is_file() {
            return Err(Failure::Impossible);
        } else if !changed.contains(relative.as_str()) {
            fs::create_dir_all(to).map_err(impossible)?;
            keep(&entry.path(), &to.join(&name)).map_err(impossible)?;
        }
    }
    if is_empty {
        fs::create_dir_all(to).map_err(impossible)?;
    }
    Ok(())
}

/// Gives a file a second name; where that cannot be, a copy of the same age, for build tools look at that.
pub(super) fn keep(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_modified(modified)
}

fn impossible(_: io::Error) -> Failure {
    Failure::Impossible
}
