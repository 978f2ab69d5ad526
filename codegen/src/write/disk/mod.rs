//! Brings changes to the disk.
//!
//! One run at a time: the folder is locked, then compared, then written ([`work`]). One changed file is put in place by
//! renaming, and that is all. For more, the whole new tree is made beside the old one and the two change places
//! ([`swap`]). Where directories cannot be renamed, the files are, one after the other ([`in_place`]).

mod in_place;
mod swap;
mod work;

use self::work::Work;
use super::changes::{Change, Changes, Status, changes};
use super::file::{OutputFile, check_paths};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// Makes `folder` hold the files of `seen`, which is how they compared with it some time ago. When something is to be
/// written, the folder is locked and compared again; what was done is returned. The folder is made if it is not there.
/// Unchanged files are left alone, and so is whatever else is in the folder.
///
/// A run that fails leaves the old tree. One that is interrupted leaves the old tree or the new one, except between
/// two renamings; then the next run completes the new one. Where the disk does not let directories be renamed (a mount
/// point, a symbolic link among the sources, an open file on some systems), each file by itself is old or new.
///
/// # Errors
/// As [`changes`], and when the disk refuses, or another run is writing to the same folder; the error names the path
/// and says why.
pub(crate) fn bring(folder: &Path, seen: Changes, swept: Option<&str>) -> Result<Changes, Diagnostics> {
    let problems = check_paths(seen.files.iter().map(|change| change.path.as_str()));
    if problems.has_errors() {
        return Err(problems);
    }
    // If another run has been here since, it came later; its tree is whole, and may stay.
    if seen.is_up_to_date() && !Work::is_left_over(folder) {
        return Ok(seen);
    }
    refuse_read_only(folder, &seen)?;
    let work = Work::begin(folder)?;
    swap::repair(&work)?;
    let files = seen.files.into_iter().filter_map(|change| {
        let text = change.new?;
        Some(OutputFile { path: change.path, text })
    });
    let changes = changes(folder, files.collect(), swept)?;
    refuse_read_only(folder, &changes)?;
    apply(&work, &changes)?;
    Ok(changes)
}

fn apply(work: &Work, changes: &Changes) -> Result<(), Diagnostic> {
    match changed(changes).count() {
        0 => Ok(()),
        1 => in_place::apply(work, changes),
        _ => match swap::apply(work, changes) {
            Ok(()) => Ok(()),
            Err(swap::Failure::Problem(problem)) => Err(problem),
            Err(swap::Failure::Impossible) => in_place::apply(work, changes),
        },
    }
}

fn changed(changes: &Changes) -> impl Iterator<Item = &Change> {
    changes.files.iter().filter(|change| change.status != Status::Unchanged)
}

/// Finds fault with files that would change and are read-only, and with folders of them. Renaming, by which files are
/// replaced, would not ask.
fn refuse_read_only(folder: &Path, changes: &Changes) -> Result<(), Diagnostics> {
    let mut paths = BTreeSet::from([folder.to_owned()]);
    for change in changed(changes) {
        let path = folder.join(&change.path);
        let above = path.ancestors().take_while(|above| *above != folder);
        paths.extend(above.map(Path::to_owned));
    }
    let mut problems = Diagnostics::new();
    for path in paths {
        let Ok(found) = fs::symlink_metadata(&path) else { continue };
        // On Windows the mark means nothing for a folder.
        if found.permissions().readonly() && (found.is_file() || found.is_dir() && !cfg!(windows)) {
            let message = format!("cannot write `{}`: it is read-only", path.display());
            problems.push(Diagnostic::error(Code::CannotWrite, message).hint(MAKE_WRITABLE));
        }
    }
    if problems.has_errors() { Err(problems) } else { Ok(()) }
}

const MAKE_WRITABLE: &str = "choose another output folder, or make this one writable";

fn cannot_write(path: &Path, err: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::CannotWrite, format!("cannot write `{}`: {err}", path.display()))
        .hint(MAKE_WRITABLE)
}
