//! All at once: the new tree is made beside the old one, then the two change places.
//!
//! ```text
//! <folder>/src                             the old tree, until the swap
//! <folder>/.smithwright-staging/lock       locked while a run is at it
//! <folder>/.smithwright-staging/new/src    the new tree; what stays is a hard link to the old file
//! <folder>/.smithwright-staging/old/src    the old tree, from the swap until it is removed
//! ```
//! `old` is made when `new` is complete, so what an interrupted run leaves tells how far it came.

mod stage;
mod undo;

use self::undo::Undo;
use super::super::changes::{Change, Changes};
use super::cannot_write;
use super::work::Work;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Why nothing was changed.
pub(super) enum Failure {
    /// This disk, or what lies in the tree, does not allow it; another way may.
    Impossible,
    /// Something is wrong that the user has to mend.
    Problem(Diagnostic),
}

/// The changed files by the first name of their paths.
type Units<'a> = BTreeMap<&'a str, Vec<&'a Change>>;

pub(super) fn apply(work: &Work, changes: &Changes) -> Result<(), Failure> {
    let mut units: Units<'_> = BTreeMap::new();
    for change in super::changed(changes) {
        let name = change.path.split('/').next().unwrap_or_default();
        units.entry(name).or_default().push(change);
    }
    fs::create_dir(work.new_tree()).map_err(|_| Failure::Impossible)?;
    let done = units.iter().try_for_each(|(name, changes)| stage::unit(work, name, changes));
    let done = done.and_then(|()| commit(work, &units).map_err(|_| Failure::Impossible));
    if let Err(Failure::Impossible) = done {
        // Another way is tried next, and must not find this one's beginnings.
        work.clear().map_err(|err| Failure::Problem(cannot_write(&work.new_tree(), &err)))?;
    }
    done
}

/// Lets old and new change places, directories first. When a step fails, those before it are taken back.
fn commit(work: &Work, units: &Units<'_>) -> io::Result<()> {
    fs::create_dir(work.old())?;
    let mut undo = Undo::default();
    let (directories, files): (Units<'_>, Units<'_>) = units
        .iter()
        .map(|(name, changes)| (*name, changes.clone()))
        .partition(|(_, changes)| is_directory(changes));
    for name in directories.keys() {
        let place = work.folder.join(name);
        if exists(&place) {
            undo.rename(&place, &work.old().join(name))?;
        }
        let new = work.new_tree().join(name);
        if exists(&new) {
            undo.rename(&new, &place)?;
        }
    }
    for name in files.keys() {
        let (place, new, old) = (work.folder.join(name), work.new_tree().join(name), work.old().join(name));
        if !exists(&new) {
            undo.rename_if_there(&place, &old)?;
        } else if exists(&place) {
            stage::keep(&place, &old)?;
            undo.replace(&new, &place, old)?;
        } else {
            undo.rename(&new, &place)?;
        }
    }
    undo.forget();
    Ok(())
}

/// Completes what an interrupted run began, or drops it.
pub(super) fn repair(work: &Work) -> Result<(), Diagnostic> {
    if has_begun(work) {
        for name in names(&work.new_tree()) {
            let (new, place) = (work.new_tree().join(&name), work.folder.join(&name));
            if new.is_dir() && exists(&place) {
                // Somebody put something there since. What they had before may be in `old` alone.
                return Err(work.keep_for_user(&place));
            }
            fs::rename(&new, &place).map_err(|err| {
                let problem = cannot_write(&place, &err);
                work.keep_for_next_run();
                problem
            })?;
        }
    }
    work.clear().map_err(|err| {
        work.keep_for_next_run();
        cannot_write(&work.old(), &err)
    })
}

/// Whether the old tree has begun to make place. Directories go first, so as long as none has gone, nothing has.
fn has_begun(work: &Work) -> bool {
    let has_directory = |folder: &Path| names(folder).iter().any(|name| folder.join(name).is_dir());
    exists(&work.old()) && (has_directory(&work.old()) || !has_directory(&work.new_tree()))
}

/// Whether the changes are of files below a directory, rather than of one file.
fn is_directory(changes: &[&Change]) -> bool {
    changes.iter().any(|change| change.path.contains('/'))
}

/// Whether something is there, be it a link that leads nowhere.
fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn names(folder: &Path) -> Vec<std::ffi::OsString> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).collect()
}
