//! Text for a terminal.

use super::digest::{Card, Digest, Entry};
use super::rust_diff::{Line, RustDiff, Sources, cut};
use super::words;
use crate::diagnostic::Paint;
use crate::diff::{ApiDiff, Bump, Meaning};
use std::fmt::Write as _;

/// How many operations and values are named.
const NAMED: usize = 4;
/// How many lines of a Rust item are shown.
const LINES: usize = 16;

const BOLD: &str = "1";
const DIM: &str = "2";
const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";
const CYAN: &str = "36";

/// The diff as plain text: each change once, under the shape it is in, with its effects in brackets, the lines of Rust
/// that change, and the operations that reach it.
pub fn text(diff: &ApiDiff) -> String {
    written(diff, &Paint { colour: false })
}

/// The same with ANSI colours.
pub fn coloured_text(diff: &ApiDiff) -> String {
    written(diff, &Paint { colour: true })
}

fn written(diff: &ApiDiff, paint: &Paint) -> String {
    let digest = Digest::new(diff);
    let sources = Sources::new(diff, &digest);
    let mut out = String::new();
    let _ = writeln!(out, "{}: {}", paint.with(BOLD, &words::heading(diff)), words::counts(&digest));
    let bump = diff.bump();
    let style = match bump {
        Bump::Major => RED,
        Bump::Minor => GREEN,
        Bump::Patch | Bump::None => BOLD,
    };
    let _ = writeln!(out, "bump: {}. {}", paint.with(style, bump.as_str()), words::bump(diff));
    if digest.cards.is_empty() {
        return out;
    }
    out.push('\n');
    for meaning in Meaning::ALL {
        let count = digest.count(meaning);
        let line = format!("{count:>6}  {}", words::meaning(meaning, count));
        let _ = writeln!(
            out,
            "{}",
            if count == 0 { paint.with(DIM, &line) } else { paint.with(style_of(meaning), &line) }
        );
    }
    for card in &digest.cards {
        self::card(&mut out, paint, card, &sources.diffs(card, 0));
    }
    out
}

fn card(out: &mut String, paint: &Paint, card: &Card<'_>, diffs: &[RustDiff]) {
    let kind = if card.is_service { " (the service)" } else { "" };
    let _ = writeln!(out, "\n{}{kind}", paint.with(BOLD, &words::shown(card.shape)));
    for entry in &card.entries {
        self::entry(out, paint, entry);
        if card.common.is_none() {
            reached(out, paint, "      ", &entry.reached(), card.shape);
        }
    }
    for diff in diffs {
        let _ = writeln!(
            out,
            "    {}",
            paint.with(CYAN, &format!("{} in {}", words::shown(&diff.path), words::shown(&diff.file)))
        );
        // Gaps say little without lines around them.
        let lines: Vec<Line> = diff
            .lines
            .iter()
            .filter(|line| matches!(line, Line::Added(_) | Line::Removed(_)))
            .cloned()
            .collect();
        let (lines, more) = cut(&lines, LINES);
        for line in lines {
            let _ = match line {
                Line::Removed(text) => {
                    writeln!(out, "    {}", paint.with(RED, &format!("- {}", text.trim_start())))
                }
                Line::Added(text) => {
                    writeln!(out, "    {}", paint.with(GREEN, &format!("+ {}", text.trim_start())))
                }
                Line::Same(_) | Line::Gap(_) => Ok(()),
            };
        }
        if more > 0 {
            let _ = writeln!(out, "    {}", paint.with(DIM, &format!("  {more} more lines")));
        }
    }
    if let Some(common) = &card.common {
        reached(out, paint, "    ", common, card.shape);
    }
}

fn entry(out: &mut String, paint: &Paint, entry: &Entry<'_>) {
    let (said, values) = words::said_of(entry);
    let member = words::shown(entry.member());
    let colon = if member.is_empty() { "" } else { ": " };
    let said = said.line("->", str::to_owned);
    let values = if values.is_empty() {
        String::new()
    } else {
        format!(": {}", words::some_names(values.iter().map(String::as_str), NAMED * 2, words::shown))
    };
    let effects = words::effects(entry.first);
    let effects: Vec<String> =
        effects.into_iter().map(|(meaning, text)| paint.with(style_of(meaning), text)).collect();
    let effects = if effects.is_empty() { String::new() } else { format!("  [{}]", effects.join("; ")) };
    let sign = paint.with(style_of(entry.meaning()), &words::sign(entry.first).to_string());
    let rule = paint.with(DIM, entry.first.rule.id());
    let _ = writeln!(out, "  {sign} {member}{colon}{said}{values}{effects}  {rule}");
    for note in words::notes(entry.first) {
        let _ = writeln!(out, "      {note}");
    }
}

fn reached(out: &mut String, paint: &Paint, indent: &str, reached: &super::digest::Reached<'_>, shape: &str) {
    if !reached.is_plain(shape) {
        let text = words::reached(reached, NAMED, words::shown);
        let _ = writeln!(out, "{indent}{}", paint.with(DIM, &text));
    }
}

fn style_of(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Breaks => RED,
        Meaning::Differs => YELLOW,
        Meaning::New => GREEN,
        Meaning::Neutral => DIM,
    }
}
