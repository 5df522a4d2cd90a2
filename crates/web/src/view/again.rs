//! A consent asked again: what is other than in the text the person agreed to, the whole new text, and yes or no.

use askama::Template;
use zalog_policy::plan::{ClauseChange, Edit, Turn};

use super::form::Aside;
use super::message::Button;
use super::{Html, Page, Phrase};

/// A stretch of words: gone, new, or as it was.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// What became of it.
    pub edit: Edit,
    /// The words.
    pub text: String,
}

/// A clause that is not as it was.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Heading of its section.
    pub heading: String,
    /// Catalogue key of the word for the way it turned.
    pub turn: &'static str,
    /// Old and new words woven together.
    pub stretches: Vec<Stretch>,
}

impl Clause {
    /// From a comparison of two texts.
    #[must_use]
    pub fn of(change: &ClauseChange) -> Self {
        Self {
            heading: change.heading.clone(),
            turn: match change.turn {
                Turn::Added => "notice-again-clause-added",
                Turn::Removed => "notice-again-clause-removed",
                _ => "notice-again-clause-changed",
            },
            stretches: change
                .pieces
                .iter()
                .map(|piece| Stretch { edit: piece.edit, text: piece.text.clone() })
                .collect(),
        }
    }
}

/// The page.
#[derive(Template)]
#[template(path = "again.html")]
pub struct AgainPage {
    /// Frame.
    pub page: Page,
    /// Back.
    pub back: Aside,
    /// The purpose.
    pub purpose: Phrase,
    /// What it is about, and what a no means.
    pub lead: Vec<String>,
    /// What is wrong with what was sent.
    pub error: Option<String>,
    /// What is other.
    pub clauses: Vec<Clause>,
    /// The consent as it was given.
    pub old: String,
    /// Yes, to the text below.
    pub give: Button,
    /// Hash of the text below.
    pub document: String,
    /// No.
    pub refuse: Button,
    /// Title of the new text.
    pub text_title: String,
    /// Language of both texts.
    pub text_lang: &'static str,
    /// The new text.
    pub text: Html,
}
