//! Taking steps back.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

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
