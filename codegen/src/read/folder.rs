//! From a path to the files it stands for: a model's file, or the folder of a service in botocore's layout
//! (`data/proton/2020-07-20/` or `data/proton/`).
//!
//! Only here do names count: a file's companions can be found in no other way. What a file is, its content says.

use super::source::Source;
use crate::diagnostic::{Code, Diagnostic};
use std::path::{Path, PathBuf};

/// The service definition.
const SERVICE: &str = "service-2";

/// What may stand beside botocore's `service-2.json`, without endings: names of files that belong to the same model.
pub const COMPANIONS: [&str; 6] = [
    "service-2.sdk-extras",
    "paginators-1",
    "paginators-1.sdk-extras",
    "waiters-2",
    "endpoint-rule-set-1",
    "endpoint-bdd-1",
];

/// How names end, the one that wins first.
const ENDINGS: [&str; 2] = [".json", ".json.gz"];

/// Most entries of a folder looked at. botocore has some 440 services.
const MOST_ENTRIES: usize = 10_000;

/// Reads what a path stands for: a file with the companions beside it, or the newest definition of the service in a
/// folder. [`super::read`] passes over companions of files that turn out to be no service definition.
///
/// # Errors
/// When a file cannot be read, or a folder holds no service definition.
pub fn sources(path: impl AsRef<Path>) -> Result<Vec<Source>, Diagnostic> {
    let mut files = files(path)?.into_iter();
    let Some(main) = files.next() else { return Ok(Vec::new()) };
    let main = Source::from_path(main)?;
    let mut sources = Vec::new();
    for file in files {
        let mut companion = Source::from_path(file)?;
        companion.companion_of = Some(main.name.clone());
        sources.push(companion);
    }
    sources.insert(0, main);
    Ok(sources)
}

/// The files that [`sources`] reads, the model's own first.
///
/// # Errors
/// When a folder cannot be read or holds no service definition.
pub fn files(path: impl AsRef<Path>) -> Result<Vec<PathBuf>, Diagnostic> {
    let path = path.as_ref();
    let main = if path.is_dir() { service_in(path)? } else { path.to_path_buf() };
    let mut files = vec![main.clone()];
    let is_companion =
        COMPANIONS.iter().any(|stem| names(stem).any(|name| main.file_name() == Some(name.as_ref())));
    // Not `parent`, which is no folder for a bare file name.
    let beside = |name: &str| main.with_file_name(name);
    if !is_companion {
        files.extend(
            COMPANIONS
                .iter()
                .filter_map(|stem| names(stem).map(|name| beside(&name)).find(|file| file.is_file())),
        );
    }
    Ok(files)
}

fn names(stem: &str) -> impl Iterator<Item = String> {
    ENDINGS.iter().map(move |ending| format!("{stem}{ending}"))
}

/// The service definition directly in a folder.
fn definition(folder: &Path) -> Option<PathBuf> {
    names(SERVICE).map(|name| folder.join(name)).find(|file| file.is_file())
}

/// The service definition of a folder, or of the newest version in it: versions are dates, so the greatest name.
fn service_in(folder: &Path) -> Result<PathBuf, Diagnostic> {
    if let Some(file) = definition(folder) {
        return Ok(file);
    }
    let below = folders(folder)?;
    if let Some(file) = below.iter().rev().find_map(|folder| definition(folder)) {
        return Ok(file);
    }
    let message = format!("the folder `{}` holds no service definition", folder.display());
    let problem = Diagnostic::error(Code::NoServiceInFolder, message).expected(
        "the file `service-2.json` or `service-2.json.gz` in it, or in a folder of a version in it",
    );
    let services: Vec<&PathBuf> = below
        .iter()
        .filter(|folder| {
            folders(folder).is_ok_and(|below| below.iter().any(|folder| definition(folder).is_some()))
        })
        .take(3)
        .collect();
    Err(match services.as_slice() {
        [] => problem.hint("for a Smithy model, name its file"),
        [first, ..] => problem.hint(format!("name one service, such as `{}`", first.display())),
    })
}

/// The folders in a folder, sorted by name.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let entries = std::fs::read_dir(folder).map_err(|error| {
        Diagnostic::error(Code::CannotRead, format!("cannot read the folder `{}`: {error}", folder.display()))
    })?;
    let mut folders: Vec<PathBuf> = entries
        .take(MOST_ENTRIES)
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    Ok(folders)
}
