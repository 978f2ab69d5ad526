//! Markdown for a pull request.

use super::groups::{Seen, Telling};
use super::words;
use crate::diff::{ApiDiff, MemberPath, RustEffect};
use std::fmt::Write as _;

/// How many operations of a shape are named.
const NAMED: usize = 12;
/// Up to how many stand in the line.
const FEW: usize = 3;

/// The diff as GitHub's Markdown. Everything from the models stands in code, where it can do nothing.
pub fn markdown(diff: &ApiDiff) -> String {
    let telling = Telling::new(diff);
    let mut out = String::new();
    let _ = writeln!(out, "## API update: {}\n", code(&words::heading(diff)));
    let _ = writeln!(out, "**Bump: {}.** {}", diff.bump().as_str(), words::bump(diff.bump()));
    let _ = writeln!(out, "{}.", capital(&words::counts(&telling)));
    let top = MemberPath::default();
    if diff.of_service().next().is_some() {
        let _ = writeln!(out, "\n### The service\n");
        for change in diff.of_service() {
            line(&mut out, "", Seen { path: &top, change });
        }
    }
    if !telling.operations.is_empty() {
        let _ = writeln!(out, "\n### Operations");
    }
    for told in &telling.operations {
        let operation = told.operation;
        let _ = writeln!(out, "\n#### {} ({})\n", code(&operation.name), operation.change.as_str());
        for part in &told.parts {
            let mut indent = "";
            if !part.name.is_empty() {
                let _ = writeln!(out, "- {}", part.name);
                indent = "  ";
            }
            for seen in &part.changes {
                line(&mut out, indent, *seen);
            }
        }
    }
    if !telling.shapes.is_empty() {
        let _ = writeln!(out, "\n### Shapes\n\nEach once, however often it is used.\n");
    }
    for group in &telling.shapes {
        let change = group.change;
        let said = words::said_of_shape(change).line(code);
        let wire = words::wire(change.wire).map(|wire| format!(" (**{wire}**)")).unwrap_or_default();
        let count = words::operations(group.operations.len());
        let few = group.operations.len() <= FEW;
        let names = words::some_names(&group.operations, NAMED, code);
        let _ = if few {
            writeln!(out, "- {} {said}{wire}, in {names}", code(&change.origin))
        } else {
            let details = format!("<details><summary>in {count}</summary>\n\n  {names}\n  </details>");
            writeln!(out, "- {} {said}{wire}\n  {details}", code(&change.origin))
        };
    }
    // Lists end with an empty line, and so does code.
    out.replace("\n\n\n", "\n\n")
}

fn line(out: &mut String, indent: &str, Seen { path, change }: Seen<'_>) {
    let said = words::said(change).line(code);
    let path = path.to_string();
    let path = if path.is_empty() { String::new() } else { format!("{} ", code(&path)) };
    let rust = match change.rust {
        RustEffect::Breaking => "**breaking**",
        other => other.as_str(),
    };
    let wire = words::wire(change.wire).map(|wire| format!("; **{wire}**")).unwrap_or_default();
    let note = change.note.map(|note| format!("; {note}")).unwrap_or_default();
    let _ = writeln!(out, "{indent}- {path}{said} (Rust: {rust}{wire}{note})");
    if change.items.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{indent}  ```diff");
    let sides = change.items.iter().flat_map(|item| [('-', &item.from), ('+', &item.to)]);
    for (sign, item) in sides {
        if let Some(item) = item {
            // Names of Rust items hold no backticks: they are identifiers and types.
            let _ = writeln!(out, "{indent}  {sign} {}", words::shown(item).replace('`', "'"));
        }
    }
    let _ = writeln!(out, "{indent}  ```\n");
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
