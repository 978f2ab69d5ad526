//! Puts blocks together while a reader walks through a text. It takes tags in any order and closes what is left open.

use super::blocks::Block;
use super::inline::{self, Links};

/// Containers nested deeper than this are flattened, so that hostile texts cannot exhaust the stack.
const DEEPEST: usize = 12;

/// What encloses blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Quote,
    List { ordered: bool },
    Item,
}

/// What encloses words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Span {
    Strong,
    Emphasis,
    Code,
    Link(Option<String>),
}

impl Span {
    fn is_like(&self, other: &Span) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

#[derive(Default)]
pub(super) struct Builder {
    blocks: Vec<Block>,
    /// Open containers, each with the blocks that stand before it in its parent.
    containers: Vec<(Container, Vec<Block>)>,
    /// Containers opened beyond the deepest; their ends are passed over.
    flattened: usize,
    text: String,
    /// Open spans, each with the text that stands before it.
    spans: Vec<(Span, String)>,
}

impl Builder {
    pub(super) fn open(&mut self, container: Container) {
        self.flush();
        if self.containers.len() >= DEEPEST {
            self.flattened += 1;
            return;
        }
        if container == Container::Item
            && !matches!(self.containers.last(), Some((Container::List { .. }, _)))
        {
            if self.containers.len() + 2 > DEEPEST {
                return;
            }
            // An item directly in an item ends that one; anywhere else it begins a list.
            if matches!(self.containers.last(), Some((Container::Item, _))) {
                self.close_last();
            } else {
                self.containers.push((Container::List { ordered: false }, std::mem::take(&mut self.blocks)));
            }
        }
        self.containers.push((container, std::mem::take(&mut self.blocks)));
    }

    /// Closes the innermost open container of that kind and all that is open in it.
    pub(super) fn close(&mut self, is_kind: impl Fn(Container) -> bool) {
        self.flush();
        if self.flattened > 0 {
            self.flattened -= 1;
            return;
        }
        let Some(at) = self.containers.iter().rposition(|(container, _)| is_kind(*container)) else {
            return;
        };
        while self.containers.len() > at {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some((container, before)) = self.containers.pop() else { return };
        let inner = std::mem::replace(&mut self.blocks, before);
        let block = match container {
            Container::Quote => Block::Quote(inner),
            Container::List { ordered } => {
                let items = inner.into_iter().map(|block| match block {
                    Block::List { items, ordered: false } if items.len() == 1 => {
                        items.into_iter().flatten().collect()
                    }
                    other => vec![other],
                });
                Block::List { ordered, items: items.collect() }
            }
            // An item is kept as a list of one until its list is closed.
            Container::Item => Block::List { ordered: false, items: vec![inner] },
        };
        self.blocks.push(block);
    }

    pub(super) fn span(&mut self, span: Span) {
        if self.in_code() || self.spans.len() >= DEEPEST || (matches!(span, Span::Link(_)) && self.in_link())
        {
            return;
        }
        self.spans.push((span, std::mem::take(&mut self.text)));
    }

    pub(super) fn end_span(&mut self, span: &Span) {
        if let Some(at) = self.spans.iter().rposition(|(open, _)| open.is_like(span)) {
            if self.in_code() && *span != Span::Code {
                return;
            }
            while self.spans.len() > at {
                self.end_last_span();
            }
        }
    }

    fn end_last_span(&mut self) {
        let Some((span, before)) = self.spans.pop() else { return };
        let inner = std::mem::replace(&mut self.text, before);
        let content = inner.trim();
        if inner.starts_with(char::is_whitespace) {
            self.text.push(' ');
        }
        match span {
            _ if content.is_empty() => {}
            Span::Strong => self.text.push_str(&format!("**{content}**")),
            Span::Emphasis => self.text.push_str(&format!("*{content}*")),
            Span::Code => self.text.push_str(&inline::code_span(content)),
            Span::Link(Some(url)) => self.text.push_str(&inline::link(content, &url)),
            Span::Link(None) => self.text.push_str(content),
        }
        if inner.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    fn in_code(&self) -> bool {
        matches!(self.spans.last(), Some((Span::Code, _)))
    }

    fn in_link(&self) -> bool {
        self.spans.iter().any(|(span, _)| matches!(span, Span::Link(_)))
    }

    /// Words that are not Markdown.
    pub(super) fn text(&mut self, text: &str) {
        if self.in_code() {
            self.text.push_str(text);
        } else {
            let links = if self.in_link() { Links::Plain } else { Links::Marked };
            inline::push_escaped(&mut self.text, text, links);
        }
    }

    /// Words that are clean Markdown already.
    pub(super) fn markdown(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// How many containers are open.
    pub(super) fn depth(&self) -> usize {
        self.containers.len() + self.flattened
    }

    /// Whether any container is open.
    pub(super) fn is_open(&self) -> bool {
        self.depth() > 0
    }

    /// Ends the paragraph.
    pub(super) fn flush(&mut self) {
        while !self.spans.is_empty() {
            self.end_last_span();
        }
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    pub(super) fn code_block(&mut self, text: String) {
        self.flush();
        self.blocks.push(Block::Code(text));
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flush();
        while !self.containers.is_empty() {
            self.close_last();
        }
        self.blocks
    }
}
