//! Editions with whoever published them.

use askama::Template;

use crate::view::Page;

/// One edition.
#[derive(Debug, Clone)]
pub struct EditionsLine {
    /// "Edition 1"
    pub name: String,
    /// Its text.
    pub href: String,
    /// When it was published.
    pub published: String,
    /// From when it holds.
    pub effective: String,
    /// A member's login, or the operator.
    pub author: String,
}

/// The list.
#[derive(Template)]
#[template(path = "staff_editions.html")]
pub struct EditionsPage {
    /// Frame.
    pub page: Page,
    /// Newest first.
    pub editions: Vec<EditionsLine>,
}
