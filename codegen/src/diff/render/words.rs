//! Words that all formats share.

use super::digest::{Card, Digest, Entry, Reached};
use super::sorted;
use crate::diff::{ApiDiff, Bump, Change, Meaning, Part, Rule, RustEffect, WireEffect};
use serde_json::Value;

/// Longest text of a model that is shown, in characters.
const LONGEST: usize = 300;

/// Texts of models may hold anything. What a terminal would obey, or what hides or reorders text, is replaced; line
/// ends become spaces; long texts are cut.
pub(super) fn shown(text: &str) -> String {
    let mut out: String = text.chars().take(LONGEST).map(safe).collect();
    if text.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out
}

/// A character of a model's text as it may be shown.
pub(super) fn safe(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => ' ',
        '\u{00AD}'
        | '\u{061C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => '\u{FFFD}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    }
}

/// What changed: the kind in words, then values before and now where these say more.
pub(super) struct Said {
    pub(super) what: String,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

pub(super) fn said(change: &Change) -> Said {
    let mut what = change.rule.says().to_owned();
    let (mut from, mut to) = (change.from.as_ref().map(value), change.to.as_ref().map(value));
    let flags = [&change.from, &change.to].into_iter().all(|side| matches!(side, Some(Value::Bool(_))));
    let none = || Some("none".to_owned());
    match change.rule {
        Rule::OperationAdded | Rule::OperationRemoved => {
            what = format!("operation {what}");
            (from, to) = (None, None);
        }
        // Lines of generated code are shown as a diff.
        Rule::GeneratedCode if super::rust_diff::public_items(change).is_some() => to = None,
        Rule::PaginationRemoved | Rule::Undeprecated => (from, to) = (None, None),
        Rule::Deprecated => to = to.filter(|to| to != "true"),
        Rule::ConstraintTightened | Rule::ConstraintLoosened | Rule::PatternChanged => {
            // The one key says which constraint; both sides have the same.
            let sides = [&change.from, &change.to];
            let name = sides.into_iter().flatten().find_map(|side| side.as_object()?.keys().next());
            what = name.map_or(what, |name| crate::plan::names::words(name).join(" "));
            let inner = |side: &Option<Value>| {
                let value = side.as_ref()?.as_object()?.values().next()?;
                Some(if value.as_bool() == Some(true) { "yes".to_owned() } else { self::value(value) })
            };
            (from, to) = (inner(&change.from).or_else(none), inner(&change.to).or_else(none));
        }
        Rule::WaiterAdded | Rule::WaiterRemoved => (from, to) = (waiter(&change.from), waiter(&change.to)),
        Rule::WaiterChanged => {
            let acceptors = |side: &Option<Value>| side.as_ref()?.get("acceptors").cloned();
            let same = acceptors(&change.from) == acceptors(&change.to);
            (from, to) = (pace(&change.from, same), pace(&change.to, same));
        }
        rule if rule.id().ends_with("-changed") => (from, to) = (from.or_else(none), to.or_else(none)),
        _ if flags => (from, to) = (None, None),
        _ => {}
    }
    // What the place says already.
    let member = change.origin.split_once('.').map(|(_, member)| shown(member));
    if (&from, &to) == (&none(), &none())
        || (from.is_some() != to.is_some() && from.as_ref().or(to.as_ref()) == member.as_ref())
    {
        (from, to) = (None, None);
    }
    Said { what, from, to }
}

fn waiter(side: &Option<Value>) -> Option<String> {
    side.as_ref()?.get("name")?.as_str().map(shown)
}

/// How often a waiter asks, and what it looks at unless that is the same.
fn pace(side: &Option<Value>, same_acceptors: bool) -> Option<String> {
    let side = side.as_ref()?;
    let (min, max) = (side.get("minDelay")?, side.get("maxDelay")?);
    let acceptors = side.get("acceptors").filter(|_| !same_acceptors);
    let acceptors = acceptors.map(|acceptors| format!(", {}", sorted::line(acceptors))).unwrap_or_default();
    Some(shown(&format!("every {min} to {max} s{acceptors}")))
}

impl Said {
    /// As one text: `pattern: none -> ^arn`.
    pub(super) fn line(&self, arrow: &str, quote: impl Fn(&str) -> String) -> String {
        match (&self.from, &self.to) {
            (None, None) => self.what.clone(),
            (Some(one), None) | (None, Some(one)) => format!("{}: {}", self.what, quote(one)),
            (Some(from), Some(to)) => format!("{}: {} {arrow} {}", self.what, quote(from), quote(to)),
        }
    }
}

/// What is said of an entry, with the names of its values if it has several.
pub(super) fn said_of(entry: &Entry<'_>) -> (Said, Vec<String>) {
    let said = said(entry.first);
    if entry.more.is_empty() {
        return (said, Vec::new());
    }
    let values = entry.changes().map(self::said).filter_map(|said| said.to.or(said.from));
    let what = match entry.first.rule {
        Rule::EnumValueAdded => format!("{} new enum values", entry.count()),
        _ => format!("{} enum values removed", entry.count()),
    };
    (Said { what, from: None, to: None }, values.collect())
}

/// A value as people read it: texts without quotes, objects as `min 1, max 5`.
fn value(value: &Value) -> String {
    match value {
        Value::String(text) if text.is_empty() => "\"\"".to_owned(),
        Value::String(text) => shown(text),
        Value::Array(items) if items.iter().all(Value::is_string) && !items.is_empty() => {
            shown(&items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "))
        }
        Value::Object(entries) if entries.values().all(|value| !value.is_object() && !value.is_array()) => {
            // The lower bound first; other keys are sorted.
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by_key(|(name, _)| (*name != "min", *name));
            let entries =
                entries.into_iter().map(|(name, inner)| format!("{} {}", shown(name), self::value(inner)));
            entries.collect::<Vec<_>>().join(", ")
        }
        other => shown(&sorted::line(other)),
    }
}

/// The sign of a line: something came, went, or is different.
pub(super) fn sign(change: &Change) -> char {
    match (&change.from, &change.to) {
        (None, Some(_)) if !change.rule.id().ends_with("-changed") => '+',
        (Some(_), None) if !change.rule.id().ends_with("-changed") => '-',
        _ => '~',
    }
}

/// What the bump means, in a sentence.
pub(super) fn bump(diff: &ApiDiff) -> &'static str {
    if !diff.generated.old_problems.is_empty() && !diff.generated.new_problems.is_empty() {
        return "No client can be generated of either model, so nothing is said of Rust.";
    }
    match diff.bump() {
        Bump::None => "The generated code stays the same.",
        Bump::Patch => "The generated code changes, its interface does not.",
        Bump::Minor => "The generated Rust gets new items; programs compile as before.",
        Bump::Major => "Programs that use the generated Rust may no longer compile.",
    }
}

/// The effects of a change in a few words each.
pub(super) fn effects(change: &Change) -> Vec<(Meaning, &'static str)> {
    let rust = match change.rust {
        RustEffect::None => None,
        RustEffect::Additive => Some((Meaning::New, "new in Rust")),
        RustEffect::Breaking => Some((Meaning::Breaks, "breaks Rust")),
    };
    let requests = match change.wire.requests {
        WireEffect::Compatible => None,
        WireEffect::Unclear => Some((Meaning::Differs, "may break requests of old clients")),
        WireEffect::Breaking => Some((Meaning::Breaks, "breaks requests of old clients")),
    };
    let responses = match change.wire.responses {
        WireEffect::Compatible => None,
        WireEffect::Unclear => Some((Meaning::Differs, "may break old clients that read it")),
        WireEffect::Breaking => Some((Meaning::Breaks, "breaks old clients that read it")),
    };
    [rust, requests, responses].into_iter().flatten().collect()
}

/// What works differently, and the note.
pub(super) fn notes(change: &Change) -> impl Iterator<Item = String> {
    [change.wire.behaviour, change.note].into_iter().flatten().map(sentence)
}

/// The text with a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let mut out: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    if !out.ends_with('.') {
        out.push('.');
    }
    out
}

/// `9 changes, reached by 36 operations`.
pub(super) fn counts(digest: &Digest<'_>) -> String {
    let total = digest.total();
    let changes = counted(total, "change");
    match digest.operations.len() {
        0 => changes,
        operations => format!("{changes}, reached by {}", counted(operations, "operation")),
    }
}

/// `1 change`, `2 changes`.
pub(super) fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// The service and the version of its API.
pub(super) fn heading(diff: &ApiDiff) -> String {
    shown(format!("{} {}", diff.service, diff.version).trim())
}

/// The first few of many names, each written by `quote`.
pub(super) fn some_names<'a>(
    names: impl IntoIterator<Item = &'a str>,
    most: usize,
    quote: impl Fn(&str) -> String,
) -> String {
    let mut names = names.into_iter();
    let mut text = names.by_ref().take(most).map(quote).collect::<Vec<_>>().join(", ");
    let more = names.count();
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    text
}

/// Who reaches a change: `in requests of A, B and 3 more; in responses of C`.
pub(super) fn reached(reached: &Reached<'_>, most: usize, quote: impl Fn(&str) -> String) -> String {
    let parts = reached.parts.iter().map(|(part, names)| {
        let names_shown = some_names(names.iter().copied(), most, &quote);
        let several = names.len() > 1;
        let word = match part {
            Part::Operation => return format!("of {names_shown}"),
            Part::Request if several => "requests",
            Part::Request => "the request",
            Part::Response if several => "responses",
            Part::Response => "the response",
            Part::Error => "errors",
        };
        let count = if several { format!("{} ", names.len()) } else { String::new() };
        format!("in {word} of {count}{}{names_shown}", if several { "operations: " } else { "" })
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// Where an entry is: `Environment.status`.
pub(super) fn place(card: &Card<'_>, entry: &Entry<'_>) -> String {
    match entry.member() {
        "" => card.shape.to_owned(),
        member => format!("{}.{member}", card.shape),
    }
}

/// A meaning as the end of `2 …`.
pub(super) fn meaning(meaning: Meaning, count: usize) -> &'static str {
    match (meaning, count) {
        (Meaning::Breaks, 1) => "breaks",
        (Meaning::Breaks, _) => "break",
        (Meaning::Differs, 1) => "behaves differently",
        (Meaning::Differs, _) => "behave differently",
        (Meaning::New, _) => "new",
        (Meaning::Neutral, _) => "without effect on programs",
    }
}
