//! Talking to people.

use crate::outcome::Outcome;
use smithwright::diagnostic::{Diagnostics, Severity, render};
use std::io::Write;

/// Problems shown in full.
const SHOWN: usize = 20;

/// Prints to standard output; its styles go if that is no terminal.
pub(crate) fn say(text: &str) {
    // Whoever closed the pipe does not want to know.
    let _ = writeln!(anstream::stdout(), "{text}");
}

/// Prints to standard output as it is.
pub(crate) fn say_raw(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints to standard error; its styles go if that is no terminal.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Shows problems; of a great many only the first, lest they scroll away.
pub(crate) fn tell(problems: &Diagnostics) {
    for problem in problems.iter().take(SHOWN) {
        complain(&render(problem, true));
    }
    let more = problems.len().saturating_sub(SHOWN).saturating_add(problems.dropped());
    if more > 0 {
        complain(&format!("and {more} more like these\n"));
    }
}

/// Shows problems and what did not come of them, for a command that ends here.
pub(crate) fn fail(problems: &Diagnostics, consequence: &str) -> Outcome {
    tell(problems);
    if let Some(error) = problems.iter().find(|problem| problem.severity == Severity::Error) {
        complain(&format!("`smithwright explain {}` has an example and how to fix it", error.code));
    }
    complain(&format!("{}; {consequence}", counted(problems.error_count(), "error")));
    Outcome::of(problems)
}

/// `1 file`, `2 files`.
pub(crate) fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// The text without what a terminal would obey.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '\u{FFFD}' } else { c }).collect()
}

/// `word` as a shell takes it for one word.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:,=+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_of_a_shell() {
        assert_eq!(quoted("a/b-1.json"), "a/b-1.json");
        assert_eq!(quoted("List*"), "'List*'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
