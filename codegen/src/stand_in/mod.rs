//! Packages that take the place of the official `aws-sdk-*` crates in a program and the libraries below it.
//!
//! Cargo takes one by `[patch.crates-io]` if its name, its version and every feature that somebody asks for fit; otherwise
//! it takes the official crate and says little or nothing. So a stand-in has all three from the official crate, as far as
//! Cargo's registry on this disk knows it.

mod features;
mod lock;
mod notice;
mod registry;

pub(crate) use features::Feature;
pub(crate) use notice::{LICENSE, LICENSE_ID, notice};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use registry::{Registry, Release};
use std::path::Path;

/// How names of official crates begin.
const PREFIX: &str = "aws-sdk-";
/// How many versions a message names.
const SHOWN: usize = 4;

/// The official crate that a package takes the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StandIn {
    pub(crate) name: String,
    pub(crate) version: String,
    /// What is known of it; nothing if no official source is on this disk.
    official: Option<Release>,
}

/// The first `aws-runtime` for which the runtime has the feature `aws-runtime-1-10`.
const RECENT: [u64; 2] = [1, 10];

impl StandIn {
    /// One for this crate; its features are those of the usual ones, until [`look_up`](Self::look_up).
    ///
    /// # Errors
    /// When it is not the name of an official crate, or not a version.
    pub(crate) fn new(name: &str, version: &str) -> Result<Self, Diagnostic> {
        let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let wrong = |message: String, expected: &str| {
            Err(Diagnostic::error(Code::BadStandIn, message).expected(expected))
        };
        if !name.strip_prefix(PREFIX).is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_letter)) {
            let message = format!("`{}` is not the name of an official crate", name.escape_debug());
            return wrong(message, "a name such as `aws-sdk-kms`");
        }
        if !crate::package::is_version(version) {
            let message = format!("`{}` is not a version of `{name}`", version.escape_debug());
            return wrong(message, "a semantic version with three numbers, such as `1.129.0`");
        }
        Ok(Self { name: name.to_owned(), version: version.to_owned(), official: None })
    }

    /// Takes the features from Cargo's registry on this disk, and warns of what keeps Cargo from taking the package that
    /// is written to `folder`.
    pub(crate) fn look_up(&mut self, folder: Option<&Path>) -> Diagnostics {
        self.look_up_in(&Registry::of_this_disk(), folder)
    }

    fn look_up_in(&mut self, registry: &Registry, folder: Option<&Path>) -> Diagnostics {
        let mut found = Diagnostics::new();
        let Self { name, version, .. } = &*self;
        let releases = registry.releases(name);
        let official = releases.get(version).cloned().or_else(|| registry.source(name, version));
        if official.is_none() {
            let problem = if releases.is_empty() {
                let message = format!(
                    "`{name}` is not in Cargo's registry on this disk, so its features are not known"
                );
                warning(message).hint("the package has the usual ones; `cargo fetch` of a program that depends on the official crate brings them")
            } else {
                let mut newest: Vec<&str> = releases.keys().map(String::as_str).collect();
                newest.sort_by_key(|version| numbers(version));
                let close = did_you_mean(version, newest.iter().copied());
                newest.reverse();
                newest.truncate(SHOWN);
                warning(format!(
                    "there is no `{name}` {version}, as far as Cargo's registry on this disk knows"
                ))
                .expected(format!("a version such as `{}`", newest.join("`, `")))
                .maybe_hint(close)
            };
            found.push(problem);
        }
        self.official = official;
        for name in self
            .official
            .iter()
            .flat_map(|official| official.features.keys())
            .filter(|name| !features::is_known(name))
        {
            let message =
                format!("the feature `{name}` of `{}` has no counterpart and does nothing", self.name);
            found.push(warning(message).hint("what the official crate has only with it is not there"));
        }
        if let Some((path, locked)) = folder.and_then(lock::above) {
            self.compare(&path, &locked, registry, &mut found);
        }
        found
    }

    /// Warns of what in a lock file keeps Cargo from taking the package.
    fn compare(&self, path: &Path, locked: &[lock::Locked], registry: &Registry, found: &mut Diagnostics) {
        let Self { name, version, .. } = self;
        let path = path.display();
        let versions: Vec<&str> =
            locked.iter().filter(|one| one.name == *name).map(|one| one.version.as_str()).collect();
        if versions.is_empty() {
            found.push(
                warning(format!(
                    "no package in `{path}` depends on `{name}`, so Cargo would not take this one"
                ))
                .hint("name the crate that the program or a library below it uses"),
            );
        } else if !versions.contains(&version.as_str()) {
            let message = format!(
                "`{path}` has `{name}` {}, so Cargo would not take {version}",
                versions.join(" and ")
            );
            found.push(warning(message).hint(match versions.as_slice() {
                [one] => format!(
                    "generate it as `{name}@{one}`, or run `cargo update -p {name} --precise {version}`"
                ),
                _ => "generate one for each version".to_owned(),
            }));
        }
        let ours: Vec<String> = self.features().into_iter().map(|feature| feature.name).collect();
        for dependent in locked.iter().filter(|one| one.dependencies.iter().any(|other| other == name)) {
            for feature in registry.asked_for(&dependent.name, &dependent.version, name) {
                if !ours.contains(&feature) {
                    let message = format!(
                        "`{}` {} asks for the feature `{feature}` of `{name}`, which {version} lacks",
                        dependent.name, dependent.version
                    );
                    found.push(warning(message).hint("Cargo takes an official crate that has it"));
                }
            }
        }
    }

    /// The features of the package, `default` first, each with what it enables.
    pub(crate) fn features(&self) -> Vec<Feature> {
        features::of(self.official.as_ref().map(|official| &official.features))
    }

    /// Whether programs with the official crate of this version have an `aws-runtime` of 1.10 or later. A stand-in that
    /// asked for more than the official crate would not fit their lock files.
    pub(crate) fn is_recent(&self) -> bool {
        let needed = self.official.as_ref().and_then(|official| official.aws_runtime.as_deref());
        needed.is_none_or(|needed| numbers(needed.trim_start_matches(['^', '=', '~'])) >= RECENT.to_vec())
    }
}

fn warning(message: String) -> Diagnostic {
    Diagnostic::warning(Code::StandInDiffers, message)
}

/// The numbers of a version, to sort by.
fn numbers(version: &str) -> Vec<u64> {
    version.split(['.', '-', '+']).map(|part| part.parse().unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests;
