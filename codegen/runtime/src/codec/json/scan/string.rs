//! Strings and their escapes.

use std::borrow::Cow;

use super::{Scanned, Scanner};

impl<'t> Scanner<'t> {
    /// Takes a string; borrowed where it holds no escapes.
    pub(in crate::codec::json) fn string(&mut self) -> Scanned<Cow<'t, str>> {
        if self.peek() != Some(b'"') {
            return Err(self.fault("expected a string"));
        }
        self.at += 1;
        let first = self.run();
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(first));
        }
        self.escaped(first)
    }

    /// Takes what follows `first` of a string with an escape.
    fn escaped(&mut self, first: &str) -> Scanned<Cow<'t, str>> {
        let mut text = first.to_owned();
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => return Err(self.fault("control character in a string")),
                None => return Err(self.fault("EOF while parsing a string")),
            }
            text.push_str(self.run());
        }
    }

    /// Takes a string that nobody wants; its escapes need be no characters.
    pub(super) fn skip_string(&mut self) -> Scanned<()> {
        if self.byte() != Some(b'"') {
            return Err(self.fault("expected a string"));
        }
        self.at += 1;
        loop {
            self.run();
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.at += 1;
                    match self.byte() {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
                        Some(b'u') => drop(self.unit()?),
                        _ => return Err(self.fault("invalid escape")),
                    }
                }
                Some(_) => return Err(self.fault("control character in a string")),
                None => return Err(self.fault("EOF while parsing a string")),
            }
        }
    }

    /// Takes text up to a quote, an escape or a control character.
    #[inline]
    fn run(&mut self) -> &'t str {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        self.at += plain(rest);
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Takes an escape.
    fn escape(&mut self) -> Scanned<char> {
        self.at += 1;
        let character = match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.fault("invalid escape")),
        };
        self.at += 1;
        Ok(character)
    }

    /// Takes `uXXXX`, or a pair of surrogates.
    fn unicode(&mut self) -> Scanned<char> {
        let first = self.unit()?;
        let code = match first {
            0xD800..0xDC00 => {
                if self.byte() != Some(b'\\') {
                    return Err(self.fault("lone surrogate"));
                }
                self.at += 1;
                match self.unit()? {
                    second @ 0xDC00..0xE000 => 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00),
                    _ => return Err(self.fault("lone surrogate")),
                }
            }
            code => code,
        };
        char::from_u32(code).ok_or_else(|| self.fault("lone surrogate"))
    }

    /// Takes `uXXXX`: a UTF-16 code unit.
    fn unit(&mut self) -> Scanned<u32> {
        let digits = self.text.as_bytes().get(self.at..).and_then(|rest| rest.first_chunk::<5>());
        let Some([b'u', digits @ ..]) = digits else { return Err(self.fault("invalid escape")) };
        let mut unit = 0;
        for digit in digits {
            let digit = char::from(*digit).to_digit(16).ok_or_else(|| self.fault("invalid escape"))?;
            unit = unit << 4 | digit;
        }
        self.at += 5;
        Ok(unit)
    }
}

/// How many bytes come before a quote, an escape or a control character.
///
/// Looks at eight bytes at once: a subtraction from all of them sets the highest bit of those that are too small for it.
/// These borrow from the byte above, which may be found wrongly then; the lowest find, which counts, is right. Bytes
/// that had the bit before are of characters beyond ASCII.
#[inline]
fn plain(bytes: &[u8]) -> usize {
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // With the second bit turned round, quotes follow upon control characters.
        let low = (word ^ each(2)).wrapping_sub(each(b'!'));
        let escapes = (word ^ each(b'\\')).wrapping_sub(each(1));
        let found = (low | escapes) & !word & each(0x80);
        if found != 0 {
            return index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    words.len() * 8 + plain_end(rest)
}

/// The same at the end of a text, where hardly a string is. Apart, so that the other loop keeps its registers.
#[cold]
#[inline(never)]
fn plain_end(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | ..b' ')).count()
}

#[cfg(test)]
mod tests {
    use super::{plain, plain_end};

    /// Every byte, at every place of a word, before and after every other byte of interest.
    #[test]
    fn finds_the_first_that_is_not_plain() {
        for byte in 0..=u8::MAX {
            for beside in [b'a', b'!', b'#', b'[', b']', b'"', b'\\', 0, 0x1f, b' ', 0x7f, 0x80, 0xff] {
                for at in 0..8 {
                    let mut bytes = [b'a'; 19];
                    bytes[8 + at] = byte;
                    bytes[9 + at] = beside;
                    assert_eq!(plain(&bytes), plain_end(&bytes), "{bytes:?}");
                }
            }
        }
        assert_eq!((plain(b""), plain(b"abc"), plain(b"abc\"")), (0, 3, 3));
    }
}
