//! The files that are generated of a model, and how those of two models differ.

use crate::diagnostic::Diagnostics;
use crate::diff::source_item::{self, SourceItem};
use crate::diff::{Change, Generated};
use crate::model::Model;
use crate::pipeline::{self, Settings};
use crate::plan::Options;
use crate::select::SelectionRequest;
use std::collections::{BTreeMap, BTreeSet};

/// The list of public items.
const API: &str = "api.txt";

/// What the generator makes of a model.
pub(super) enum Made {
    /// A client.
    Client {
        /// Its files by path.
        files: Files,
        /// The same with protocol tests, if the model has any.
        tested: Option<Files>,
    },
    /// Nothing: the model has faults, or needs what the generator does not know.
    Refused(Vec<String>),
    /// Nothing: the model has none of the operations asked for.
    NotAsked,
}

type Files = BTreeMap<String, String>;

impl Made {
    /// Generates a client of a model in memory, as a user does who chooses nothing else.
    pub(super) fn of(model: &Model, request: SelectionRequest, options: Options) -> Self {
        let mut settings = Settings { request, options, ..Settings::default() };
        let files = match files(model, &settings) {
            Ok(files) => files,
            Err(problems) => return Self::Refused(problems.iter().map(problem).collect()),
        };
        settings.options.protocol_tests = true;
        // What is wrong with tests is wrong with tests only.
        let tested = has_tests(model).then(|| self::files(model, &settings).unwrap_or_default());
        Self::Client { files, tested }
    }

    pub(super) fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }

    fn problems(&self) -> Vec<String> {
        match self {
            Self::Refused(problems) => problems.clone(),
            _ => Vec::new(),
        }
    }
}

fn problem(found: &crate::diagnostic::Diagnostic) -> String {
    format!("{}: {}", found.code, found.message)
}

fn files(model: &Model, settings: &Settings) -> Result<Files, Diagnostics> {
    let mut found = Diagnostics::new();
    let (plan, _) = pipeline::planned(model, settings, &mut found)?;
    let files = pipeline::emitted(&plan, settings)?;
    Ok(files.into_iter().map(|file| (file.path, file.text)).collect())
}

fn has_tests(model: &Model) -> bool {
    let ids = ["smithy.test#httpRequestTests", "smithy.test#httpResponseTests", "smithy.rules#endpointTests"];
    model.shapes().any(|shape| ids.iter().any(|id| shape.traits.has(id)))
}

/// How what is generated of two models differs.
pub(super) fn difference(old: &Made, new: &Made) -> Generated {
    let mut generated =
        Generated { old_problems: old.problems(), new_problems: new.problems(), ..Generated::default() };
    let (Made::Client { files: old, tested: old_tested }, Made::Client { files: new, tested: new_tested }) =
        (old, new)
    else {
        return generated;
    };
    let lines = |files: &Files| -> BTreeSet<String> {
        let text = files.get(API).map(String::as_str).unwrap_or_default();
        text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
    };
    let (before, now) = (lines(old), lines(new));
    generated.api_removed = before.difference(&now).cloned().collect();
    generated.api_added = now.difference(&before).cloned().collect();
    generated.files = differing(old, new);
    // Without tests in a model, the files with them are those without.
    let tests = differing(old_tested.as_ref().unwrap_or(old), new_tested.as_ref().unwrap_or(new));
    generated.tests = tests.into_iter().filter(|path| !generated.files.contains(path)).collect();
    generated
}

/// The types and modules that the items of changes belong to, as both clients have them.
pub(super) fn items(old: &Made, new: &Made, changes: &[Change]) -> Vec<SourceItem> {
    let (Made::Client { files: old, .. }, Made::Client { files: new, .. }) = (old, new) else {
        return Vec::new();
    };
    let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for item in changes.iter().flat_map(|change| &change.items) {
        wanted.entry(&item.file).or_default().insert(&item.owner);
    }
    let mut items = Vec::new();
    for (file, paths) in wanted {
        let name = |path: &&'_ str| path.rsplit("::").next().unwrap_or_default().to_owned();
        let names: BTreeSet<String> = paths.iter().map(name).collect();
        let found =
            |files: &Files| files.get(file).map(|text| source_item::items(text, &names)).unwrap_or_default();
        let (before, now) = (found(old), found(new));
        items.extend(paths.iter().map(|path| SourceItem {
            path: (*path).to_owned(),
            file: file.to_owned(),
            old: before.get(&name(path)).cloned(),
            new: now.get(&name(path)).cloned(),
        }));
    }
    items
}

fn differing(old: &Files, new: &Files) -> Vec<String> {
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    paths.into_iter().filter(|path| old.get(*path) != new.get(*path)).cloned().collect()
}
