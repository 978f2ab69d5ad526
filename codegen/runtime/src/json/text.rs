//! JSON strings.

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends `text` as a JSON string.
///
/// U+2028 and U+2029 are escaped too: JSON allows them, but what logs or scripts such a body may not.
pub(super) fn write(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    out.push(b'"');
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let short = match byte {
            b'"' | b'\\' => *byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0C => b'f',
            0x00..0x20 => b'u',
            0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])) => b'u',
            _ => continue,
        };
        // `at` may lie in what an escape has already covered only for U+2028 and U+2029, whose later bytes match nothing.
        out.extend_from_slice(bytes.get(done..at).unwrap_or_default());
        out.extend_from_slice(&[b'\\', short]);
        done = at + 1;
        match (short, byte) {
            (b'u', 0xE2) => {
                let last = bytes.get(at + 2).map_or(0, |byte| byte & 0x0F);
                out.extend_from_slice(b"202");
                out.push(HEX[usize::from(last)]);
                done = at + 3;
            }
            (b'u', _) => {
                out.extend_from_slice(b"00");
                out.extend_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 0x0F)]]);
            }
            _ => {}
        }
    }
    out.extend_from_slice(bytes.get(done..).unwrap_or_default());
    out.push(b'"');
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
