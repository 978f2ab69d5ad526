//! Files on their way to the disk.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use std::collections::BTreeSet;

/// A file as the generator makes it, before it is formatted.
#[derive(Clone)]
pub struct SourceFile {
    /// Where the file goes, relative to the output folder, with `/` between names, such as `src/types/error.rs`.
    pub path: String,
    /// What stands in it, but for the header line.
    pub contents: Contents,
}

/// Contents of a file.
#[derive(Clone)]
pub enum Contents {
    /// Rust: inner attributes (`#![…]`, documentation of the module or crate included), then items.
    Rust(Box<syn::File>),
    /// A text whose comments begin with `#`, such as a `Cargo.toml`. It is written as it is.
    Text(String),
}

impl SourceFile {
    /// A Rust file.
    pub fn rust(path: impl Into<String>, file: syn::File) -> Self {
        Self { path: path.into(), contents: Contents::Rust(Box::new(file)) }
    }

    /// A text file with `#` comments.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), contents: Contents::Text(text.into()) }
    }
}

/// A file as it is on the disk when the output is up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Where the file goes, relative to the output folder, with `/` between names.
    pub path: String,
    /// All of it, header line included.
    pub text: String,
}

/// Length of the longest name of a file or folder that every disk takes.
const LONGEST: usize = 255;

/// Finds fault with paths that leave the output folder, hold odd characters, or go to one file twice.
pub(super) fn check_paths<'a>(paths: impl IntoIterator<Item = &'a str>) -> Diagnostics {
    let mut problems = Diagnostics::new();
    let mut seen = BTreeSet::new();
    for path in paths {
        let problem = if !path.split('/').all(is_safe_name) {
            format!("`{path}` is not a path that generated code may be written to")
        } else if path.split('/').any(|name| name.len() > LONGEST) {
            format!("a generated file would have a name of more than {LONGEST} letters: `{path}`")
        } else if !seen.insert(path.to_ascii_lowercase()) {
            format!("two generated files go to `{path}`")
        } else {
            continue;
        };
        problems.push(
            Diagnostic::error(Code::BadOutputPath, problem)
                .expected("distinct relative paths of letters, digits, `_`, `-` and `.`"),
        );
    }
    problems
}

fn is_safe_name(name: &str) -> bool {
    let first = name.bytes().next();
    first.is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::check_paths;

    #[test]
    fn only_paths_within_the_folder() {
        assert!(check_paths(["Cargo.toml", "src/lib.rs", "src/operation/get_x.rs", "_a-b/c"]).is_empty());
        for path in
            ["", "/etc/passwd", "../x", "src/../../x", "a//b", "a/", ".x", "C:\\x", "a b", "a/./b", "ä", "-x"]
        {
            assert_eq!(check_paths([path]).len(), 1, "{path}");
        }
        assert_eq!(
            check_paths(["src/a.rs", "src/A.rs"]).len(),
            1,
            "some file systems do not tell cases apart"
        );
    }
}
