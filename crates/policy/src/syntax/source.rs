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
}

impl SourceFile {
    /// Takes a text and finds its lines.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut lines = vec![0];
        lines.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1));
        Self { name: name.into(), text, lines }
    }

    /// Line and column of a byte offset, both from 1; the column is counted in characters, not bytes.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (u32, u32) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.slice(start, offset).chars().count() + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
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
    }
}
