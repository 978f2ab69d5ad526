//! The folder in which a swap is prepared, and taking steps back.

use super::super::cannot_write;
use super::Failure;
use crate::diagnostic::{Code, Diagnostic};
use std::cell::{Cell, RefCell};
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

const NAME: &str = ".smithwright-staging";

/// The folder; it goes when this is dropped.
pub(super) struct Work {
    /// The output folder.
    pub(super) folder: PathBuf,
    path: PathBuf,
    lock: RefCell<Option<File>>,
    keep: Cell<bool>,
}

impl Work {
    /// Makes the folder, for a run of our own.
    pub(super) fn begin(folder: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(folder).map_err(|err| Failure::Problem(cannot_write(folder, &err)))?;
        let path = folder.join(NAME);
        match fs::create_dir(&path) {
            Err(err) if err.kind() == ErrorKind::AlreadyExists => return Err(Failure::Problem(busy(folder))),
            other => other.map_err(|_| Failure::Impossible)?,
        }
        let work = Self::locked(folder, path).map_err(Failure::Problem)?;
        fs::create_dir(work.new_tree()).map_err(|_| Failure::Impossible)?;
        Ok(work)
    }

    /// The folder of an interrupted run, if there is one.
    pub(super) fn left_over(folder: &Path) -> Result<Option<Self>, Diagnostic> {
        let path = folder.join(NAME);
        // Of the entry itself: what a link points to is not ours to clear up.
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_dir() => Self::locked(folder, path).map(Some),
            _ => Ok(None),
        }
    }

    fn locked(folder: &Path, path: PathBuf) -> Result<Self, Diagnostic> {
        let lock = File::create(path.join("lock")).ok();
        if lock.as_ref().is_some_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
            return Err(busy(folder));
        }
        // A disk that knows no locks has to do without.
        Ok(Self { folder: folder.to_owned(), path, lock: RefCell::new(lock), keep: Cell::new(false) })
    }

    /// Where the new tree is made.
    pub(super) fn new_tree(&self) -> PathBuf {
        self.path.join("new")
    }

    /// Where the old tree waits to be removed.
    pub(super) fn old(&self) -> PathBuf {
        self.path.join("old")
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
        // Some systems remove no file that is open.
        drop(self.lock.take());
        if !self.keep.get() {
            // `old` first: without it, the rest is plainly the rest of a run that did not come far. There is nobody
            // left to tell if something stays; the next run clears up.
            let _ = if self.new_tree().read_dir().is_ok_and(|mut new| new.next().is_some()) {
                fs::remove_dir_all(self.old())
            } else {
                Ok(())
            };
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

fn busy(folder: &Path) -> Diagnostic {
    let message = format!("another run is writing to `{}`", folder.display());
    Diagnostic::error(Code::CannotWrite, message).hint("run this again when the other one is done")
}

/// Renamings that are taken back when this is dropped, the last one first.
#[derive(Default)]
pub(super) struct Undo(Vec<(PathBuf, PathBuf)>);

impl Undo {
    /// Renames what may not be there.
    pub(super) fn rename_if_there(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        match self.rename(from, to) {
            Err(err) if err.kind() == ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    /// Renames to where nothing is.
    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)?;
        self.0.push((to.to_owned(), from.to_owned()));
        Ok(())
    }

    /// Puts a file in another's place, of which `kept` is a copy.
    pub(super) fn replace(&mut self, from: &Path, to: &Path, kept: PathBuf) -> io::Result<()> {
        fs::rename(from, to)?;
        self.0.push((kept, to.to_owned()));
        Ok(())
    }

    /// Takes nothing back.
    pub(super) fn forget(mut self) {
        self.0.clear();
    }
}

impl Drop for Undo {
    fn drop(&mut self) {
        for (from, to) in self.0.drain(..).rev() {
            // What was possible one way is the other way too; should it not be, the rest is still worth trying.
            let _ = fs::rename(from, to);
        }
    }
}
