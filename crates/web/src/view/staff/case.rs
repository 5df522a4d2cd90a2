//! A case.

use askama::Template;

use super::CaseLine;
use crate::view::cabinet::Reason;
use crate::view::field::{Choice, Control, Field};
use crate::view::message::Button;
use crate::view::{Page, Phrase};

/// A value that was opened.
#[derive(Debug, Clone)]
pub struct OpenValue {
    /// Item.
    pub label: Phrase,
    /// Value, in words.
    pub value: String,
    /// Whether it lies in the account.
    pub account: bool,
}

/// A value that stays shut.
#[derive(Debug, Clone)]
pub struct ShutValue {
    /// Item.
    pub label: Phrase,
    /// Why.
    pub why: String,
    /// Whether it lies in the account.
    pub account: bool,
}

/// Asks for which purpose values are to be opened.
#[derive(Debug, Clone)]
pub struct PurposeForm {
    /// Where to.
    pub action: String,
    /// Form token.
    pub token: String,
    /// Purposes of the member's roles.
    pub choices: Vec<Choice>,
}

/// A button that moves the case on.
#[derive(Debug, Clone)]
pub struct Move {
    /// Where the case goes.
    pub to: &'static str,
    /// Words.
    pub text: String,
}

/// A button that reports an event.
#[derive(Debug, Clone)]
pub struct Event {
    /// Name.
    pub name: &'static str,
    /// Words.
    pub text: String,
}

/// A step of the case.
#[derive(Debug, Clone)]
pub struct StepLine {
    /// When.
    pub at: String,
    /// What.
    pub text: String,
    /// The login of who did it.
    pub by: Option<String>,
}

/// A note.
#[derive(Debug, Clone)]
pub struct NoteLine {
    /// When.
    pub at: String,
    /// The login of who wrote it.
    pub by: Option<String>,
    /// What it says.
    pub text: String,
}

/// Where a note is written.
#[derive(Debug, Clone)]
pub struct NoteForm {
    /// Where to.
    pub action: String,
    /// Form token.
    pub token: String,
    /// The control.
    pub field: Field,
    /// What is wrong with the whole.
    pub error: Option<String>,
}

/// A case.
#[derive(Template)]
#[template(path = "staff_case.html")]
pub struct CasePage {
    /// Frame.
    pub page: Page,
    /// The case.
    pub case: CaseLine,
    /// Purpose of its form.
    pub purpose: Phrase,
    /// What was done with its record outside the program.
    pub handlings: String,
    /// Where the data are deleted; none for a member whose roles do not see them.
    pub delete: Option<String>,
    /// Steps.
    pub steps: Vec<StepLine>,
    /// Opens values; none for a member whose roles see no purpose.
    pub open: Option<PurposeForm>,
    /// The purpose values were opened for, once they were asked for.
    pub asked: Option<Phrase>,
    /// Values, once they are open.
    pub values: Vec<OpenValue>,
    /// Items that stay shut, and why.
    pub shut: Vec<ShutValue>,
    /// Whether the record holds any value.
    pub held: bool,
    /// Why the values are kept, and until when.
    pub kept: Vec<Reason>,
    /// Whether the member reads and writes notes here.
    pub may_note: bool,
    /// How many notes there are, in words; none.
    pub notes_count: Option<String>,
    /// Opens the notes, while they are shut.
    pub notes_open: Option<Button>,
    /// Notes, once they are open.
    pub notes: Vec<NoteLine>,
    /// Why notes stayed shut.
    pub notes_shut: Option<String>,
    /// Where a note is written.
    pub note: Option<NoteForm>,
    /// Address of the moves.
    pub move_action: String,
    /// Form token of the moves.
    pub move_token: String,
    /// Moves the state allows.
    pub moves: Vec<Move>,
    /// Address of the events.
    pub event_action: String,
    /// Form token of the events.
    pub event_token: String,
    /// Events that are waited for.
    pub events: Vec<Event>,
}
