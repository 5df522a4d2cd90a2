//! Finding a person by an address.

use askama::Template;

use super::{OpenValue, PurposeForm, ShutValue};
use crate::view::field::{Choice, Control, Field};
use crate::view::{Page, Phrase};

/// A record of somebody who was found.
#[derive(Debug, Clone)]
pub struct FoundRecord {
    /// The form it came by, or the account.
    pub title: Phrase,
    /// What was done with it outside the program.
    pub handlings: String,
    /// When and where it came.
    pub came: String,
    /// Its case: number, address, state.
    pub case: Option<(String, String, String)>,
    /// What the purpose reaches.
    pub values: Vec<OpenValue>,
    /// What it does not.
    pub shut: Vec<ShutValue>,
}

/// Somebody who was found.
#[derive(Debug, Clone)]
pub struct FoundPerson {
    /// `Person 1 of 2`.
    pub title: String,
    /// Whether the address is proved to be his.
    pub proved: String,
    /// His records.
    pub records: Vec<FoundRecord>,
    /// Consents to the purpose, each as a sentence.
    pub consents: Vec<String>,
}

/// Joins two of those who were found.
#[derive(Debug, Clone)]
pub struct JoinForm {
    /// Where to.
    pub action: String,
    /// Form token.
    pub token: String,
    /// The one.
    pub one: Vec<Choice>,
    /// The other.
    pub other: Vec<Choice>,
}

/// The page.
#[derive(Template)]
#[template(path = "staff_find.html")]
pub struct FindPage {
    /// Frame.
    pub page: Page,
    /// Asks for the purpose; none for a member whose roles see none.
    pub form: Option<PurposeForm>,
    /// The address.
    pub address: Field,
    /// What is wrong with the whole.
    pub wrong: Option<String>,
    /// What came out, once somebody was looked for.
    pub outcome: Option<String>,
    /// Everybody who was found.
    pub people: Vec<FoundPerson>,
    /// Joins two of them, for a role that answers requests.
    pub join: Option<JoinForm>,
}
