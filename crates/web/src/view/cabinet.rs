//! A person's pages, in the cabinet and behind the secret link of a record: what is held, why, and until when; consents; who
//! looked; what goes and what stays.

#[cfg(test)]
pub mod samples;

use askama::Template;

use super::field::{Control, Field};
use super::form::Aside;
use super::message::Button;
use super::notice::Version;
use super::{Html, Page, Phrase};

/// Why a value is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Purpose.
    pub purpose: Phrase,
    /// Basis, with its article.
    pub basis: String,
    /// Until when.
    pub until: String,
    /// Who may be given it, empty for nobody.
    pub recipients: String,
    /// `active`, `suspended`, `winding-down`: class and, when not active, words.
    pub state: &'static str,
    /// Words for the state, empty when active.
    pub state_text: String,
}

/// A value.
#[derive(Debug, Clone)]
pub struct Value {
    /// Item.
    pub label: Phrase,
    /// The value, in words.
    pub value: String,
    /// Where it came from, and since when it is held.
    pub came: String,
    /// That the address was proved, and when.
    pub proved: Option<String>,
    /// Asks for a letter that proves the address.
    pub prove: Option<Button>,
    /// Where to delete it, if it can go by itself.
    pub delete: Option<String>,
}

/// Values with the same reasons.
#[derive(Debug, Clone)]
pub struct Group {
    /// Values.
    pub values: Vec<Value>,
    /// Why they are held: the operator's own purposes first.
    pub reasons: Vec<Reason>,
    /// The rest of them, folded away.
    pub more: Vec<Reason>,
    /// "3 more reasons"
    pub more_text: String,
}

/// Values that came together.
#[derive(Debug, Clone)]
pub struct Record {
    /// The form.
    pub title: Phrase,
    /// When and where.
    pub came: String,
    /// Whose the values are, if not the reader's own, and what was declared of it.
    pub other: Option<String>,
    /// Number and state of its case.
    pub case: Option<(String, String)>,
    /// Its values.
    pub groups: Vec<Group>,
    /// Where to correct and complete it.
    pub edit: Option<String>,
    /// Where to take it back.
    pub remove: Option<String>,
}

/// A consent of the list.
#[derive(Debug, Clone)]
pub struct ConsentLine {
    /// Purpose.
    pub purpose: Phrase,
    /// Where to read it.
    pub href: String,
    /// Given when.
    pub given: String,
    /// Withdrawn when.
    pub withdrawn: Option<String>,
}

/// A consent that is asked again.
#[derive(Debug, Clone)]
pub struct AgainLine {
    /// Purpose.
    pub purpose: Phrase,
    /// Where to answer.
    pub href: String,
    /// Given when.
    pub given: String,
}

/// The first page behind a door.
#[derive(Template)]
#[template(path = "cabinet.html")]
pub struct CabinetPage {
    /// Frame.
    pub page: Page,
    /// What it is, in sentences.
    pub lead: Vec<String>,
    /// Good news from the step before.
    pub notice: Option<String>,
    /// The other pages.
    pub rooms: Vec<Aside>,
    /// Editions of the policy that wait for an answer.
    pub versions: Vec<Version>,
    /// Consents that are asked again.
    pub again: Vec<AgainLine>,
    /// Takes the record into the account of whoever is signed in: what that means, and the button.
    pub join: Option<(String, Button)>,
    /// The reminder to look the data through: what it says, and the button.
    pub check: Option<(String, Button)>,
    /// Records, the account first.
    pub records: Vec<Record>,
    /// The records before these.
    pub older: Option<String>,
    /// Back to the newest.
    pub newest: Option<String>,
    /// Consents, newest first; none on later pages.
    pub consents: Option<Vec<ConsentLine>>,
}

/// Values that stay, with the same reasons.
#[derive(Debug, Clone)]
pub struct Kept {
    /// What they came by.
    pub title: Phrase,
    /// Labels in a row.
    pub items: String,
    /// What goes on holding them.
    pub reasons: Vec<Reason>,
}

/// What goes and what stays.
#[derive(Debug, Clone, Default)]
pub struct Forecast {
    /// Purposes for which nothing opens any more.
    pub stops: Vec<Phrase>,
    /// What is destroyed: what it came by, and labels in a row.
    pub goes: Vec<(Phrase, String)>,
    /// What stays.
    pub stays: Vec<Kept>,
    /// What else is to be known.
    pub notes: Vec<String>,
}

/// One consent.
#[derive(Template)]
#[template(path = "consent.html")]
pub struct ConsentPage {
    /// Frame.
    pub page: Page,
    /// Back.
    pub back: Aside,
    /// Purpose.
    pub purpose: Phrase,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// Withdrawn when.
    pub withdrawn: Option<String>,
    /// What a withdrawal changes.
    pub forecast: Forecast,
    /// The button, while the consent holds.
    pub button: Option<Button>,
    /// Receipt, to be printed.
    pub receipt: String,
    /// Receipt, for programs.
    pub receipt_json: String,
    /// Title of the text.
    pub text_title: String,
    /// Language of the text.
    pub text_lang: &'static str,
    /// The very text.
    pub text: Html,
}

/// A last page before something is deleted: what goes, what stays, and the button.
#[derive(Template)]
#[template(path = "leaving.html")]
pub struct LeavingPage {
    /// Frame.
    pub page: Page,
    /// Back.
    pub back: Aside,
    /// What it does, in sentences.
    pub lead: Vec<String>,
    /// What is wrong with what was typed.
    pub error: Option<String>,
    /// What may be wanted first: the copy.
    pub before: Option<Aside>,
    /// What goes and what stays, where it is more than the sentences say.
    pub forecast: Option<Forecast>,
    /// What is asked for first: the password again, or a reason.
    pub asked: Option<Field>,
    /// The button; none when it cannot be done.
    pub button: Option<Button>,
}

/// A receipt on paper.
#[derive(Template)]
#[template(path = "receipt.html")]
pub struct ReceiptPage {
    /// Frame.
    pub page: Page,
    /// Number.
    pub number: String,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// Names and values that a program checks.
    pub proofs: Vec<(String, String)>,
    /// Whether the journal's proof is in it.
    pub proved: bool,
    /// The command that checks it without us.
    pub command: String,
    /// For programs.
    pub json: String,
    /// Back to the consent.
    pub back: String,
    /// Title of the text.
    pub text_title: String,
    /// Language of the text.
    pub text_lang: &'static str,
    /// The very text.
    pub text: Html,
}

/// After a form: its number and the link that is the key to it.
#[derive(Template)]
#[template(path = "link_sent.html")]
pub struct LinkSentPage {
    /// Frame.
    pub page: Page,
    /// That it was taken.
    pub lead: String,
    /// Number of the case.
    pub number: Option<String>,
    /// The whole link.
    pub link: String,
    /// Its path, to go there at once.
    pub href: String,
}

/// A session.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// Browser and system.
    pub agent: String,
    /// Host.
    pub host: String,
    /// Opened, last used, ends.
    pub facts: Vec<(String, String)>,
    /// Whether it is this one.
    pub current: bool,
    /// Names it in the form.
    pub key: String,
}

/// The person's sessions.
#[derive(Template)]
#[template(path = "sessions.html")]
pub struct SessionsPage {
    /// Frame.
    pub page: Page,
    /// Sessions, this one first.
    pub sessions: Vec<SessionLine>,
    /// Where to.
    pub action: String,
    /// Form token.
    pub token: String,
}

/// An opening.
#[derive(Debug, Clone)]
pub struct OpeningLine {
    /// When.
    pub at: String,
    /// Who, as a class.
    pub who: String,
    /// Which operation it was, as the law names it; empty where nothing was done.
    pub operation: String,
    /// What for.
    pub purpose: Phrase,
    /// How many values.
    pub items: String,
}

/// Who opened the person's data.
#[derive(Template)]
#[template(path = "openings.html")]
pub struct OpeningsPage {
    /// Frame.
    pub page: Page,
    /// Back.
    pub back: Aside,
    /// Why nothing is shown, if it is not.
    pub hidden: Option<String>,
    /// Newest first.
    pub openings: Vec<OpeningLine>,
    /// Those before these.
    pub older: Option<String>,
}
