//! What is read: bytes with a name.

use crate::diagnostic::{Code, Diagnostic};
use std::io::Read as _;
use std::path::Path;

/// Largest file read, in bytes. The largest public model has about 12 MB.
pub(super) const LARGEST: usize = 64 << 20;

/// A file's bytes and the name to show in diagnostics.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name to show, usually the path as given.
    pub name: String,
    /// The bytes of the file, as they are or, with the feature `gzip`, compressed.
    pub bytes: Vec<u8>,
    /// The name of the source that this one was found beside.
    pub(super) companion_of: Option<String>,
}

impl Source {
    /// A source from memory.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), companion_of: None }
    }

    /// Reads a file. No more than the largest size a reader accepts, and one byte, is ever loaded.
    ///
    /// # Errors
    /// When the file cannot be opened or read.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Diagnostic> {
        let path = path.as_ref();
        let name = path.display().to_string();
        let cannot = |error: std::io::Error| {
            let problem = Diagnostic::error(Code::CannotRead, format!("cannot read `{name}`: {error}"));
            match error.kind() {
                std::io::ErrorKind::NotFound => {
                    problem.hint("check the path; it is relative to the current folder")
                }
                _ => problem,
            }
        };
        if path.is_dir() {
            return Err(Diagnostic::error(Code::CannotRead, format!("`{name}` is a folder"))
                .expected("a file: a service model"));
        }
        let file = std::fs::File::open(path).map_err(cannot)?;
        let mut bytes = Vec::new();
        let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
        file.take(limit).read_to_end(&mut bytes).map_err(cannot)?;
        Ok(Self { name, bytes, companion_of: None })
    }
}
