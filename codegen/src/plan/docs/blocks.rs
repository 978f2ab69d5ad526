//! Blocks of a text and how they are laid out as Markdown lines.

use super::inline::HARD_SPACE;

/// A block of a text. Paragraphs hold inline Markdown that is escaped already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(String),
    /// Text shown as it is.
    Code(String),
    Quote(Vec<Block>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
}

pub(super) fn render(blocks: &[Block], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        let block_lines = match block {
            Block::Paragraph(text) => wrap(text, width),
            Block::Code(text) => code(text),
            Block::Quote(inner) => prefixed(render(inner, width.saturating_sub(2)), "> ", "> "),
            Block::List { ordered, items } => list(*ordered, items, width),
        };
        if block_lines.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block_lines);
    }
    lines
}

/// The words of blocks, without what makes them blocks.
pub(super) fn inline(blocks: &[Block]) -> String {
    let parts = blocks.iter().map(|block| match block {
        Block::Paragraph(text) => text.trim().to_owned(),
        Block::Code(text) => super::inline::code_span(text),
        Block::Quote(inner) => inline(inner),
        Block::List { items, .. } => {
            let items = items.iter().map(|item| inline(item)).filter(|item| !item.is_empty());
            items.collect::<Vec<_>>().join("; ")
        }
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn list(ordered: bool, items: &[Vec<Block>], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut number = 0_usize;
    for item in items {
        number += 1;
        let mark = if ordered { format!("{number}. ") } else { "- ".to_owned() };
        let inner = render(item, width.saturating_sub(mark.len()));
        if inner.is_empty() {
            number -= 1;
            continue;
        }
        let indent = " ".repeat(mark.len());
        lines.extend(prefixed(inner, &mark, &indent));
    }
    lines
}

fn prefixed(lines: Vec<String>, first: &str, rest: &str) -> Vec<String> {
    let put = |(at, line): (usize, String)| {
        let text = format!("{}{line}", if at == 0 { first } else { rest });
        text.trim_end().to_owned()
    };
    lines.into_iter().enumerate().map(put).collect()
}

/// A fenced block that rustdoc does not run.
fn code(text: &str) -> Vec<String> {
    let text = text.trim_matches('\n').trim_end();
    if text.trim().is_empty() {
        return Vec::new();
    }
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let mut lines = vec![format!("{fence}text")];
    lines.extend(text.lines().map(|line| line.trim_end().replace('\t', "    ")));
    lines.push(fence);
    lines
}

/// Words onto lines. What would begin another kind of block at the start of a line is escaped.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !line.is_empty() && columns + 1 + length > width.max(20) {
            lines.push(std::mem::take(&mut line));
        }
        if line.is_empty() {
            line = guarded(word);
            columns = line.chars().count();
        } else {
            line.push(' ');
            line.push_str(word);
            columns += 1 + length;
        }
    }
    lines.push(line);
    lines.retain(|line| !line.is_empty());
    lines.iter().map(|line| line.replace(HARD_SPACE, " ")).collect()
}

fn guarded(word: &str) -> String {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = word.split_at(digits);
    if digits > 0 && (after.starts_with('.') || after.starts_with(')')) && after.len() == 1 {
        return format!("{number}\\{after}");
    }
    // Lists, titles, rules and fences.
    let of_one = |mark: char| word.chars().all(|letter| letter == mark);
    let begins_block = ['-', '+', '*', '=', '#', '_'].into_iter().any(of_one)
        || word.starts_with('|')
        || word.starts_with("~~~");
    if begins_block { format!("\\{word}") } else { word.to_owned() }
}
