//! `[services.NAME.package]`: from TOML to settings of the generated package.

use super::read::{Reader, Value};
use smithwright::Package;
use smithwright::diagnostic::{Code, Diagnostic, Diagnostics};
use smithwright::package;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The key whose value is a table of features; all others are keys of Cargo's `[package]`.
pub(super) const FEATURES: &str = "features";

impl Reader<'_> {
    pub(super) fn package(&mut self, value: &Value<'_>) -> Package {
        let mut package = Package::new();
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("package", value, "a table such as `package = { version = \"1.0.0\" }`");
            return package;
        };
        for (key, value) in table {
            if key.get_ref() == FEATURES {
                self.features(&mut package, value);
                continue;
            }
            let set = match read(value.get_ref()) {
                Some(read) => package.set(key.get_ref(), read),
                None => {
                    self.wrong(key.get_ref(), value, KINDS);
                    continue;
                }
            };
            if let Err(problem) = set {
                let of_key = !Package::KEYS.contains(&key.get_ref().as_ref());
                let at = if of_key { key.span().start } else { value.span().start };
                self.found.push(problem.at(&self.place(at)));
            }
        }
        package
    }

    fn features(&mut self, package: &mut Package, value: &Value<'_>) {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(FEATURES, value, "a table such as `features = { default = [] }`");
            return;
        };
        let mut places = BTreeMap::new();
        for (name, value) in table {
            let at = self.place(name.span().start);
            let is_list = value.get_ref().as_array().is_some();
            if !is_list {
                self.wrong(name.get_ref(), value, "a list of features");
                continue;
            }
            let is_empty = value.get_ref().as_array().is_some_and(|list| list.is_empty());
            let enables = if is_empty { Vec::new() } else { self.texts(name.get_ref(), value) };
            if let Err(problem) = package.set_feature(name.get_ref(), enables) {
                self.found.push(problem.at(&at));
            }
            places.insert(name.get_ref().as_ref(), at);
        }
        for (name, problem) in package.unknown_features() {
            self.found.push(match places.get(name) {
                Some(place) => problem.at(place),
                None => problem,
            });
        }
    }
}

/// The values that a manifest's keys can have here.
const KINDS: &str = "a text, an integer, `true` or `false`, or a list or table of such";

fn read(value: &DeValue<'_>) -> Option<package::Value> {
    Some(match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok()?.into(),
        DeValue::Array(list) => {
            package::Value::List(list.iter().map(|value| read(value.get_ref())).collect::<Option<_>>()?)
        }
        DeValue::Table(table) => {
            let pair = |(key, value): (&Spanned<_>, &Value<'_>)| Some((text(key), read(value.get_ref())?));
            package::Value::Table(table.iter().map(pair).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

fn text(key: &Spanned<std::borrow::Cow<'_, str>>) -> String {
    key.get_ref().clone().into_owned()
}

/// Sets keys of the package as `KEY=VALUE` on the command line has them; the value is TOML.
///
/// # Errors
/// If it is not TOML, or not a setting.
pub(crate) fn set_by_flag(package: &mut Package, words: &str) -> Result<(), Diagnostics> {
    let wrong = |reason: &str| {
        Diagnostic::error(Code::BadPackage, format!("`{words}` cannot be read: {reason}"))
            .expected("a key, `=`, and its value in TOML, such as `keywords=[\"weather\"]`")
    };
    let table = DeTable::parse(words).map_err(|err| wrong(err.message()))?;
    let mut found = Diagnostics::new();
    for (key, value) in table.get_ref() {
        match read(value.get_ref()).map(|value| package.set(key.get_ref(), value)) {
            Some(Ok(())) => {}
            Some(Err(problem)) => found.push(*problem),
            None => found.push(wrong("the value is of a kind that has no use here").expected(KINDS)),
        }
    }
    if found.has_errors() { Err(found) } else { Ok(()) }
}
