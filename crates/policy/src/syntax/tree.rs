//! The tree: nodes, properties and values with their places in the file. Nothing is known yet of what they mean.

use kdl::{KdlDocument, KdlEntry, KdlNode, KdlValue};

use super::patch::Patched;
use super::source::{SourceFile, SourceSpan};
use crate::diagnostic::{Finding, say};
use crate::lint::rules;

/// Most nodes in one file.
pub const MAX_NODES: usize = 20_000;
/// Most values on one node.
pub const MAX_VALUES: usize = 400;

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spanned {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub span: SourceSpan,
}

/// How a value was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// In quotes.
    Quoted,
    /// A bare word.
    Word,
    /// Digits; the text is as typed, with leading zeros and plus.
    Number,
    /// `#true`, `#false`.
    Truth(bool),
    /// `#null`.
    Nothing,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    /// Text as meant: quotes taken off, numbers as typed.
    pub text: String,
    /// How it was written.
    pub form: Form,
    /// Where it stands, quotes included.
    pub span: SourceSpan,
}

/// A property: `key=value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Property {
    /// Its key as typed.
    pub key: Spanned,
    /// Its value.
    pub value: Value,
    /// Key and value.
    pub span: SourceSpan,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its name as typed.
    pub name: Spanned,
    /// Arguments in order.
    pub args: Vec<Value>,
    /// Properties in order.
    pub props: Vec<Property>,
    /// Children in order.
    pub children: Vec<Node>,
    /// From the name to the last argument or property.
    pub head: SourceSpan,
    /// From the name to the end of the children.
    pub span: SourceSpan,
}

/// Parses a patched text. On an error of syntax the tree is empty and the findings say where.
pub(super) fn parse(patched: &Patched, source: &SourceFile, file: usize) -> (Vec<Node>, Vec<Finding>) {
    let mut findings = Vec::new();
    let document = match KdlDocument::parse_v2(patched.text()) {
        Ok(document) => document,
        Err(error) => {
            for diagnostic in error.diagnostics.iter().take(5) {
                let (at, length) = (diagnostic.span.offset(), diagnostic.span.len());
                let start = patched.start(at);
                let end = patched.end(at + length.max(1)).max(start);
                let typed: String = source.slice(start, end).trim().chars().take(30).collect();
                let span = SourceSpan { file, start, end };
                let message = if typed.is_empty() {
                    say!(
                        "Здесь текст не читается как запись языка",
                        "The text cannot be read here",
                        "Мұндағы мәтін тілдің жазуы ретінде оқылмайды"
                    )
                } else {
                    say!(
                        "«{typed}» здесь не читается как запись языка",
                        "`{typed}` cannot be read here",
                        "«{typed}» мұнда тілдің жазуы ретінде оқылмайды"
                    )
                };
                findings.push(Finding::of(&rules::UNREADABLE, span, message));
            }
            findings.dedup_by(|a, b| a.span == b.span);
            return (Vec::new(), findings);
        }
    };
    let builder = Builder { patched, source, file };
    (builder.nodes(&document), findings)
}

struct Builder<'a> {
    patched: &'a Patched,
    source: &'a SourceFile,
    file: usize,
}

impl Builder<'_> {
    fn span(&self, start: usize, end: usize) -> SourceSpan {
        let start = self.patched.start(start);
        SourceSpan { file: self.file, start, end: self.patched.end(end).max(start) }
    }

    fn nodes(&self, document: &KdlDocument) -> Vec<Node> {
        let mut nodes = Vec::new();
        for node in document.nodes() {
            nodes.push(self.node(node));
        }
        nodes
    }

    fn node(&self, node: &KdlNode) -> Node {
        let at = node.name().span();
        let name = Spanned {
            text: node.name().value().to_owned(),
            span: self.span(at.offset(), at.offset() + at.len()),
        };
        let mut head = name.span;
        let (mut args, mut props) = (Vec::new(), Vec::new());
        for entry in node.entries().iter() {
            let (key, value, span) = self.entry(entry);
            head.end = head.end.max(span.end);
            match key {
                Some(key) => props.push(Property { key, value, span }),
                None => args.push(value),
            }
        }
        let children = node.children().map(|c| self.nodes(c)).unwrap_or_default();
        let mut span = head;
        if let Some(inner) = node.children() {
            let inner = inner.span();
            let end = self.patched.end(inner.offset() + inner.len());
            span.end = span.end.max(end);
        }
        if let Some(last) = children.last() {
            span.end = span.end.max(last.span.end);
        }
        Node { name, args, props, children, head, span }
    }

    fn entry(&self, entry: &KdlEntry) -> (Option<Spanned>, Value, SourceSpan) {
        let text = self.patched.text();
        let (mut start, mut end) = (entry.span().offset(), entry.span().offset() + entry.span().len());
        // The parser's spans may take in white space.
        let raw = text.get(start..end).unwrap_or("");
        start += raw.len() - raw.trim_start().len();
        end -= raw.len() - raw.trim_end().len();
        let end = end.max(start);
        let raw = text.get(start..end).unwrap_or("");
        let (key, value_start) = match entry.name() {
            Some(name) => {
                let key_length = name.repr().map_or(name.value().len(), str::len);
                let after = raw.get(key_length..).unwrap_or("");
                let skipped = after.len() - after.trim_start().trim_start_matches('=').trim_start().len();
                let key =
                    Spanned { text: name.value().to_owned(), span: self.span(start, start + key_length) };
                (Some(key), start + key_length + skipped)
            }
            None => (None, start),
        };
        let span = self.span(value_start, end);
        let typed = text.get(value_start..end).unwrap_or("");
        let (text, form) = match entry.value() {
            KdlValue::String(s) if typed.starts_with(['"', '#']) => (s.clone(), Form::Quoted),
            KdlValue::String(s) => (s.clone(), Form::Word),
            KdlValue::Integer(_) | KdlValue::Float(_) => (self.source.text_of(span).to_owned(), Form::Number),
            KdlValue::Bool(b) => (typed.to_owned(), Form::Truth(*b)),
            KdlValue::Null => (typed.to_owned(), Form::Nothing),
        };
        // A value that the scan put in quotes was typed bare: keep it as the text it is.
        (key, Value { text, form, span }, self.span(start, end))
    }
}
