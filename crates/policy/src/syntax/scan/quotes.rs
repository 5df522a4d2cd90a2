//! Quotes: straight, raw, typographic, and those that are never closed.

use super::super::scan_word::quoted;
use super::{Scanner, is_newline};
use crate::diagnostic::{Finding, say};
use crate::lint::rules;

impl Scanner<'_> {
    pub(super) fn string(&mut self) {
        let start = self.offset(0);
        if self.peek(1) == Some('"') && self.peek(2) == Some('"') {
            let mut count = 3;
            while self.peek(count).is_some() {
                if (0..3).all(|i| self.peek(count + i) == Some('"')) {
                    self.token(start, self.offset(count + 3));
                    self.count_lines(count + 3);
                    self.copy(count + 3);
                    return;
                }
                count += if self.peek(count) == Some('\\') { 2 } else { 1 };
            }
            self.unclosed(start, self.offset(3), None);
            self.parsable = false;
            return;
        }
        let mut count = 1;
        loop {
            match self.peek(count) {
                Some('"') => {
                    self.token(start, self.offset(count + 1));
                    let text = self.slice(start, self.offset(count + 1));
                    // KDL knows few escapes; a path typed with backslashes is taken as typed.
                    if good_escapes(text) {
                        self.copy(count + 1);
                    } else {
                        let inner = text.trim_matches('"').replace('\\', "\\\\");
                        self.replace(count + 1, &format!("\"{inner}\""));
                    }
                    return;
                }
                Some('\\') if self.peek(count + 1).is_some_and(|c| !is_newline(c)) => count += 2,
                Some(c) if !is_newline(c) => count += 1,
                _ => break,
            }
        }
        // The line ends first: close the quote before what looks like the rest of the node.
        let line = self.slice(start, self.offset(count));
        let body = line.trim_end().trim_end_matches('{').trim_end();
        let end = start + body.len();
        self.unclosed(start, end, Some(end));
        self.token(start, end);
        let length = body.chars().count();
        let closed = quoted(body.trim_start_matches('"'));
        self.replace(length, &closed);
    }

    pub(super) fn unclosed(&mut self, start: usize, end: usize, insert: Option<usize>) {
        let mut finding = Finding::of(
            &rules::UNCLOSED_QUOTE,
            self.span(start, end),
            say!(
                "Кавычка открыта, но не закрыта",
                "The quote is opened but not closed",
                "Тырнақша ашылған, бірақ жабылмаған"
            ),
        );
        if let Some(at) = insert {
            finding = finding.fix(
                self.span(at, at),
                "\"",
                say!("закрыть кавычку", "close the quote", "тырнақшаны жабу"),
            );
        }
        self.report(finding);
    }

    pub(super) fn count_lines(&mut self, count: usize) {
        for ahead in 0..count {
            if self.peek(ahead).is_some_and(is_newline) {
                self.line += 1;
                self.line_start = self.offset(ahead + 1);
            }
        }
    }

    /// `#"…"#` and `#true`; anything else that starts with `#` is a value that wants quotes.
    pub(super) fn raw_string(&mut self) -> bool {
        let start = self.offset(0);
        let mut hashes = 1;
        while self.peek(hashes) == Some('#') {
            hashes += 1;
        }
        if self.peek(hashes) == Some('"') {
            let mut count = hashes + 1;
            while self.peek(count).is_some() {
                if self.peek(count) == Some('"') && (1..=hashes).all(|i| self.peek(count + i) == Some('#')) {
                    self.token(start, self.offset(count + 1 + hashes));
                    self.count_lines(count + 1 + hashes);
                    self.copy(count + 1 + hashes);
                    return true;
                }
                count += 1;
            }
            self.unclosed(start, self.offset(hashes + 1), None);
            self.parsable = false;
            return true;
        }
        let end = self.word_end();
        let text = self.slice(start, end);
        let count = text.chars().count();
        if matches!(text, "#true" | "#false" | "#null") {
            self.token(start, end);
            self.copy(count);
        } else {
            self.quote(&rules::UNQUOTED_VALUE, count);
        }
        true
    }

    /// Text in brackets is a remark or part of a value; KDL would take it for a type.
    pub(super) fn parenthesis(&mut self) {
        let mut count = 1;
        while self.peek(count).is_some_and(|c| !is_newline(c) && c != ')') {
            count += 1;
        }
        if self.peek(count) == Some(')') {
            count += 1;
        }
        self.quote(&rules::UNQUOTED_VALUE, count);
    }

    /// «…», “…”, „…“, ‘…’ and '…' instead of straight quotes.
    pub(super) fn typographic(&mut self, opening: char) {
        let closing = closing_quote(opening).unwrap_or(&['"']);
        if self.unclosed_line == self.line {
            self.stray(1);
            return;
        }
        let (mut count, mut depth, mut last) = (1, 1_usize, None);
        while let Some(c) = self.peek(count) {
            if is_newline(c) {
                break;
            }
            if closing.contains(&c) {
                last = Some(count);
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            } else if c == opening {
                depth += 1;
            }
            count += 1;
        }
        let Some(end) = last else {
            // Nothing closes on this line: do not look again for its next quote.
            self.unclosed_line = self.line;
            self.stray(1);
            return;
        };
        let (start, stop) = (self.offset(0), self.offset(end + 1));
        let inner = self.slice(self.offset(1), self.offset(end));
        let straight = quoted(inner);
        let span = self.span(start, stop);
        let finding = Finding::of(
            &rules::TYPOGRAPHIC_QUOTES,
            span,
            say!(
                "Вокруг значения нужны прямые кавычки: {straight}",
                "The value needs straight quotes: {straight}",
                "Мәннің айналасына тік тырнақша керек: {straight}"
            ),
        )
        .fix(
            span,
            straight.clone(),
            say!("поставить прямые кавычки", "use straight quotes", "тік тырнақша қою"),
        );
        self.report(finding);
        self.token(start, stop);
        self.replace(end + 1, &straight);
    }
}

/// What closes a quotation mark that is no straight one.
pub(super) fn closing_quote(opening: char) -> Option<&'static [char]> {
    match opening {
        '«' => Some(&['»']),
        '“' => Some(&['”', '“', '"']),
        '„' => Some(&['“', '”', '"']),
        '‘' => Some(&['’']),
        '\'' => Some(&['\'']),
        '`' => Some(&['`', '\'']),
        _ => None,
    }
}

/// Whether every backslash of a quoted string starts an escape KDL knows.
fn good_escapes(text: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            continue;
        }
        match chars.next() {
            Some('n' | 'r' | 't' | '\\' | '"' | 'b' | 'f' | 's') => {}
            Some('u') => {
                let body: String = chars.by_ref().take_while(|c| *c != '}').collect();
                let hex = body.strip_prefix('{').and_then(|h| u32::from_str_radix(h, 16).ok());
                if hex.and_then(char::from_u32).is_none() || body.len() > 7 {
                    return false;
                }
            }
            _ => return false,
        }
    }
    true
}
