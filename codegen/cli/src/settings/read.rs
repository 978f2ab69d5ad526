//! From TOML to settings, with every fault at its place.

use super::{GateSettings, Service, Settings};
use clap::ValueEnum;
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics, did_you_mean};
use smithwright::model::{Place, SourceFile};
use smithwright::package::Runtime;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The settings of a service.
pub(super) const KEYS: [&str; 15] = [
    "model",
    "output",
    "service",
    "operations",
    "format",
    "deprecation",
    "crate-name",
    "as",
    "runtime",
    "protocol",
    "manifest",
    "allow-any-output",
    "warn",
    "package",
    "corrections",
];

/// Tables at the top.
const TABLES: [&str; 2] = ["services", "diff"];

pub(super) struct Reader<'t> {
    file: Arc<SourceFile>,
    text: &'t str,
    /// The folder that relative paths are relative to.
    folder: PathBuf,
    /// What was found wrong so far.
    pub(super) found: Diagnostics,
}

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

impl<'t> Reader<'t> {
    pub(super) fn new(path: &Path, text: &'t str) -> Self {
        Self {
            file: Arc::new(SourceFile::new(path.display().to_string(), text)),
            text,
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
            found: Diagnostics::new(),
        }
    }

    pub(super) fn settings(&mut self) -> Settings {
        let document = match DeTable::parse(self.text) {
            Ok(document) => document,
            Err(err) => {
                let problem = Diagnostic::error(Code::BadSettings, err.message());
                let at = err.span().map_or(0, |span| span.start);
                self.found.push(problem.at(&self.place(at)).expected("well-formed TOML"));
                return Settings::default();
            }
        };
        let (mut services, mut gate) = (Vec::new(), GateSettings::default());
        for (key, value) in document.get_ref() {
            match key.get_ref().as_ref() {
                "services" => {}
                "diff" => {
                    gate = self.gate(value);
                    continue;
                }
                unknown => {
                    self.unknown(unknown, key.span().start, &TABLES);
                    continue;
                }
            }
            let Some(tables) = value.get_ref().as_table() else {
                self.wrong("services", value, "tables such as `[services.weather]`");
                continue;
            };
            for (name, table) in tables {
                let place = self.place(name.span().start);
                services.extend(self.service(name.get_ref(), place, table));
            }
        }
        for (name, place) in gate.services() {
            if services.iter().all(|service: &Service| service.name != name) {
                let problem =
                    Diagnostic::error(Code::UnknownService, format!("there is no service `{name}`"));
                let names: Vec<_> = services.iter().map(|service| service.name.as_str()).collect();
                self.found.push(problem.at(place).maybe_hint(did_you_mean(name, names)));
            }
        }
        Settings { services, gate }
    }

    /// Finds fault with settings without a service.
    pub(super) fn need_service(&mut self, settings: &Settings) {
        if settings.services.is_empty() && !self.found.has_errors() {
            let problem = Diagnostic::error(Code::BadSettings, "there is no service in the settings");
            self.found.push(
                problem
                    .at(&self.place(0))
                    .expected("at least one table such as `[services.weather]` with a `model`"),
            );
        }
    }

    fn service(&mut self, name: &str, place: Place, value: &Value<'_>) -> Option<Service> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(name, value, "a table of settings");
            return None;
        };
        let mut service = Service { name: name.to_owned(), place: place.clone(), ..Service::default() };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "model" => {
                    service.models = self.texts("model", value).iter().map(|path| self.path(path)).collect()
                }
                "output" => {
                    service.output = self.text_of("output", value).map(|path| self.path(&path));
                    service.output_place = Some(self.place(value.span().start));
                }
                "allow-any-output" => service.allow_any_output = self.flag("allow-any-output", value),
                "service" => service.service = self.text_of("service", value),
                "operations" => service.operations = self.texts("operations", value),
                "format" => service.format = self.choice("format", value),
                "deprecation" => service.deprecation = self.choice("deprecation", value),
                "protocol" => service.protocol = self.text_of("protocol", value),
                "as" => service.stand_in = self.text_of("as", value),
                "runtime" => service.runtime = self.runtime(value),
                "crate-name" => service.crate_name = self.text_of("crate-name", value),
                "manifest" => service.manifest = self.choice("manifest", value),
                "package" => service.package = self.package(value),
                "warn" => service.warn = self.checks("warn", value),
                "corrections" => service.corrections = self.corrections(value),
                unknown => self.unknown(unknown, key.span().start, &KEYS),
            }
        }
        if !table.keys().any(|key| key.get_ref() == "model") {
            let message = format!("the service `{name}` has no model");
            let problem = Diagnostic::error(Code::BadSettings, message).at(&place);
            self.found.push(problem.expected("a setting such as `model = \"model/weather.json\"`"));
        }
        Some(service)
    }

    pub(super) fn text_of(&mut self, key: &str, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().filter(|text| !text.is_empty());
        if text.is_none() {
            self.wrong(key, value, "a text");
        }
        text.map(str::to_owned)
    }

    /// Where the runtime comes from; a path is relative to the file's folder.
    fn runtime(&mut self, value: &Value<'_>) -> Option<Runtime> {
        match self.text_of("runtime", value)?.parse() {
            Ok(Runtime::Path(path)) => Some(Runtime::Path(self.folder.join(path))),
            Ok(other) => Some(other),
            Err(problem) => {
                self.found.push(problem.at(&self.place(value.span().start)));
                None
            }
        }
    }

    fn flag(&mut self, key: &str, value: &Value<'_>) -> bool {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(key, value, "`true` or `false`");
        }
        flag.unwrap_or_default()
    }

    /// One text or a list of them.
    pub(super) fn texts(&mut self, key: &str, value: &Value<'_>) -> Vec<String> {
        match value.get_ref().as_array() {
            Some(list) if !list.is_empty() => {
                list.iter().filter_map(|value| self.text_of(key, value)).collect()
            }
            Some(_) => {
                self.wrong(key, value, "at least one text in the list");
                Vec::new()
            }
            None => self.text_of(key, value).into_iter().collect(),
        }
    }

    /// Codes of checks that can be warnings.
    fn checks(&mut self, key: &str, value: &Value<'_>) -> Vec<String> {
        let codes = self.texts(key, value);
        if let Some(code) =
            codes.iter().find(|code| !Code::find(code).is_some_and(Code::can_be_warning)).cloned()
        {
            let known: Vec<&str> = Code::CAN_BE_WARNINGS.iter().map(|code| code.as_str()).collect();
            let problem =
                Diagnostic::error(Code::UnknownCheck, format!("`{code}` is not a check that can warn"));
            self.found.push(problem.at(&self.place(value.span().start)).expected(list(&known)));
        }
        codes
    }

    /// One of the words that the flag of the same name takes.
    pub(super) fn choice<T: ValueEnum>(&mut self, key: &str, value: &Value<'_>) -> Option<T> {
        let known: Vec<_> = T::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        let known: Vec<&str> = known.iter().map(|value| value.get_name()).collect();
        let text = value.get_ref().as_str();
        let choice = text.and_then(|text| T::from_str(text, false).ok());
        if choice.is_none() {
            let hint = text.and_then(|text| did_you_mean(text, known.iter().copied()));
            let problem = self.wrong_value(key, value, &list(&known));
            self.found.push(problem.maybe_hint(hint));
        }
        choice
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    pub(super) fn unknown(&mut self, key: &str, at: usize, known: &[&str]) {
        let problem = Diagnostic::error(Code::UnknownSetting, format!("there is no setting `{key}`"));
        self.found.push(
            problem
                .at(&self.place(at))
                .expected(list(known))
                .maybe_hint(did_you_mean(key, known.iter().copied())),
        );
    }

    pub(super) fn wrong(&mut self, key: &str, value: &Value<'_>, expected: &str) {
        let problem = self.wrong_value(key, value, expected);
        self.found.push(problem);
    }

    fn wrong_value(&self, key: &str, value: &Value<'_>, expected: &str) -> Diagnostic {
        let message = format!("`{key}` has a wrong value");
        Diagnostic::error(Code::BadSettings, message).at(&self.place(value.span().start)).expected(expected)
    }

    pub(super) fn place(&self, offset: usize) -> Place {
        Place::new(Arc::clone(&self.file), u32::try_from(offset).unwrap_or(u32::MAX))
    }
}

pub(super) fn list(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [one] => one.clone(),
        words => format!("one of {}", words.join(", ")),
    }
}
