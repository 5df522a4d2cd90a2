//! HTML fragment: sections, headings, tables with captions and scopes, definition lists. Everything is escaped.
//!
//! The only writer of it: a page that shows a text tells where its places stand and how deep its headings begin.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use zalog_words::Lang;

use super::super::tree::{Block, Document, Kind, Link, Section, Sentence, Target};

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let kind = match document.kind {
        Kind::Policy => "policy",
        Kind::Cookies => "cookies",
        Kind::Consent => "consent",
        Kind::Acknowledgement => "acknowledgement",
        Kind::Own => "own",
        Kind::Notice => "notice",
        Kind::Register => "register",
        Kind::DataList => "data-list",
        Kind::Undertaking => "undertaking",
    };
    let _ = writeln!(out, "<article lang=\"{}\" data-document=\"{kind}\">", document.lang.code());
    out.extend(sections(document, 2, false, &Target::href));
    out.push_str("</article>\n");
    out
}

/// A table of more rows than this can be folded: on a telephone it is longer than a screen.
const OPEN_ROWS: usize = 6;

/// The sections one by one, headings from `level` down; `fold` puts each long table behind its caption; `href` knows the
/// address of a place.
pub(super) fn sections(
    document: &Document,
    level: u8,
    fold: bool,
    href: &dyn Fn(&Target) -> String,
) -> Vec<String> {
    let mut page = Page { out: String::new(), ids: BTreeSet::new(), summary: false, fold, href };
    for section in &document.sections {
        page.reserve(section);
    }
    let each = document.sections.iter().map(|section| {
        page.section(section, level);
        std::mem::take(&mut page.out)
    });
    each.collect()
}

/// The anchor of a node: its path with hyphens.
pub(super) fn anchor(node: &str) -> String {
    let mut id = String::with_capacity(node.len());
    for c in node.chars() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_matches('-').to_owned()
}

struct Page<'a> {
    out: String,
    ids: BTreeSet<String>,
    summary: bool,
    fold: bool,
    href: &'a dyn Fn(&Target) -> String,
}

impl Page<'_> {
    /// Section anchors are promised to links, so they are taken before any row can take them.
    fn reserve(&mut self, section: &Section) {
        self.ids.insert(section.id.clone());
        for part in &section.sections {
            self.reserve(part);
        }
    }

    fn section(&mut self, section: &Section, level: u8) {
        let outer = self.summary;
        self.summary = outer || section.summary;
        let _ = write!(self.out, "<section id=\"{}\"", escape(&section.id));
        if section.summary && !outer {
            self.out.push_str(" class=\"brief\"");
        }
        if !section.node.is_empty() {
            let _ = write!(self.out, " data-node=\"{}\"", escape(&section.node));
        }
        let _ = write!(self.out, ">\n<h{level}>");
        if !section.number.is_empty() {
            let _ = write!(self.out, "{}. ", escape(&section.number));
        }
        self.runs(&section.heading);
        let _ = writeln!(self.out, "</h{level}>");
        for block in &section.blocks {
            self.block(block);
        }
        for part in &section.sections {
            self.section(part, (level + 1).min(6));
        }
        self.out.push_str("</section>\n");
        self.summary = outer;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { sentences } => {
                self.out.push_str("<p>");
                self.sentences(sentences, "");
                self.out.push_str("</p>\n");
            }
            Block::List { entries } => {
                self.out.push_str("<ul>\n");
                for entry in entries {
                    let node = common_node(entry);
                    self.open("li", node, "");
                    self.sentences(entry, node);
                    self.out.push_str("</li>\n");
                }
                self.out.push_str("</ul>\n");
            }
            Block::Table { caption, head, rows } => {
                let fold = self.fold && rows.len() > OPEN_ROWS;
                if fold {
                    self.out.push_str("<details class=\"fold\">\n<summary>");
                    self.runs(caption);
                    self.out.push_str("</summary>\n");
                }
                self.out.push_str("<table class=\"folds\">\n<caption>");
                self.runs(caption);
                self.out.push_str("</caption>\n<thead><tr>");
                for cell in head {
                    self.out.push_str("<th scope=\"col\">");
                    self.runs(cell);
                    self.out.push_str("</th>");
                }
                self.out.push_str("</tr></thead>\n<tbody>\n");
                for row in rows {
                    self.open("tr", &row.node, "");
                    for (index, cell) in row.cells.iter().enumerate() {
                        if index == 0 {
                            self.out.push_str("<th scope=\"row\">");
                        } else {
                            // On a narrow screen the cells of a row stand below each other, each under its head.
                            let label = head.get(index).map(Sentence::plain).unwrap_or_default();
                            let _ = write!(self.out, "<td data-label=\"{}\">", escape(&label));
                        }
                        self.sentences(cell, &row.node);
                        self.out.push_str(if index == 0 { "</th>" } else { "</td>" });
                    }
                    self.out.push_str("</tr>\n");
                }
                self.out.push_str("</tbody>\n</table>\n");
                if fold {
                    self.out.push_str("</details>\n");
                }
            }
            Block::Definitions { pairs } => {
                self.out.push_str("<dl>\n");
                for pair in pairs {
                    self.open("dt", &pair.node, "");
                    self.runs(&pair.term);
                    self.out.push_str("</dt>\n<dd>");
                    self.sentences(&pair.text, &pair.node);
                    self.out.push_str("</dd>\n");
                }
                self.out.push_str("</dl>\n");
            }
            Block::Links { links } => {
                self.out.push_str("<ul class=\"links\">\n");
                for link in links {
                    self.out.push_str("<li>");
                    self.link(link);
                    self.out.push_str("</li>\n");
                }
                self.out.push_str("</ul>\n");
            }
        }
    }

    fn link(&mut self, link: &Link) {
        let _ = write!(self.out, "<a href=\"{}\">", escape(&(self.href)(&link.target)));
        self.runs(&link.text);
        self.out.push_str("</a>");
    }

    /// Opens a tag that carries a node, with an anchor when this is the node's home.
    fn open(&mut self, tag: &str, node: &str, outer: &str) {
        let _ = write!(self.out, "<{tag}");
        if !node.is_empty() && node != outer {
            let id = anchor(node);
            if !self.summary && !id.is_empty() && self.ids.insert(id.clone()) {
                let _ = write!(self.out, " id=\"{}\"", escape(&id));
            }
            let _ = write!(self.out, " data-node=\"{}\"", escape(node));
        }
        self.out.push('>');
    }

    fn sentences(&mut self, sentences: &[Sentence], outer: &str) {
        for (index, sentence) in sentences.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            let own = !sentence.node.is_empty() && sentence.node != outer;
            if own {
                self.open("span", &sentence.node, outer);
            }
            self.runs(sentence);
            if own {
                self.out.push_str("</span>");
            }
        }
    }

    fn runs(&mut self, sentence: &Sentence) {
        linked(&mut self.out, sentence, Some(self.href));
    }
}

/// A sentence as phrasing content: a hole is marked, words of another language say which.
pub(super) fn runs(out: &mut String, sentence: &Sentence) {
    linked(out, sentence, None);
}

/// The same with its links, where `href` knows their addresses.
fn linked(out: &mut String, sentence: &Sentence, href: Option<&dyn Fn(&Target) -> String>) {
    for run in &sentence.runs {
        let text = escape(&run.text);
        let address = run.to.as_ref().and_then(|target| Some(href?(target)));
        if let Some(address) = &address {
            let _ = write!(out, "<a href=\"{}\">", escape(address));
        }
        match (run.hole, run.lang.map(Lang::code)) {
            (true, _) => {
                let _ = write!(out, "<mark>{text}</mark>");
            }
            (false, Some(lang)) => {
                let _ = write!(out, "<span lang=\"{lang}\">{text}</span>");
            }
            (false, None) => out.push_str(&text),
        }
        if address.is_some() {
            out.push_str("</a>");
        }
    }
}

/// The node of an entry, when all its sentences share one.
fn common_node(entry: &[Sentence]) -> &str {
    let first = entry.first().map_or("", |s| s.node.as_str());
    if entry.iter().all(|s| s.node == first) { first } else { "" }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
