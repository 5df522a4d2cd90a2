//! The demo's own host: sites, people, letters.

use askama::Template;

use super::{Html, Page, Phrase};
use crate::hub::DemoMember;

/// An operator with its sites.
#[derive(Debug, Clone)]
pub struct DemoOperator {
    /// What it is called.
    pub name: Phrase,
    /// Its sites: title and address.
    pub sites: Vec<(Phrase, String)>,
    /// The staff's place of work.
    pub staff_href: String,
    /// Who works there.
    pub staff: DemoMember,
    /// Invented people with accounts.
    pub people: Vec<DemoMember>,
}

/// The index.
#[derive(Template)]
#[template(path = "demo.html")]
pub struct DemoPage {
    /// Frame.
    pub page: Page,
    /// Operators.
    pub operators: Vec<DemoOperator>,
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
