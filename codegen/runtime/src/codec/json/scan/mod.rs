//! The tokens of a JSON text (RFC 8259), one after another.
//!
//! A scanner of its own: what reads into a shape knows which token it wants next, and a parser that must first say
//! what it found took twice as long. What it takes is what `serde_json` takes; `tests/json_scan.rs` compares the two.

mod number;
mod skip;
mod string;

use std::borrow::Cow;

/// Most arrays and objects within each other; deeper ones could overflow the stack.
pub(super) const DEEPEST: usize = 127;

/// Reads a text from its start to its end.
pub(super) struct Scanner<'t> {
    text: &'t str,
    /// The next byte to look at; on a character's first byte whenever a token begins or ends.
    at: usize,
    depth: usize,
}

/// What is wrong, and at which byte of the text.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) what: Cow<'static, str>,
    pub(super) at: usize,
}

/// Boxed: results are handed through every value, faults are rare.
pub(super) type Scanned<T> = Result<T, Box<Fault>>;

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// A fault at what comes next.
    #[cold]
    pub(super) fn fault(&self, what: impl Into<Cow<'static, str>>) -> Box<Fault> {
        Box::new(Fault { what: what.into(), at: self.at })
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space, which says what comes.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.byte() {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    /// What kind of value comes, in words.
    pub(super) fn kind(&mut self) -> &'static str {
        match self.peek() {
            Some(b'"') => "a string",
            Some(b'[') => "a list",
            Some(b'{') => "an object",
            Some(b't' | b'f') => "true or false",
            Some(b'n') => "null",
            Some(b'-' | b'0'..=b'9') => "a number",
            Some(_) => "no JSON",
            None => "the end",
        }
    }

    /// Takes `word` (`null`, `true`, `false`).
    pub(super) fn word(&mut self, word: &'static str) -> Scanned<()> {
        self.peek();
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(self.fault(format!("expected `{word}`")));
        }
        self.at += word.len();
        Ok(())
    }

    /// Takes the `open` of an object or array; says whether something stands in it, and takes its `close` if not.
    pub(super) fn open(&mut self, open: u8, close: u8) -> Scanned<bool> {
        if self.peek() != Some(open) {
            return Err(self.fault(format!("expected `{}`", char::from(open))));
        }
        if self.depth == DEEPEST {
            return Err(self.fault("recursion limit exceeded"));
        }
        self.at += 1;
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(false);
        }
        self.depth += 1;
        Ok(true)
    }

    /// After an entry or item: takes the comma before another, or `close`; says whether there is another.
    pub(super) fn more(&mut self, close: u8) -> Scanned<bool> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            _ => Err(self.fault(format!("expected `,` or `{}`", char::from(close)))),
        }
    }

    /// Takes the colon after a key.
    pub(super) fn colon(&mut self) -> Scanned<()> {
        if self.peek() != Some(b':') {
            return Err(self.fault("expected `:`"));
        }
        self.at += 1;
        Ok(())
    }

    /// Takes the key `name` and its colon if they come next, spelled without escapes or space between them.
    ///
    /// Services answer in the order of the model, so that the next member's name most often is the right guess, and
    /// one comparison takes it.
    #[inline]
    pub(super) fn guess(&mut self, name: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let [b'"', rest @ ..] = rest else { return false };
        let Some((key, [b'"', b':', ..])) = rest.split_at_checked(name.len()) else { return false };
        let found = key == name.as_bytes();
        if found {
            self.at += name.len() + 3;
        }
        found
    }

    /// Checks that nothing but white space is left.
    pub(super) fn end(&mut self) -> Scanned<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fault("trailing characters")),
        }
    }
}
