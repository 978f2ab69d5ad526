//! Places in source files.

use std::fmt;
use std::sync::{Arc, OnceLock};

/// A file that was read, kept so that diagnostics can show its lines.
pub struct SourceFile {
    /// Its name as shown to people, usually the path as it was given.
    name: String,
    text: String,
    /// Byte offsets at which lines begin; found when first asked for.
    lines: OnceLock<Vec<u32>>,
}

impl SourceFile {
    /// Keeps a file's text under the name shown to people.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// Its name as shown to people.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| saturate(at + 1))).collect()
        })
    }

    /// The line (from 0) that holds the offset, and where it begins.
    fn line_at(&self, offset: u32) -> (usize, u32) {
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= offset).saturating_sub(1);
        (line, lines.get(line).copied().unwrap_or(0))
    }

    /// The byte offset of a line (from 1) and column in bytes (from 1), the counting of serde_json.
    pub fn offset_of(&self, line: usize, column: usize) -> u32 {
        let start = self.lines().get(line.saturating_sub(1)).copied().unwrap_or(0);
        let end = saturate(self.text.len());
        start.saturating_add(saturate(column.saturating_sub(1))).min(end)
    }
}

impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SourceFile({}, {} bytes)", self.name, self.text.len())
    }
}

/// Offsets are 32 bits wide; readers refuse files larger than that.
pub(crate) fn saturate(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Where something stands: a file and a byte offset in it. Line and column are found only when asked for.
#[derive(Clone, Default)]
pub struct Place {
    file: Option<Arc<SourceFile>>,
    offset: u32,
}

impl Place {
    /// A byte offset in a file.
    pub fn new(file: Arc<SourceFile>, offset: u32) -> Self {
        Self { file: Some(file), offset }
    }

    /// The place of what stands in no file, such as the shapes of Smithy's prelude.
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// The file, if any.
    pub fn file(&self) -> Option<&SourceFile> {
        self.file.as_deref()
    }

    /// The byte offset in the file.
    pub fn offset(&self) -> u32 {
        self.offset
    }

    /// The place of a byte of the text that the JSON string at this place stands for. If there is no string here, since
    /// the value is made of others, this place.
    pub(crate) fn within_string(&self, byte: usize) -> Self {
        let text = self.file().and_then(|file| file.text().get(self.offset as usize..)).unwrap_or_default();
        let Some(quoted) = text.strip_prefix('"') else { return self.clone() };
        let (mut left, mut rest) = (byte, quoted);
        while left > 0 && !rest.is_empty() && !rest.starts_with('"') {
            let (length, bytes) = character(rest);
            left = left.saturating_sub(bytes);
            rest = rest.get(length..).unwrap_or_default();
        }
        let offset = self.offset.saturating_add(saturate(text.len() - rest.len()));
        Self { file: self.file.clone(), offset }
    }

    /// Line and column, both from 1, the column in characters. `None` for [`Place::nowhere`].
    pub fn line_column(&self) -> Option<(usize, usize)> {
        let file = self.file()?;
        let (line, start) = file.line_at(self.offset);
        let before = file.text().as_bytes().get(start as usize..self.offset as usize).unwrap_or_default();
        // Bytes that do not continue a character begin one.
        let column = before.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count();
        Some((line + 1, column + 1))
    }

    /// The text of the line, without its end, and the byte offset of the place in it.
    pub fn line_text(&self) -> Option<(&str, usize)> {
        let file = self.file()?;
        let (number, start) = file.line_at(self.offset);
        // The next line's beginning bounds this one, so that a line of many megabytes need not be searched.
        let end = file.lines().get(number + 1).map_or(file.text().len(), |next| *next as usize);
        let line = file.text().get(start as usize..end)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        Some((line, (self.offset as usize).saturating_sub(start as usize).min(line.len())))
    }

    /// Orders places by file name and offset, the order in which problems are reported.
    pub(crate) fn sort_key(&self) -> (&str, u32) {
        (self.file().map_or("", SourceFile::name), self.offset)
    }
}

/// The length of the first character of a JSON string as it is written, and as bytes of the text it stands for.
fn character(text: &str) -> (usize, usize) {
    let Some(escape) = text.strip_prefix('\\') else {
        let length = text.chars().next().map_or(1, char::len_utf8);
        return (length, length);
    };
    let unit = |at: usize| text.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match (escape.starts_with('u'), unit(2)) {
        (true, Some(0xd800..=0xdbff)) => (12, 4),
        (true, Some(unit)) => (6, char::from_u32(unit).map_or(3, char::len_utf8)),
        _ => (2, 1),
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file(), self.line_column()) {
            (Some(file), Some((line, column))) => write!(f, "{}:{line}:{column}", file.name()),
            _ => f.write_str("(no place)"),
        }
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, offset: u32) -> Place {
        Place::new(Arc::new(SourceFile::new("f", text)), offset)
    }

    #[test]
    fn lines_and_columns() {
        assert_eq!(place("ab\ncd", 0).line_column(), Some((1, 1)));
        assert_eq!(place("ab\ncd", 4).line_column(), Some((2, 2)));
        assert_eq!(place("äb\r\ncd", 3).line_column(), Some((1, 3)));
        assert_eq!(place("äb\r\ncd", 3).line_text(), Some(("äb", 3)));
        assert_eq!(place("", 0).line_column(), Some((1, 1)));
        assert_eq!(place("a", 900).line_text(), Some(("a", 1)));
    }

    #[test]
    fn places_within_strings() {
        let text = r#"["a\"b\u00e9c\ud83d\ude00dé", 1]"#;
        let value = "a\"béc😀dé";
        let at = |byte| place(text, 1).within_string(byte).offset();
        let expected = [("a", 2), ("\"", 3), ("b", 5), ("é", 6), ("c", 12), ("😀", 13), ("d", 25)];
        for (part, offset) in expected {
            assert_eq!(at(value.find(part).unwrap()), offset, "{part}");
        }
        assert_eq!(at(value.len()), u32::try_from(text.rfind('"').unwrap()).unwrap());
        assert_eq!(at(99), at(value.len()));
        assert_eq!(place(text, 0).within_string(2).offset(), 0);
    }

    #[test]
    fn offsets_of_lines() {
        let file = SourceFile::new("f", "ab\ncd");
        assert_eq!((file.offset_of(1, 1), file.offset_of(2, 2), file.offset_of(9, 0)), (0, 4, 0));
        assert_eq!(file.offset_of(2, usize::MAX), 5);
    }
}
