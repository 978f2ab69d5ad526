//! What is to be generated: from flags, settings, or what lies in `model/`.

use super::args::{Args, Format};
use crate::settings::{self, Service};
use smithwright::Generator;
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where crates go when nothing else is said.
const OUTPUT: &str = "generated";
/// Where a model is looked for when none is named.
const MODELS: &str = "model";

/// One service to generate.
pub(super) struct Job {
    settings: Service,
    /// Its name in the settings file, if it comes from there.
    pub(super) name: Option<String>,
    pub(super) output: PathBuf,
}

impl Job {
    fn new(mut settings: Service, name: Option<String>, args: &Args) -> Self {
        let chosen = |flag: &Option<String>, setting| flag.clone().or(setting);
        if !args.operations.is_empty() {
            settings.operations.clone_from(&args.operations);
        }
        settings.service = chosen(&args.service, settings.service);
        settings.crate_name = chosen(&args.crate_name, settings.crate_name);
        settings.format = args.format.or(settings.format);
        settings.deprecation = args.deprecation.or(settings.deprecation);
        settings.manifest = args.manifest.or(settings.manifest);
        let output = args.output.clone().or_else(|| settings.output.clone());
        Self { settings, name, output: output.unwrap_or_else(|| OUTPUT.into()) }
    }

    /// What to call it in messages.
    pub(super) fn title(&self) -> String {
        let model = || self.settings.models.first().map(|model| model.display().to_string());
        self.name.clone().or_else(model).unwrap_or_default()
    }

    pub(super) fn generator(&self) -> Generator {
        let settings = &self.settings;
        let mut models = settings.models.iter();
        let first = models.next().cloned().unwrap_or_default();
        let mut generator = models.fold(Generator::new(first), |generator, model| generator.model(model));
        if let Some(service) = &settings.service {
            generator = generator.service(service);
        }
        if let Some(format) = settings.format {
            generator = generator.layout(format.into());
        }
        if let Some(deprecation) = settings.deprecation {
            generator = generator.deprecation(deprecation.into());
        }
        if let Some(name) = &settings.crate_name {
            generator = generator.crate_name(name);
        }
        if let Some(manifest) = settings.manifest {
            generator = generator.manifest(manifest.into());
        }
        let generator = generator.correct(settings.corrections.iter().cloned());
        generator.operations(&settings.operations).out_dir(&self.output)
    }

    /// Where its files go, if another service's files must not go there too. Single files lie well side by side.
    fn own_folder(&self) -> Option<PathBuf> {
        let is_tree = self.settings.format != Some(Format::SingleFile);
        is_tree.then(|| std::path::absolute(&self.output).unwrap_or_else(|_| self.output.clone()))
    }
}

/// What the arguments ask for; at least one.
///
/// # Errors
/// When there is nothing to generate, the settings cannot be read, or arguments do not go together.
pub(super) fn jobs(args: &Args) -> Result<Vec<Job>, Diagnostics> {
    if !args.models.is_empty() {
        return Ok(vec![Job::new(of_models(args.models.clone()), None, args)]);
    }
    let file = Path::new(settings::FILE);
    let config = args.config.as_deref().or_else(|| file.exists().then_some(file));
    let Some(config) = config else {
        if args.only.is_empty() {
            return Ok(vec![Job::new(of_models(vec![only_model()?]), None, args)]);
        }
        let problem = Diagnostic::error(Code::CannotRead, format!("there is no `{}` here", settings::FILE));
        return Err(problem.hint("name one with `--config`").into());
    };
    let services = chosen(settings::load(config)?, &args.only, config)?;
    let several = services.len() > 1;
    let of_one = [
        ("--output", args.output.is_some()),
        ("--service", args.service.is_some()),
        ("--crate-name", args.crate_name.is_some()),
    ];
    if let Some((flag, _)) = of_one.iter().find(|(_, given)| several && *given) {
        let message = format!("`{flag}` is meant for one service, and there are {}", services.len());
        let problem = Diagnostic::error(Code::ConflictingChoices, message);
        return Err(problem.hint("choose one with `--only NAME`").into());
    }
    let jobs: Vec<Job> = services
        .into_iter()
        .map(|service| {
            let name = service.name.clone();
            Job::new(service, Some(name), args)
        })
        .collect();
    apart(&jobs)?;
    Ok(jobs)
}

fn of_models(models: Vec<PathBuf>) -> Service {
    Service { models, ..Service::default() }
}

/// The services asked for by `--only`; all if none is.
fn chosen(services: Vec<Service>, only: &[String], config: &Path) -> Result<Vec<Service>, Diagnostics> {
    let mut problems = Diagnostics::new();
    for name in only.iter().filter(|name| services.iter().all(|service| service.name != **name)) {
        let message = format!("`{}` has no service `{name}`", config.display());
        let names: Vec<_> = services.iter().map(|service| service.name.as_str()).collect();
        problems.push(
            Diagnostic::error(Code::UnknownService, message)
                .expected(format!("one of `{}`", names.join("`, `")))
                .maybe_hint(did_you_mean(name, names)),
        );
    }
    if problems.has_errors() {
        return Err(problems);
    }
    let wanted = |service: &Service| only.is_empty() || only.contains(&service.name);
    Ok(services.into_iter().filter(wanted).collect())
}

/// Finds fault with crates that go to one folder: each would take the other's files for leftovers.
fn apart(jobs: &[Job]) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    let mut taken: BTreeMap<PathBuf, &Job> = BTreeMap::new();
    for job in jobs {
        let Some(other) = job.own_folder().and_then(|folder| taken.insert(folder, job)) else { continue };
        let (one, two) = (&other.settings.name, &job.settings.name);
        let message = format!("`{one}` and `{two}` both go to `{}`", job.output.display());
        problems.push(
            Diagnostic::error(Code::ConflictingChoices, message)
                .at(&job.settings.place)
                .hint("give each an `output` of its own"),
        );
    }
    if problems.has_errors() { Err(problems) } else { Ok(()) }
}

/// The one model in the folder for models.
fn only_model() -> Result<PathBuf, Diagnostic> {
    let entries = std::fs::read_dir(MODELS).into_iter().flatten().flatten();
    let mut models: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json") && path.is_file())
        .collect();
    models.sort();
    match models.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(Diagnostic::error(Code::NoSources, "no model was given")
            .expected(format!(
                "MODEL, a `{}` in the current folder, or one `*.json` in `{MODELS}/`",
                settings::FILE
            ))
            .hint("see `smithwright generate --help` for examples")),
        [first, ..] => {
            let message = format!("no model was given, and there are {} in `{MODELS}/`", models.len());
            Err(Diagnostic::error(Code::NoSources, message).hint(format!(
                "name one: `smithwright generate {}`; or several in a `{}`",
                first.display(),
                settings::FILE
            )))
        }
    }
}
