//! What stands between the quotes of literals.

/// The text of a raw string, without its quotes: `\'` and `\\` are escapes, other backslashes are kept.
pub(crate) fn raw(quoted: &str) -> String {
    let mut text = String::with_capacity(quoted.len());
    let mut letters = quoted.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = if letter == '\\' { letters.next_if(|next| matches!(next, '\'' | '\\')) } else { None };
        text.push(escaped.unwrap_or(letter));
    }
    text
}

/// The JSON of a literal, without its backticks, those within it escaped.
pub(crate) fn json(quoted: &str) -> String {
    quoted.replace("\\`", "`")
}
