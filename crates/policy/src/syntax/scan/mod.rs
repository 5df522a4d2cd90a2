//! Reads the text before the KDL parser does: finds what people type by habit and KDL would misread, says so with a
//! fix, and hands the parser a text with all those fixes made, so that one slip never hides the rest.

mod braces;
mod quotes;
mod words;

use super::patch::Patched;
use super::scan_word::quoted;
use super::source::SourceSpan;
use super::tree::{MAX_NODES, MAX_VALUES};
use crate::diagnostic::{Finding, say};
use crate::lint::{Rule, rules};
use quotes::closing_quote;
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
                "A closing brace `}}` is missing before this line",
                "Бұл жолдың алдында жабатын «}}» жақшасы жетіспейді"
            ),
            None => {
                say!(
                    "Скобка «{{» этого узла нигде не закрыта",
                    "The brace `{{` of this node is never closed",
                    "Бұл түйіннің «{{» жақшасы еш жерде жабылмаған"
                )
            }
        };
        let here = SourceSpan { file, start: at, end: at };
        let mut finding = Finding::of(&rules::MISSING_BRACE, span, message).fix(
            here,
            if brace.breaks.is_some() { "}\n" } else { "\n}\n" },
            say!("закрыть скобку здесь", "close the brace here", "жақшаны осында жабу"),
        );
        if brace.breaks.is_some() {
            finding =
                finding.also(brace.node, say!("скобка открыта здесь", "opened here", "жақша осында ашылған"));
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
            say!(
                "Здесь невидимый знак U+{code:04X}",
                "There is an invisible character U+{code:04X} here",
                "Мұнда көрінбейтін U+{code:04X} таңбасы бар"
            ),
        )
        .fix(
            self.span(start, end),
            "",
            say!("убрать знак", "take the character out", "таңбаны алып тастау"),
        );
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
                        say!(
                            "Примечание «/*» нигде не закрыто",
                            "The comment `/*` is never closed",
                            "«/*» ескертпесі еш жерде жабылмаған"
                        ),
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
            say!("Запятая здесь не нужна", "No comma is needed here", "Мұнда үтір керек емес"),
        )
        .fix(
            span,
            if glued { " " } else { "" },
            say!("убрать запятую", "take the comma out", "үтірді алып тастау"),
        );
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
            say!(
                "Знак «{what}» здесь не нужен",
                "`{what}` is not needed here",
                "«{what}» таңбасы мұнда керек емес"
            ),
        )
        .fix(self.span(start, end), "", say!("убрать знак", "take it out", "таңбаны алып тастау"));
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
                "The file has more than {MAX_NODES} nodes, or a node more than {MAX_VALUES} values",
                "Файлдағы түйін саны {MAX_NODES} шегінен немесе түйіндегі мән саны {MAX_VALUES} шегінен асты"
            );
            self.report(Finding::of(&rules::TOO_LARGE, self.span(start, end), message));
            self.parsable = false;
        }
        if !self.out.ends_in_space() && !self.out.text().ends_with(['=', '{', ';', '-']) {
            self.out.push(" ", start, 0);
        }
    }

    /// Puts the next `count` characters in quotes and says so by a rule.
    fn quote(&mut self, rule: &Rule, count: usize) {
        let (start, end) = (self.offset(0), self.offset(count));
        let text = self.slice(start, end).trim_end();
        let end = start + text.len();
        let straight = quoted(text);
        let span = self.span(start, end);
        let finding = Finding::of(
            rule,
            span,
            say!(
                "Возьмите в кавычки: {straight}",
                "Put it in quotes: {straight}",
                "Тырнақшаға алыңыз: {straight}"
            ),
        )
        .fix(span, straight.clone(), say!("взять в кавычки", "put in quotes", "тырнақшаға алу"));
        self.report(finding);
        self.token(start, end);
        self.replace(text.chars().count(), &straight);
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
