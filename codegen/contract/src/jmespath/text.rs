//! What stands between the quotes of literals.

/// The text of a raw string, without its quotes: `\'` is an escape, other backslashes are kept. The grammar lets `\\` be
/// read as one backslash; the published test suite and the evaluators of other languages keep both.
pub(crate) fn raw(quoted: &str) -> String {
    quoted.replace("\\'", "'")
}

/// The JSON of a literal, without its backticks, those within it escaped.
pub(crate) fn json(quoted: &str) -> String {
    quoted.replace("\\`", "`")
}
