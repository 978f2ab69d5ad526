//! What has to change on the disk.

use super::file::OutputFile;
use super::{is_generated, place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// How deep folders are searched for files that are no longer generated; ours are three deep.
const MAX_DEPTH: usize = 8;

/// How a file in the output folder relates to what is generated now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It is what is generated.
    Unchanged,
    /// It was not there.
    Created,
    /// It was there and differs.
    Updated,
    /// It was generated earlier and is not any more.
    Removed,
}

/// One file of the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file, relative to the output folder, with `/` between names.
    pub path: String,
    /// What becomes of it.
    pub status: Status,
    /// What stands on the disk; `None` if there is no such file.
    pub old: Option<String>,
    /// What is generated; `None` if the file goes.
    pub new: Option<String>,
}

/// Every file that is or was generated, sorted by path, unchanged ones included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files.
    pub files: Vec<Change>,
}

impl Changes {
    /// Whether the output folder is what is generated.
    pub fn is_up_to_date(&self) -> bool {
        self.files.iter().all(|file| file.status == Status::Unchanged)
    }

    /// Whether any of the files that are there was generated.
    pub(crate) fn has_generated(&self) -> bool {
        self.files.iter().filter_map(|file| file.old.as_deref()).any(is_generated)
    }

    /// How many files have this status.
    pub fn count(&self, status: Status) -> usize {
        self.files.iter().filter(|file| file.status == status).count()
    }
}

/// Compares `folder` with the files that belong there; changes nothing.
///
/// `swept` is the folder within it, such as `src`, in which generated files that are not among `files` are taken for
/// leftovers of an earlier run.
///
/// # Errors
/// When a file that is in the way was not generated, or the disk cannot be read.
pub(crate) fn changes(
    folder: &Path,
    files: Vec<OutputFile>,
    swept: Option<&str>,
) -> Result<Changes, Diagnostics> {
    place::check_folder(folder)?;
    let mut problems = Diagnostics::new();
    // What is wrong with a folder is said once, rather than of each file in it.
    let mut said = BTreeSet::new();
    let mut changes = Vec::with_capacity(files.len());
    let known: BTreeSet<_> = files.iter().map(|file| file.path.clone()).collect();
    for file in files {
        match change(folder, file) {
            Ok(change) => changes.push(change),
            Err(problem) if said.insert(problem.message.clone()) => problems.push(problem),
            Err(_) => {}
        }
    }
    if let Some(swept) = swept.filter(|_| !problems.has_errors()) {
        let mut search = Search { known, found: Vec::new() };
        match search.folder(&folder.join(swept), swept, 0) {
            Ok(()) => changes.append(&mut search.found),
            Err((path, err)) => problems.push(cannot_read(&path, &err)),
        }
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    if problems.has_errors() { Err(problems) } else { Ok(Changes { files: changes }) }
}

fn change(folder: &Path, file: OutputFile) -> Result<Change, Diagnostic> {
    let path = folder.join(&file.path);
    place::check(folder, &path)?;
    let old = match read(&path, BLANK) {
        Ok(old) => old,
        Err(err) if err.kind() == ErrorKind::NotFound => Old::None,
        Err(err) => return Err(cannot_read(&path, &err)),
    };
    let (status, old) = match old {
        Old::None => (Status::Created, None),
        Old::Foreign => return Err(foreign(&path)),
        Old::Ours(old) if old == file.text => (Status::Unchanged, Some(old)),
        Old::Ours(old) => (Status::Updated, Some(old)),
    };
    Ok(Change { path: file.path, status, old, new: Some(file.text) })
}

/// What is in the place of a generated file.
enum Old {
    None,
    /// A generated file, or a blank one, with its text.
    Ours(String),
    Foreign,
}

/// Length of the longest blank file that is taken for nobody's, in bytes.
const BLANK: u64 = 4096;

/// Reads a file if it is one of ours: its first line says so, or it has at most `blank` bytes and all are spaces. Of
/// others no more is read than it takes to know.
fn read(path: &Path, blank: u64) -> io::Result<Old> {
    let mut file = fs::File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(256).read_to_end(&mut bytes)?;
    if !is_generated(&String::from_utf8_lossy(&bytes)) {
        file.take(blank).read_to_end(&mut bytes)?;
        let is_short = u64::try_from(bytes.len()).is_ok_and(|length| length <= blank);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(if is_short && text.trim().is_empty() { Old::Ours(text) } else { Old::Foreign });
    }
    file.read_to_end(&mut bytes)?;
    Ok(Old::Ours(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Looks for generated files that are not among the known ones.
struct Search {
    known: BTreeSet<String>,
    found: Vec<Change>,
}

impl Search {
    fn folder(&mut self, folder: &Path, relative: &str, depth: usize) -> Result<(), (PathBuf, io::Error)> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(()),
            Err(err) => return Err((folder.to_owned(), err)),
        };
        for entry in entries {
            let entry = entry.map_err(|err| (folder.to_owned(), err))?;
            // Names of ours are ASCII; others are not ours.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let relative = format!("{relative}/{name}");
            // Of the entry itself: what a link points to may lie anywhere.
            let kind = entry.file_type().map_err(|err| (entry.path(), err))?;
            if kind.is_dir() && depth < MAX_DEPTH {
                self.folder(&entry.path(), &relative, depth + 1)?;
            } else if kind.is_file() && !self.known.contains(&relative) {
                self.file(&entry.path(), relative).map_err(|err| (entry.path(), err))?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, relative: String) -> io::Result<()> {
        if let Old::Ours(old) = read(path, 0)?
            && !old.is_empty()
        {
            self.found.push(Change { path: relative, status: Status::Removed, old: Some(old), new: None });
        }
        Ok(())
    }
}

fn foreign(path: &Path) -> Diagnostic {
    let message =
        format!("`{}` is a file in the output folder that the generator did not write", path.display());
    Diagnostic::error(Code::ForeignFile, message)
        .expected("a file that begins with the line `Generated by smithwright. …`, or none")
        .hint("move the file away, or choose another output folder")
}

fn cannot_read(path: &Path, err: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::CannotReadOutput, format!("cannot read `{}`: {err}", path.display()))
        .hint("choose another output folder, or move what is in the way")
}
