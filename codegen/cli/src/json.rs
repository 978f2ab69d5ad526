//! Output for machines: one JSON document on standard output.
//!
//! Keys once published keep their meaning; new ones may come. Every document has `"format": 1` and a `command`.

use crate::console::say_raw;
use serde_json::{Value, json};
use smithwright::diagnostic::{Diagnostic, Diagnostics, Severity};
use smithwright::model::{Corrected, ShapeId, Skipped};

/// The version of the documents; it goes up when a key goes or means something else.
pub(crate) const FORMAT: u32 = 1;

/// Prints a document.
pub(crate) fn print(document: &Value) {
    say_raw(&format!("{document:#}\n"));
}

/// Problems as a list of objects.
pub(crate) fn diagnostics(problems: &Diagnostics) -> Value {
    problems.iter().map(diagnostic).collect()
}

fn diagnostic(problem: &Diagnostic) -> Value {
    let place = problem.place.as_ref();
    let position = place.and_then(|place| place.line_column());
    json!({
        "code": problem.code.as_str(),
        "severity": match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": problem.message,
        "file": place.and_then(|place| place.file()).map(|file| file.name()),
        "line": position.map(|(line, _)| line),
        "column": position.map(|(_, column)| column),
        "shape": problem.shape.as_ref().map(|shape| shape.as_str()),
        "expected": problem.expected,
        "help": problem.hint,
    })
}

/// What was corrected when a model was read.
pub(crate) fn corrected(corrected: &Corrected) -> Value {
    let skipped = |fact: &Skipped| json!({ "shape": fact.target.as_str(), "why": fact.why });
    json!({
        "restored": corrected.restored,
        "skipped": corrected.skipped.iter().map(skipped).collect::<Vec<_>>(),
        "newer": corrected.newer.iter().map(ShapeId::as_str).collect::<Vec<_>>(),
        "unknown": corrected.unknown,
        "byUser": corrected.by_user,
    })
}
