//! A published text as a page. The tree names places; this view knows their addresses, in the language of the page.
//!
//! The markup is the tree's own ([`Document::html_sections`]): every sentence is printed and none is added, and a table can
//! be read on a narrow screen (each cell carries the head of its column).

use askama::Template;
use zalog_policy::document::{Document, Section, Target};

use super::{Html, Page, Phrase};
use crate::routes::{Links, Rooms};

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
    /// Its summary, which stands before the contents.
    pub summary: Html,
    /// The text after the summary.
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
    pub reason: Option<Phrase>,
    /// When it was published.
    pub published: String,
    /// From when it holds.
    pub effective: String,
    /// Where it stands: whether the mark is a good one, and its words. Nothing for one that was in force before.
    pub state: Option<(bool, String)>,
    /// What it is to people beside the one before it.
    pub class: Option<String>,
    /// What made it necessary.
    pub causes: String,
    /// Whose law applies.
    pub laws: String,
    /// What the policy is in law.
    pub legal_form: Option<String>,
    /// When and why it was withdrawn before it took effect.
    pub withdrawn: Option<String>,
    /// Where to read it.
    pub href: String,
    /// What changed; `None` for the first.
    pub changes: Option<String>,
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

/// The text for paper, headings from the second level down; nothing is folded.
#[must_use]
pub fn html(document: &Document, links: Links) -> Html {
    html_from(document, links, 2)
}

/// The text, headings from `level` down.
#[must_use]
pub fn html_from(document: &Document, links: Links, level: u8) -> Html {
    Html(document.html_sections(level, false, &|target| href(target, links)).concat())
}

/// The summary of a text and what follows it, for a page that says the short before the long. Nothing comes first where a
/// text has no summary.
#[must_use]
pub fn layers(document: &Document, links: Links) -> (Html, Html) {
    let mut sections = document.html_sections(2, true, &|target| href(target, links));
    let summaries = document.sections.iter().take_while(|section| section.summary).count();
    let rest = sections.split_off(summaries);
    (Html(sections.concat()), Html(rest.concat()))
}

/// Where a place of the tree stands on these pages.
fn href(target: &Target, links: Links) -> String {
    match target {
        Target::Policy => links.policy(),
        Target::Cookies | Target::Choices => links.cookies(),
        Target::Editions => links.versions(),
        Target::Requests => links.requests(),
        Target::Cabinet => links.cabinet(),
        Target::Copy => Rooms::cabinet(links).copy(),
        Target::Close => links.close(),
        Target::Consent(purpose) => links.consent_document(purpose),
        Target::Own(name) => links.own_document(name),
        Target::Section(_) => target.href(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;
    use crate::view::text::Escaped;
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

    #[test]
    fn the_short_comes_before_the_long_and_nothing_twice() {
        let mut document = samples::document();
        let whole = |document: &Document| html(document, Links::default()).0;
        let (summary, text) = layers(&document, Links::default());
        assert!(summary.0.contains("id=\"brief\"") && !text.0.contains("id=\"brief\""));
        assert_eq!(summary.0 + &text.0, whole(&document));
        document.sections.remove(0);
        let (summary, text) = layers(&document, Links::default());
        assert_eq!(
            (summary.0.as_str(), text.0),
            ("", whole(&document)),
            "a text without a summary is one part"
        );
    }
}
