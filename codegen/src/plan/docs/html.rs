//! Documentation in HTML, as AWS writes it. Tolerant: any text is read, tags need not match.

use super::blocks::Block;
use super::builder::{Builder, Container, Span};
use super::entities;

/// Longest tag looked at, in bytes, attributes included; a `<` without a `>` that near is text.
const LONGEST_TAG: usize = 4096;

/// Tags that mean something here. Others, such as `<placeholder>`, are text.
const TAGS: [&str; 48] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "body",
    "br",
    "caution",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "enumvalues",
    "examples",
    "fullname",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "important",
    "li",
    "literal",
    "note",
    "ol",
    "p",
    "pre",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
];

struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: &'a str,
    length: usize,
}

/// Whether a text is HTML rather than Markdown: it holds a tag.
pub(super) fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| text.get(at..).and_then(tag).is_some())
}

pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    let mut words = String::new();
    let mut rest = text;
    loop {
        let plain = rest.find(['<', '&']).unwrap_or(rest.len());
        let (before, from) = rest.split_at(plain);
        words.push_str(before);
        rest = from;
        let Some(letter) = rest.chars().next() else { break };
        if let Some((letter, length)) = entities::decode(rest) {
            words.push(letter);
            rest = rest.get(length..).unwrap_or_default();
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if let Some(tag) = tag(rest) {
            builder.text(&std::mem::take(&mut words));
            rest = rest.get(tag.length..).unwrap_or_default();
            if tag.name == "pre" && !tag.closing {
                let (code, after) = until_pre_ends(rest);
                builder.code_block(code);
                rest = after;
            } else {
                apply(&mut builder, &tag);
            }
        } else {
            words.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    builder.text(&words);
    builder.finish()
}

fn apply(builder: &mut Builder, tag: &Tag<'_>) {
    let is_list = |container| matches!(container, Container::List { .. });
    match (tag.name.as_str(), tag.closing) {
        ("b" | "strong", false) => builder.span(Span::Strong),
        ("b" | "strong", true) => builder.end_span(&Span::Strong),
        ("i" | "em", false) => builder.span(Span::Emphasis),
        ("i" | "em", true) => builder.end_span(&Span::Emphasis),
        ("code" | "tt" | "literal", false) => builder.span(Span::Code),
        ("code" | "tt" | "literal", true) => builder.end_span(&Span::Code),
        ("a", false) => builder.span(Span::Link(attribute(tag.attributes, "href"))),
        ("a", true) => builder.end_span(&Span::Link(None)),
        ("ul", false) => builder.open(Container::List { ordered: false }),
        ("ol", false) => builder.open(Container::List { ordered: true }),
        ("ul" | "ol", true) => builder.close(is_list),
        ("li", false) => builder.open(Container::Item),
        ("li", true) => builder.close(|container| container == Container::Item),
        ("note" | "important" | "caution", false) => {
            builder.open(Container::Quote);
            let title = match tag.name.as_str() {
                "note" => "**Note**",
                "important" => "**Important**",
                _ => "**Caution**",
            };
            builder.markdown(title);
            builder.flush();
        }
        ("blockquote", false) => builder.open(Container::Quote),
        ("note" | "important" | "caution" | "blockquote", true) => {
            builder.close(|container| container == Container::Quote)
        }
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt", false) => {
            builder.flush();
            builder.span(Span::Strong);
        }
        ("td" | "th", true) => builder.text(" "),
        ("abbr" | "span" | "small" | "sub" | "sup" | "u" | "q" | "img" | "td" | "th", _) => {}
        _ => builder.flush(),
    }
}

/// The tag a text begins with.
fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let name_length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, after) = inner.split_at(name_length);
    let name = name.to_ascii_lowercase();
    if !TAGS.contains(&name.as_str())
        || !after.starts_with(|next: char| next.is_whitespace() || next == '/' || next == '>')
    {
        return None;
    }
    let mut quote = None;
    for (at, byte) in after.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => {
                let attributes = after.get(..at)?;
                return Some(Tag { name, closing, attributes, length: text.len() - after.len() + at + 1 });
            }
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute, entities decoded.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let (_, after) = attributes.split_once(name)?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(decoded(value))
}

fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (letter, length) = entities::decode(rest).unwrap_or((letter, letter.len_utf8()));
        out.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// What stands before `</pre>`, without tags, and what follows it.
fn until_pre_ends(text: &str) -> (String, &str) {
    let mut code = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some(tag) = tag(rest) {
            rest = rest.get(tag.length..).unwrap_or_default();
            match (tag.name.as_str(), tag.closing) {
                ("pre", true) => break,
                ("br", _) => code.push('\n'),
                _ => {}
            }
            continue;
        }
        let (letter, length) = entities::decode(rest).unwrap_or((letter, letter.len_utf8()));
        code.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    (code, rest)
}
