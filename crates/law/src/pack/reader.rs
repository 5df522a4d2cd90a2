//! A small strict reader over KDL: every node, argument and property is asked for, or refused with its place.

use super::keyword::canonical;
use super::types::Texts;
use crate::{Certainty, Span};
use jiff::civil::Date;
use kdl::{KdlDocument, KdlEntry, KdlNode, KdlValue};

/// A fault in a pack or calendar file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct PackError {
    /// The file's name as given to the parser.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

/// A file being read.
pub(super) struct Source<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
}

impl Source<'_> {
    /// Parses the text as KDL 2.
    pub(super) fn document(&self) -> Result<KdlDocument, PackError> {
        KdlDocument::parse(self.text).map_err(|error| match error.diagnostics.first() {
            Some(first) => {
                let message = first.message.clone().or_else(|| first.label.clone());
                self.fault(first.span.offset(), message.unwrap_or_else(|| "not KDL".to_owned()))
            }
            None => self.fault(0, "not KDL"),
        })
    }

    /// An error at a byte offset.
    pub(super) fn fault(&self, offset: usize, message: impl Into<String>) -> PackError {
        let before = self.text.get(..offset).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        PackError {
            file: self.file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            message: message.into(),
        }
    }

    /// The only top node, which must have this canonical name.
    pub(super) fn root<'a>(&'a self, document: &'a KdlDocument, name: &str) -> Result<Node<'a>, PackError> {
        match document.nodes() {
            [node] => {
                let node = Node::new(self, node)?;
                if node.name == name { Ok(node) } else { Err(node.fault(format!("expected `{name}`"))) }
            }
            _ => Err(self.fault(0, format!("expected one node `{name}`"))),
        }
    }
}

/// One node with the place to complain about.
pub(super) struct Node<'a> {
    source: &'a Source<'a>,
    node: &'a KdlNode,
    /// Canonical name.
    pub(super) name: &'static str,
}

impl<'a> Node<'a> {
    fn new(source: &'a Source<'a>, node: &'a KdlNode) -> Result<Self, PackError> {
        let word = node.name().value();
        match canonical(word) {
            Some(name) => Ok(Self { source, node, name }),
            None => Err(source.fault(node.span().offset(), format!("unknown word `{word}`"))),
        }
    }

    pub(super) fn fault(&self, message: impl Into<String>) -> PackError {
        self.source.fault(self.node.span().offset(), message)
    }

    fn fault_at(&self, entry: &KdlEntry, message: impl Into<String>) -> PackError {
        self.source.fault(entry.span().offset(), message)
    }

    /// The child nodes.
    pub(super) fn children(&self) -> Result<Vec<Self>, PackError> {
        let nodes = self.node.children().map(KdlDocument::nodes).unwrap_or_default();
        nodes.iter().map(|node| Self::new(self.source, node)).collect()
    }

    /// Refuses more arguments than `args` and any property not in `props`.
    pub(super) fn allow(&self, args: usize, props: &[&str]) -> Result<(), PackError> {
        let mut seen_args = 0;
        for entry in self.node.entries() {
            match entry.name() {
                None => {
                    seen_args += 1;
                    if seen_args > args {
                        return Err(self.fault_at(entry, format!("`{}` takes {args} argument(s)", self.name)));
                    }
                }
                Some(name) if canonical(name.value()).is_none_or(|name| !props.contains(&name)) => {
                    return Err(self.fault_at(entry, format!("unknown property `{}`", name.value())));
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// All arguments as texts.
    pub(super) fn texts(&self) -> Result<Vec<(&'a KdlEntry, &'a str)>, PackError> {
        let arguments = self.node.entries().iter().filter(|entry| entry.name().is_none());
        arguments.map(|entry| Ok((entry, self.text_of(entry)?))).collect()
    }

    fn text_of(&self, entry: &'a KdlEntry) -> Result<&'a str, PackError> {
        entry.value().as_string().ok_or_else(|| self.fault_at(entry, "expected a text"))
    }

    /// The first argument.
    pub(super) fn first(&self) -> Result<&'a str, PackError> {
        let argument = self.node.entries().iter().find(|entry| entry.name().is_none());
        self.text_of(argument.ok_or_else(|| self.fault(format!("`{}` lacks its argument", self.name)))?)
    }

    fn entry(&self, prop: &str) -> Option<&'a KdlEntry> {
        let named = |entry: &&KdlEntry| entry.name().and_then(|name| canonical(name.value())) == Some(prop);
        self.node.entries().iter().find(named)
    }

    /// An optional text property.
    pub(super) fn text(&self, prop: &str) -> Result<Option<&'a str>, PackError> {
        self.entry(prop).map(|entry| self.text_of(entry)).transpose()
    }

    /// A text property that must be there.
    pub(super) fn need(&self, prop: &str) -> Result<&'a str, PackError> {
        self.text(prop)?.ok_or_else(|| self.fault(format!("`{}` lacks `{prop}`", self.name)))
    }

    /// An optional whole number of any small type.
    pub(super) fn number<T: TryFrom<i128>>(&self, prop: &str) -> Result<Option<T>, PackError> {
        let Some(entry) = self.entry(prop) else { return Ok(None) };
        let number = entry.value().as_integer().and_then(|number| T::try_from(number).ok());
        number.map(Some).ok_or_else(|| self.fault_at(entry, format!("`{prop}` must be a small whole number")))
    }

    /// An optional yes-or-no property.
    pub(super) fn flag(&self, prop: &str) -> Result<Option<bool>, PackError> {
        let Some(entry) = self.entry(prop) else { return Ok(None) };
        match entry.value() {
            KdlValue::Bool(value) => Ok(Some(*value)),
            _ => Err(self.fault_at(entry, format!("`{prop}` must be #true or #false"))),
        }
    }

    /// An optional span property.
    pub(super) fn span(&self, prop: &str) -> Result<Option<Span>, PackError> {
        let Some(entry) = self.entry(prop) else { return Ok(None) };
        let span = self.text_of(entry)?.parse::<Span>();
        span.map(Some).map_err(|error| self.fault_at(entry, error.to_string()))
    }

    /// A span property that must be there.
    pub(super) fn need_span(&self, prop: &str) -> Result<Span, PackError> {
        self.span(prop)?.ok_or_else(|| self.fault(format!("`{}` lacks `{prop}`", self.name)))
    }

    /// An optional date property, `2026-11-22`.
    pub(super) fn date(&self, prop: &str) -> Result<Option<Date>, PackError> {
        let Some(entry) = self.entry(prop) else { return Ok(None) };
        let text = self.text_of(entry)?;
        text.parse().map(Some).map_err(|_| self.fault_at(entry, format!("`{text}` is no date")))
    }

    /// The certainty; [`Certainty::Sure`] when not given.
    pub(super) fn certainty(&self) -> Result<Certainty, PackError> {
        let Some(entry) = self.entry("certainty") else { return Ok(Certainty::Sure) };
        let text = self.text_of(entry)?;
        Certainty::from_name(text).ok_or_else(|| self.fault_at(entry, format!("`{text}` is no certainty")))
    }

    /// A node of the form `имя "по-русски" en="in English" kk="қазақша"`.
    pub(super) fn each_language(&self) -> Result<Texts, PackError> {
        Ok(Texts {
            ru: self.first()?.to_owned(),
            en: self.need("en")?.to_owned(),
            kk: self.need("kk")?.to_owned(),
        })
    }

    /// The texts of the child of this name, which must be there.
    pub(super) fn need_texts(&self, name: &str) -> Result<Texts, PackError> {
        let children = self.children()?;
        let child = children.iter().find(|child| child.name == name);
        let child = child.ok_or_else(|| self.fault(format!("`{}` lacks `{name}`", self.name)))?;
        child.allow(1, &["en", "kk"])?;
        child.each_language()
    }

    /// The texts of the child of this name, if there is one.
    pub(super) fn optional_texts(&self, name: &str) -> Result<Option<Texts>, PackError> {
        match self.children()?.iter().find(|child| child.name == name) {
            None => Ok(None),
            Some(child) => {
                child.allow(1, &["en", "kk"])?;
                child.each_language().map(Some)
            }
        }
    }

    /// Refuses children of other names.
    pub(super) fn allow_children(&self, names: &[&str]) -> Result<(), PackError> {
        for child in self.children()? {
            if !names.contains(&child.name) {
                return Err(child.fault(format!("`{}` does not belong in `{}`", child.name, self.name)));
            }
        }
        Ok(())
    }

    /// An error at one of this node's own entries.
    pub(super) fn fault_of(&self, entry: &KdlEntry, message: impl Into<String>) -> PackError {
        self.fault_at(entry, message)
    }
}
