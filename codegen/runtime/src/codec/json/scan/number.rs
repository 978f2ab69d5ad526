//! Numbers, as they are written.

use super::{Scanned, Scanner};

impl<'t> Scanner<'t> {
    /// Takes a number; gives its text, which JSON's grammar allows.
    pub(in crate::codec::json) fn number(&mut self) -> Scanned<&'t str> {
        self.peek();
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    /// Takes one digit or more.
    fn digits(&mut self) -> Scanned<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at == start { Err(self.fault("expected a digit")) } else { Ok(()) }
    }

    /// Takes a number as timestamps are: no sign, no exponent, at most 18 digits before its point and 9 after it.
    /// Gives its integer, and its fraction in billionths; `None` for any other number, which still comes.
    pub(in crate::codec::json) fn decimal(&mut self) -> Option<(u64, u64)> {
        self.peek();
        let rest = self.text.as_bytes().get(self.at..)?;
        let (whole, length) = leading_digits(rest, 18);
        let ambiguous = length == 0 || length > 1 && rest.first() == Some(&b'0');
        let rest = rest.get(length..)?;
        let (billionths, more) = match rest {
            [b'.', fraction @ ..] => {
                let (digits, count) = leading_digits(fraction, 9);
                (digits * POWERS[9 - count], count + 1)
            }
            _ => (0, 0),
        };
        if ambiguous || more == 1 || matches!(rest.get(more), Some(b'0'..=b'9' | b'.' | b'e' | b'E')) {
            return None;
        }
        self.at += length + more;
        Some((whole, billionths))
    }
}

const POWERS: [u64; 10] =
    [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

/// The number that the first digits of `bytes` make, and how many these are: `most` at most.
fn leading_digits(bytes: &[u8], most: usize) -> (u64, usize) {
    let (mut number, mut count) = (0, 0);
    for byte in bytes.iter().take(most).take_while(|byte| byte.is_ascii_digit()) {
        number = number * 10 + u64::from(byte - b'0');
        count += 1;
    }
    (number, count)
}
