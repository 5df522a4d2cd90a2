//! Rust source cut into code, comments and string literals: enough for checks that must not be fooled by a word
//! in a comment or in a test's input. It follows the lexical rules of the Rust reference for strings, raw strings,
//! nested comments, characters and lifetimes, and knows nothing else of the language.

/// A string literal: what stands between its quotes, as written, and the line it begins on (from 1).
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    pub line: usize,
    pub text: String,
}

/// One file, taken apart.
#[derive(Debug)]
pub struct Source {
    /// The code with comments and the insides of strings as blanks; lines keep their numbers.
    pub code: String,
    pub literals: Vec<Literal>,
}

impl Source {
    /// Takes a file apart. Text that is not valid Rust gives some answer, never a panic.
    pub fn of(text: &str) -> Self {
        let mut cutter =
            Cutter { rest: text.chars().collect(), at: 0, line: 1, code: String::new(), literals: vec![] };
        cutter.cut();
        Self { code: cutter.code, literals: cutter.literals }
    }
}

struct Cutter {
    rest: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    literals: Vec<Literal>,
}

impl Cutter {
    fn cut(&mut self) {
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('/', Some('/')) => self.line_comment(),
                ('/', Some('*')) => self.block_comment(),
                ('"', _) => self.string(),
                ('\'', _) => self.quote(),
                ('r', _) if !self.after_word() && self.raw_hashes(1).is_some() => {
                    self.keep();
                    self.raw();
                }
                ('b' | 'c', Some('r')) if !self.after_word() && self.raw_hashes(2).is_some() => {
                    self.keep();
                    self.keep();
                    self.raw();
                }
                _ => self.keep(),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    /// Whether what came just before is part of a name: the `r` of `for` opens no raw string.
    fn after_word(&self) -> bool {
        self.code.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
    }

    fn keep(&mut self) {
        if let Some(c) = self.take() {
            self.code.push(c);
        }
    }

    fn blank(&mut self) -> Option<char> {
        let c = self.take()?;
        self.code.push(if c == '\n' { '\n' } else { ' ' });
        Some(c)
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn line_comment(&mut self) {
        while self.peek(0).is_some_and(|c| c != '\n') {
            self.blank();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                (Some(_), _) => {
                    self.blank();
                    continue;
                }
                (None, _) => return,
            }
            self.blank();
            self.blank();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        self.keep();
        let mut text = String::new();
        while let Some(c) = self.peek(0).filter(|&c| c != '"') {
            text.extend(self.blank());
            if c == '\\' {
                text.extend(self.blank());
            }
        }
        self.keep();
        self.literals.push(Literal { line, text });
    }

    /// How many `#` stand before the quote, if a raw string opens `ahead` characters on.
    fn raw_hashes(&self, ahead: usize) -> Option<usize> {
        let mut hashes = 0;
        while self.peek(ahead + hashes) == Some('#') {
            hashes += 1;
        }
        (self.peek(ahead + hashes) == Some('"')).then_some(hashes)
    }

    fn raw(&mut self) {
        let line = self.line;
        let hashes = self.raw_hashes(0).unwrap_or_default();
        for _ in 0..=hashes {
            self.keep();
        }
        let closes = |cutter: &Self| (1..=hashes).all(|ahead| cutter.peek(ahead) == Some('#'));
        let mut text = String::new();
        while let Some(c) = self.peek(0) {
            if c == '"' && closes(self) {
                break;
            }
            text.extend(self.blank());
        }
        for _ in 0..=hashes {
            self.keep();
        }
        self.literals.push(Literal { line, text });
    }

    /// A character or a lifetime.
    fn quote(&mut self) {
        self.keep();
        match (self.peek(0), self.peek(1)) {
            (Some('\\'), _) => {
                self.blank();
                self.blank();
                while self.peek(0).is_some_and(|c| c != '\'' && c != '\n') {
                    self.blank();
                }
                self.keep();
            }
            (Some(_), Some('\'')) => {
                self.blank();
                self.keep();
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literals(text: &str) -> Vec<(usize, String)> {
        Source::of(text).literals.into_iter().map(|literal| (literal.line, literal.text)).collect()
    }

    #[test]
    fn every_kind_of_string_is_found_with_its_line() {
        let text = "let a = \"one\";\nlet b = r#\"two \"quoted\"\"#;\nlet c = br\"three\";\nf(\"fo\\\"ur\", '\"', \"five\")";
        let expected = [(1, "one"), (2, "two \"quoted\""), (3, "three"), (4, "fo\\\"ur"), (4, "five")]
            .map(|(l, t)| (l, t.to_owned()));
        assert_eq!(literals(text), expected);
    }

    #[test]
    fn comments_hold_no_strings_and_strings_no_comments() {
        let source = Source::of("// \"no\"\n/* \"no\" /* \"no\" */ \"no\" */ let u = \"a // b\"; call();");
        assert_eq!(source.literals, [Literal { line: 2, text: "a // b".to_owned() }]);
        assert!(source.code.contains("call();"));
        assert!(!source.code.contains("no"));
    }

    #[test]
    fn lifetimes_and_characters_do_not_open_anything() {
        let source =
            Source::of("fn f<'a>(x: &'a str) { let q = '\\''; let r = '\"'; g(\"s\"); for x in y {} }");
        assert_eq!(source.literals, [Literal { line: 1, text: "s".to_owned() }]);
    }

    #[test]
    fn an_unfinished_string_ends_with_the_file() {
        assert_eq!(literals("let a = \"one"), [(1, "one".to_owned())]);
        assert_eq!(literals("let a = r##\"one\"#"), [(1, "one\"#".to_owned())]);
    }
}
