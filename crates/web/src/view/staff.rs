//! The staff's place of work: the queue, and a case.

use askama::Template;

use super::message::Button;
use super::{Page, Phrase};

/// A case of the queue.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Number.
    pub number: String,
    /// Where to.
    pub href: String,
    /// Form.
    pub form: Phrase,
    /// Role that is told.
    pub role: Phrase,
    /// State: class.
    pub state: &'static str,
    /// State: words.
    pub state_text: String,
    /// When it was opened.
    pub opened: String,
    /// Host.
    pub host: String,
}

/// A failed job.
#[derive(Debug, Clone)]
pub struct FailedJob {
    /// Kind.
    pub kind: String,
    /// Tries again.
    pub button: Button,
}

/// The queue.
#[derive(Template)]
#[template(path = "staff_queue.html")]
pub struct QueuePage {
    /// Frame.
    pub page: Page,
    /// Who is signed in.
    pub login: String,
    /// How many stand in each state: words, number.
    pub counts: Vec<(String, String)>,
    /// Open cases, oldest first.
    pub open: Vec<CaseLine>,
    /// Cases closed last.
    pub closed: Vec<CaseLine>,
    /// Undeclared fields from outside: form, day, how many.
    pub dropped: Vec<(String, String, String)>,
    /// Jobs that failed for good.
    pub failed: Vec<FailedJob>,
}

/// A value that was opened.
#[derive(Debug, Clone)]
pub struct OpenValue {
    /// Item.
    pub label: Phrase,
    /// Value, in words.
    pub value: String,
}

/// A button that moves the case on.
#[derive(Debug, Clone)]
pub struct Move {
    /// Where the case goes.
    pub to: &'static str,
    /// Words.
    pub text: String,
}

/// A case.
#[derive(Template)]
#[template(path = "staff_case.html")]
pub struct CasePage {
    /// Frame.
    pub page: Page,
    /// The case.
    pub case: CaseLine,
    /// Purpose that values are opened for.
    pub purpose: Phrase,
    /// Steps: when, what.
    pub steps: Vec<(String, String)>,
    /// Opens the values; gone once they are open.
    pub open: Option<Button>,
    /// Values, once they are open.
    pub values: Vec<OpenValue>,
    /// Items that stay shut, and why.
    pub shut: Vec<(Phrase, String)>,
    /// Whether values were asked for.
    pub asked: bool,
    /// Address of the moves.
    pub move_action: String,
    /// Form token of the moves.
    pub move_token: String,
    /// Moves the state allows.
    pub moves: Vec<Move>,
}
