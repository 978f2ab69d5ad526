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
    fn offsets_of_lines() {
        let file = SourceFile::new("f", "ab\ncd");
        assert_eq!((file.offset_of(1, 1), file.offset_of(2, 2), file.offset_of(9, 0)), (0, 4, 0));
        assert_eq!(file.offset_of(2, usize::MAX), 5);
    }
}
