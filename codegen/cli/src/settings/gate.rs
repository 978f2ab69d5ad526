//! The table `[diff]`.
//!
//! ```toml
//! [diff]
//! fail-on = "warning"
//! effects = "wire"
//!
//! [diff.levels]
//! enum-value-added = "error"
//!
//! [[diff.exceptions]]
//! rule = "member-removed"
//! shape = "Environment.status"
//! reason = "nobody reads it"
//! ```

use super::read::{Reader, Value};
use clap::ValueEnum;
use smithwright::diagnostic::{Code, Diagnostic, did_you_mean};
use smithwright::diff::gate::{Effects, Exception, Gate};
use smithwright::diff::{Level, Rule};
use smithwright::model::Place;
use std::collections::BTreeMap;

pub(super) const KEYS: [&str; 4] = ["fail-on", "effects", "levels", "exceptions"];
pub(super) const EXCEPTION: [&str; 5] = ["rule", "shape", "path", "service", "reason"];

/// Which changes may pass.
#[derive(Clone, Debug, Default)]
pub(crate) struct GateSettings {
    fail_on: Option<FailOn>,
    effects: Option<EffectsThatCount>,
    levels: BTreeMap<Rule, Option<Level>>,
    exceptions: Vec<Excepted>,
}

#[derive(Clone, Debug)]
struct Excepted {
    exception: Exception,
    /// `service`: the name in the settings of the service that it is for.
    service: Option<String>,
    place: Place,
}

/// The least level that does not pass.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum FailOn {
    /// What breaks
    Error,
    /// What breaks, may break or behaves differently
    Warning,
    /// Any change
    Info,
}

/// The effects that decide a change's level.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum EffectsThatCount {
    /// Those on Rust and those on the wire
    All,
    /// Those on programs that are compiled with the new client
    Rust,
    /// Those on programs already running
    Wire,
}

/// The level of a rule.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(super) enum RuleLevel {
    Error,
    Warning,
    Info,
    Off,
}

impl From<FailOn> for Level {
    fn from(level: FailOn) -> Self {
        match level {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Info => Self::Info,
        }
    }
}

impl From<EffectsThatCount> for Effects {
    fn from(effects: EffectsThatCount) -> Self {
        match effects {
            EffectsThatCount::All => Self::All,
            EffectsThatCount::Rust => Self::Rust,
            EffectsThatCount::Wire => Self::Wire,
        }
    }
}

impl GateSettings {
    /// The gate for a service of the settings, with the places of its exceptions. Flags take precedence.
    pub(crate) fn gate(
        &self,
        service: Option<&str>,
        fail_on: Option<FailOn>,
        effects: Option<EffectsThatCount>,
    ) -> (Gate, Vec<Place>) {
        let mut gate = Gate { levels: self.levels.clone(), ..Gate::default() };
        if let Some(level) = fail_on.or(self.fail_on) {
            gate.fail_on = level.into();
        }
        if let Some(effects) = effects.or(self.effects) {
            gate.effects = effects.into();
        }
        let here =
            |excepted: &&Excepted| excepted.service.is_none() || excepted.service.as_deref() == service;
        let (exceptions, places) = self
            .exceptions
            .iter()
            .filter(here)
            .map(|excepted| (excepted.exception.clone(), excepted.place.clone()))
            .unzip();
        gate.exceptions = exceptions;
        (gate, places)
    }

    /// The services that exceptions name, with their places.
    pub(super) fn services(&self) -> impl Iterator<Item = (&str, &Place)> {
        self.exceptions.iter().filter_map(|excepted| Some((excepted.service.as_deref()?, &excepted.place)))
    }
}

impl Reader<'_> {
    pub(super) fn gate(&mut self, value: &Value<'_>) -> GateSettings {
        let mut gate = GateSettings::default();
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("diff", value, "a table of settings");
            return gate;
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "fail-on" => gate.fail_on = self.choice("fail-on", value),
                "effects" => gate.effects = self.choice("effects", value),
                "levels" => gate.levels = self.levels(value),
                "exceptions" => match value.get_ref().as_array() {
                    Some(list) => {
                        gate.exceptions = list.iter().filter_map(|value| self.exception(value)).collect()
                    }
                    None => self.wrong("exceptions", value, "tables such as `[[diff.exceptions]]`"),
                },
                unknown => self.unknown(unknown, key.span().start, &KEYS),
            }
        }
        gate
    }

    fn levels(&mut self, value: &Value<'_>) -> BTreeMap<Rule, Option<Level>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("levels", value, "a table such as `member-removed = \"error\"`");
            return BTreeMap::new();
        };
        let mut levels = BTreeMap::new();
        for (key, value) in table {
            let rule = self.rule(key.get_ref(), key.span().start);
            let level = self.choice::<RuleLevel>(key.get_ref(), value).map(|level| match level {
                RuleLevel::Error => Some(Level::Error),
                RuleLevel::Warning => Some(Level::Warning),
                RuleLevel::Info => Some(Level::Info),
                RuleLevel::Off => None,
            });
            levels.extend(rule.zip(level));
        }
        levels
    }

    fn exception(&mut self, value: &Value<'_>) -> Option<Excepted> {
        let place = self.place(value.span().start);
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("exceptions", value, "a table with `rule`, `shape` or `path`");
            return None;
        };
        let (mut exception, mut service) = (Exception::default(), None);
        for (key, value) in table {
            let at = value.span().start;
            match key.get_ref().as_ref() {
                "rule" => {
                    exception.rule = self.text_of("rule", value).and_then(|id| self.rule(&id, at));
                }
                "shape" => exception.shape = self.text_of("shape", value),
                "path" => exception.path = self.text_of("path", value),
                "service" => service = self.text_of("service", value),
                // For people.
                "reason" => drop(self.text_of("reason", value)),
                unknown => self.unknown(unknown, key.span().start, &EXCEPTION),
            }
        }
        let names_none = !["rule", "shape", "path"].iter().any(|key| table.contains_key(*key));
        if names_none {
            let problem = Diagnostic::error(Code::BadSettings, "the exception does not say what passes");
            self.found.push(problem.at(&place).expected("a `rule`, a `shape` or a `path`"));
        }
        Some(Excepted { exception, service, place })
    }

    fn rule(&mut self, id: &str, at: usize) -> Option<Rule> {
        let rule = Rule::named(id);
        if rule.is_none() {
            let ids = Rule::ALL.iter().map(|rule| rule.id());
            let problem = Diagnostic::error(Code::BadSettings, format!("there is no rule `{id}`"))
                .at(&self.place(at))
                .expected("an id that `smithwright diff --rules` lists")
                .maybe_hint(did_you_mean(id, ids));
            self.found.push(problem);
        }
        rule
    }
}
