//! Brings changes to the disk.
//!
//! One changed file is put in place by renaming, and that is all. For more, the whole new tree is made beside the old
//! one and the two change places ([`swap`]). Where directories cannot be renamed, the files are, one after the other
//! ([`in_place`]).

mod in_place;
mod swap;

use super::changes::{Changes, Status, changes};
use super::file::OutputFile;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use std::io;
use std::path::Path;

/// Makes `folder` hold these files: compares as [`changes`] does, and carries out what it finds, which is returned.
///
/// # Errors
/// As [`changes`], and when the disk refuses, or another run is writing to the same folder.
pub(crate) fn bring(
    folder: &Path,
    files: Vec<OutputFile>,
    swept: Option<&str>,
) -> Result<Changes, Diagnostics> {
    repair(folder)?;
    let changes = changes(folder, files, swept)?;
    apply(folder, &changes)?;
    Ok(changes)
}

/// Carries out `changes` in `folder`, which is made if it is not there. Unchanged files are left alone, and so is
/// whatever else lies in the folder.
///
/// A run that fails leaves the old tree. One that is interrupted leaves the old tree or the new one, except between
/// two renamings; then [`repair`] completes the new one. Where the disk does not let directories be renamed (a mount
/// point, a symbolic link among the sources, an open file on some systems), each file by itself is old or new.
///
/// # Errors
/// When the disk refuses, or another run is writing to the same folder; the error names the path and says why.
pub(super) fn apply(folder: &Path, changes: &Changes) -> Result<(), Diagnostics> {
    repair(folder)?;
    let changed = changes.files.iter().filter(|change| change.status != Status::Unchanged).count();
    let done = match changed {
        0 => Ok(()),
        1 => in_place::apply(folder, changes),
        _ => match swap::apply(folder, changes) {
            Ok(()) => Ok(()),
            Err(swap::Failure::Problem(problem)) => Err(problem),
            Err(swap::Failure::Impossible) => in_place::apply(folder, changes),
        },
    };
    done.map_err(Diagnostics::from)
}

/// Clears up after an interrupted run: completes the new tree if it had begun to take the old one's place, else drops
/// it. Does nothing when there is nothing to clear up.
///
/// # Errors
/// When the disk refuses, or the other run is still at it.
pub(super) fn repair(folder: &Path) -> Result<(), Diagnostics> {
    swap::repair(folder).map_err(Diagnostics::from)
}

fn cannot_write(path: &Path, err: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::CannotWrite, format!("cannot write `{}`: {err}", path.display()))
        .hint("choose another output folder, or make this one writable")
}
