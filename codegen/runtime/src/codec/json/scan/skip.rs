//! Values that nobody wants.

use super::{Scanned, Scanner};

impl Scanner<'_> {
    /// Takes a value of any kind and any depth, and checks that it is one.
    pub(in crate::codec::json) fn skip(&mut self) -> Scanned<()> {
        // What is still open, on the heap: skipped values may be deeper than the stack allows.
        let mut open: Vec<u8> = Vec::new();
        loop {
            let entered = match self.peek() {
                Some(b'"') => self.skip_string().map(|()| false)?,
                Some(b'-' | b'0'..=b'9') => self.number().map(|_| false)?,
                Some(b'n') => self.word("null").map(|()| false)?,
                Some(b't') => self.word("true").map(|()| false)?,
                Some(b'f') => self.word("false").map(|()| false)?,
                Some(b'{') => self.enter(&mut open, b'}'),
                Some(b'[') => self.enter(&mut open, b']'),
                _ => return Err(self.fault("expected a value")),
            };
            if !entered && !self.next_of(&mut open)? {
                return Ok(());
            }
            if open.last() == Some(&b'}') {
                self.peek();
                self.skip_string()?;
                self.colon()?;
            }
        }
    }

    /// Takes the start of an object or array; says whether something stands in it.
    fn enter(&mut self, open: &mut Vec<u8>, close: u8) -> bool {
        self.at += 1;
        if self.peek() == Some(close) {
            self.at += 1;
            return false;
        }
        open.push(close);
        true
    }

    /// After a value: takes what closes after it; says whether another value follows.
    fn next_of(&mut self, open: &mut Vec<u8>) -> Scanned<bool> {
        while let Some(close) = open.last().copied() {
            match self.peek() {
                Some(b',') => {
                    self.at += 1;
                    return Ok(true);
                }
                Some(byte) if byte == close => {
                    self.at += 1;
                    open.pop();
                }
                _ => return Err(self.fault(format!("expected `,` or `{}`", char::from(close)))),
            }
        }
        Ok(false)
    }
}
