//! Documents for the office: the list, and one of them.

use askama::Template;

use crate::view::Page;
use crate::view::document::Entry;
use crate::view::form::Aside;
use crate::view::text::Html;

/// The list.
#[derive(Template)]
#[template(path = "staff_records.html")]
pub struct RecordsPage {
    /// Frame.
    pub page: Page,
    /// The documents, each with its page.
    pub documents: Vec<Aside>,
}

/// One document.
#[derive(Template)]
#[template(path = "staff_record.html")]
pub struct RecordPage {
    /// Frame.
    pub page: Page,
    /// Title.
    pub title: String,
    /// The language it is in.
    pub text_lang: &'static str,
    /// Its sections.
    pub contents: Vec<Entry>,
    /// The text.
    pub text: Html,
    /// The forms it may be taken in.
    pub forms: Vec<Aside>,
}
