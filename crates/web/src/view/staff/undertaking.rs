//! The undertaking of staff.

use askama::Template;

use crate::view::Page;
use crate::view::text::Html;

/// One text.
#[derive(Debug, Clone)]
pub struct Undertaken {
    /// Names it on the page.
    pub id: String,
    /// Title.
    pub title: String,
    /// The language it is in.
    pub text_lang: &'static str,
    /// The text.
    pub text: Html,
    /// Hash of its canonical bytes.
    pub hash: String,
    /// When it was given and how, if it was.
    pub given: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "staff_undertaking.html")]
pub struct UndertakingPage {
    /// Frame.
    pub page: Page,
    /// Why what was pressed was not taken.
    pub wrong: Option<String>,
    /// Said when nothing is asked for.
    pub none: Option<String>,
    /// The roles that wait.
    pub roles: Option<String>,
    /// Where the form goes.
    pub action: String,
    /// Form token.
    pub token: String,
    /// Name of the field with the hashes of what is shown.
    pub field: &'static str,
    /// What waits.
    pub waits: Vec<Undertaken>,
    /// What was given.
    pub given: Vec<Undertaken>,
}

impl UndertakingPage {
    /// The hashes of the texts that are given by the press.
    fn shown(&self) -> String {
        self.waits.iter().map(|one| one.hash.as_str()).collect::<Vec<_>>().join(" ")
    }
}
