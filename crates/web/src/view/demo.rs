//! The demo's own host: sites, people, letters.

use askama::Template;

use super::{Html, Page};
use crate::hub::DemoSite;

/// The index.
#[derive(Template)]
#[template(path = "demo.html")]
pub struct DemoPage {
    /// Frame.
    pub page: Page,
    /// Sites.
    pub sites: Vec<DemoSite>,
}

/// A letter.
#[derive(Debug, Clone)]
pub struct LetterView {
    /// When.
    pub at: String,
    /// To whom.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// Which operator's.
    pub operator: String,
    /// Text, its links made links.
    pub text: Html,
}

/// The letters that would have been sent.
#[derive(Template)]
#[template(path = "outbox.html")]
pub struct OutboxPage {
    /// Frame.
    pub page: Page,
    /// Newest first.
    pub letters: Vec<LetterView>,
}
