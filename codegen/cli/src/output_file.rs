//! Files that a command writes where it is told to.

use smithwright::diagnostic::{Code, Diagnostic};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

/// Writes a file, all of it or nothing: beside the old one first, then renamed. What is no plain file, such as
/// `/dev/stdout`, is written to directly.
///
/// # Errors
/// When the disk refuses; the error names the path and says why.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Diagnostic> {
    // Through links, so that the link stays one.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let result = match fs::metadata(&target) {
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => fs::write(&target, text),
        _ => replace(&target, text),
    };
    result.map_err(|err| {
        Diagnostic::error(Code::CannotWrite, format!("cannot write `{}`: {err}", path.display()))
            .hint("choose another file, or leave `-o` out to print the text")
    })
}

fn replace(target: &Path, text: &str) -> io::Result<()> {
    let mut name = OsString::from(".");
    name.push(target.file_name().ok_or(io::ErrorKind::InvalidInput)?);
    name.push(format!(".{}.smithwright-tmp", std::process::id()));
    let temporary = target.with_file_name(name);
    let written = fs::write(&temporary, text).and_then(|()| fs::rename(&temporary, target));
    if written.is_err() {
        // It may not have come into being.
        let _ = fs::remove_file(&temporary);
    }
    written
}
