//! Strings and their escapes.

use std::borrow::Cow;

use memchr::memchr2;

use super::{Scanned, Scanner};

impl<'t> Scanner<'t> {
    /// Takes a string; borrowed where it holds no escapes.
    pub(in crate::json) fn string(&mut self) -> Scanned<Cow<'t, str>> {
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
        let mut length = memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
        if !self.controlled {
            let run = rest.get(..length).unwrap_or_default();
            length = run.iter().position(|byte| *byte < b' ').unwrap_or(length);
        }
        self.at += length;
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
