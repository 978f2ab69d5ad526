//! Scopes hand out names.

use super::casing::{pascal_case, snake_case};
use super::reserved::{self, Keyword};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// An identifier of the generated code: valid, and unique in its scope.
///
/// Displays as it is written, `r#type` for a raw one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustName {
    text: std::borrow::Cow<'static, str>,
    raw: bool,
}

impl RustName {
    /// A name the generator itself chose. Callers pass literals that are identifiers or path keywords.
    pub(in crate::plan) const fn fixed(text: &'static str) -> Self {
        Self { text: std::borrow::Cow::Borrowed(text), raw: false }
    }

    /// The name without `r#`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is written with `r#`.
    pub fn is_raw(&self) -> bool {
        self.raw
    }

    /// A name with a word of ours on either side.
    pub(in crate::plan) fn joined(before: &'static str, name: &Self, after: &'static str) -> Self {
        Self { text: format!("{before}{}{after}", name.text).into(), raw: false }
    }

    /// The name with more at its end, for names derived from one that is unique already: `GetTag` and `GetTagInput`.
    pub(in crate::plan) fn with_suffix(&self, suffix: &'static str) -> Self {
        Self { text: format!("{}{suffix}", self.text).into(), raw: false }
    }
}

impl fmt::Display for RustName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if self.raw { "r#" } else { "" };
        write!(f, "{prefix}{}", self.text)
    }
}

impl fmt::Debug for RustName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a scope names, which decides casing and the words to avoid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// Types of a module: `Tag`.
    Types,
    /// Fields of a structure, whose accessors and setters carry the same name: `next_token`.
    Fields,
    /// Variants of an enum or union: `InProgress`.
    Variants,
    /// Methods of the client, traits and modules of operations and waiters: `get_tag`.
    Functions,
}

/// The number put after the second of equal names.
const FIRST: usize = 2;

/// Names of one module, structure or enum.
#[derive(Clone, Debug)]
pub struct Scope {
    kind: ScopeKind,
    taken: BTreeSet<String>,
    /// The number to try next for a name that was taken, so that many equal names cost no more than many others.
    next: BTreeMap<String, usize>,
}

impl Scope {
    /// An empty scope for fields.
    pub const FIELDS: Self = Self { kind: ScopeKind::Fields, taken: BTreeSet::new(), next: BTreeMap::new() };

    /// An empty scope.
    pub fn new(kind: ScopeKind) -> Self {
        Self { kind, taken: BTreeSet::new(), next: BTreeMap::new() }
    }

    /// A scope in which some names are taken before the model is asked.
    pub fn with_taken(kind: ScopeKind, taken: &[&str]) -> Self {
        let taken = taken.iter().map(|name| (*name).to_owned()).collect();
        Self { kind, taken, next: BTreeMap::new() }
    }

    /// Makes the name for something the model calls `wanted`. When it is taken, a number is put after it: the first
    /// to ask keeps the plain name, so ask in an order that does not depend on the order of a file.
    pub fn name(&mut self, wanted: &str) -> RustName {
        self.name_with(wanted, &[])
    }

    /// Makes the name of a field, whose setter and getter are taken with it: a member `set_x` beside `x` makes way.
    pub fn field(&mut self, wanted: &str) -> RustName {
        let base = self.base(wanted);
        let mut name = self.escape(&base);
        let mut number = self.next.get(&base).copied().unwrap_or(FIRST);
        let methods = loop {
            let methods = [name.text.to_string(), format!("set_{}", name.text), format!("get_{}", name.text)];
            if !methods.iter().any(|method| self.taken.contains(method)) {
                break methods;
            }
            name = self.escape(&format!("{base}_{number}"));
            number += 1;
        };
        self.remember(base, number);
        self.taken.extend(methods);
        name
    }

    /// Remembers the number to try next, unless it is that of a name nobody asked for before.
    fn remember(&mut self, base: String, number: usize) {
        if number > FIRST {
            self.next.insert(base, number);
        }
    }

    /// Like [`Scope::name`] for a name from which others are derived by these suffixes; they are taken with it.
    pub fn name_with(&mut self, wanted: &str, suffixes: &[&str]) -> RustName {
        let base = self.base(wanted);
        let mut name = self.escape(&base);
        let mut number = self.next.get(&base).copied().unwrap_or(FIRST);
        while self.clashes(&name, suffixes) {
            name = self.escape(&format!("{base}{}{number}", self.separator()));
            number += 1;
        }
        self.remember(base, number);
        self.taken.insert(name.text.to_string());
        self.taken.extend(suffixes.iter().map(|suffix| format!("{}{suffix}", name.text)));
        name
    }

    fn clashes(&self, name: &RustName, suffixes: &[&str]) -> bool {
        self.taken.contains(name.text())
            || suffixes.iter().any(|suffix| self.taken.contains(&format!("{}{suffix}", name.text)))
    }

    fn separator(&self) -> &'static str {
        match self.kind {
            ScopeKind::Fields | ScopeKind::Functions => "_",
            ScopeKind::Types | ScopeKind::Variants => "",
        }
    }

    /// Casing, and a letter or `_` first.
    fn base(&self, wanted: &str) -> String {
        let (cased, nameless) = match self.kind {
            ScopeKind::Fields | ScopeKind::Functions => (snake_case(wanted), "value"),
            ScopeKind::Types | ScopeKind::Variants => (pascal_case(wanted), "Value"),
        };
        match cased.bytes().next() {
            None => nameless.to_owned(),
            // A field that begins with `_` is no member to the derive.
            Some(digit) if digit.is_ascii_digit() && self.kind == ScopeKind::Fields => {
                format!("value_{cased}")
            }
            Some(digit) if digit.is_ascii_digit() => format!("_{cased}"),
            Some(_) => cased,
        }
    }

    fn escape(&self, base: &str) -> RustName {
        let instead = match self.kind {
            ScopeKind::Fields => reserved::field(base),
            ScopeKind::Variants => reserved::variant(base),
            ScopeKind::Types | ScopeKind::Functions => None,
        };
        if let Some(instead) = instead {
            return RustName::fixed(instead);
        }
        match reserved::keyword(base) {
            Keyword::No => RustName { text: base.to_owned().into(), raw: false },
            Keyword::Raw => RustName { text: base.to_owned().into(), raw: true },
            Keyword::Instead(instead) => RustName::fixed(instead),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(kind: ScopeKind, wanted: &[&str]) -> Vec<String> {
        let mut scope = Scope::new(kind);
        wanted.iter().map(|wanted| scope.name(wanted).to_string()).collect()
    }

    #[test]
    fn keywords_and_methods() {
        assert_eq!(
            names(
                ScopeKind::Fields,
                &["type", "self", "Self", "super", "crate", "build", "send", "meta", "gen"]
            ),
            [
                "r#type",
                "self_",
                "self_2",
                "super_",
                "crate_",
                "build_value",
                "send_value",
                "meta_value",
                "r#gen"
            ]
        );
        assert_eq!(
            names(ScopeKind::Variants, &["Self", "SELF_VALUE", "UNKNOWN", "unknown value", "1.5", "", "…"]),
            ["SelfValue", "SelfValue_", "UnknownValue", "UnknownValue_", "_15", "Value", "Value2"]
        );
    }

    #[test]
    fn collisions() {
        assert_eq!(
            names(ScopeKind::Fields, &["fooBar", "FooBar", "foo_bar"]),
            ["foo_bar", "foo_bar_2", "foo_bar_3"]
        );
        assert_eq!(names(ScopeKind::Types, &["Foo", "FOO", "Foo2"]), ["Foo", "Foo2", "Foo22"]);
        assert_eq!(Scope::with_taken(ScopeKind::Types, &["Client"]).name("client").to_string(), "Client2");
    }

    #[test]
    fn derived_names_are_taken_too() {
        let mut scope = Scope::new(ScopeKind::Types);
        assert_eq!(scope.name_with("Tag", &["Builder"]).to_string(), "Tag");
        assert_eq!(scope.name("TagBuilder").to_string(), "TagBuilder2");
    }

    #[test]
    fn every_name_parses() {
        for kind in [ScopeKind::Types, ScopeKind::Fields, ScopeKind::Variants, ScopeKind::Functions] {
            for wanted in [
                "",
                "_",
                "__",
                "1",
                "a b",
                "*/",
                "r#x",
                "fn",
                "async",
                "yield",
                "Ü",
                "\u{202e}x",
                "self",
                "\"",
                "_9",
            ] {
                let name = Scope::new(kind).name(wanted).to_string();
                assert!(syn::parse_str::<syn::Ident>(&name).is_ok(), "{wanted:?} gave {name}");
            }
        }
    }
}
