//! The folder in which a run prepares what it writes, with the lock that lets one run at a time do so.
//!
//! Whoever holds the lock, and nobody else, removes the file that is locked. So a file that was locked counts only if
//! it is still the one that the path leads to: it may be that of a run that has just ended.

use super::cannot_write;
use crate::diagnostic::{Code, Diagnostic};
use std::cell::Cell;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

const NAME: &str = ".smithwright-staging";
const LOCK: &str = "lock";
/// How often the lock is tried for when other runs end meanwhile.
const ATTEMPTS: usize = 100;

/// The folder, locked; it goes when this is dropped.
pub(super) struct Work {
    /// The output folder.
    pub(super) folder: PathBuf,
    path: PathBuf,
    /// Locked as long as it is open.
    _lock: File,
    keep: Cell<bool>,
}

impl Work {
    /// Whether there is such a folder: another run is at it, or was interrupted.
    pub(super) fn is_left_over(folder: &Path) -> bool {
        fs::symlink_metadata(folder.join(NAME)).is_ok()
    }

    /// Takes the lock of the output folder, which is made if it is not there.
    pub(super) fn begin(folder: &Path) -> Result<Self, Diagnostic> {
        fs::create_dir_all(folder).map_err(|err| cannot_write(folder, &err))?;
        let path = folder.join(NAME);
        for _ in 0..ATTEMPTS {
            match fs::create_dir(&path) {
                Err(err) if err.kind() != ErrorKind::AlreadyExists => return Err(cannot_write(&path, &err)),
                _ => {}
            }
            // Of the entries themselves: what a link leads to is not ours, and opening a pipe may take forever.
            if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_dir()) {
                return Err(in_the_way(&path, "a folder, or nothing"));
            }
            let lock = path.join(LOCK);
            if fs::symlink_metadata(&lock).is_ok_and(|found| !found.is_file()) {
                return Err(in_the_way(&lock, "a file, or nothing"));
            }
            let file = match OpenOptions::new().write(true).create(true).truncate(false).open(&lock) {
                // The other run has just ended.
                Err(err) if err.kind() == ErrorKind::NotFound => continue,
                other => other.map_err(|err| cannot_write(&lock, &err))?,
            };
            // A disk that knows no locks has to do without.
            if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
                return Err(busy(folder));
            }
            if is_at(&file, &lock) {
                return Ok(Self { folder: folder.to_owned(), path, _lock: file, keep: Cell::new(false) });
            }
        }
        Err(busy(folder))
    }

    /// Where the new tree is made.
    pub(super) fn new_tree(&self) -> PathBuf {
        self.path.join("new")
    }

    /// Where the old tree waits to be removed.
    pub(super) fn old(&self) -> PathBuf {
        self.path.join("old")
    }

    /// Where single files are made.
    pub(super) fn aside(&self) -> PathBuf {
        self.path.join("aside")
    }

    /// Removes what was prepared. `old` first: without it, the rest is plainly the rest of a run that did not come far.
    pub(super) fn clear(&self) -> io::Result<()> {
        for part in [self.old(), self.new_tree(), self.aside()] {
            match fs::remove_dir_all(part) {
                Err(err) if err.kind() != ErrorKind::NotFound => return Err(err),
                _ => {}
            }
        }
        Ok(())
    }

    /// Lets the folder stay, so that the next run can try again.
    pub(super) fn keep_for_next_run(&self) {
        self.keep.set(true);
    }

    /// Lets the folder stay, because only the user can say what of it is needed.
    pub(super) fn keep_for_user(&self, place: &Path) -> Diagnostic {
        self.keep.set(true);
        let (place, path) = (place.display(), self.path.display());
        let message =
            format!("an earlier run was interrupted while it replaced `{place}`, which is there again");
        Diagnostic::error(Code::CannotWrite, message).hint(format!(
            "see whether `{path}` holds files of yours, move them to where they belong, and remove that folder"
        ))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // There is nobody left to tell if something stays; the next run clears up. The lock goes last of all.
        if !self.keep.get() && self.clear().is_ok() {
            let _ = fs::remove_file(self.path.join(LOCK));
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// Whether the path leads to this very file.
fn is_at(file: &File, path: &Path) -> bool {
    let found = fs::symlink_metadata(path).ok().filter(Metadata::is_file);
    found.zip(file.metadata().ok()).is_some_and(|(found, own)| is_same(&found, &own))
}

#[cfg(unix)]
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Where files have no number, the time of their making tells them apart.
#[cfg(not(unix))]
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    a.created().ok() == b.created().ok() && a.modified().ok() == b.modified().ok()
}

fn busy(folder: &Path) -> Diagnostic {
    let message = format!("another run is writing to `{}`", folder.display());
    Diagnostic::error(Code::CannotWrite, message).hint("run this again when the other one is done")
}

fn in_the_way(path: &Path, expected: &str) -> Diagnostic {
    let message = format!("`{}` is not what the generator keeps there while it writes", path.display());
    Diagnostic::error(Code::CannotWrite, message).expected(expected).hint("remove it, or move it away")
}
