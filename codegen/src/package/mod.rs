//! Settings of the generated package: what its `Cargo.toml` says besides the library and its dependency.

mod features;
mod rules;
mod runtime;
mod value;

pub(crate) use rules::is_version;
pub use runtime::Runtime;
pub use value::Value;
pub(crate) use value::{key, quoted};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use std::collections::BTreeMap;

/// The `[package]` and `[features]` of the generated `Cargo.toml`.
///
/// ```no_run
/// use smithwright::{Generator, package::Package};
///
/// # fn main() -> Result<(), smithwright::diagnostic::Diagnostics> {
/// let package = Package::new()
///     .version("2.1.0")
///     .license("MIT OR Apache-2.0")
///     .repository("https://git.example/clients")
///     .key("keywords", ["weather", "client"]);
/// Generator::new("weather.json").out_dir("weather").package(package).generate()?;
/// # Ok(())
/// # }
/// ```
/// Values that Cargo would refuse are reported when generating. The package's name is set by
/// [`Generator::crate_name`](crate::Generator::crate_name).
#[derive(Clone, Debug, Default)]
pub struct Package {
    keys: BTreeMap<String, Value>,
    features: BTreeMap<String, Vec<String>>,
    found: Diagnostics,
}

impl Package {
    /// The keys that can be set, sorted; [`Package::set`] refuses others. What is not here, such as `name`, `build` or
    /// `links`, follows from the generated code.
    pub const KEYS: &[&str] = &rules::KEYS;

    /// The default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the version, such as `1.2.0-beta.1`. Default: the workspace's, or `0.1.0` outside one.
    #[must_use]
    pub fn version(self, version: impl Into<String>) -> Self {
        self.key("version", version.into())
    }

    /// Sets the licence as an SPDX expression, such as `MIT OR Apache-2.0`. Default: the workspace's, or none outside
    /// one.
    #[must_use]
    pub fn license(self, license: impl Into<String>) -> Self {
        self.key("license", license.into())
    }

    /// Sets the description. Default: `Client for` and the service's title.
    #[must_use]
    pub fn description(self, description: impl Into<String>) -> Self {
        self.key("description", description.into())
    }

    /// Sets the URL of the source repository. Default: none.
    #[must_use]
    pub fn repository(self, repository: impl Into<String>) -> Self {
        self.key("repository", repository.into())
    }

    /// Sets whether the package may be published to a registry. Default: `false`.
    #[must_use]
    pub fn publish(self, publish: bool) -> Self {
        self.key("publish", publish)
    }

    /// Adds a feature, or replaces one that is generated, `default` included. It enables other features of the package
    /// and features of the runtime, written `smithwright-runtime/NAME`.
    #[must_use]
    pub fn feature<T: Into<String>>(
        mut self,
        name: impl Into<String>,
        enables: impl IntoIterator<Item = T>,
    ) -> Self {
        let enables = enables.into_iter().map(Into::into).collect();
        if let Err(problem) = self.set_feature(&name.into(), enables) {
            self.found.push(*problem);
        }
        self
    }

    /// Sets any other key of `[package]`, one of [`Package::KEYS`]. Default: none of them, except for `edition`:
    /// the workspace's, or `2024` outside one.
    #[must_use]
    pub fn key(mut self, key: &str, value: impl Into<Value>) -> Self {
        if let Err(problem) = self.set(key, value.into()) {
            self.found.push(*problem);
        }
        self
    }

    /// Sets a key of `[package]`, one of [`Package::KEYS`].
    ///
    /// # Errors
    /// If there is no such key, or Cargo would refuse the value.
    pub fn set(&mut self, key: &str, value: Value) -> Result<(), Box<Diagnostic>> {
        rules::check(key, &value)?;
        self.keys.insert(key.to_owned(), value);
        Ok(())
    }

    /// Adds or replaces a feature; see [`Package::feature`].
    ///
    /// # Errors
    /// If Cargo would refuse its name, or the runtime lacks a feature that it enables. Features of the package itself
    /// are checked by [`Package::unknown_features`], once all are there.
    pub fn set_feature(&mut self, name: &str, enables: Vec<String>) -> Result<(), Box<Diagnostic>> {
        features::check(name, &enables)?;
        self.features.insert(name.to_owned(), enables);
        Ok(())
    }

    /// Features that enable a feature which the package does not have, each with what is wrong.
    pub fn unknown_features(&self) -> Vec<(&str, Diagnostic)> {
        let all: Vec<&str> = self.features().into_iter().map(|(name, _)| name).collect();
        let mut found = Vec::new();
        for (name, enables) in &self.features {
            for other in enables.iter().filter(|other| !other.contains('/')) {
                if !all.contains(&other.as_str()) {
                    let message = format!("the feature `{name}` enables `{other}`, which the package lacks");
                    let problem = Diagnostic::error(Code::BadPackage, message)
                        .expected("a feature of the package, or `smithwright-runtime/NAME`")
                        .maybe_hint(did_you_mean(other, all.iter().copied()));
                    found.push((name.as_str(), problem));
                }
            }
        }
        found
    }

    /// What is wrong with the settings.
    pub(crate) fn problems(&self) -> Diagnostics {
        let mut found = self.found.clone();
        self.unknown_features().into_iter().for_each(|(_, problem)| found.push(problem));
        found
    }

    /// The value of a key that was set.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.keys.get(key)
    }

    /// The keys that were set, sorted, but for these.
    pub(crate) fn others(&self, but: &[&str]) -> impl Iterator<Item = (&str, &Value)> {
        let others = self.keys.iter().filter(|(key, _)| !but.contains(&key.as_str()));
        others.map(|(key, value)| (key.as_str(), value))
    }

    /// All features: those generated, in their order, then those added, sorted.
    pub(crate) fn features(&self) -> Vec<(&str, Vec<String>)> {
        self.features_over(features::generated())
    }

    /// These features, with those that were set in their place or after them.
    pub(crate) fn features_over<'a>(
        &'a self,
        mut all: Vec<(&'a str, Vec<String>)>,
    ) -> Vec<(&'a str, Vec<String>)> {
        for (name, enables) in &self.features {
            match all.iter_mut().find(|(known, _)| known == name) {
                Some((_, old)) => old.clone_from(enables),
                None => all.push((name, enables.clone())),
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(package: Package) -> Vec<String> {
        package.problems().iter().map(|problem| problem.message.clone()).collect()
    }

    #[test]
    fn all_faults_at_once() {
        let package = Package::new()
            .version("1.0")
            .license("")
            .repository("git.example")
            .key("nmae", "x")
            .key("keywords", ["a b"])
            .feature("fast", ["smithwright-runtime/fsat"])
            .feature("more", ["test-utli"]);
        assert_eq!(
            wrong(package),
            [
                "`version` has a wrong value: `1.0`",
                "`license` has a wrong value: ``",
                "`repository` has a wrong value: `git.example`",
                "there is no setting `nmae` of the package",
                "`keywords` has a wrong value: `a b`",
                "the feature `fast` enables `fsat` of `smithwright-runtime`, which has no such feature",
                "the feature `more` enables `test-utli`, which the package lacks",
            ]
        );
    }

    #[test]
    fn features_are_replaced_in_place_and_added_at_the_end() {
        let package = Package::new().feature("default", ["aws-lc"]).feature("all", ["default", "test-util"]);
        assert!(wrong(package.clone()).is_empty());
        let all = package.features();
        assert_eq!(all[0], ("default", vec!["aws-lc".to_owned()]));
        assert_eq!(all.last().map(|(name, _)| *name), Some("all"));
        assert_eq!(all.len(), features::generated().len() + 1);
    }
}
