//! Who has not accepted an edition.

use askama::Template;

use crate::view::Page;
use crate::view::message::Button;

/// Somebody who has not accepted.
#[derive(Debug, Clone)]
pub struct Unanswered {
    /// Since when there is the account.
    pub since: String,
    /// How the letter stands.
    pub letter: String,
    /// How the notice in the cabinet stands.
    pub cabinet: String,
    /// Silent, or when he refused.
    pub answer: String,
    /// The address, once it was opened.
    pub address: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "staff_unaccepted.html")]
pub struct UnacceptedPage {
    /// Frame.
    pub page: Page,
    /// Of which edition; none when there is none that anybody could be older than.
    pub heading: Option<String>,
    /// How many there were, and when they were counted.
    pub counted: Option<String>,
    /// Whether the addresses were opened.
    pub opened: bool,
    /// Those of this page.
    pub people: Vec<Unanswered>,
    /// The next page.
    pub next: Option<String>,
    /// Opens the addresses of this page.
    pub button: Option<Button>,
}
