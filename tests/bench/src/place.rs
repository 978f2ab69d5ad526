//! Where things are.

use crate::Failure;
use std::path::{Path, PathBuf};

/// Folders of the bench.
pub(crate) struct Place {
    /// The bench's workspace.
    pub(crate) bench: PathBuf,
    /// The workspace that is measured.
    pub(crate) root: PathBuf,
    /// Where everything is built: below `CARGO_TARGET_DIR`, or the bench's `target`.
    pub(crate) scratch: PathBuf,
}

impl Place {
    pub(crate) fn new() -> Result<Self, Failure> {
        let bench = Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf();
        let root = bench.join("../..").canonicalize()?;
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| bench.join("target"), PathBuf::from);
        let scratch = std::path::absolute(target.join("bench"))?;
        std::fs::create_dir_all(&scratch)?;
        Ok(Self { bench, root, scratch })
    }

    /// The model that the client is made from.
    pub(crate) fn model(&self) -> PathBuf {
        self.root.join("model/proton.json")
    }

    /// Models that are not part of the repository, if they are there.
    pub(crate) fn shared_models(&self) -> Option<PathBuf> {
        let shared =
            std::env::var_os("SMITHWRIGHT_SHARED").map_or_else(|| self.root.join("../shared"), PathBuf::from);
        Some(shared.join("models")).filter(|folder| folder.is_dir())
    }
}
