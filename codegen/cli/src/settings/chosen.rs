//! Which service of a settings file a command is about.

use super::{FILE, Service, Settings, load_all};
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use smithwright::read::Corrections;
use std::path::{Component, Path, PathBuf};

/// Flags that say what of a settings file counts for a model.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct SettingsArgs {
    /// Settings file: what it says of the model's service counts [default: smithwright.toml, if there is one]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Service of the settings file [default: the one whose model it is]
    #[arg(long, value_name = "NAME")]
    pub(crate) only: Option<String>,
}

/// How sure it must be which service is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Need {
    /// The one of the model; none if the file has none for it.
    IfAny,
    /// The one of the model, or else the only one there is.
    OnlyOne,
}

impl SettingsArgs {
    /// Reads the settings; none without a file, unless one is needed.
    pub(crate) fn load(&self, needed: bool) -> Result<Settings, Diagnostics> {
        let file = Path::new(FILE);
        match self.config.as_deref().or_else(|| file.exists().then_some(file)) {
            Some(config) => load_all(config),
            None if needed || self.only.is_some() => {
                let message = format!("there is no `{FILE}` here");
                Err(Diagnostic::error(Code::CannotRead, message).hint("name one with `--config`").into())
            }
            None => Ok(Settings::default()),
        }
    }

    /// The service that is named, or whose model one of the inputs is.
    ///
    /// # Errors
    /// When there is none of the name, or several are of the model and differ in what counts for it; and when one is
    /// needed and it is not clear which.
    pub(crate) fn service<'a>(
        &self,
        settings: &'a Settings,
        inputs: &[&str],
        need: Need,
    ) -> Result<Option<&'a Service>, Diagnostics> {
        let all = &settings.services;
        let names = || all.iter().map(|service| service.name.as_str());
        if let Some(only) = &self.only {
            let found = all.iter().find(|service| service.name == *only);
            return found.map(Some).ok_or_else(|| {
                Diagnostic::error(Code::UnknownService, format!("the settings have no service `{only}`"))
                    .expected(format!("one of `{}`", names().collect::<Vec<_>>().join("`, `")))
                    .maybe_hint(did_you_mean(only, names()))
                    .into()
            });
        }
        let paths: Vec<PathBuf> = inputs.iter().map(|input| path(input)).collect();
        let is_meant = |service: &&Service| service.models.iter().any(|model| paths.contains(&plain(model)));
        let meant: Vec<&Service> = all.iter().filter(is_meant).collect();
        match (meant.as_slice(), all.as_slice()) {
            ([one], _) => Ok(Some(one)),
            ([], [one]) if need == Need::OnlyOne => Ok(Some(one)),
            ([], []) if need == Need::OnlyOne => {
                let problem = Diagnostic::error(Code::BadSettings, "there is no service in the settings");
                Err(problem.expected("a table such as `[services.weather]` with `operations`").into())
            }
            ([], _) if need == Need::IfAny => Ok(None),
            ([first, rest @ ..], _)
                if need == Need::IfAny && rest.iter().all(|other| first.reads_as(other)) =>
            {
                Ok(Some(first))
            }
            _ => {
                let message = "it is not clear which service of the settings is meant";
                let problem = Diagnostic::error(Code::ConflictingChoices, message)
                    .expected(format!("one of `{}`", names().collect::<Vec<_>>().join("`, `")));
                Err(problem.hint("choose one with `--only NAME`").into())
            }
        }
    }
}

impl Service {
    /// The corrections of its model.
    pub(crate) fn corrections(&self) -> Corrections {
        Corrections { list: self.corrections.clone(), ..Corrections::default() }
    }

    /// Whether the two read their model alike.
    fn reads_as(&self, other: &Self) -> bool {
        let uncorrected = self.corrections.is_empty() && other.corrections.is_empty();
        uncorrected && self.protocol == other.protocol && self.service == other.service
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
    path.components().filter(|part| *part != Component::CurDir).collect()
}
