//! Views of the tree: canonical JSON, HTML, Markdown, plain text. Each prints every sentence, and adds none.

mod html;
mod json;
mod markdown;
mod text;

pub(crate) use markdown::escape as markdown_text;

use super::{Document, Sentence, Target};

impl Document {
    /// The published bytes: JSON with sorted keys, no white space and the escapes of RFC 8785, so that one tree has one
    /// hash.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        json::canonical(self)
    }

    /// CommonMark with pipe tables; headings from the second level down, below the title.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::render(self)
    }

    /// A body fragment: an `article` with sections, without the title (the page prints it as its first heading), without
    /// style or script. Each row, term, entry and sentence has `data-node`, and the first one of a node outside the
    /// summary has an `id` to point at.
    #[must_use]
    pub fn html(&self) -> String {
        html::render(self)
    }

    /// The sections of [`Document::html`] alone, one by one, for a page with a frame of its own: headings from `level` down,
    /// links to where that page has the places. With `fold` each long table stands in a `details.fold` behind its caption, for
    /// a page whose style opens these where there is room.
    #[must_use]
    pub fn html_sections(&self, level: u8, fold: bool, href: &dyn Fn(&Target) -> String) -> Vec<String> {
        html::sections(self, level, fold, href)
    }

    /// The anchor that [`Document::html`] gives the first place of a node: its path with hyphens.
    #[must_use]
    pub fn anchor(node: &str) -> String {
        html::anchor(node)
    }

    /// Plain text in lines of at most 78 characters (longer words stand alone).
    #[must_use]
    pub fn text(&self) -> String {
        text::render(self)
    }
}

impl Sentence {
    /// The sentence as phrasing content, escaped: a hole is marked, words of another language say which.
    #[must_use]
    pub fn html(&self) -> String {
        let mut out = String::new();
        html::runs(&mut out, self);
        out
    }
}
