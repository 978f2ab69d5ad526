//! What of the settings file concerns `diff`: the gate, and the operations in use.

use super::Args;
use crate::console::{complain, say, tell};
use crate::outcome::Outcome;
use crate::settings::{self, Service, Settings};
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use smithwright::diff::gate::Gate;
use smithwright::diff::{ApiDiff, Rule, render};
use smithwright::model::Place;
use std::path::{Path, PathBuf};

/// What is asked of the settings.
#[derive(Default)]
pub(super) struct Asked {
    /// The operations to compare; empty for all.
    pub(super) operations: Vec<String>,
    /// The gate, if one is asked for, with the places of its exceptions.
    gate: Option<(Gate, Vec<Place>)>,
}

impl Asked {
    /// Reads the settings as far as the arguments ask for them.
    pub(super) fn read(args: &Args) -> Result<Self, Diagnostics> {
        let gated = args.gate || args.fail_on.is_some() || args.effects.is_some();
        if !gated && !args.in_use {
            return Ok(Self { operations: args.operations.clone(), gate: None });
        }
        let file = Path::new(settings::FILE);
        let config = args.config.as_deref().or_else(|| file.exists().then_some(file));
        let settings = match config {
            Some(config) => settings::load_all(config)?,
            None if args.in_use || args.only.is_some() => {
                let message = format!("there is no `{}` here", settings::FILE);
                return Err(Diagnostic::error(Code::CannotRead, message)
                    .hint("name one with `--config`")
                    .into());
            }
            None => Settings::default(),
        };
        let service = service(args, &settings)?;
        let operations = match service.filter(|_| args.in_use) {
            Some(service) => service.operations.clone(),
            None => args.operations.clone(),
        };
        let name = service.map(|service| service.name.as_str());
        let gate = gated.then(|| settings.gate.gate(name, args.fail_on, args.effects));
        Ok(Self { operations, gate })
    }

    /// Judges the diff, if a gate is asked for, and says what came of it.
    pub(super) fn judge(&self, diff: &ApiDiff, quiet: bool) -> Option<Outcome> {
        let (gate, places) = self.gate.as_ref()?;
        let verdict = gate.judge(diff);
        let mut problems = Diagnostics::new();
        for place in verdict.unused.iter().filter_map(|at| places.get(*at)) {
            problems.push(
                Diagnostic::warning(Code::UnusedException, "the exception lets no change pass")
                    .at(place)
                    .hint("remove it, or correct its `rule`, `shape` or `path`"),
            );
        }
        tell(&problems);
        if verdict.failed || !quiet {
            complain(&render::verdict(&verdict, gate, true));
        }
        Some(if verdict.failed { Outcome::Differs } else { Outcome::Done })
    }
}

/// The service of the settings that is compared: the one that is named, whose model it is, or the only one. Only
/// `--in-use` cannot do without.
fn service<'a>(args: &Args, settings: &'a Settings) -> Result<Option<&'a Service>, Diagnostics> {
    let names = || settings.services.iter().map(|service| service.name.as_str());
    if let Some(only) = &args.only {
        let found = settings.services.iter().find(|service| service.name == *only);
        return found.map(Some).ok_or_else(|| {
            Diagnostic::error(Code::UnknownService, format!("the settings have no service `{only}`"))
                .expected(format!("one of `{}`", names().collect::<Vec<_>>().join("`, `")))
                .maybe_hint(did_you_mean(only, names()))
                .into()
        });
    }
    let sides = [&args.old, &args.new].into_iter().flatten().flat_map(|side| side.split(','));
    let paths: Vec<PathBuf> = sides.map(path).collect();
    let is_compared = |service: &&Service| service.models.iter().any(|model| paths.contains(&plain(model)));
    let mut compared = settings.services.iter().filter(is_compared);
    match (compared.next(), compared.next(), settings.services.as_slice()) {
        (Some(one), None, _) | (None, None, [one]) => Ok(Some(one)),
        _ if !args.in_use => Ok(None),
        (None, ..) if settings.services.is_empty() => {
            let problem = Diagnostic::error(Code::BadSettings, "there is no service in the settings");
            Err(problem.expected("a table such as `[services.weather]` with `operations`").into())
        }
        _ => {
            let message = "it is not clear which service of the settings is compared";
            let problem = Diagnostic::error(Code::ConflictingChoices, message)
                .expected(format!("one of `{}`", names().collect::<Vec<_>>().join("`, `")));
            Err(problem.hint("choose one with `--only NAME`").into())
        }
    }
}

/// The path of an input, without the revision.
fn path(input: &str) -> PathBuf {
    let path = match input.split_once(':') {
        Some((_, path)) if !Path::new(input).exists() => path,
        _ => input,
    };
    plain(Path::new(path))
}

/// `./a` as `a`.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != std::path::Component::CurDir).collect()
}

/// Lists the rules, with the levels of changes that have no effect on Rust.
pub(super) fn list_rules() -> Outcome {
    let rules = Rule::ALL.iter().map(|rule| {
        let row = rule.row();
        format!("{:<32} {:<8} {}", row.id, row.level().as_str(), row.meaning)
    });
    say(&rules.collect::<Vec<_>>().join("\n"));
    Outcome::Done
}
