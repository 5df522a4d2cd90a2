//! Reads the text before the KDL parser does: finds what people type by habit and KDL would misread, says so with a
//! fix, and hands the parser a text with all those fixes made, so that one slip never hides the rest.

use super::patch::Patched;
use super::scan_word::{Bare, classify, quoted};
use super::source::SourceSpan;
use super::tree::{MAX_NODES, MAX_VALUES};
use super::word::{self, Role};
use crate::diagnostic::{Finding, say};
use crate::lint::{Rule, rules};
use zalog_words::Lang;

/// Deepest nesting of braces.
pub const MAX_DEPTH: usize = 12;
/// Deepest nesting of `/* */`.
const MAX_COMMENT_DEPTH: usize = 8;

/// Most traps in one file; the scan stops there.
const MAX_TRAPS: usize = 1_000;
/// How far a word looks ahead on its line, in characters.
const LOOK_AHEAD: usize = 512;

/// What came of a scan.
pub(super) struct Scanned {
    /// The text for the parser.
    pub patched: Patched,
    /// Traps found.
    pub findings: Vec<Finding>,
    /// False when the text is too broken to parse.
    pub parsable: bool,
}

/// A brace that is open.
#[derive(Clone, Copy)]
struct Open {
    /// Indentation of the line its node stands on.
    indent: usize,
    /// The node's name.
    node: SourceSpan,
    /// The line it was opened on.
    line: usize,
    /// The first node inside that is indented like its parent: the likely place of a forgotten brace.
    breaks: Option<Break>,
}

#[derive(Clone, Copy)]
struct Break {
    line_start: usize,
    node: SourceSpan,
}

/// Scans a file.
pub(super) fn scan(text: &str, file: usize) -> Scanned {
    let mut first = Scanner::new(text, file, Vec::new());
    first.run();
    let open = std::mem::take(&mut first.open);
    if open.is_empty() || !first.parsable {
        return first.done();
    }
    // Braces are missing: say where, put them there, and look again.
    let mut missing = Vec::new();
    let mut inserts = Vec::new();
    for brace in open.iter().rev() {
        let at = brace.breaks.map_or(text.len(), |b| b.line_start);
        let span = brace.breaks.map_or(brace.node, |b| b.node);
        let message = match brace.breaks {
            Some(_) => say!(
                "Перед этой строкой не хватает закрывающей скобки «}}»",
                "A closing brace `}}` is missing before this line"
            ),
            None => {
                say!("Скобка «{{» этого узла нигде не закрыта", "The brace `{{` of this node is never closed")
            }
        };
        let here = SourceSpan { file, start: at, end: at };
        let mut finding = Finding::of(&rules::MISSING_BRACE, span, message).fix(
            here,
            if brace.breaks.is_some() { "}\n" } else { "\n}\n" },
            say!("закрыть скобку здесь", "close the brace here"),
        );
        if brace.breaks.is_some() {
            finding = finding.also(brace.node, say!("скобка открыта здесь", "opened here"));
        }
        missing.push(finding);
        inserts.push(at);
    }
    let mut second = Scanner::new(text, file, inserts);
    second.run();
    for _ in 0..std::mem::take(&mut second.open).len() {
        second.out.push("\n}", text.len(), 0);
    }
    second.findings.extend(missing);
    second.done()
}

pub(super) struct Scanner<'a> {
    text: &'a str,
    file: usize,
    chars: Vec<(usize, char)>,
    at: usize,
    out: Patched,
    findings: Vec<Finding>,
    parsable: bool,
    open: Vec<Open>,
    inserts: Vec<usize>,
    lang: Lang,
    line: usize,
    line_start: usize,
    indent: usize,
    first_on_line: bool,
    /// A node's name comes next.
    node_start: bool,
    /// Tokens of the current node so far.
    tokens: usize,
    node: SourceSpan,
    node_indent: usize,
    /// A line that is known to close no quotation mark.
    unclosed_line: usize,
    /// Nodes so far.
    nodes: usize,
    /// A node ended with its line and nothing came since.
    joinable: bool,
    /// Where the last token ended.
    last_end: usize,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, file: usize, inserts: Vec<usize>) -> Self {
        let cyrillic = text.chars().find(|c| c.is_alphabetic()).is_none_or(|c| !c.is_ascii());
        Self {
            text,
            file,
            chars: text.char_indices().collect(),
            at: 0,
            out: Patched::default(),
            findings: Vec::new(),
            parsable: true,
            open: Vec::new(),
            inserts,
            lang: if cyrillic { Lang::Ru } else { Lang::En },
            line: 1,
            line_start: 0,
            indent: 0,
            first_on_line: true,
            node_start: true,
            tokens: 0,
            node: SourceSpan::start_of(file),
            node_indent: 0,
            unclosed_line: 0,
            nodes: 0,
            joinable: false,
            last_end: 0,
        }
    }

    fn done(self) -> Scanned {
        Scanned { patched: self.out, findings: self.findings, parsable: self.parsable }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|(_, c)| *c)
    }

    /// Byte offset of the character `ahead` of here.
    fn offset(&self, ahead: usize) -> usize {
        self.chars.get(self.at + ahead).map_or(self.text.len(), |(at, _)| *at)
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    fn span(&self, start: usize, end: usize) -> SourceSpan {
        SourceSpan { file: self.file, start, end }
    }

    /// Takes a finding in; a file with this many traps is not worth parsing.
    fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
        if self.findings.len() >= MAX_TRAPS {
            self.parsable = false;
        }
    }

    /// Copies the next `count` characters as they are.
    fn copy(&mut self, count: usize) {
        let (start, end) = (self.offset(0), self.offset(count));
        self.out.push(self.slice(start, end), start, end - start);
        self.at += count;
    }

    /// Leaves the next `count` characters out, writing `instead`.
    fn replace(&mut self, count: usize, instead: &str) {
        let (start, end) = (self.offset(0), self.offset(count));
        self.out.push(instead, start, end - start);
        self.at += count;
    }

    fn run(&mut self) {
        while self.parsable
            && let Some(c) = self.peek(0)
        {
            if self.first_on_line && !is_newline(c) && !c.is_whitespace() {
                self.line_begins(c);
            }
            match c {
                c if is_newline(c) => self.newline(),
                c if c.is_whitespace() => {
                    if self.first_on_line {
                        self.indent += if c == '\t' { 4 } else { 1 };
                    }
                    self.copy(1);
                }
                c if is_invisible(c) => self.invisible(),
                '/' if self.peek(1) == Some('/') => self.line_comment(),
                '/' if self.peek(1) == Some('*') => self.block_comment(),
                '/' if self.peek(1) == Some('-') => self.copy(2),
                '\\' => self.continuation(),
                // An end that ends nothing is harmless: after a brace, or twice.
                ';' if self.node_start => self.replace(1, " "),
                ';' => {
                    self.copy(1);
                    self.joinable = false;
                    self.begin_node();
                }
                '{' => self.open_brace(),
                '}' => self.close_brace(),
                '=' => self.equals(),
                ',' => self.comma(),
                '"' => self.string(),
                '#' if self.raw_string() => {}
                ')' | '[' | ']' | '/' => self.stray(1),
                '(' => self.parenthesis(),
                c if closing_quote(c).is_some() => self.typographic(c),
                '»' | '”' | '’' => self.stray(1),
                _ => self.word(),
            }
        }
    }

    /// Notes a node that is indented like its parent, and puts in a brace that a first look found missing.
    fn line_begins(&mut self, c: char) {
        self.first_on_line = false;
        while let Some(index) = self.inserts.iter().position(|at| *at == self.line_start && self.node_start) {
            self.inserts.swap_remove(index);
            self.out.push("}\n", self.line_start, 0);
            self.open.pop();
        }
        if !self.node_start || c == '}' || c == '/' {
            return;
        }
        let (start, end) = (self.offset(0), self.word_end());
        let node = self.span(start, end);
        let (line, line_start, indent) = (self.line, self.line_start, self.indent);
        if let Some(top) = self.open.last_mut()
            && top.breaks.is_none()
            && line > top.line
            && indent <= top.indent
        {
            top.breaks = Some(Break { line_start, node });
        }
    }

    fn word_end(&self) -> usize {
        let mut ahead = 1;
        while self.peek(ahead).is_some_and(|c| !c.is_whitespace() && !is_newline(c) && !"{};=\"".contains(c))
        {
            ahead += 1;
        }
        self.offset(ahead)
    }

    fn begin_node(&mut self) {
        self.node_start = true;
        self.tokens = 0;
    }

    fn newline(&mut self) {
        let count = if self.peek(0) == Some('\r') && self.peek(1) == Some('\n') { 2 } else { 1 };
        self.copy(count);
        self.line += 1;
        self.line_start = self.offset(0);
        self.indent = 0;
        self.first_on_line = true;
        // Only a node that simply ended with its line can still get a brace.
        self.joinable |= !self.node_start;
        self.begin_node();
    }

    fn invisible(&mut self) {
        let (start, end) = (self.offset(0), self.offset(1));
        let code = self.peek(0).map_or(0, u32::from);
        let finding = Finding::of(
            &rules::INVISIBLE_CHARACTER,
            self.span(start, end),
            say!("Здесь невидимый знак U+{code:04X}", "There is an invisible character U+{code:04X} here"),
        )
        .fix(self.span(start, end), "", say!("убрать знак", "take the character out"));
        self.report(finding);
        self.at += 1;
    }

    fn line_comment(&mut self) {
        let mut count = 0;
        while self.peek(count).is_some_and(|c| !is_newline(c)) {
            count += 1;
        }
        self.replace(count, " ");
    }

    fn block_comment(&mut self) {
        let start = self.offset(0);
        let (mut depth, mut count) = (0_usize, 0);
        loop {
            match (self.peek(count), self.peek(count + 1)) {
                (Some('/'), Some('*')) => {
                    depth += 1;
                    count += 2;
                }
                (Some('*'), Some('/')) => {
                    depth = depth.saturating_sub(1);
                    count += 2;
                }
                (Some(_), _) => count += 1,
                (None, _) => {
                    let finding = Finding::of(
                        &rules::UNCLOSED_QUOTE,
                        self.span(start, self.offset(2)),
                        say!("Примечание «/*» нигде не закрыто", "The comment `/*` is never closed"),
                    );
                    self.report(finding);
                    self.parsable = false;
                    return;
                }
            }
            if depth == 0 {
                break;
            }
            if depth > MAX_COMMENT_DEPTH {
                self.too_deep(start);
                return;
            }
        }
        self.replace(count, " ");
    }

    fn too_deep(&mut self, start: usize) {
        let finding = Finding::of(
            &rules::TOO_LARGE,
            self.span(start, self.offset(1)),
            say!("Скобки вложены глубже {MAX_DEPTH} уровней", "Braces are nested more than {MAX_DEPTH} deep"),
        );
        self.report(finding);
        self.parsable = false;
    }

    /// A backslash before the end of a line joins it to the next.
    fn continuation(&mut self) {
        let mut count = 1;
        while self.peek(count).is_some_and(|c| c.is_whitespace() && !is_newline(c)) {
            count += 1;
        }
        match self.peek(count) {
            Some(c) if is_newline(c) => {
                let count = count + if c == '\r' && self.peek(count + 1) == Some('\n') { 2 } else { 1 };
                self.replace(count, " ");
                self.line += 1;
                self.line_start = self.offset(0);
                self.indent = 0;
            }
            _ => self.stray(1),
        }
    }

    fn open_brace(&mut self) {
        if self.node_start && self.joinable {
            self.brace_on_its_own_line();
        }
        if self.node_start {
            let finding = Finding::of(
                &rules::STRAY_PUNCTUATION,
                self.span(self.offset(0), self.offset(1)),
                say!(
                    "Перед скобкой «{{» нет слова, к которому она относится",
                    "There is no node before this brace `{{`"
                ),
            );
            self.report(finding);
            self.parsable = false;
            return;
        }
        if self.open.len() >= MAX_DEPTH {
            self.too_deep(self.offset(0));
            return;
        }
        self.joinable = false;
        self.open.push(Open { indent: self.node_indent, node: self.node, line: self.line, breaks: None });
        self.copy(1);
        self.begin_node();
    }

    /// A brace on the line after its node: taken as if it stood at the node's end.
    fn brace_on_its_own_line(&mut self) {
        let (start, end) = (self.offset(0), self.offset(1));
        let finding = Finding::of(
            &rules::STRAY_PUNCTUATION,
            self.span(start, end),
            say!(
                "Скобка «{{» стоит на той же строке, что и её слово",
                "The brace `{{` stands on the line of its node"
            ),
        )
        .fix(self.span(self.last_end, end), " {", say!("перенести скобку", "move the brace"));
        self.report(finding);
        self.out.trim_end();
        self.out.push(" ", start, 0);
        self.node_start = false;
        self.joinable = false;
    }

    fn close_brace(&mut self) {
        self.joinable = false;
        if self.open.pop().is_none() {
            let span = self.span(self.offset(0), self.offset(1));
            let finding = Finding::of(
                &rules::EXTRA_BRACE,
                span,
                say!("Лишняя закрывающая скобка «}}»", "A closing brace `}}` too many"),
            )
            .fix(span, "", say!("убрать скобку", "take the brace out"));
            self.report(finding);
            self.at += 1;
            return;
        }
        self.copy(1);
        // KDL wants an end after a brace; people put the next node on the same line.
        let end = self.offset(0);
        self.out.push(";", end, 0);
        self.begin_node();
    }

    fn equals(&mut self) {
        if self.tokens <= 1 || self.out.text().ends_with('=') {
            self.stray(1);
        } else {
            self.copy(1);
        }
    }

    fn comma(&mut self) {
        let span = self.span(self.offset(0), self.offset(1));
        let glued = self.peek(1).is_some_and(|c| !c.is_whitespace() && !is_newline(c));
        let finding = Finding::of(
            &rules::COMMA_IN_LIST,
            span,
            say!("Запятая здесь не нужна", "No comma is needed here"),
        )
        .fix(span, if glued { " " } else { "" }, say!("убрать запятую", "take the comma out"));
        self.report(finding);
        self.replace(1, " ");
    }

    /// Punctuation that means nothing here.
    fn stray(&mut self, count: usize) {
        let (start, end) = (self.offset(0), self.offset(count));
        let what = self.slice(start, end);
        let finding = Finding::of(
            &rules::STRAY_PUNCTUATION,
            self.span(start, end),
            say!("Знак «{what}» здесь не нужен", "`{what}` is not needed here"),
        )
        .fix(self.span(start, end), "", say!("убрать знак", "take it out"));
        self.report(finding);
        self.replace(count, " ");
    }

    /// Marks the beginning of a token: a node's name when one is due.
    fn token(&mut self, start: usize, end: usize) {
        if self.node_start {
            self.node_start = false;
            self.tokens = 0;
            self.node = self.span(start, end);
            self.node_indent = self.indent;
            self.nodes += 1;
            self.joinable = false;
        }
        self.last_end = end;
        self.tokens += 1;
        // Counted here, so that the parser never sees more.
        if self.nodes > MAX_NODES || self.tokens > MAX_VALUES {
            let message = say!(
                "В файле больше {MAX_NODES} узлов или у узла больше {MAX_VALUES} значений",
                "The file has more than {MAX_NODES} nodes, or a node more than {MAX_VALUES} values"
            );
            self.report(Finding::of(&rules::TOO_LARGE, self.span(start, end), message));
            self.parsable = false;
        }
        if !self.out.ends_in_space() && !self.out.text().ends_with(['=', '{', ';', '-']) {
            self.out.push(" ", start, 0);
        }
    }

    fn string(&mut self) {
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

    fn unclosed(&mut self, start: usize, end: usize, insert: Option<usize>) {
        let mut finding = Finding::of(
            &rules::UNCLOSED_QUOTE,
            self.span(start, end),
            say!("Кавычка открыта, но не закрыта", "The quote is opened but not closed"),
        );
        if let Some(at) = insert {
            finding = finding.fix(self.span(at, at), "\"", say!("закрыть кавычку", "close the quote"));
        }
        self.report(finding);
    }

    fn count_lines(&mut self, count: usize) {
        for ahead in 0..count {
            if self.peek(ahead).is_some_and(is_newline) {
                self.line += 1;
                self.line_start = self.offset(ahead + 1);
            }
        }
    }

    /// `#"…"#` and `#true`; anything else that starts with `#` is a value that wants quotes.
    fn raw_string(&mut self) -> bool {
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
    fn parenthesis(&mut self) {
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
    fn typographic(&mut self, opening: char) {
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
                "The value needs straight quotes: {straight}"
            ),
        )
        .fix(span, straight.clone(), say!("поставить прямые кавычки", "use straight quotes"));
        self.report(finding);
        self.token(start, stop);
        self.replace(end + 1, &straight);
    }

    /// Puts the next `count` characters in quotes and says so by a rule.
    fn quote(&mut self, rule: &Rule, count: usize) {
        let (start, end) = (self.offset(0), self.offset(count));
        let text = self.slice(start, end).trim_end();
        let end = start + text.len();
        let straight = quoted(text);
        let span = self.span(start, end);
        let finding =
            Finding::of(rule, span, say!("Возьмите в кавычки: {straight}", "Put it in quotes: {straight}"))
                .fix(span, straight.clone(), say!("взять в кавычки", "put in quotes"));
        self.report(finding);
        self.token(start, end);
        self.replace(text.chars().count(), &straight);
    }

    fn word(&mut self) {
        if self.word_with_invisible() {
            return;
        }
        let start = self.offset(0);
        let rest_end = {
            let mut ahead = 0;
            while ahead < LOOK_AHEAD && self.peek(ahead).is_some_and(|c| !is_newline(c)) {
                ahead += 1;
            }
            self.offset(ahead)
        };
        let rest = self.slice(start, rest_end);
        let class = classify(rest);
        let starts_node = self.node_start;
        match class {
            // A number where a node's name should be is the numbering of a printed text.
            Bare::Number(length) | Bare::Dotted(length) | Bare::Date(length) if starts_node => {
                self.stray(length)
            }
            Bare::Dashes(length) => self.stray(length),
            Bare::Number(length) => {
                self.token(start, self.offset(length));
                self.copy(length);
            }
            Bare::Phone(length) => self.quote(&rules::UNQUOTED_PHONE, length),
            Bare::Date(length) => self.quote(&rules::UNQUOTED_DATE, length),
            Bare::Dotted(length) => self.quote(&rules::UNQUOTED_NUMBER, length),
            Bare::Url(length) | Bare::Slashed(length) => self.quote(&rules::UNQUOTED_VALUE, length),
            Bare::Glued { digits, length } => self.glued(digits, length),
            Bare::Literal(length, yes) => self.literal(length, yes),
            Bare::Colon { word, length } => self.colon(word, length),
            Bare::Plain(length) => {
                self.token(start, self.offset(length));
                self.copy(length);
            }
            Bare::Odd(length) => self.quote(&rules::UNQUOTED_VALUE, length.max(1)),
        }
    }

    /// A word with a mark in it that nobody can see: the word is read without it.
    fn word_with_invisible(&mut self) -> bool {
        let (start, end) = (self.offset(0), self.word_end());
        let typed = self.slice(start, end);
        if !typed.contains(is_invisible) {
            return false;
        }
        let visible: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
        let span = self.span(start, end);
        let finding = Finding::of(
            &rules::INVISIBLE_CHARACTER,
            span,
            say!(
                "В слове «{visible}» есть невидимый знак",
                "The word `{visible}` holds an invisible character"
            ),
        )
        .fix(span, visible.clone(), say!("убрать знак", "take the character out"));
        self.report(finding);
        let plain = matches!(classify(&visible), Bare::Plain(length) if length == visible.chars().count());
        self.token(start, end);
        self.replace(typed.chars().count(), &if plain { visible } else { quoted(&visible) });
        true
    }

    /// `30дней`.
    fn glued(&mut self, digits: usize, length: usize) {
        let (start, middle, end) = (self.offset(0), self.offset(digits), self.offset(length));
        let unit = self.slice(middle, end);
        if word::find(Role::Unit, unit, self.lang).is_none() {
            self.quote(&rules::UNQUOTED_NUMBER, length);
            return;
        }
        let number = self.slice(start, middle);
        let finding = Finding::of(
            &rules::GLUED_UNIT,
            self.span(start, end),
            say!(
                "После «{number}» нужен пробел: {number} {unit}",
                "A space is needed after `{number}`: {number} {unit}"
            ),
        )
        .fix(self.span(middle, middle), " ", say!("поставить пробел", "put a space in"));
        self.report(finding);
        self.token(start, middle);
        self.copy(digits);
        self.token(middle, end);
        self.copy(length - digits);
    }

    /// `true`, `false`, `null` without a hash.
    fn literal(&mut self, length: usize, yes: Option<bool>) {
        let (start, end) = (self.offset(0), self.offset(length));
        let typed = self.slice(start, end);
        let id = if yes == Some(true) { "yes" } else { "no" };
        let right = word::by_id(Role::Answer, id).map_or("", |w| w.canonical(self.lang));
        let span = self.span(start, end);
        let finding = Finding::of(
            &rules::UNKNOWN_WORD,
            span,
            say!("Вместо «{typed}» пишут «{right}»", "Write `{right}` instead of `{typed}`"),
        )
        .fix(span, right, say!("написать «{right}»", "write `{right}`"));
        self.report(finding);
        self.token(start, end);
        self.replace(length, right);
    }

    /// `цель:`, `цель:кабинет`.
    fn colon(&mut self, word: usize, length: usize) {
        let (start, at) = (self.offset(0), self.offset(word));
        let name = self.slice(start, at);
        let next = self.offset(word + 1);
        let more = word + 1 < length;
        // `host:8080` is a value; `цель:кабинет` is a keyword with a colon.
        if more && word::find(Role::Key, name, self.lang).is_none() {
            self.token(start, self.offset(length));
            self.copy(length);
            return;
        }
        let finding = Finding::of(
            &rules::STRAY_PUNCTUATION,
            self.span(at, next),
            say!("Двоеточие после «{name}» не нужно", "No colon is needed after `{name}`"),
        )
        .fix(
            self.span(at, next),
            if more { " " } else { "" },
            say!("убрать двоеточие", "take the colon out"),
        );
        self.report(finding);
        self.token(start, at);
        self.copy(word);
        self.replace(1, " ");
    }
}

/// Line ends as KDL counts them.
fn is_newline(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}')
}

/// Marks that cannot be seen and that no keyword or name has.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || (c.is_control() && !c.is_whitespace())
}

/// What closes a quotation mark that is no straight one.
fn closing_quote(opening: char) -> Option<&'static [char]> {
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
