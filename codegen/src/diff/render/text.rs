//! Plain text for a terminal.

use super::groups::{Group, Seen, Telling};
use super::words;
use crate::diff::{ApiDiff, Change, MemberPath, RustEffect};
use std::fmt::Write as _;

/// How many operations of a shape are named.
const NAMED: usize = 6;

/// The diff as plain text: a line a change, with its effects in brackets, and the Rust before and after where it
/// breaks.
pub fn text(diff: &ApiDiff) -> String {
    let telling = Telling::new(diff);
    let mut out = String::new();
    let _ = writeln!(out, "{}: {}", words::heading(diff), words::counts(&telling));
    let _ = writeln!(out, "bump: {}. {}", diff.bump().as_str(), words::bump(diff.bump()));
    let top = MemberPath::default();
    if diff.of_service().next().is_some() {
        let _ = writeln!(out, "\nservice");
        for change in diff.of_service() {
            line(&mut out, "  ", Seen { path: &top, change });
        }
    }
    for told in &telling.operations {
        let operation = told.operation;
        let _ = writeln!(out, "\n{} ({})", words::shown(&operation.name), operation.change.as_str());
        for part in &told.parts {
            let mut indent = "  ";
            if !part.name.is_empty() {
                let _ = writeln!(out, "  {}", part.name);
                indent = "    ";
            }
            for seen in &part.changes {
                line(&mut out, indent, *seen);
            }
        }
    }
    if !telling.shapes.is_empty() {
        let _ = writeln!(out, "\nshapes");
        for group in &telling.shapes {
            shape(&mut out, group);
        }
    }
    out
}

fn line(out: &mut String, indent: &str, Seen { path, change }: Seen<'_>) {
    let said = words::said(change).line(str::to_owned);
    let path = words::shown(&path.to_string());
    let colon = if path.is_empty() { "" } else { ": " };
    let _ = writeln!(out, "{indent}{} {path}{colon}{said}  {}", words::sign(change), effects(change));
    if let Some(note) = change.note {
        let _ = writeln!(out, "{indent}    {note}");
    }
    if change.rust == RustEffect::Breaking || change.reached_by.len() == 1 && change.rust != RustEffect::None
    {
        for item in &change.items {
            for (sign, side) in [('-', &item.from), ('+', &item.to)] {
                if let Some(side) = side {
                    let _ = writeln!(
                        out,
                        "{indent}    {sign} {}: {}",
                        words::shown(&item.owner),
                        words::shown(side)
                    );
                }
            }
        }
    }
}

fn shape(out: &mut String, group: &Group<'_>) {
    let change = group.change;
    let said = words::said_of_shape(change).line(str::to_owned);
    let _ = writeln!(out, "  ~ {}: {said}  {}", words::shown(&change.origin), effects(change));
    let names = words::some_names(&group.operations, NAMED, words::shown);
    let _ = writeln!(out, "      in {}: {names}", words::operations(group.operations.len()));
}

fn effects(change: &Change) -> String {
    let wire = words::wire(change.wire).map(|wire| format!("; {wire}")).unwrap_or_default();
    format!("[rust: {}{wire}]", change.rust.as_str())
}
