//! Filters of the page that need no script: what is chosen hides the rest by style rules.

use super::digest::{Card, Digest, Entry};
use super::html::escape;
use crate::diff::Meaning;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The classes of an entry: its meaning; if not all entries of its card are reached by the same operations, one an
/// operation.
pub(super) fn classes(card: &Card<'_>, entry: &Entry<'_>, digest: &Digest<'_>) -> String {
    let mut out = entry.meaning().as_str().to_owned();
    if card.common.is_none() {
        out.push_str(" apart");
        for at in operations(entry, digest) {
            let _ = write!(out, " o{at}");
        }
    }
    out
}

/// The classes of a card: those of all its entries.
pub(super) fn classes_of_card(card: &Card<'_>, digest: &Digest<'_>) -> String {
    let meanings: BTreeSet<&str> = card.entries.iter().map(|entry| entry.meaning().as_str()).collect();
    let mut out = meanings.into_iter().map(|meaning| format!("has-{meaning}")).collect::<Vec<_>>().join(" ");
    if card.is_service {
        // It concerns all operations.
        out.push_str(" always");
    }
    // Of entries that are reached by the same operations one will do.
    let entries = card.entries.iter().take(if card.common.is_some() { 1 } else { usize::MAX });
    let operations: BTreeSet<usize> = entries.flat_map(|entry| operations(entry, digest)).collect();
    for at in operations {
        let _ = write!(out, " o{at}");
    }
    out
}

/// The numbers of the operations that reach an entry.
fn operations(entry: &Entry<'_>, digest: &Digest<'_>) -> Vec<usize> {
    let names = entry.reached().operations();
    names.into_iter().filter_map(|name| digest.number(name)).collect()
}

/// What can be chosen: a meaning, and an operation.
pub(super) fn controls(out: &mut String, digest: &Digest<'_>) {
    let total = digest.total();
    let _ = writeln!(
        out,
        "<div class=\"filters\">\n<div class=\"meanings\" role=\"radiogroup\" aria-label=\"Show\">\n\
         <label><input type=\"radio\" name=\"meaning\" checked>All <b>{total}</b></label>"
    );
    for meaning in Meaning::ALL {
        let count = digest.count(meaning);
        if count > 0 {
            let word = meaning.as_str();
            let _ = writeln!(
                out,
                "<label class=\"{word}\"><input type=\"radio\" name=\"meaning\" id=\"only-{word}\">{} <b>{count}</b></label>",
                meaning.says()
            );
        }
    }
    let _ = writeln!(out, "</div>");
    if digest.operations.len() > 1 {
        let _ = writeln!(
            out,
            "<label class=\"operation\">Operation <select id=\"operation\">\n<option value=\"\">all {}</option>",
            digest.operations.len()
        );
        for (at, name) in digest.operations.iter().enumerate() {
            let _ = writeln!(out, "<option value=\"o{at}\">{}</option>", escape(name));
        }
        let _ = writeln!(out, "</select></label>");
    }
    let _ = writeln!(out, "</div>");
}

/// The style rules behind the controls.
pub(super) fn rules(digest: &Digest<'_>) -> String {
    let mut out = String::new();
    for meaning in Meaning::ALL.map(Meaning::as_str) {
        let _ = writeln!(
            out,
            "body:has(#only-{meaning}:checked) :is(.entry:not(.{meaning}), .card:not(.has-{meaning})) {{ display: none; }}"
        );
    }
    let here = Present::new(digest);
    for (at, present) in here.0.iter().enumerate() {
        let chosen = format!("body:has([value=o{at}]:checked)");
        let _ = writeln!(out, "{chosen} :is(.apart, .card):not(.o{at}, .always) {{ display: none; }}");
        let lacks: Vec<String> = Meaning::ALL
            .into_iter()
            .filter(|meaning| !present.contains(meaning))
            .map(|meaning| format!("#only-{}", meaning.as_str()))
            .collect();
        if !lacks.is_empty() {
            let _ = writeln!(
                out,
                "{chosen}:has(:is({}):checked) .nothing {{ display: block; }}",
                lacks.join(",")
            );
        }
    }
    // A card may have entries of the meaning, and entries of the operation, and none of both.
    for (at, card) in digest.cards.iter().enumerate() {
        if card.common.is_some() {
            continue;
        }
        let mut by_operation: std::collections::BTreeMap<usize, BTreeSet<Meaning>> = Default::default();
        for entry in &card.entries {
            for operation in operations(entry, digest) {
                by_operation.entry(operation).or_default().insert(entry.meaning());
            }
        }
        let all: BTreeSet<Meaning> = card.entries.iter().map(Entry::meaning).collect();
        for (operation, present) in by_operation {
            for meaning in all.difference(&present).map(|meaning| meaning.as_str()) {
                let _ = writeln!(
                    out,
                    "body:has([value=o{operation}]:checked):has(#only-{meaning}:checked) #s{at} {{ display: none; }}"
                );
            }
        }
    }
    out
}

/// Which meanings the changes of each operation have.
struct Present(Vec<BTreeSet<Meaning>>);

impl Present {
    fn new(digest: &Digest<'_>) -> Self {
        let of_service = digest.cards.iter().filter(|card| card.is_service).flat_map(|card| &card.entries);
        let of_service: BTreeSet<Meaning> = of_service.map(Entry::meaning).collect();
        let mut all = vec![of_service; digest.operations.len()];
        for (_, entry) in digest.entries() {
            for at in operations(entry, digest) {
                if let Some(meanings) = all.get_mut(at) {
                    meanings.insert(entry.meaning());
                }
            }
        }
        Self(all)
    }
}
