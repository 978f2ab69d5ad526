//! Strings that spell a value of another type.

/// Whether this is Base64 (RFC 4648, section 4): whole groups of four, padded, with no bits left over.
pub(super) fn is_base64(text: &str) -> bool {
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let left_over = match text.len() - digits.len() {
        0 => 0,
        1 => 0b11,
        _ => 0b1111,
    };
    let last = digits.bytes().last().and_then(value).unwrap_or(0);
    text.len().is_multiple_of(4) && digits.bytes().all(|byte| value(byte).is_some()) && last & left_over == 0
}

/// Whether this is a moment as RFC 3339 writes it, such as `2020-01-31T00:00:00.5Z`.
pub(super) fn is_date_time(text: &str) -> bool {
    fn number(text: &str) -> Option<u32> {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
    }
    fn fields<const N: usize>(text: &str, separator: char, lengths: [usize; N]) -> Option<[u32; N]> {
        let mut fields = [0; N];
        let mut parts = text.split(separator);
        for (field, length) in fields.iter_mut().zip(lengths) {
            *field = number(parts.next().filter(|part| part.len() == length)?)?;
        }
        parts.next().is_none().then_some(fields)
    }
    let read = || {
        let (date, time) = text.split_once(['T', 't'])?;
        let (time, offset) = match time.strip_suffix(['Z', 'z']) {
            Some(time) => (time, [0, 0]),
            None => {
                let (time, offset) = time.split_at_checked(time.rfind(['+', '-'])?)?;
                (time, fields(offset.get(1..)?, ':', [2, 2])?)
            }
        };
        let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
        let ([year, month, day], [hour, minute, second]) =
            (fields(date, '-', [4, 2, 2])?, fields(time, ':', [2, 2, 2])?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let [offset_hours, offset_minutes] = offset;
        let fits = (1..=days).contains(&day) && hour < 24 && minute < 60 && second < 60;
        let fits = fits && offset_hours < 24 && offset_minutes < 60;
        Some(fits && !fraction.is_empty() && fraction.len() <= 9 && number(fraction).is_some())
    };
    read() == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64() {
        for text in ["", "AA==", "AAA=", "AAAA", "aGk+/w=="] {
            assert!(is_base64(text), "{text}");
        }
        for text in ["A", "AA", "AA=", "=", "====", "AB==", "AAB=", "A A=", "AA-_", "é==="] {
            assert!(!is_base64(text), "{text}");
        }
    }

    #[test]
    fn moments() {
        for text in ["2020-02-29T00:00:00Z", "1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00"] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "",
            "today",
            "1234",
            "2020-01-01",
            "2021-02-29T00:00:00Z",
            "2020-13-01T00:00:00Z",
            "2020-01-01T24:00:00Z",
            "2020-01-01T00:00:00",
            "2020-1-01T00:00:00Z",
            "2020-01-01T00:00:00.Z",
            "2020-01-01T00:00:00+0800",
            "2020-01-01T00:00:00éZ",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }
}
