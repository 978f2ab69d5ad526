//! Documentation of the model, HTML or Markdown, as clean Markdown for rustdoc.
//!
//! Whatever the text holds, rustdoc finds no broken link, no unknown tag and nothing to run as a test.

mod blocks;
mod builder;
mod entities;
mod html;
mod inline;
mod markdown;

use blocks::Block;
use std::borrow::Cow;

/// Lines of a doc comment, without what marks them as one. Empty lines part paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub Vec<String>);

/// Columns a line of a doc comment may fill, `/// ` and indentation not counted.
const WIDTH: usize = 100;

impl Docs {
    /// Docs the generator writes itself, in Markdown.
    pub fn text(markdown: &str) -> Self {
        Self(blocks::render(&[Block::Paragraph(markdown.to_owned())], WIDTH))
    }

    /// Docs from the value of `smithy.api#documentation`.
    pub fn of_model(text: &str) -> Self {
        let text = sanitize(text);
        let blocks = if html::is_html(&text) { html::blocks(&text) } else { markdown::blocks(&text) };
        Self(blocks::render(&blocks, WIDTH))
    }

    /// The same on one line, for what has no room for blocks: code becomes a code span, items of lists are parted by
    /// semicolons. Empty if there is nothing to say.
    pub(super) fn line_of_model(text: &str) -> String {
        let text = sanitize(text);
        let blocks = if html::is_html(&text) { html::blocks(&text) } else { markdown::blocks(&text) };
        let line = Block::Paragraph(blocks::inline(&blocks));
        blocks::render(&[line], usize::MAX).join(" ")
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a sentence to docs of one paragraph, else a paragraph of its own.
    pub fn push_sentence(&mut self, sentence: &str) {
        let one = !self.0.iter().any(String::is_empty)
            && self.0.first().is_some_and(|line| line.starts_with(char::is_alphanumeric));
        match self.0.last_mut() {
            Some(last) if one && last.ends_with('.') => match last.len() + 1 + sentence.len() <= WIDTH {
                true => *last = format!("{last} {sentence}"),
                false => self.0.push(sentence.to_owned()),
            },
            _ => self.push_paragraph(sentence),
        }
    }

    /// Adds a paragraph in Markdown at the end.
    pub fn push_paragraph(&mut self, markdown: &str) {
        let paragraph = Self::text(markdown);
        if !self.is_empty() && !paragraph.is_empty() {
            self.0.push(String::new());
        }
        self.0.extend(paragraph.0);
    }
}

/// Text of the model within a sentence of ours, as a code span.
pub fn code(text: &str) -> String {
    inline::code_span(&sanitize(text))
}

/// Plain text of the model as Markdown that shows the same.
pub fn plain(text: &str) -> String {
    let mut escaped = String::new();
    inline::push_escaped(&mut escaped, &sanitize(text), inline::Links::Marked);
    escaped
}

/// Text of the model on one line, for a string literal.
pub fn one_line(text: &str) -> String {
    let text = sanitize(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Drops what must not reach a source file: control characters, bidirectional overrides, and the character that
/// marks spaces of code spans here. Line and paragraph separators become line ends.
fn sanitize(text: &str) -> Cow<'_, str> {
    // Nearly every text is printable ASCII, and then nothing is to be done.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .filter_map(|letter| match letter {
            '\n' | '\t' => Some(letter),
            '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
            '\u{a0}' => Some(' '),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{61c}'
            | '\u{feff}' => None,
            inline::HARD_SPACE => None,
            _ if letter.is_control() => None,
            _ => Some(letter),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &[(&str, &str)]) {
        for (text, expected) in table {
            assert_eq!(Docs::of_model(text).0.join("\n"), *expected, "{text:?}");
        }
    }

    #[test]
    fn html() {
        check(&[
            ("<p>One.</p>\n  <p>Two\n  lines.</p>", "One.\n\nTwo lines."),
            ("<p>A <code>tag</code>, <b> bold </b>and<i>italic</i>.</p>", "A `tag`, **bold** and*italic*."),
            ("<p><code>a`b</code> <code></code> <code>x\n y</code></p>", "``a`b`` `x y`"),
            ("<ul><li><p>One</p></li><li>Two<ul><li>Deep</li></ul></li></ul>", "- One\n- Two\n\n  - Deep"),
            ("<ol><li>First</li><li>Second</li></ol><p>After</p>", "1. First\n2. Second\n\nAfter"),
            (
                "<a href=\"https://a.example/x(1)\">the <i>guide</i></a>",
                "[the *guide*](https://a.example/x%281%29)",
            ),
            ("<p>see <a href=\"#local\">this</a> or <a>CreateTag</a></p>", "see this or CreateTag"),
            ("<p>https://a.example/b?c=1&amp;d=2.</p>", "<https://a.example/b?c=1&d=2>."),
            ("<a href='http://x.example'>http://x.example</a>", "<http://x.example>"),
            ("<note><p>Mind.</p></note>", "> **Note**\n>\n> Mind."),
            ("<dl><dt>Name</dt><dd><p>Text.</p></dd></dl>", "**Name**\n\nText."),
            (
                "<p>[word] <placeholder> &lt;b&gt; *star* a_b _c_ \\ ` */ #</p>",
                "\\[word\\] \\<placeholder\\> \\<b\\> \\*star\\* a_b \\_c\\_ \\\\ \\` \\*/ #",
            ),
            (
                "<p>- not a list</p><p>1. nor this</p><p># nor a title</p><p>&gt; nor a quote</p>",
                "\\- not a list\n\n1\\. nor this\n\n\\# nor a title\n\n\\> nor a quote",
            ),
            ("<pre>fn main() {\n    ```\n}</pre>", "````text\nfn main() {\n    ```\n}\n````"),
            ("<p>a<br/>b</p><h2>Title</h2>", "a\n\nb\n\n**Title**"),
            ("<p>&copy; &#x41;&#66; &unknown; &amp;lt;</p>", "© AB \\&unknown; \\&lt;"),
            ("<p>left \u{202e}right\u{2028}next</p>", "left right next"),
            ("<p>unclosed <b>bold", "unclosed **bold**"),
            ("</p></ul></li>", ""),
            ("<p>a <!-- not shown --> b</p>", "a b"),
        ]);
    }

    #[test]
    fn markdown() {
        check(&[
            ("One\ntwo.\n\nThree.", "One two.\n\nThree."),
            ("   indented\n\n        deep", "indented\n\ndeep"),
            (
                "Use `x[1]` or [docs](https://a.example), not [this] nor <that>.",
                "Use `x[1]` or [docs](https://a.example), not \\[this\\] nor \\<that\\>.",
            ),
            ("A *b* _c_ **d**.", "A *b* _c_ **d**."),
            ("List:\n- one\n  more\n- two\n\nAfter.", "List:\n\n- one more\n- two\n\nAfter."),
            ("1. a\n2. b", "1. a\n2. b"),
            ("# Title\ntext", "**Title**\n\ntext"),
            ("```rust\npanic!()\n```", "```text\npanic!()\n```"),
            ("open ` tick and https://a.example/ here", "open \\` tick and <https://a.example/> here"),
            ("<https://a.example>", "<https://a.example>"),
            ("", ""),
        ]);
    }

    #[test]
    fn addresses_with_brackets() {
        check(&[
            ("see https://a.example/x_(y), ok", "see <https://a.example/x_%28y%29>, ok"),
            ("(see https://a.example/x).", "(see <https://a.example/x>)."),
            ("https://a.example/a?x=[1]&y=2 more", "<https://a.example/a?x=%5B1%5D&y=2> more"),
            ("[https://a.example/y=[z]]", "\\[<https://a.example/y=%5Bz%5D>\\]"),
            ("<p>(https://a.example/[a](b))</p>", "(<https://a.example/%5Ba%5D%28b%29>)"),
            ("http://[::1]:80/[x] here", "<http://[::1]:80/%5Bx%5D> here"),
            ("<a href=\"https://a.example/b)[c]\">d</a>", "[d](https://a.example/b%29%5Bc%5D)"),
        ]);
    }

    #[test]
    fn one_line_has_no_blocks() {
        for (text, expected) in [
            ("<p>Use b:</p><pre>{ \"b\": 1 }\n\n// x</pre>", "Use b: `{ \"b\": 1 } // x`"),
            ("```\ncode `tick`\n```", "`` code `tick` ``"),
            ("<ul><li>x</li><li><p>y</p><p>z</p></li></ul>after", "x; y z after"),
            ("<note><p>Mind.</p></note>", "**Note** Mind."),
            ("- one\n  - deep\n- two", "one deep; two"),
            ("# Title", "**Title**"),
            ("<pre></pre>", ""),
            ("    fn main() {}", "fn main() {}"),
            ("- ", "\\-"),
        ] {
            assert_eq!(Docs::line_of_model(text), expected, "{text:?}");
        }
    }

    #[test]
    fn long_text_is_wrapped() {
        let docs = Docs::of_model(&format!("<p>{}</p>", "word ".repeat(100)));
        assert!(docs.0.len() == 5 && docs.0.iter().all(|line| line.len() <= WIDTH), "{docs:?}");
    }

    #[test]
    fn no_line_of_a_paragraph_begins_another_block() {
        for mark in ["*", "-", "+", "#", "##", "=", "1.", "22)", "|", "___", "***", "~~~", "~~~~x", ">"] {
            for before in WIDTH - 6..=WIDTH {
                for text in ["<p>{}</p>", "{}"] {
                    let paragraph = format!("{} {mark} after", "x".repeat(before));
                    let docs = Docs::of_model(&text.replace("{}", &paragraph));
                    let words = |line: &String| line.split(' ').next().is_some_and(|first| first == mark);
                    assert!(!docs.0.iter().any(words), "{docs:?}");
                }
            }
        }
    }

    #[test]
    fn a_sentence_joins_one_paragraph() {
        let with = |text: &str| {
            let mut docs = Docs::of_model(text);
            docs.push_sentence("Required.");
            docs.0.join("\n")
        };
        assert_eq!(with("One."), "One. Required.");
        assert_eq!(with("One.\n\nTwo."), "One.\n\nTwo.\n\nRequired.");
        assert_eq!(with("No full stop"), "No full stop\n\nRequired.");
        assert_eq!(with("- item."), "- item.\n\nRequired.");
        let long = format!("{}.", "x".repeat(WIDTH - 5));
        assert_eq!(with(&long), format!("{long}\nRequired."));
    }

    #[test]
    fn never_panics() {
        let parts = [
            "<p>",
            "</p>",
            "<ul>",
            "<li>",
            "</ul>",
            "<code>",
            "</code>",
            "<b>",
            "<a href=\"https://x\">",
            "</a>",
            "<pre>",
            "&",
            "&#x110000;",
            "&#0;",
            "`",
            "``",
            "[",
            "](",
            ")",
            "<",
            ">",
            "\\",
            "*",
            "- ",
            "1. ",
            "\n",
            "\n\n",
            "```\n",
            "é",
            "\u{2028}",
            "https://",
            " ",
            "<note>",
            "</note>",
            "#",
            "<!--",
            "-->",
            "\t",
            "> ",
        ];
        // A small generator of pseudo-random numbers: the same texts in every run.
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..(state % 24) {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(parts[(state >> 33) as usize % parts.len()]);
            }
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            state ^= state >> 29;
            let docs = Docs::of_model(&text);
            assert!(docs.0.iter().all(|line| !line.contains('\n')), "{text:?}");
        }
        for hostile in [
            "<ul><li>".repeat(20_000),
            "<a ".repeat(200_000),
            "<b>".repeat(100_000),
            format!("https://a.example/{}", "])".repeat(500_000)),
            "[".repeat(200_000),
            "`a".repeat(100_000),
            "- ".repeat(100_000),
        ] {
            Docs::of_model(&hostile);
        }
    }
}
