//! A published text as a page. The tree names places; this view knows their addresses, in the language of the page.
//!
//! The markup keeps two promises: every sentence of the tree is printed and none is added, and a table can be read on a
//! narrow screen (each cell carries the head of its column).

use std::collections::BTreeSet;
use std::fmt::Write as _;

use askama::Template;
use zalog_policy::document::{Block, Document, Link, Section, Sentence, Target};

use super::text::Escaped;
use super::{Html, Page};
use crate::routes::Links;

/// A place in the table of contents.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Anchor.
    pub id: String,
    /// Words, with the number.
    pub text: String,
}

/// What is known of a published text.
#[derive(Debug, Clone)]
pub struct About {
    /// "Edition 1"
    pub edition: String,
    /// When it was published.
    pub published: String,
    /// From when it holds.
    pub effective: String,
    /// Hash of its canonical bytes.
    pub hash: String,
    /// Whether it is the one in force.
    pub in_force: bool,
}

/// A text to be read.
#[derive(Template)]
#[template(path = "document.html")]
pub struct DocumentPage {
    /// Frame.
    pub page: Page,
    /// Title.
    pub title: String,
    /// Language of the text.
    pub text_lang: &'static str,
    /// The text.
    pub text: Html,
    /// Table of contents; empty for short texts.
    pub contents: Vec<Entry>,
    /// Its edition.
    pub about: About,
    /// Other forms and editions.
    pub others: Vec<super::form::Aside>,
}

/// The same text on paper.
#[derive(Template)]
#[template(path = "document_print.html")]
pub struct PrintPage {
    /// Frame.
    pub page: Page,
    /// Title.
    pub title: String,
    /// Language of the text.
    pub text_lang: &'static str,
    /// The text.
    pub text: Html,
    /// Its edition.
    pub about: About,
}

/// One edition of the list.
#[derive(Debug, Clone)]
pub struct EditionLine {
    /// "Edition 1"
    pub name: String,
    /// Why it was made.
    pub reason: Option<String>,
    /// When it was published.
    pub published: String,
    /// From when it holds.
    pub effective: String,
    /// Whether it is the one in force.
    pub in_force: bool,
    /// Where to read it.
    pub href: String,
}

/// All editions.
#[derive(Template)]
#[template(path = "versions.html")]
pub struct VersionsPage {
    /// Frame.
    pub page: Page,
    /// Newest first.
    pub editions: Vec<EditionLine>,
}

/// Sections of the first level, for the table of contents.
#[must_use]
pub fn contents(document: &Document) -> Vec<Entry> {
    let entry = |section: &Section| {
        let heading = section.heading.plain();
        let text = if section.number.is_empty() { heading } else { format!("{}. {heading}", section.number) };
        Entry { id: section.id.clone(), text }
    };
    if document.sections.len() < 3 { Vec::new() } else { document.sections.iter().map(entry).collect() }
}

/// The text, headings from the second level down.
#[must_use]
pub fn html(document: &Document, links: Links) -> Html {
    html_from(document, links, 2)
}

/// The text, headings from `level` down.
#[must_use]
pub fn html_from(document: &Document, links: Links, level: u8) -> Html {
    let mut writer = Writer { out: String::new(), links, ids: BTreeSet::new(), summary: false };
    for section in &document.sections {
        writer.reserve(section);
    }
    for section in &document.sections {
        writer.section(section, level);
    }
    Html(writer.out)
}

struct Writer {
    out: String,
    links: Links,
    ids: BTreeSet<String>,
    summary: bool,
}

impl Writer {
    /// Anchors of sections are promised to links: taken before any row can take them.
    fn reserve(&mut self, section: &Section) {
        self.ids.insert(section.id.clone());
        section.sections.iter().for_each(|part| self.reserve(part));
    }

    fn section(&mut self, section: &Section, level: u8) {
        let outer = self.summary;
        self.summary = outer || section.summary;
        let class = if section.summary && !outer { " class=\"brief\"" } else { "" };
        let _ = write!(self.out, "<section id=\"{}\"{class}><h{level}>", Escaped(&section.id));
        if !section.number.is_empty() {
            let _ = write!(self.out, "{}. ", Escaped(&section.number));
        }
        self.runs(&section.heading);
        let _ = write!(self.out, "</h{level}>");
        section.blocks.iter().for_each(|block| self.block(block));
        section.sections.iter().for_each(|part| self.section(part, (level + 1).min(6)));
        self.out.push_str("</section>\n");
        self.summary = outer;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { sentences } => {
                self.out.push_str("<p>");
                self.sentences(sentences);
                self.out.push_str("</p>\n");
            }
            Block::List { entries } => {
                self.out.push_str("<ul>");
                for entry in entries {
                    self.open("li", node_of(entry));
                    self.sentences(entry);
                    self.out.push_str("</li>");
                }
                self.out.push_str("</ul>\n");
            }
            Block::Table { caption, head, rows } => {
                self.out.push_str("<table class=\"folds\"><caption>");
                self.runs(caption);
                self.out.push_str("</caption><thead><tr>");
                for cell in head {
                    self.out.push_str("<th scope=\"col\">");
                    self.runs(cell);
                    self.out.push_str("</th>");
                }
                self.out.push_str("</tr></thead><tbody>");
                for row in rows {
                    self.open("tr", &row.node);
                    for (index, cell) in row.cells.iter().enumerate() {
                        let label = head.get(index).map(Sentence::plain).unwrap_or_default();
                        let open = if index == 0 { "<th scope=\"row\">" } else { "<td" };
                        self.out.push_str(open);
                        if index > 0 {
                            let _ = write!(self.out, " data-label=\"{}\">", Escaped(&label));
                        }
                        self.sentences(cell);
                        self.out.push_str(if index == 0 { "</th>" } else { "</td>" });
                    }
                    self.out.push_str("</tr>");
                }
                self.out.push_str("</tbody></table>\n");
            }
            Block::Definitions { pairs } => {
                self.out.push_str("<dl>");
                for pair in pairs {
                    self.open("dt", &pair.node);
                    self.runs(&pair.term);
                    self.out.push_str("</dt><dd>");
                    self.sentences(&pair.text);
                    self.out.push_str("</dd>");
                }
                self.out.push_str("</dl>\n");
            }
            Block::Links { links } => {
                self.out.push_str("<ul class=\"links\">");
                for link in links {
                    self.out.push_str("<li>");
                    self.link(link);
                    self.out.push_str("</li>");
                }
                self.out.push_str("</ul>\n");
            }
        }
    }

    fn link(&mut self, link: &Link) {
        let _ = write!(self.out, "<a href=\"{}\">", Escaped(&href(&link.target, self.links)));
        self.runs(&link.text);
        self.out.push_str("</a>");
    }

    /// Opens a tag, with an anchor when this is the home of its node.
    fn open(&mut self, tag: &str, node: &str) {
        let id = anchor(node);
        if !self.summary && !id.is_empty() && self.ids.insert(id.clone()) {
            let _ = write!(self.out, "<{tag} id=\"{id}\">");
        } else {
            let _ = write!(self.out, "<{tag}>");
        }
    }

    fn sentences(&mut self, sentences: &[Sentence]) {
        for (index, sentence) in sentences.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.runs(sentence);
        }
    }

    fn runs(&mut self, sentence: &Sentence) {
        for run in &sentence.runs {
            let text = Escaped(&run.text);
            let _ = match (run.hole, run.lang) {
                (true, _) => write!(self.out, "<mark>{text}</mark>"),
                (false, Some(lang)) => write!(self.out, "<span lang=\"{lang}\">{text}</span>"),
                (false, None) => write!(self.out, "{text}"),
            };
        }
    }
}

/// The node that all sentences of an entry share.
fn node_of(entry: &[Sentence]) -> &str {
    let first = entry.first().map_or("", |sentence| sentence.node.as_str());
    if entry.iter().all(|sentence| sentence.node == first) { first } else { "" }
}

/// The anchor of a node: its path with hyphens.
fn anchor(node: &str) -> String {
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

/// Where a place of the tree stands on these pages.
fn href(target: &Target, links: Links) -> String {
    match target {
        Target::Policy => links.policy(),
        Target::Cookies | Target::Choices => links.cookies(),
        Target::Editions => links.versions(),
        Target::Requests => links.requests(),
        Target::Cabinet => links.cabinet(),
        Target::Consent(purpose) => links.consent_document(purpose),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;
    use zalog_words::Lang;

    #[test]
    fn every_sentence_is_printed_and_tables_fold() {
        let document = samples::document();
        let Html(text) = html(&document, Links::new(Some(Lang::En)));
        for sentence in document.sentences().iter().skip(1) {
            assert!(text.contains(&Escaped(&sentence.plain()).to_string()), "{}", sentence.plain());
        }
        assert!(text.contains("data-label=\"Срок\""));
        assert!(text.contains("href=\"/policy?lang=en\""));
        assert!(text.contains("&lt;b&gt;") && !text.contains("<b>"));
        assert_eq!(text.matches("id=\"purpose-call-back\"").count(), 1);
    }
}
