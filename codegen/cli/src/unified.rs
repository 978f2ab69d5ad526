//! Unified diffs of what `--check` found.

use crate::console::printable;
use similar::TextDiff;
use smithwright::write::{Change, Changes, Status};
use std::path::Path;
use std::time::Duration;

/// Files shown in full; of the others only the names.
const FILES: usize = 5;
/// Lines shown of each file.
const LINES: usize = 60;

const BOLD: &str = "1";
const RED: &str = "31";
const GREEN: &str = "32";
const CYAN: &str = "36";

/// The differences as a unified diff from what is on the disk to what is generated, with ANSI styles.
pub(crate) fn diff(changes: &Changes, folder: &Path) -> String {
    let mut out = String::new();
    let differing = changes.files.iter().filter(|change| change.status != Status::Unchanged);
    for (at, change) in differing.enumerate() {
        if at < FILES {
            file(&mut out, change, folder);
        } else {
            let path = folder.join(&change.path);
            out.push_str(&format!("also differs: {}\n", printable(&path.to_string_lossy())));
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn file(out: &mut String, change: &Change, folder: &Path) {
    let path = folder.join(&change.path);
    let path = path.to_string_lossy();
    let name = |text: &Option<String>| if text.is_some() { path.to_string() } else { "/dev/null".to_owned() };
    let (old, new) = (name(&change.old), name(&change.new));
    let old_text = change.old.as_deref().unwrap_or_default();
    let new_text = change.new.as_deref().unwrap_or_default();
    // A rough diff is good enough for texts that have little in common.
    let lines = TextDiff::configure().timeout(Duration::from_secs(1)).diff_lines(old_text, new_text);
    let text = lines.unified_diff().header(&old, &new).to_string();
    let mut rest = text.lines();
    for (at, line) in rest.by_ref().take(LINES).enumerate() {
        let style = match line.chars().next() {
            _ if at < 2 => BOLD,
            Some('+') => GREEN,
            Some('-') => RED,
            Some('@') => CYAN,
            _ => "",
        };
        let line = printable(line);
        match style {
            "" => out.push_str(&line),
            style => out.push_str(&format!("\x1b[{style}m{line}\x1b[0m")),
        }
        out.push('\n');
    }
    match rest.count() {
        0 => {}
        more => out.push_str(&format!("… {more} more lines\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(status: Status, old: Option<&str>, new: Option<&str>) -> Change {
        Change { path: "src/a.rs".into(), status, old: old.map(Into::into), new: new.map(Into::into) }
    }

    fn plain(files: Vec<Change>) -> String {
        anstream::adapter::strip_str(&diff(&Changes { files }, Path::new("out"))).to_string()
    }

    #[test]
    fn one_changed_line() {
        let files = vec![change(Status::Updated, Some("a\nb\x1b[2J\n"), Some("a\nc\n"))];
        let expected = "--- out/src/a.rs\n+++ out/src/a.rs\n@@ -1,2 +1,2 @@\n a\n-b\u{FFFD}[2J\n+c";
        assert_eq!(plain(files), expected);
    }

    #[test]
    fn missing_left_over_unchanged() {
        let files = vec![
            change(Status::Created, None, Some("new\n")),
            change(Status::Unchanged, Some("x"), Some("x")),
            change(Status::Removed, Some("old\n"), None),
        ];
        let expected = "--- /dev/null\n+++ out/src/a.rs\n@@ -0,0 +1 @@\n+new\n\
                        --- out/src/a.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-old";
        assert_eq!(plain(files), expected);
    }

    #[test]
    fn long_diffs_are_cut() {
        let long = "line\n".repeat(500);
        let files = vec![change(Status::Created, None, Some(&long)); FILES + 2];
        let text = plain(files);
        assert_eq!(text.matches("… 443 more lines").count(), FILES);
        assert_eq!(text.matches("also differs: out/src/a.rs").count(), 2);
    }
}
