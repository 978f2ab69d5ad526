//! What is to be generated: from flags, settings, or what lies in `model/`.

use super::args::{Args, Format};
use crate::settings::{self, Service};
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use smithwright::model::Place;
use smithwright::write::place::resolved;
use smithwright::{Check, Generator};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where crates go when nothing else is said.
const OUTPUT: &str = "generated";
/// Where a model is looked for when none is named.
const MODELS: &str = "model";

/// The variable of the environment that says where the runtime comes from, unless a flag or setting does.
const RUNTIME: &str = "SMITHWRIGHT_RUNTIME";

/// One service to generate.
pub(super) struct Job {
    settings: Service,
    /// Its name in the settings file, if it comes from there.
    pub(super) name: Option<String>,
    pub(super) output: PathBuf,
}

impl Job {
    fn new(mut settings: Service, name: Option<String>, args: &Args) -> Result<Self, Diagnostics> {
        let chosen = |flag: &Option<String>, setting| flag.clone().or(setting);
        if !args.operations.is_empty() {
            settings.operations.clone_from(&args.operations);
        }
        settings.warn.extend(args.warn.iter().cloned());
        settings.service = chosen(&args.service, settings.service);
        settings.crate_name = chosen(&args.crate_name, settings.crate_name);
        settings.protocol = chosen(&args.protocol, settings.protocol);
        settings.stand_in = chosen(&args.stand_in, settings.stand_in);
        if let Some(place) = &args.runtime {
            settings.runtime = Some(place.parse()?);
        } else if settings.runtime.is_none()
            && let Some(place) = std::env::var_os(RUNTIME).filter(|place| !place.is_empty())
        {
            settings.runtime = Some(place.to_string_lossy().parse()?);
        }
        settings.format = args.format.or(settings.format);
        settings.deprecation = args.deprecation.or(settings.deprecation);
        settings.manifest = args.manifest.or(settings.manifest);
        settings.allow_any_output |= args.allow_any_output;
        if args.output.is_some() {
            settings.output_place = None;
        }
        args.package.apply_to(&mut settings.package)?;
        let output = args.output.clone().or_else(|| settings.output.clone());
        Ok(Self { settings, name, output: output.unwrap_or_else(|| OUTPUT.into()) })
    }

    /// What to call it in messages.
    pub(super) fn title(&self) -> String {
        let model = || self.settings.models.first().map(|model| model.display().to_string());
        self.name.clone().or_else(model).unwrap_or_default()
    }

    /// The files and folders of its model.
    pub(super) fn models(&self) -> impl Iterator<Item = &PathBuf> {
        self.settings.models.iter()
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
        if let Some(protocol) = &settings.protocol {
            generator = generator.protocol(protocol);
        }
        if let Some(official) = &settings.stand_in {
            let (name, version) = official.split_once('@').unwrap_or((official, ""));
            generator = generator.stand_in(name, version);
        }
        if let Some(runtime) = &settings.runtime {
            generator = generator.runtime(runtime.clone());
        }
        if let Some(manifest) = settings.manifest {
            generator = generator.manifest(manifest.into());
        }
        generator
            .package(settings.package.clone())
            .correct(settings.corrections.iter().cloned())
            .operations(&settings.operations)
            .warn(&settings.warn)
            .out_dir(&self.output)
            .allow_any_output(settings.allow_any_output)
    }

    /// Whether it writes one file. Such files lie well side by side.
    fn is_single(&self) -> bool {
        self.settings.format == Some(Format::SingleFile)
    }

    /// Where its output is named: the setting, or the table if that names none.
    fn place(&self) -> &Place {
        self.settings.output_place.as_ref().unwrap_or(&self.settings.place)
    }
}

/// What the arguments ask for; at least one.
///
/// # Errors
/// When there is nothing to generate, the settings cannot be read, or arguments do not go together.
pub(super) fn jobs(args: &Args) -> Result<Vec<Job>, Diagnostics> {
    if !args.models.is_empty() {
        return Ok(vec![Job::new(of_models(args.models.clone()), None, args)?]);
    }
    let file = Path::new(settings::FILE);
    let config = args.config.as_deref().or_else(|| file.exists().then_some(file));
    let Some(config) = config else {
        if args.only.is_empty() {
            return Ok(vec![Job::new(of_models(vec![only_model()?]), None, args)?]);
        }
        let problem = Diagnostic::error(Code::CannotRead, format!("there is no `{}` here", settings::FILE));
        return Err(problem.hint("name one with `--config`").into());
    };
    let services = settings::load(config)?;
    let only = chosen(&services, &args.only, config)?;
    let several = only.len() > 1;
    let of_one = [
        ("--output", args.output.is_some()),
        ("--service", args.service.is_some()),
        ("--crate-name", args.crate_name.is_some()),
        ("--as", args.stand_in.is_some()),
        ("--description", args.package.description.is_some()),
    ];
    if let Some((flag, _)) = of_one.iter().find(|(_, given)| several && *given) {
        let message = format!("`{flag}` is meant for one service, and there are {}", only.len());
        let problem = Diagnostic::error(Code::ConflictingChoices, message);
        return Err(problem.hint("choose one with `--only NAME`").into());
    }
    let job = |service: Service| {
        let name = service.name.clone();
        // The others matter only for where they write: their files must stay theirs.
        let is_chosen = only.contains(&name);
        let none = Args::default();
        Job::new(service, Some(name), if is_chosen { args } else { &none })
    };
    let jobs = services.into_iter().map(job).collect::<Result<Vec<_>, _>>()?;
    apart(&jobs)?;
    let jobs: Vec<Job> = jobs.into_iter().filter(|job| only.contains(&job.settings.name)).collect();
    within(&jobs, config)?;
    Ok(jobs)
}

fn of_models(models: Vec<PathBuf>) -> Service {
    Service { models, ..Service::default() }
}

/// The names of the services asked for by `--only`; all if none is.
fn chosen(services: &[Service], only: &[String], config: &Path) -> Result<Vec<String>, Diagnostics> {
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
    Ok(services.iter().filter(|service| wanted(service)).map(|service| service.name.clone()).collect())
}

/// Finds fault with crates that go to one folder, however it is spelled, or into each other: each would take the other's
/// files for leftovers. Two names that differ by case only are one folder on some disks.
fn apart(jobs: &[Job]) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    let folder = |job: &Job| PathBuf::from(resolved(&job.output).to_string_lossy().to_lowercase());
    let folders: Vec<PathBuf> = jobs.iter().map(folder).collect();
    for (at, (job, mine)) in jobs.iter().zip(&folders).enumerate() {
        for (other, theirs) in jobs.iter().zip(&folders).take(at) {
            if job.is_single() && other.is_single() {
                continue;
            }
            let (one, two) = (&other.settings.name, &job.settings.name);
            let message = if mine == theirs {
                format!("`{one}` and `{two}` both go to `{}`", job.output.display())
            } else if mine.starts_with(theirs) {
                format!("the output of `{two}` is inside that of `{one}`, `{}`", other.output.display())
            } else if theirs.starts_with(mine) {
                format!("the output of `{one}` is inside that of `{two}`, `{}`", job.output.display())
            } else {
                continue;
            };
            let hint = format!("give each an `output` of its own; the other one is at {}", other.place());
            problems.push(Diagnostic::error(Code::ConflictingChoices, message).at(job.place()).hint(hint));
        }
    }
    if problems.has_errors() { Err(problems) } else { Ok(()) }
}

/// Finds fault with services of which single files have one name in one folder. What they are called is known when they
/// are generated.
pub(super) fn refuse_shared_files(jobs: &[Job], checked: &mut [Result<Check, Diagnostics>]) {
    let mut taken: BTreeMap<String, &Job> = BTreeMap::new();
    for (job, checked) in jobs.iter().zip(checked).filter(|(job, _)| job.is_single()) {
        let Ok(check) = checked else { continue };
        let paths = check.report.changes.files.iter().map(|file| job.output.join(&file.path));
        for path in paths.collect::<Vec<_>>() {
            let key = resolved(&path).to_string_lossy().to_lowercase();
            let Some(other) = taken.insert(key, job) else { continue };
            let (one, two) = (&other.settings.name, &job.settings.name);
            let message = format!("`{one}` and `{two}` both go to `{}`", path.display());
            let hint = format!(
                "give each an `output` or a `crate-name` of its own; the other one is at {}",
                other.place()
            );
            let problem = Diagnostic::error(Code::ConflictingChoices, message).at(job.place()).hint(hint);
            *checked = Err(problem.into());
        }
    }
}

/// Finds fault with outputs that the settings put outside of their folder: settings come with a repository, and what
/// they say is to stay in it.
fn within(jobs: &[Job], config: &Path) -> Result<(), Diagnostics> {
    let mut problems = Diagnostics::new();
    let parent = config.parent().filter(|parent| !parent.as_os_str().is_empty());
    let root = resolved(parent.unwrap_or(Path::new(".")));
    for job in jobs.iter().filter(|job| !job.settings.allow_any_output) {
        let Some(place) = &job.settings.output_place else { continue };
        if !resolved(&job.output).starts_with(&root) {
            let message = format!("`{}` is outside the folder of the settings file", job.output.display());
            problems.push(
                Diagnostic::error(Code::OutputOutside, message)
                    .at(place)
                    .expected("a folder inside the one that the settings file is in")
                    .hint("choose another `output`; if this one is meant, add `allow-any-output = true`"),
            );
        }
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
