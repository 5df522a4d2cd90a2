//! The text handed to the KDL parser: the file with every trap already put right, and the way back to the file.

/// A piece of the patched text and the piece of the file it stands for.
#[derive(Debug, Clone, Copy)]
struct Segment {
    patched: usize,
    patched_len: usize,
    original: usize,
    original_len: usize,
}

/// A text under construction, with a map of its offsets.
#[derive(Debug, Clone, Default)]
pub(super) struct Patched {
    text: String,
    segments: Vec<Segment>,
}

impl Patched {
    /// Appends a piece that stands for `original_len` bytes of the file at `original`.
    pub(super) fn push(&mut self, text: &str, original: usize, original_len: usize) {
        if text.is_empty() {
            return;
        }
        let patched = self.text.len();
        self.text.push_str(text);
        self.segments.push(Segment { patched, patched_len: text.len(), original, original_len });
    }

    /// Takes white space off the end.
    pub(super) fn trim_end(&mut self) {
        while let Some(segment) = self.segments.last().copied() {
            let text = self.text.get(segment.patched..).unwrap_or("");
            if !text.trim().is_empty() {
                return;
            }
            self.text.truncate(segment.patched);
            self.segments.pop();
        }
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text ends in white space, or is empty.
    pub(super) fn ends_in_space(&self) -> bool {
        self.text.chars().next_back().is_none_or(char::is_whitespace)
    }

    /// The file's offset for the first byte of something.
    pub(super) fn start(&self, at: usize) -> usize {
        let index = self.segments.partition_point(|s| s.patched <= at);
        let Some(segment) = index.checked_sub(1).and_then(|i| self.segments.get(i)) else { return 0 };
        let inside = at - segment.patched;
        if segment.patched_len == segment.original_len {
            segment.original + inside
        } else if inside >= segment.patched_len {
            segment.original + segment.original_len
        } else {
            segment.original
        }
    }

    /// The file's offset for one past the last byte of something.
    pub(super) fn end(&self, at: usize) -> usize {
        let index = self.segments.partition_point(|s| s.patched < at);
        let Some(segment) = index.checked_sub(1).and_then(|i| self.segments.get(i)) else { return 0 };
        let inside = at - segment.patched;
        if segment.patched_len == segment.original_len {
            segment.original + inside
        } else {
            segment.original + segment.original_len
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_word_leads_back_to_the_bare_one() {
        // `a 15.12 b` with the date put in quotes.
        let mut p = Patched::default();
        p.push("a ", 0, 2);
        p.push("\"15.12\"", 2, 5);
        p.push(" b", 7, 2);
        assert_eq!((p.start(2), p.end(9)), (2, 7));
        assert_eq!((p.start(10), p.end(11)), (8, 9));
        assert_eq!((p.start(0), p.end(1)), (0, 1));
        assert_eq!(Patched::default().start(5), 0);
    }
}
