//! JSON strings.

use super::plain::plain;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends `text` as a JSON string.
///
/// U+2028 and U+2029 are escaped too: JSON allows them, but what logs or scripts such a body may not.
pub(crate) fn write(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    // Most texts need no escapes.
    out.reserve(rest.len() + 2);
    out.push(b'"');
    loop {
        let length = plain(rest);
        let (before, from) = rest.split_at(length);
        out.extend_from_slice(before);
        let escaped = match from {
            [] => break,
            [0xE2, 0x80, last @ (0xA8 | 0xA9), ..] => {
                out.extend_from_slice(b"\\u202");
                out.push(HEX[usize::from(last & 0x0F)]);
                3
            }
            [byte, ..] => {
                escape(out, *byte);
                1
            }
        };
        rest = from.get(escaped..).unwrap_or_default();
    }
    out.push(b'"');
}

/// Appends the name of a member, which as an identifier holds nothing to escape: the derives see to that.
pub(super) fn write_name(out: &mut Vec<u8>, name: &str) {
    out.reserve(name.len() + 3);
    out.push(b'"');
    out.extend_from_slice(name.as_bytes());
    out.push(b'"');
}

/// Appends `byte`, escaped if need be.
fn escape(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        0x00..0x20 => {
            out.extend_from_slice(b"\\u00");
            return out.extend_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 0x0F)]]);
        }
        _ => return out.push(byte),
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    fn written(text: &str) -> String {
        let mut out = Vec::new();
        super::write(&mut out, text);
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn escapes_what_json_wants_escaped() {
        assert_eq!(written("plain é 𝄞"), "\"plain é 𝄞\"");
        assert_eq!(
            written("a\"b\\c\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}"),
            r#""a\"b\\c\n\r\t\b\f\u0000\u001f"#.to_owned() + "\u{7f}\""
        );
        assert_eq!(written("\u{2028}x\u{2029}\u{2027}â"), r#""\u2028x\u2029"#.to_owned() + "\u{2027}â\"");
    }

    #[test]
    fn reads_back_as_it_was() {
        for text in ["", "\u{2028}", "a\u{2029}", "\u{1}\u{2}", "\"\"", "ends with \\", "\u{feff}\u{10ffff}"]
        {
            assert_eq!(serde_json::from_str::<String>(&written(text)).ok().as_deref(), Some(text));
        }
    }
}
