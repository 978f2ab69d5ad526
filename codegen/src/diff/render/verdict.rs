//! What a gate says, for a terminal.

use super::words;
use crate::diagnostic::Paint;
use crate::diff::Level;
use crate::diff::gate::{Finding, Gate, Verdict};
use std::fmt::Write as _;

/// How many findings are shown.
const SHOWN: usize = 40;

/// What a gate says of a diff, in the manner of diagnostics: a change with its level and rule and the paths on which
/// operations reach it, in the form that exceptions take; at the end how many there are. What is only good to know is
/// counted unless it makes the gate fail.
pub fn verdict(verdict: &Verdict<'_>, gate: &Gate, colour: bool) -> String {
    let paint = Paint { colour };
    let mut out = String::new();
    let told = |finding: &&Finding<'_>| finding.level >= gate.fail_on.min(Level::Warning);
    let told: Vec<&Finding<'_>> = verdict.findings.iter().filter(told).collect();
    for finding in told.iter().take(SHOWN) {
        one(&mut out, &paint, finding);
    }
    if let Some(more @ 1..) = told.len().checked_sub(SHOWN) {
        let _ = writeln!(out, "and {more} more like these");
    }
    let count = |level| verdict.findings.iter().filter(|finding| finding.level == level).count();
    let counts = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Info, "other change")];
    let counts: Vec<String> = counts
        .into_iter()
        .map(|(level, word)| (count(level), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| words::counted(count, word))
        .collect();
    let counts = if counts.is_empty() { "no change to judge".to_owned() } else { counts.join(", ") };
    let excepted = match verdict.excepted {
        0 => String::new(),
        excepted => format!("; {} let pass by exceptions", words::counted(excepted, "change")),
    };
    let word = if verdict.failed { paint.with("1;31", "failed") } else { paint.with("1;32", "passed") };
    let _ = write!(out, "gate {word} (fails on: {}): {counts}{excepted}", gate.fail_on.as_str());
    out
}

fn one(out: &mut String, paint: &Paint, finding: &Finding<'_>) {
    let style = match finding.level {
        Level::Error => "1;31",
        Level::Warning => "1;33",
        Level::Info => "1;34",
    };
    let change = finding.change;
    let head = paint.with(style, &format!("{}[{}]", finding.level.as_str(), change.rule.id()));
    let said = words::said(change).line("->", str::to_owned);
    let effects: Vec<&str> = words::effects(change).into_iter().map(|(_, text)| text).collect();
    let effects = if effects.is_empty() { String::new() } else { format!(" ({})", effects.join("; ")) };
    let _ = writeln!(out, "{head}: {}: {said}{effects}", words::shown(&change.origin));
    if !finding.paths.is_empty() {
        let paths = words::some_names(finding.paths.iter().map(String::as_str), 2, words::shown);
        let _ = writeln!(out, "  {} {paths}", paint.with("1;34", "-->"));
    }
    for note in words::notes(change) {
        let _ = writeln!(out, "  {} {note}", paint.with("1;34", "="));
    }
}
