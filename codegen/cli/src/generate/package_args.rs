//! Arguments of `smithwright generate` that go into `Cargo.toml`.

use crate::settings::set_by_flag;
use smithwright::Package;
use smithwright::diagnostic::Diagnostics;

#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Package")]
pub(crate) struct PackageArgs {
    /// Version of the generated package [default: the workspace's, or 0.1.0]
    #[arg(long, value_name = "VERSION")]
    crate_version: Option<String>,

    /// Licence of the package, an SPDX expression [default: the workspace's]
    #[arg(long, value_name = "SPDX")]
    license: Option<String>,

    /// Description of the package [default: Client for <title of the service>]
    #[arg(long, value_name = "TEXT")]
    pub(super) description: Option<String>,

    /// URL of the source repository of the package
    #[arg(long, value_name = "URL")]
    repository: Option<String>,

    /// Let the package be published; without this its Cargo.toml says `publish = false`
    #[arg(long)]
    publish: bool,

    /// Add or replace a feature of the package [may be repeated]
    ///
    /// It enables features of the package, or `smithwright-runtime/NAME`; `--feature default=` enables none by default.
    #[arg(long = "feature", value_name = "NAME=A,B")]
    features: Vec<String>,

    /// Set another key of Cargo's [package] to a value in TOML [may be repeated]
    ///
    /// Such as `--package-key 'keywords=["weather"]'`.
    #[arg(long = "package-key", value_name = "KEY=VALUE")]
    keys: Vec<String>,
}

impl PackageArgs {
    /// Sets what was given, in place of what the settings file says.
    ///
    /// # Errors
    /// For values that Cargo would refuse.
    pub(super) fn apply_to(&self, package: &mut Package) -> Result<(), Diagnostics> {
        let mut found = Diagnostics::new();
        for words in &self.keys {
            if let Err(problems) = set_by_flag(package, words) {
                found.append(problems);
            }
        }
        for (key, _, text) in self.texts() {
            if let Err(problem) = package.set(key, text.into()) {
                found.push(*problem);
            }
        }
        if self.publish
            && let Err(problem) = package.set("publish", true.into())
        {
            found.push(*problem);
        }
        for words in &self.features {
            let (name, enables) = words.split_once('=').unwrap_or((words, ""));
            let enables = enables.split(',').filter(|other| !other.is_empty()).map(str::to_owned);
            if let Err(problem) = package.set_feature(name, enables.collect()) {
                found.push(*problem);
            }
        }
        if found.has_errors() { Err(found) } else { Ok(()) }
    }

    /// Texts that were given: the key of the package, the flag, and the value.
    fn texts(&self) -> impl Iterator<Item = (&'static str, &'static str, &str)> {
        let all = [
            ("version", "--crate-version", &self.crate_version),
            ("license", "--license", &self.license),
            ("description", "--description", &self.description),
            ("repository", "--repository", &self.repository),
        ];
        all.into_iter().filter_map(|(key, flag, text)| Some((key, flag, text.as_deref()?)))
    }

    /// The flags that were given, each with its value.
    pub(super) fn flags(&self) -> Vec<(&'static str, Option<&str>)> {
        let texts = self.texts().map(|(_, flag, text)| (flag, Some(text)));
        let publish = self.publish.then_some(("--publish", None));
        let features = self.features.iter().map(|words| ("--feature", Some(words.as_str())));
        let keys = self.keys.iter().map(|words| ("--package-key", Some(words.as_str())));
        texts.chain(publish).chain(features).chain(keys).collect()
    }
}
