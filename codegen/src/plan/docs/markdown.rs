//! Documentation in Markdown, as the Smithy specification has it. What rustdoc would take for a link, a tag or a test
//! is escaped; indentation means nothing but the depth of lists.

use super::blocks::Block;
use super::builder::{Builder, Container};
use super::inline::{self, Links};

pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    let mut words = String::new();
    // Indentation of the open items, outermost first.
    let mut items: Vec<usize> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let stripped = line.trim();
        let indent = line.len() - line.trim_start().len();
        if stripped.is_empty() {
            end_paragraph(&mut builder, &mut words);
            continue;
        }
        let fence: String = stripped.chars().take_while(|letter| *letter == '`').collect();
        if fence.len() >= 3 && !stripped.trim_start_matches('`').contains('`') {
            end_paragraph(&mut builder, &mut words);
            let code: Vec<&str> =
                lines.by_ref().take_while(|line| !line.trim_start().starts_with(&fence)).collect();
            builder.code_block(code.join("\n"));
            continue;
        }
        if let Some((ordered, content)) = item(stripped) {
            end_paragraph(&mut builder, &mut words);
            while items.last().is_some_and(|open| *open >= indent) {
                items.pop();
                builder.close(|container| container == Container::Item);
                // The next item of the same list follows; a shallower one ends this list.
                if items.last().is_some_and(|open| *open >= indent) {
                    builder.close(|container| matches!(container, Container::List { .. }));
                }
            }
            if items.is_empty() || items.last().is_some_and(|open| *open < indent) {
                open_list(&mut builder, ordered, items.len());
            }
            builder.open(Container::Item);
            items.push(indent);
            words.push_str(content);
            continue;
        }
        if words.is_empty() && indent == 0 && !items.is_empty() {
            items.clear();
            while builder.is_open() {
                builder.close(|_| true);
            }
        }
        if let Some(title) = title(stripped) {
            end_paragraph(&mut builder, &mut words);
            words.push_str(&format!("**{title}**"));
            end_paragraph(&mut builder, &mut words);
            continue;
        }
        words.push(' ');
        words.push_str(stripped);
    }
    end_paragraph(&mut builder, &mut words);
    builder.finish()
}

/// The list goes on when the last item closed is its last block; else a new one begins.
fn open_list(builder: &mut Builder, ordered: bool, depth: usize) {
    if builder.depth() <= depth * 2 {
        builder.open(Container::List { ordered });
    }
}

fn end_paragraph(builder: &mut Builder, words: &mut String) {
    let text = std::mem::take(words);
    builder.markdown(&clean(text.trim()));
    builder.flush();
}

/// The content of a list item and whether its list is numbered.
fn item(line: &str) -> Option<(bool, &str)> {
    if let Some(content) = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some((false, content.trim_start()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = line.get(digits..)?;
    let content = after.strip_prefix(". ").or_else(|| after.strip_prefix(") "))?;
    (1..=3).contains(&digits).then_some((true, content.trim_start()))
}

fn title(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    (title.len() < line.len())
        .then(|| title.strip_prefix(' '))
        .flatten()
        .map(|title| title.trim_end_matches('#').trim())
}

/// Inline Markdown with all that is not well formed escaped.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let taken = match letter {
            '`' => code(rest),
            '[' => link(rest),
            '<' => address(rest.get(1..).unwrap_or_default())
                .filter(|(_, length)| rest.get(1 + length..).is_some_and(|after| after.starts_with('>')))
                .map(|(shown, length)| (shown, length + 2)),
            'h' => address(rest),
            '\\' => {
                rest.chars().nth(1).filter(char::is_ascii_punctuation).map(|next| (format!("\\{next}"), 2))
            }
            _ => None,
        };
        let (shown, length) = taken.unwrap_or_else(|| (escaped(letter), letter.len_utf8()));
        out.push_str(&shown);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

fn escaped(letter: char) -> String {
    match letter {
        '[' | ']' | '<' | '>' | '`' | '\\' => format!("\\{letter}"),
        _ => letter.to_string(),
    }
}

/// How far a span may reach, in bytes: looking for its end stays cheap on hostile texts.
const FURTHEST: usize = 2000;

fn within(text: &str) -> &str {
    let end = (0..=FURTHEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

fn code(text: &str) -> Option<(String, usize)> {
    let ticks: String = text.chars().take(8).take_while(|letter| *letter == '`').collect();
    let body = within(text.get(ticks.len()..)?);
    let end = body.find(&ticks)?;
    let content = body.get(..end)?;
    let whole = !content.trim().is_empty() && !body.get(end + ticks.len()..)?.starts_with('`');
    whole.then(|| (inline::code_span(content), end + 2 * ticks.len()))
}

fn link(text: &str) -> Option<(String, usize)> {
    let body = within(text.get(1..)?);
    let end = body.find(']')?;
    let (words, after) = body.split_at(end);
    let target = after.strip_prefix("](")?;
    let (url, _) = target.split_once(')')?;
    if words.contains('[') || words.trim().is_empty() || url.contains(char::is_whitespace) {
        return None;
    }
    let mut shown = String::new();
    match words.strip_prefix('`').and_then(|words| words.strip_suffix('`')) {
        Some(code) => shown.push_str(&inline::code_span(code)),
        None => inline::push_escaped(&mut shown, words, Links::Plain),
    }
    Some((inline::link(&shown, url), 1 + end + 2 + url.len() + 1))
}

fn address(text: &str) -> Option<(String, usize)> {
    let length = inline::address_length(text);
    (length > 0)
        .then(|| (format!("<{}>", inline::clean_address(text.get(..length).unwrap_or_default())), length))
}
