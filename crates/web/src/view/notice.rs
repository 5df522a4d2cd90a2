//! Another edition of the policy, for one person: the notice with its two answers, and what follows from a no.

use askama::Template;

use super::Page;
use super::form::Aside;
use super::message::Button;

/// An edition that waits for an answer.
#[derive(Debug, Clone)]
pub struct Version {
    /// The edition, by order of publication.
    pub edition: i64,
    /// Which edition.
    pub title: String,
    /// What it is, from when, and why.
    pub lines: Vec<String>,
    /// The changes, one line each.
    pub list: Vec<String>,
    /// What changes.
    pub changes: String,
    /// That the person did not agree, and where to go on from there.
    pub refused: Option<(String, String)>,
    /// Yes and no, with the same weight.
    pub answers: Vec<Button>,
    /// What no answer means.
    pub small: Vec<String>,
}

/// After a no.
#[derive(Template)]
#[template(path = "refused.html")]
pub struct RefusedPage {
    /// Frame.
    pub page: Page,
    /// Back.
    pub back: Aside,
    /// What it means.
    pub lines: Vec<String>,
    /// What can be done: the copy, leaving, staying.
    pub ways: Vec<Aside>,
    /// Agrees after all.
    pub accept: Button,
    /// What changes.
    pub changes: String,
}
