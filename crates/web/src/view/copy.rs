//! A copy to be read: the frame, and the parts that are written into it one after another.

use askama::Template;
use zalog_words::Words;

use super::{Page, Phrase};

/// Where the parts go.
pub const HERE: &str = "\u{1}";

/// The frame: one page, cut in two at [`HERE`].
#[derive(Template)]
#[template(path = "copy.html")]
pub struct CopyPage {
    /// Frame.
    pub page: Page,
    /// What it is.
    pub lead: String,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// Back.
    pub back: String,
    /// The same for programs.
    pub json: String,
}

/// A value.
#[derive(Debug, Clone)]
pub struct CopyValue {
    /// Item.
    pub label: String,
    /// The value, in words.
    pub value: String,
    /// Origin, since when, whether proved.
    pub came: String,
    /// Why it is held, a line each.
    pub reasons: Vec<String>,
}

/// Facts under a heading of their own, with values if they are a record's.
#[derive(Debug, Clone)]
pub struct CopyEntry {
    /// Heading.
    pub title: String,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// Values.
    pub values: Vec<CopyValue>,
}

/// A part.
#[derive(Template)]
#[template(path = "copy_part.html")]
pub struct CopyPart {
    /// Texts.
    pub words: &'static Words,
    /// Heading, on the first part of its kind.
    pub heading: Option<String>,
    /// Records or consents.
    pub entries: Vec<CopyEntry>,
    /// One line each: when, and what.
    pub lines: Vec<(String, Phrase)>,
    /// A sentence: that there is none, or that this is the end.
    pub note: Option<String>,
}
