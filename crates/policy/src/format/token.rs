//! The pieces a declaration is written in: words, braces, remarks, ends of lines. Every byte that is no white space is in
//! exactly one of them.

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words, numbers, texts, properties: what stands between white space.
    Chunk,
    /// `{`
    Open,
    /// `}`
    Close,
    /// `;`
    Semicolon,
    /// `// …`
    Remark,
    /// `/* … */`
    Block,
    /// `/-`: what follows is left out.
    Without,
    /// `\` at the end of a line, with the line's end.
    Continued,
    /// The end of a line.
    Newline,
}

/// A piece and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

fn is_newline(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn step(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn to(&mut self, offset: Option<usize>) {
        self.at = offset.map_or(self.text.len(), |o| self.at + o);
    }

    fn newline(&mut self) {
        if self.rest().starts_with("\r\n") {
            self.at += 2;
        } else {
            self.step();
        }
    }

    /// A quoted text; the cursor is on its first quote or hash.
    fn string(&mut self) {
        let hashes = self.rest().chars().take_while(|c| *c == '#').count();
        let closing_hashes = "#".repeat(hashes);
        self.at += hashes;
        let quotes = if self.rest().starts_with("\"\"\"") { "\"\"\"" } else { "\"" };
        self.at += quotes.len();
        let closing = format!("{quotes}{closing_hashes}");
        while let Some(c) = self.peek() {
            if hashes == 0 && c == '\\' {
                self.step();
                self.step();
            } else if self.rest().starts_with(&closing) {
                self.at += closing.len();
                return;
            } else {
                self.step();
            }
        }
    }

    fn starts_string(&self) -> bool {
        self.rest().trim_start_matches('#').starts_with('"')
    }

    /// A comment that may hold others.
    fn block(&mut self) {
        let mut depth = 0_usize;
        while self.peek().is_some() {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth = depth.saturating_sub(1);
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.step();
            }
        }
    }

    /// A run without white space; a text in quotes ends it unless it is a key.
    fn chunk(&mut self) {
        let start = self.at;
        while let Some(c) = self.peek() {
            let begun = self.at > start;
            let value_follows = self.text.get(start..self.at).is_some_and(|t| t.ends_with('='));
            if is_newline(c) || c.is_whitespace() || "{};".contains(c) {
                return;
            }
            if begun && (self.rest().starts_with("//") || self.rest().starts_with("/*")) {
                return;
            }
            if self.starts_string() {
                if begun && !value_follows {
                    return;
                }
                self.string();
                if self.peek() != Some('=') {
                    return;
                }
                continue;
            }
            self.step();
        }
    }
}

/// The pieces of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut cursor = Cursor { text, at: 0 };
    let mut out = Vec::new();
    while let Some(c) = cursor.peek() {
        let start = cursor.at;
        let kind = if is_newline(c) {
            cursor.newline();
            Kind::Newline
        } else if c.is_whitespace() || c == '\u{feff}' {
            cursor.step();
            continue;
        } else if cursor.rest().starts_with("//") {
            let end = cursor.rest().find(is_newline);
            cursor.to(end);
            Kind::Remark
        } else if cursor.rest().starts_with("/*") {
            cursor.block();
            Kind::Block
        } else if cursor.rest().starts_with("/-") {
            cursor.at += 2;
            Kind::Without
        } else if c == '\\' {
            // The end of the line belongs to it, a remark before that end does not.
            cursor.step();
            let gap = cursor.rest().find(|c: char| is_newline(c) || !c.is_whitespace());
            let end = cursor.rest().get(gap.unwrap_or(0)..).and_then(|r| r.chars().next());
            if end.is_some_and(is_newline) {
                cursor.to(gap);
                cursor.newline();
            }
            Kind::Continued
        } else {
            match c {
                '{' | '}' | ';' => {
                    cursor.step();
                    match c {
                        '{' => Kind::Open,
                        '}' => Kind::Close,
                        _ => Kind::Semicolon,
                    }
                }
                _ => {
                    cursor.chunk();
                    Kind::Chunk
                }
            }
        };
        // A step is always made, whatever the text.
        if cursor.at == start {
            cursor.step();
        }
        out.push(Token { kind, start, end: cursor.at });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_found() {
        let text = "цель а \"б { в\" д=\"е; ж\" { з; } // и\n#\"r\"#x \\\n /-к /* л */";
        let pieces: Vec<(Kind, &str)> =
            tokens(text).into_iter().map(|t| (t.kind, text.get(t.start..t.end).unwrap())).collect();
        let kinds = |kind| pieces.iter().filter(|(k, _)| *k == kind).map(|(_, t)| *t).collect::<Vec<_>>();
        assert_eq!(kinds(Kind::Chunk), ["цель", "а", "\"б { в\"", "д=\"е; ж\"", "з", "#\"r\"#", "x", "к"]);
        assert_eq!((kinds(Kind::Remark), kinds(Kind::Block)), (vec!["// и"], vec!["/* л */"]));
        assert_eq!((kinds(Kind::Open).len(), kinds(Kind::Continued).len()), (1, 1));
    }
}
