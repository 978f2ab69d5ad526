//! What Cargo's registry on this disk knows of crates: its index, and sources it unpacked. Nothing is downloaded.

use crate::workspace;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Largest file of the index that is read, in bytes; the longest of today has 3 MiB.
const LARGEST: u64 = 64 << 20;

/// A version of an official crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Release {
    /// Its features, each with what it enables.
    pub(super) features: BTreeMap<String, Vec<String>>,
    /// The version of `aws-runtime` that it asks for.
    pub(super) aws_runtime: Option<String>,
}

/// Cargo's home.
pub(super) struct Registry {
    home: Option<PathBuf>,
}

impl Registry {
    /// `$CARGO_HOME`, or `.cargo` in the user's home.
    pub(super) fn of_this_disk() -> Self {
        let chosen = std::env::var_os("CARGO_HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
        Self { home: chosen.or_else(|| Some(std::env::home_dir()?.join(".cargo"))) }
    }

    #[cfg(test)]
    pub(super) fn at(home: &Path) -> Self {
        Self { home: Some(home.to_owned()) }
    }

    /// Versions of a crate that the index has and that were not withdrawn.
    pub(super) fn releases(&self, name: &str) -> BTreeMap<String, Release> {
        let lines = self.lines(name);
        let kept = lines.iter().filter(|line| line["yanked"] != true);
        kept.filter_map(|line| Some((line["vers"].as_str()?.to_owned(), release(line)))).collect()
    }

    /// What the manifest of a source says that was unpacked there.
    pub(super) fn source(&self, name: &str, version: &str) -> Option<Release> {
        let folders = entries(&self.home.as_ref()?.join("registry/src"));
        let mut manifests = folders.map(|folder| folder.join(format!("{name}-{version}/Cargo.toml")));
        let manifest = manifests.find(|path| path.is_file())?;
        let mut release = Release::default();
        for (key, value) in workspace::keys(&manifest)? {
            match key.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                ["features", name] => release.features.entry((*name).to_owned()).or_default().extend(value),
                ["dependencies", "aws-runtime", "version"] => release.aws_runtime = value,
                _ => {}
            }
        }
        Some(release)
    }

    /// Features of `of` that a crate asks for, other than in its tests.
    pub(super) fn asked_for(&self, name: &str, version: &str, of: &str) -> Vec<String> {
        let lines = self.lines(name);
        let line = lines.iter().find(|line| line["vers"] == version);
        let dependencies = line.and_then(|line| line["deps"].as_array()).into_iter().flatten();
        let ours = dependencies.filter(|dependency| {
            // A dependency that is renamed has its crate's name in `package`.
            let package = dependency["package"].as_str().or_else(|| dependency["name"].as_str());
            package == Some(of) && dependency["kind"] != "dev"
        });
        let mut asked: Vec<String> = ours
            .flat_map(|dependency| dependency["features"].as_array().into_iter().flatten())
            .filter_map(|feature| feature.as_str().map(str::to_owned))
            .collect();
        asked.sort();
        asked.dedup();
        asked
    }

    /// The lines of the index for a crate: JSON objects between zero bytes, one for each version.
    fn lines(&self, name: &str) -> Vec<Value> {
        let Some(home) = &self.home else { return Vec::new() };
        let path = match (name.get(..2), name.get(2..4)) {
            (Some(first), Some(second)) => format!(".cache/{first}/{second}/{name}"),
            _ => return Vec::new(),
        };
        let indexes = entries(&home.join("registry/index"));
        let texts = indexes.filter_map(|index| bytes(&index.join(&path)));
        let parsed = |bytes: Vec<u8>| -> Vec<Value> {
            let parts = bytes.split(|byte| *byte == 0).filter(|part| part.first() == Some(&b'{'));
            parts.filter_map(|part| serde_json::from_slice(part).ok()).collect()
        };
        texts.flat_map(parsed).collect()
    }
}

/// A line of the index. New kinds of features stand in a table of their own there.
fn release(line: &Value) -> Release {
    let tables = ["features", "features2"].into_iter().filter_map(|key| line[key].as_object());
    let features = tables.flatten().map(|(name, enables)| {
        let enables = enables.as_array().into_iter().flatten();
        (name.clone(), enables.filter_map(|one| one.as_str().map(str::to_owned)).collect())
    });
    let dependencies = line["deps"].as_array().into_iter().flatten();
    let mut runtime = dependencies.filter(|one| one["name"] == "aws-runtime" && one["kind"] != "dev");
    let aws_runtime = runtime.next().and_then(|one| one["req"].as_str().map(str::to_owned));
    Release { features: features.collect(), aws_runtime }
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter()
}

fn bytes(path: &Path) -> Option<Vec<u8>> {
    path.metadata().ok().filter(std::fs::Metadata::is_file)?;
    let mut bytes = Vec::new();
    std::fs::File::open(path).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
