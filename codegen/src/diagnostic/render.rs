//! A diagnostic as text, in the style of rustc.

use super::paint::Paint;
use super::{Diagnostic, Severity};
use crate::model::Place;
use std::fmt::Write as _;

/// Widest part of a source line shown, in characters.
const WIDEST: usize = 140;
/// Of a line that is wider, how many at most stand before the caret.
const BEFORE: usize = 60;

const RED: &str = "1;31";
const YELLOW: &str = "1;33";
const BLUE: &str = "1;34";
const BOLD: &str = "1";

/// The diagnostic as lines of text: what is wrong, the place, the source line with a caret, what was expected, a
/// hint. Control characters of the input are never printed as they are, so that a model cannot play with a terminal.
pub fn render(diagnostic: &Diagnostic, colour: bool) -> String {
    let paint = Paint { colour };
    let mut out = String::new();
    let (word, style) = match diagnostic.severity {
        Severity::Error => ("error", RED),
        Severity::Warning => ("warning", YELLOW),
    };
    let head = paint.with(style, &format!("{word}[{}]", diagnostic.code));
    let message = paint.with(BOLD, &format!(": {}", printable(&diagnostic.message)));
    let _ = writeln!(out, "{head}{message}");

    let excerpt = diagnostic.place.as_ref().and_then(Excerpt::new);
    let margin = excerpt.as_ref().map_or(2, |excerpt| excerpt.number.len());
    let pad = " ".repeat(margin);
    if let Some(place) = &diagnostic.place {
        let _ = writeln!(out, "{pad}{} {}", paint.with(BLUE, "-->"), printable(&place.to_string()));
    }
    if let Some(excerpt) = excerpt {
        let bar = paint.with(BLUE, "|");
        let number = paint.with(BLUE, &excerpt.number);
        let caret = paint.with(style, "^");
        let _ = writeln!(out, "{pad} {bar}");
        let _ = writeln!(out, "{number} {bar} {}", excerpt.line);
        let _ = writeln!(out, "{pad} {bar} {}{caret}", " ".repeat(excerpt.caret));
    }
    let mut note = |label: &str, text: &str| {
        let sign = paint.with(BLUE, "=");
        let label = paint.with(BOLD, label);
        let text = printable(text).replace('\n', &format!("\n{pad}   "));
        let _ = writeln!(out, "{pad} {sign} {label}: {text}");
    };
    if let Some(shape) = &diagnostic.shape {
        note("shape", shape.as_str());
    }
    if let Some(expected) = &diagnostic.expected {
        note("expected", expected);
    }
    if let Some(hint) = &diagnostic.hint {
        note("help", hint);
    }
    out
}

/// The part of a source line around a place.
struct Excerpt {
    number: String,
    line: String,
    /// Columns before the caret.
    caret: usize,
}

impl Excerpt {
    fn new(place: &Place) -> Option<Self> {
        let (number, _) = place.line_column()?;
        let (line, offset) = place.line_text()?;
        // Only a window of the line is looked at: a model may stand on one line of many megabytes.
        let fits = line.chars().take(WIDEST + 1).count() <= WIDEST;
        let most_before = if fits { WIDEST } else { BEFORE };
        let before: Vec<char> = floor(line, offset).chars().rev().take(most_before + 1).collect();
        let cut_before = before.len() > most_before;
        let shown_before = before.iter().take(most_before).rev();
        let room = WIDEST - before.len().min(most_before);
        let after: Vec<char> = line.get(floor(line, offset).len()..)?.chars().take(room + 1).collect();
        let cut_after = after.len() > room;

        let mut text = String::new();
        if cut_before {
            text.push_str("... ");
        }
        text.extend(shown_before.map(|c| safe(*c)));
        // Whitespace before the line's text is kept, so the caret stands where it should.
        let caret = text.chars().count();
        text.extend(after.iter().take(room).map(|c| safe(*c)));
        if cut_after {
            text.push_str(" ...");
        }
        Some(Self { number: number.to_string(), line: text.trim_end().to_owned(), caret })
    }
}

/// The line up to the offset, or up to the character that holds it.
fn floor(line: &str, offset: usize) -> &str {
    let mut end = offset.min(line.len());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).unwrap_or_default()
}

/// One column for every character: tabs and what a terminal would obey or hide become visible stand-ins.
fn safe(c: char) -> char {
    match c {
        '\t' => ' ',
        c if c.is_control() || is_invisible(c) => '\u{FFFD}',
        c => c,
    }
}

/// Characters that reorder or hide text: bidirectional controls, zero-width characters, line separators.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}

/// The text with everything but line ends that is not printable replaced, and cut when very long.
fn printable(text: &str) -> String {
    const LONGEST: usize = 2000;
    let mut out: String = text.chars().take(LONGEST).map(|c| if c == '\n' { c } else { safe(c) }).collect();
    if text.chars().nth(LONGEST).is_some() {
        out.push_str(" ...");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;
    use crate::model::SourceFile;
    use std::sync::Arc;

    fn shown(text: &str, offset: u32) -> String {
        let place = Place::new(Arc::new(SourceFile::new("m.json", text)), offset);
        render(&Diagnostic::error(Code::NotJson, "bad").at(&place).expected("good").hint("do"), false)
    }

    #[test]
    fn plain() {
        let expected = "\
error[SW0106]: bad
 --> m.json:2:3
  |
2 |   \"a\"
  |   ^
  = expected: good
  = help: do
";
        assert_eq!(shown("{\n  \"a\"\n}", 4), expected);
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{}X{}", "a".repeat(5000), "b".repeat(5000));
        let shown = shown(&text, 5000);
        let lines: Vec<_> = shown.lines().collect();
        assert!(lines[3].len() < 160, "{}", lines[3]);
        assert_eq!(lines[4].find('^'), lines[3].find('X'), "{shown}");
    }

    #[test]
    fn odd_characters_do_no_harm() {
        let shown = shown("\t\x1b[31m\u{202E}äX", 10);
        assert!(!shown.contains('\x1b') && !shown.contains('\u{202E}') && !shown.contains('\t'), "{shown:?}");
        let column = |line: usize, c| shown.lines().nth(line).unwrap().chars().position(|x| x == c);
        assert_eq!(column(4, '^'), column(3, 'ä'), "{shown}");
        // An offset within a character.
        super::tests::shown("ää", 1);
        super::tests::shown("", 0);
        super::tests::shown("a", 77);
    }

    #[test]
    fn colours_only_when_asked() {
        let problem = Diagnostic::warning(Code::NotJson, "bad");
        assert!(render(&problem, true).contains("\x1b[1;33mwarning[SW0106]"));
        assert_eq!(render(&problem, false), "warning[SW0106]: bad\n");
    }
}
