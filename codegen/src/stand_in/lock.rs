//! The lock file of the program that a package is written into.

use crate::workspace;
use crate::write::place;
use std::path::{Path, PathBuf};

/// A package of a lock file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Locked {
    pub(super) name: String,
    pub(super) version: String,
    /// Names of what it depends on.
    pub(super) dependencies: Vec<String>,
}

/// The `Cargo.lock` of the workspace or package above a folder, with its packages. One in the folder itself is not the
/// program's.
pub(super) fn above(folder: &Path) -> Option<(PathBuf, Vec<Locked>)> {
    let folder = place::resolved(folder);
    let is_root =
        |above: &&Path| above.join("Cargo.lock").is_file() || workspace::is_root(&above.join("Cargo.toml"));
    let path = folder.ancestors().skip(1).find(is_root)?.join("Cargo.lock");
    let mut packages: Vec<Locked> = Vec::new();
    for (key, value) in workspace::keys(&path)? {
        let key: Vec<&str> = key.iter().map(String::as_str).collect();
        match (key.as_slice(), value, packages.last_mut()) {
            (["package"], None, _) => packages.push(Locked::default()),
            (["package", "name"], Some(name), Some(last)) => last.name = name,
            (["package", "version"], Some(version), Some(last)) => last.version = version,
            // Such as `serde` or, where there are several, `serde 1.0.0`.
            (["package", "dependencies"], Some(one), Some(last)) => {
                last.dependencies.extend(one.split(' ').next().map(str::to_owned));
            }
            _ => {}
        }
    }
    Some((path, packages))
}
