//! Words: escaping, code spans, links.

/// Stands for a space at which a line must not be broken; never part of a text.
pub(super) const HARD_SPACE: char = '\u{e000}';

/// What becomes of addresses that stand bare in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Links {
    /// `<https://…>`
    Marked,
    /// Left as they are: within the text of a link.
    Plain,
}

/// Adds text so that Markdown shows it as it is.
pub(super) fn push_escaped(out: &mut String, text: &str, links: Links) {
    let mut rest = text;
    while let Some(at) = rest.find("http") {
        let (before, from) = rest.split_at(at);
        escape(out, before);
        let length = address_length(from);
        let (address, after) = from.split_at(length.max(4));
        match links {
            _ if length == 0 => out.push_str(address),
            Links::Marked => out.push_str(&format!("<{}>", clean_address(address))),
            Links::Plain => escape(out, address),
        }
        rest = after;
    }
    escape(out, rest);
}

/// How many bytes of the text are a web address; 0 when it does not begin with one.
pub(super) fn address_length(text: &str) -> usize {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| text.starts_with(**scheme))
        .map_or(0, |scheme| scheme.len());
    let ends = |letter: char| {
        letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '`' | '\\' | '{' | '}' | '|' | '^')
    };
    let whole = text.get(scheme..).unwrap_or_default();
    let whole = whole.split(ends).next().unwrap_or_default();
    let mut address = whole;
    let count = |letter| whole.matches(letter).count();
    let (round, square) = (count('('), count('['));
    let (mut closing_round, mut closing_square) = (count(')'), count(']'));
    while let Some(last) = address.chars().next_back() {
        // A bracket at the end is part of it if it closes one of its own: `https://a.example/x_(y)`.
        match last {
            ')' if closing_round > round => closing_round -= 1,
            ']' if closing_square > square => closing_square -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '…' => {}
            _ => break,
        }
        address = address.get(..address.len() - last.len_utf8()).unwrap_or_default();
    }
    if scheme == 0 || address.is_empty() { 0 } else { scheme + address.len() }
}

/// An address that can stand in `(…)` and `<…>` of Markdown.
pub(super) fn clean_address(address: &str) -> String {
    let address = address.trim();
    let mut clean = String::with_capacity(address.len());
    // Brackets belong around a host of IPv6, and nowhere else.
    let host = address.find("://").map_or(0, |at| at + 3);
    let path = address.get(host..).and_then(|rest| rest.find(['/', '?', '#'])).map(|at| host + at);
    for (at, letter) in address.char_indices() {
        match letter {
            '[' if path.is_some_and(|path| at > path) => clean.push_str("%5B"),
            ']' if path.is_some_and(|path| at > path) => clean.push_str("%5D"),
            '(' => clean.push_str("%28"),
            ')' => clean.push_str("%29"),
            '<' => clean.push_str("%3C"),
            '>' => clean.push_str("%3E"),
            '\\' => clean.push_str("%5C"),
            '`' => clean.push_str("%60"),
            '"' => clean.push_str("%22"),
            HARD_SPACE => {}
            _ if letter.is_whitespace() => clean.push_str("%20"),
            _ => clean.push(letter),
        }
    }
    clean
}

/// A link; only to web addresses, of others the words stay.
pub(super) fn link(words: &str, address: &str) -> String {
    let address = address.trim();
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return words.to_owned();
    }
    let address = clean_address(address);
    if words == address { format!("<{address}>") } else { format!("[{words}]({address})") }
}

/// A code span, with as many backticks around as it takes. Lines are not broken in it.
pub(super) fn code_span(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(&HARD_SPACE.to_string());
    if text.is_empty() {
        return text;
    }
    // Markdown takes one space off either side, which parts ticks of the text from those around it.
    let padding =
        if text.starts_with('`') || text.ends_with('`') { HARD_SPACE.to_string() } else { String::new() };
    format!("{ticks}{padding}{text}{padding}{ticks}")
}

fn escape(out: &mut String, text: &str) {
    let is_special = |letter| matches!(letter, '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '&' | '_');
    if !text.contains(is_special) {
        out.push_str(text);
        return;
    }
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let special = match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' => true,
            // An entity would be decoded.
            '&' => letters.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            // Within a word an underscore is only an underscore.
            '_' => {
                let inside = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_alphanumeric());
                !(inside(out.chars().next_back().as_ref()) && inside(letters.peek()))
            }
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(letter);
    }
}
