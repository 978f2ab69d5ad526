//! Markdown for a pull request.

use super::digest::{Card, Digest, Entry, Reached};
use super::rust_diff::{Line, RustDiff, Sources, cut};
use super::words;
use crate::diff::{ApiDiff, Meaning};
use std::fmt::Write as _;

/// How many operations and values are named before the rest is folded.
const FEW: usize = 3;
/// How many changes the table names.
const LISTED: usize = 5;
/// How many lines of a Rust item are shown, and how many unchanged ones around each change.
const LINES: usize = 60;
const CONTEXT: usize = 2;

/// The diff as GitHub's Markdown. Everything from the models is in code spans and blocks, where it has no effect.
pub fn markdown(diff: &ApiDiff) -> String {
    let digest = Digest::new(diff);
    let sources = Sources::new(diff, &digest);
    let mut out = String::new();
    let _ = writeln!(out, "## API update: {}\n", code(&words::heading(diff)));
    let _ = writeln!(out, "**Bump: {}.** {}", diff.bump().as_str(), words::bump(diff));
    let _ = writeln!(out, "{}.", capital(&words::counts(&digest)));
    if digest.cards.is_empty() {
        return out;
    }
    let _ = writeln!(out, "\n| | changes | where |\n|---|--:|---|");
    for meaning in Meaning::ALL {
        let all = digest.entries().filter(|(_, entry)| entry.meaning() == meaning);
        let mut places: Vec<String> = all.map(|(card, entry)| words::place(card, entry)).collect();
        places.dedup();
        let places =
            words::some_names(places.iter().map(String::as_str), LISTED, |place| in_cell(&code(place)));
        let mark = mark(meaning);
        let _ = writeln!(out, "| {mark} {} | {} | {places} |", meaning.says(), digest.count(meaning));
    }
    for card in &digest.cards {
        self::card(&mut out, card, &sources.diffs(card, CONTEXT));
    }
    out
}

fn card(out: &mut String, card: &Card<'_>, diffs: &[RustDiff]) {
    let kind = if card.is_service { " (the service)" } else { "" };
    let _ = writeln!(out, "\n### {}{kind}\n", code(card.shape));
    for entry in &card.entries {
        self::entry(out, entry);
        if card.common.is_none() {
            reached(out, "  ", &entry.reached(), card.shape);
        }
    }
    for diff in diffs {
        let _ = writeln!(out, "\n{} in {}\n\n```diff", code(&diff.path), code(&diff.file));
        let (lines, more) = cut(&diff.lines, LINES);
        for line in lines {
            // A line must not end the block.
            let text = |text: &str| text.replace('`', "'");
            let _ = match line {
                Line::Same(line) => writeln!(out, "  {}", text(line)),
                Line::Removed(line) => writeln!(out, "- {}", text(line)),
                Line::Added(line) => writeln!(out, "+ {}", text(line)),
                Line::Gap(count) => writeln!(out, "@@ {count} more lines @@"),
            };
        }
        if more > 0 {
            let _ = writeln!(out, "@@ {more} more lines @@");
        }
        let _ = writeln!(out, "```");
    }
    if let Some(common) = card.common.as_ref().filter(|common| !common.is_plain(card.shape)) {
        out.push('\n');
        reached(out, "", common, card.shape);
    }
}

fn entry(out: &mut String, entry: &Entry<'_>) {
    let (said, values) = words::said_of(entry);
    let member = entry.member();
    let member = if member.is_empty() { String::new() } else { format!("{} ", code(member)) };
    let said = said.line("→", code);
    let effects: Vec<String> =
        words::effects(entry.first).into_iter().map(|(_, text)| format!("**{text}**")).collect();
    let effects = if effects.is_empty() { String::new() } else { format!(" ({})", effects.join("; ")) };
    let notes: String = words::notes(entry.first).map(|note| format!(" {note}")).collect();
    let dot = if notes.is_empty() { "" } else { "." };
    let mark = mark(entry.meaning());
    let _ =
        writeln!(out, "- {mark} {member}{said}{effects}{dot}{notes} <sub>{}</sub>", entry.first.rule.id());
    if !values.is_empty() {
        let names = words::some_names(values.iter().map(String::as_str), usize::MAX, code);
        let _ = writeln!(out, "  {}", folded(&format!("{} values", values.len()), &names, "  "));
    }
}

fn reached(out: &mut String, indent: &str, reached: &Reached<'_>, shape: &str) {
    if reached.is_plain(shape) {
        return;
    }
    let all = words::reached(reached, usize::MAX, code);
    if reached.operations().len() <= FEW {
        let _ = writeln!(out, "{indent}{}", capital(&all));
    } else {
        let count = words::counted(reached.operations().len(), "operation");
        let _ = writeln!(out, "{indent}{}", folded(&format!("Reached by {count}"), &all, indent));
    }
}

fn folded(summary: &str, text: &str, indent: &str) -> String {
    format!("<details><summary>{summary}</summary>\n\n{indent}{text}\n{indent}</details>")
}

fn mark(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Breaks => "🔴",
        Meaning::Differs => "🟡",
        Meaning::New => "🟢",
        Meaning::Neutral => "⚪",
    }
}

/// A code span. Its fence is longer than any run of backticks within.
fn code(text: &str) -> String {
    let text = words::shown(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if text.trim().is_empty() {
        return format!("{fence}{text} {fence}");
    }
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// In a table, a bar ends the cell even within code.
fn in_cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn code_spans_hold_anything() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a``b`"), "``` a``b` ```");
        assert_eq!(code("<b>\n# x"), "`<b> # x`");
        assert_eq!(code(""), "` `");
    }
}
