//! Acts of destruction: the list of a year, and one act.

use askama::Template;

use crate::view::Page;

/// An act in the list.
#[derive(Debug, Clone)]
pub struct ActLine {
    /// Year and number.
    pub number: String,
    /// Its page.
    pub href: String,
    /// The day.
    pub at: String,
    /// Why.
    pub reason: String,
    /// How many destructions.
    pub people: String,
    /// How many values.
    pub values: String,
}

/// The list.
#[derive(Template)]
#[template(path = "staff_acts.html")]
pub struct ActsPage {
    /// Frame.
    pub page: Page,
    /// Which year.
    pub heading: String,
    /// Newest first.
    pub acts: Vec<ActLine>,
    /// More of the year.
    pub next: Option<String>,
    /// The year before, if it has an act: address and name.
    pub earlier: Option<(String, String)>,
}

/// One destruction of an act.
#[derive(Debug, Clone)]
pub struct ActPart {
    /// What points to the person.
    pub subject: String,
    /// When it was ordered.
    pub ordered: String,
    /// What was destroyed, and how much of it.
    pub counts: Vec<(String, String)>,
}

/// One act.
#[derive(Template)]
#[template(path = "staff_act.html")]
pub struct ActPage {
    /// Frame.
    pub page: Page,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// Each destruction.
    pub destroyed: Vec<ActPart>,
}
