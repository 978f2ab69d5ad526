//! A service's operations, and those a request means.

use super::pattern::Pattern;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::ShapeId;
use std::collections::{BTreeMap, BTreeSet};

/// The operations a request means.
#[derive(Default)]
pub(super) struct Chosen {
    pub(super) operations: BTreeSet<ShapeId>,
    /// Those of them that it calls by name or id, not by a pattern.
    pub(super) named: BTreeSet<ShapeId>,
}

/// The operations a request means; all when it names none. `None` when a name or pattern means nothing.
pub(super) fn choose(
    all: &BTreeMap<ShapeId, ShapeId>,
    wanted: &[String],
    service: &ShapeId,
    found: &mut Diagnostics,
) -> Option<Chosen> {
    if wanted.is_empty() {
        return Some(Chosen { operations: all.keys().cloned().collect(), named: BTreeSet::new() });
    }
    let mut chosen = Chosen::default();
    let mut complete = true;
    for text in wanted {
        let pattern = Pattern::new(text);
        let before: Vec<_> =
            all.keys().filter(|id| pattern.matches(id.name()) || id.as_str() == text).cloned().collect();
        if before.is_empty() {
            complete = false;
            found.push(nothing(all, text, &pattern, service));
        }
        if pattern.is_plain() {
            chosen.named.extend(before.iter().cloned());
        }
        chosen.operations.extend(before);
    }
    complete.then_some(chosen)
}

fn nothing(
    all: &BTreeMap<ShapeId, ShapeId>,
    text: &str,
    pattern: &Pattern<'_>,
    service: &ShapeId,
) -> Diagnostic {
    let names = || all.keys().map(ShapeId::name);
    if pattern.is_plain() {
        Diagnostic::error(Code::UnknownOperation, format!("`{service}` has no operation `{text}`"))
            .expected(format!("the name of one of its operations: {}", some(names())))
            .maybe_hint(suggest::did_you_mean(text, names()))
    } else {
        // The nearest names to the pattern's letters, so that `Lst*` still leads somewhere.
        let letters: String = text.chars().filter(|c| !matches!(c, '*' | '?')).collect();
        let message = format!("the pattern `{text}` matches no operation of `{service}`");
        Diagnostic::error(Code::NothingMatches, message)
            .expected(format!("a pattern that matches at least one of its operations: {}", some(names())))
            .maybe_hint(suggest::did_you_mean(&letters, names()))
    }
}

/// The first few names.
fn some<'a>(mut names: impl Iterator<Item = &'a str>) -> String {
    let mut shown: Vec<_> = names.by_ref().take(5).map(|name| format!("`{name}`")).collect();
    if names.next().is_some() {
        shown.push("…".to_owned());
    }
    if shown.is_empty() { "there are none".to_owned() } else { shown.join(", ") }
}

/// Sorts by name, then by id.
pub(super) fn by_name(mut ids: Vec<ShapeId>) -> Vec<ShapeId> {
    ids.sort_by(|a, b| a.name().cmp(b.name()).then_with(|| a.cmp(b)));
    ids
}
