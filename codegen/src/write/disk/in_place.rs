//! File by file: all new contents are written beside the files first, then put in place by renaming.

use super::super::changes::{Change, Changes, Status};
use super::cannot_write;
use crate::diagnostic::Diagnostic;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Whatever fails before the first renaming leaves the old tree; no file is ever half-written.
pub(super) fn apply(folder: &Path, changes: &Changes) -> Result<(), Diagnostic> {
    let mut staged = Staged(Vec::new());
    for change in &changes.files {
        if let (Status::Created | Status::Updated, Some(text)) = (change.status, &change.new) {
            staged.write(folder.join(&change.path), text)?;
        }
    }
    staged.put_in_place()?;
    for change in &changes.files {
        if change.status == Status::Removed {
            remove(folder, change)?;
        }
    }
    Ok(())
}

/// Files written beside the ones they replace; those not put in place go when this is dropped.
struct Staged(Vec<(PathBuf, PathBuf)>);

impl Staged {
    fn write(&mut self, path: PathBuf, text: &str) -> Result<(), Diagnostic> {
        let parent = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(parent).map_err(|err| cannot_write(parent, &err))?;
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.smithwright-tmp", std::process::id()));
        let temporary = parent.join(name);
        self.0.push((temporary.clone(), path));
        fs::write(&temporary, text).map_err(|err| cannot_write(&temporary, &err))
    }

    fn put_in_place(mut self) -> Result<(), Diagnostic> {
        while let Some((temporary, path)) = self.0.pop() {
            if let Err(err) = fs::rename(&temporary, &path) {
                let problem = cannot_write(&path, &err);
                self.0.push((temporary, path));
                return Err(problem);
            }
        }
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        for (temporary, _) in &self.0 {
            // It may not have come into being; and there is nobody left to tell.
            let _ = fs::remove_file(temporary);
        }
    }
}

/// Removes a file, and the folders that this leaves empty.
fn remove(folder: &Path, change: &Change) -> Result<(), Diagnostic> {
    let path = folder.join(&change.path);
    match fs::remove_file(&path) {
        Err(err) if err.kind() != io::ErrorKind::NotFound => return Err(cannot_write(&path, &err)),
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
