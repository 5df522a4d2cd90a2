//! The cabinet: what is held about me, why, and until when; my consents; my sessions; who looked.

use askama::Template;

use super::message::Button;
use super::{Html, Page, Phrase};

/// Why a value is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Purpose.
    pub purpose: Phrase,
    /// Basis, in short.
    pub basis: String,
    /// Until when.
    pub until: String,
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
    /// Where it came from, if not typed in by the person.
    pub origin: Option<String>,
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
    /// Number and state of its case.
    pub case: Option<(String, String)>,
    /// Its values.
    pub groups: Vec<Group>,
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

/// The cabinet.
#[derive(Template)]
#[template(path = "cabinet.html")]
pub struct CabinetPage {
    /// Frame.
    pub page: Page,
    /// How much there is, in a sentence.
    pub summary: String,
    /// Records, the account first.
    pub records: Vec<Record>,
    /// Consents, newest first.
    pub consents: Vec<ConsentLine>,
}

/// One consent.
#[derive(Template)]
#[template(path = "consent.html")]
pub struct ConsentPage {
    /// Frame.
    pub page: Page,
    /// Purpose.
    pub purpose: Phrase,
    /// Names and values.
    pub facts: Vec<(String, String)>,
    /// Withdrawn when.
    pub withdrawn: Option<String>,
    /// What ends with a withdrawal.
    pub ends: Vec<String>,
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
    /// Newest first.
    pub openings: Vec<OpeningLine>,
}
