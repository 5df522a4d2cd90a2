//! The site's first page: what can be done here, and what becomes of the data.

use askama::Template;

use super::{Page, Phrase};

/// One form.
#[derive(Debug, Clone)]
pub struct Card {
    /// Title.
    pub title: Phrase,
    /// Where to: the form, or the sign-in that leads to it.
    pub href: String,
    /// Words on the link.
    pub button: Phrase,
    /// Purpose.
    pub purpose: Phrase,
    /// What is asked, required items first.
    pub asks: String,
    /// Basis, in short.
    pub basis: String,
    /// How long, in short.
    pub keep: String,
    /// Whether one must sign in first.
    pub sign_in: bool,
}

/// A figure of the policy.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Number.
    pub number: String,
    /// Of what.
    pub text: String,
}

/// The page.
#[derive(Template)]
#[template(path = "landing.html")]
pub struct LandingPage {
    /// Frame.
    pub page: Page,
    /// What stands under the title.
    pub lead: String,
    /// Whose site it is.
    pub operator: Phrase,
    /// Forms, those open to all first.
    pub cards: Vec<Card>,
    /// The policy in figures.
    pub figures: Vec<Figure>,
    /// "Edition 1, in force from …"
    pub edition: String,
    /// Whether the reader is signed in.
    pub signed_in: bool,
    /// Other sites of the operator.
    pub siblings: Vec<(Phrase, String)>,
}
