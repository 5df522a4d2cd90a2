//! A file of a declaration: its text, its lines, and places in it.

/// A stretch of a file: bytes `start..end` of the decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceSpan {
    /// Index of the file in [`crate::Compiled::sources`].
    pub file: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl SourceSpan {
    /// The empty stretch at the start of a file.
    #[must_use]
    pub const fn start_of(file: usize) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// Whether `other` lies within this stretch.
    #[must_use]
    pub const fn covers(&self, other: &Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// One file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name within the operator's folder.
    pub name: String,
    /// Its text; converted when the file was not UTF-8.
    pub text: String,
    /// Byte offsets at which lines begin.
    lines: Vec<usize>,
    /// How many characters begin before every [`STEP`]th byte, so that a place in a very long line is found at once.
    characters: Vec<usize>,
}

/// Bytes between two counts of characters.
const STEP: usize = 1024;

/// Whether a character begins with this byte of UTF-8.
const fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

impl SourceFile {
    /// Takes a text and finds its lines.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut lines = vec![0];
        lines.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1));
        let mut characters = vec![0];
        let mut count = 0;
        for piece in text.as_bytes().chunks(STEP) {
            count += piece.iter().filter(|b| begins(**b)).count();
            characters.push(count);
        }
        Self { name: name.into(), text, lines, characters }
    }

    /// Line and column of a byte offset, both from 1; the column is counted in characters, not bytes.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.characters_before(offset).saturating_sub(self.characters_before(start)) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let counted = offset / STEP;
        let rest = self.text.as_bytes().get(counted * STEP..offset).unwrap_or(&[]);
        self.characters.get(counted).copied().unwrap_or(0) + rest.iter().filter(|b| begins(**b)).count()
    }

    /// The text between two offsets, clipped to whole characters; empty when they make no sense.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> &str {
        let end = end.min(self.text.len());
        self.text.get(start..end).unwrap_or("")
    }

    /// The text of a span.
    #[must_use]
    pub fn text_of(&self, span: SourceSpan) -> &str {
        self.slice(span.start, span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let file = SourceFile::new("policy.kdl", "цель кабинет\n  срок");
        assert_eq!(file.line_column(0), (1, 1));
        assert_eq!(file.line_column("цель ".len()), (1, 6));
        assert_eq!(file.line_column("цель кабинет\n  ".len()), (2, 3));
        assert_eq!(file.line_column(10_000), (2, 7), "past the end is the end");
        let long = SourceFile::new("policy.kdl", format!("// {}\n{}", "й".repeat(3000), "ж".repeat(5000)));
        let start = long.text.find('ж').unwrap();
        for column in [0, 1, 511, 512, 513, 4999] {
            let place = long.line_column(start + column * 'ж'.len_utf8());
            assert_eq!(place, (2, u32::try_from(column).unwrap() + 1));
        }
    }
}
