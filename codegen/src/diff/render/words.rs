//! Words that all formats share.

use super::groups::Telling;
use super::sorted;
use crate::diff::{ApiDiff, Bump, Change, OperationChange, Rule, Wire, WireEffect};
use serde_json::Value;
use std::collections::BTreeSet;

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

fn safe(c: char) -> char {
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
    match change.rule {
        Rule::MemberRequired
        | Rule::MemberRequiredByService
        | Rule::MemberOptional
        | Rule::PaginationRemoved
        | Rule::NullsAdded
        | Rule::NullsRemoved
        | Rule::ChecksumRequired
        | Rule::ChecksumNotRequired
        | Rule::QueryCompatibilityAdded
        | Rule::QueryCompatibilityRemoved => (from, to) = (None, None),
        Rule::ConstraintTightened | Rule::ConstraintLoosened | Rule::PatternChanged => {
            // The one key says which constraint; both sides have the same.
            let sides = [&change.from, &change.to];
            let name = sides.into_iter().flatten().find_map(|side| side.as_object()?.keys().next());
            what = name.map_or(what, |name| spaced(name));
            let inner = |side: &Option<Value>| {
                let value = side.as_ref()?.as_object()?.values().next()?;
                Some(if value.as_bool() == Some(true) { "yes".to_owned() } else { self::value(value) })
            };
            (from, to) = (inner(&change.from), inner(&change.to));
            from = from.or_else(|| Some("none".to_owned()));
            to = to.or_else(|| Some("none".to_owned()));
        }
        Rule::WaiterAdded | Rule::WaiterRemoved => (from, to) = (waiter(&change.from), waiter(&change.to)),
        Rule::WaiterChanged => {
            what = format!("{what} {}", waiter(&change.to).unwrap_or_default());
            let key =
                |key| [&change.from, &change.to].map(|side| side.as_ref().and_then(|side| side.get(key)));
            let [acceptors_before, acceptors_now] = key("acceptors");
            let same = acceptors_before == acceptors_now;
            let pace = |side: &Option<Value>| {
                let side = side.as_ref()?;
                let (min, max) = (side.get("minDelay")?, side.get("maxDelay")?);
                let acceptors = side.get("acceptors").filter(|_| !same);
                let acceptors =
                    acceptors.map(|acceptors| format!(", {}", sorted::line(acceptors))).unwrap_or_default();
                Some(shown(&format!("every {min} to {max} s{acceptors}")))
            };
            (from, to) = (pace(&change.from), pace(&change.to));
        }
        Rule::DefaultAdded
        | Rule::DefaultRemoved
        | Rule::DefaultChanged
        | Rule::BindingChanged
        | Rule::HostPrefixChanged
        | Rule::StaticParamChanged
        | Rule::OperationParamChanged
        | Rule::ContextParamChanged
        | Rule::TimestampFormatChanged
        | Rule::MediaTypeChanged
        | Rule::OperationAuthChanged
        | Rule::ChecksumChanged
        | Rule::RetryableChanged
        | Rule::ErrorCodeChanged
        | Rule::ErrorStatusChanged
        | Rule::Documentation => {
            from = from.or_else(|| Some("none".to_owned()));
            to = to.or_else(|| Some("none".to_owned()));
        }
        Rule::Deprecated => to = to.filter(|to| to != "true"),
        Rule::Undeprecated => from = None,
        _ => {}
    }
    Said { what, from, to }
}

/// What changed in a shape, told with the shape's name: names before and now stand there already.
pub(super) fn said_of_shape(change: &Change) -> Said {
    let said = said(change);
    match change.rule {
        Rule::Renamed | Rule::Retargeted => Said { from: None, to: None, ..said },
        _ => said,
    }
}

fn waiter(side: &Option<Value>) -> Option<String> {
    side.as_ref()?.get("name")?.as_str().map(shown)
}

impl Said {
    /// As one text: `pattern: none -> ^arn`.
    pub(super) fn line(&self, quote: impl Fn(&str) -> String) -> String {
        match (&self.from, &self.to) {
            (None, None) => self.what.clone(),
            (Some(one), None) | (None, Some(one)) => format!("{}: {}", self.what, quote(one)),
            (Some(from), Some(to)) => format!("{}: {} -> {}", self.what, quote(from), quote(to)),
        }
    }
}

/// A value as people read it: texts without quotes, objects as `min 1, max 5`.
fn value(value: &Value) -> String {
    match value {
        Value::String(text) if text.is_empty() => "\"\"".to_owned(),
        Value::String(text) => shown(text),
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

/// `uniqueItems` as `unique items`.
fn spaced(name: &str) -> String {
    crate::plan::names::words(name).join(" ")
}

/// The sign of a line: something came, went, or is different.
pub(super) fn sign(change: &Change) -> char {
    match change.rule {
        Rule::OperationAdded
        | Rule::OperationGenerated
        | Rule::MemberAdded
        | Rule::RequiredMemberAdded
        | Rule::ClientOptionalMemberAdded
        | Rule::UnionMemberAdded
        | Rule::EnumValueAdded
        | Rule::ErrorAdded
        | Rule::ProtocolAdded
        | Rule::ClientParamAdded
        | Rule::WaiterAdded
        | Rule::PaginationAdded => '+',
        Rule::OperationRemoved
        | Rule::OperationLeftOut
        | Rule::MemberRemoved
        | Rule::UnionMemberRemoved
        | Rule::EnumValueRemoved
        | Rule::ErrorRemoved
        | Rule::ProtocolRemoved
        | Rule::ClientParamRemoved
        | Rule::WaiterRemoved
        | Rule::PaginationRemoved => '-',
        _ => '~',
    }
}

/// What a bump means, in a sentence.
pub(super) fn bump(bump: Bump) -> &'static str {
    match bump {
        Bump::None => "The generated Rust is the same.",
        Bump::Patch => "The generated Rust keeps its interface.",
        Bump::Minor => "The generated Rust gets new items; programs compile as before.",
        Bump::Major => "Programs that use the generated Rust may no longer compile.",
    }
}

/// `2 operations added, 14 updated, 3 more only through shapes`.
pub(super) fn counts(telling: &Telling<'_>) -> String {
    let mut parts = Vec::new();
    for change in [
        OperationChange::Added,
        OperationChange::Removed,
        OperationChange::Deprecated,
        OperationChange::Updated,
    ] {
        let count = telling.count(change);
        if count > 0 {
            let word = if parts.is_empty() { plural(count, " operation") } else { String::new() };
            parts.push(format!("{count}{word} {}", change.as_str()));
        }
    }
    if telling.only_shapes > 0 {
        let word =
            if parts.is_empty() { plural(telling.only_shapes, " operation") } else { " more".to_owned() };
        parts.push(format!("{}{word} only by what is said of shapes", telling.only_shapes));
    }
    if parts.is_empty() { "no operation changed".to_owned() } else { parts.join(", ") }
}

fn plural(count: usize, word: &str) -> String {
    format!("{word}{}", if count == 1 { "" } else { "s" })
}

/// The service and the version of its API.
pub(super) fn heading(diff: &ApiDiff) -> String {
    shown(format!("{} {}", diff.service, diff.version).trim())
}

/// The first few of many names, each written by `quote`.
pub(super) fn some_names(names: &BTreeSet<&str>, most: usize, quote: impl Fn(&str) -> String) -> String {
    let more = names.len().saturating_sub(most);
    let mut text = names.iter().take(most).map(|name| quote(name)).collect::<Vec<_>>().join(", ");
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    text
}

/// How many operations, in words.
pub(super) fn operations(count: usize) -> String {
    format!("{count}{}", plural(count, " operation"))
}

/// The effect on the wire, if there is something to say.
pub(super) fn wire(wire: Wire) -> Option<&'static str> {
    match wire.effect() {
        WireEffect::Compatible => wire.behaviour.map(|_| "behaves differently"),
        WireEffect::Unclear => Some("unclear on the wire"),
        WireEffect::Breaking => Some("breaking on the wire"),
    }
}
