//! A case: its values opened by a press for a purpose of the member's roles, its moves, its events.

use axum::extract::Path;
use axum::response::Response;
use zalog_app::SessionToken;
use zalog_app::staff::{self, CaseView, Notes, Opened, Step};
use zalog_domain::case::CaseState;
use zalog_domain::limits;
use zalog_words::{Arg, Words};

use super::{line_view, purpose_choices, shown, shut};
use crate::http::ask::{Ask, Staff};
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page, see_other};
use crate::page::cabinet::{purpose_title, reason};
use crate::page::moment;
use crate::view::Phrase;
use crate::view::field::{Control, Field, FormState, sentence};
use crate::view::frame::{Page, Reader};
use crate::view::message::Button;
use crate::view::staff::{CasePage, Event, Move, NoteForm, NoteLine, PurposeForm, StepLine};

fn values_form(number: &str) -> String {
    format!("case-values/{number}")
}

fn move_form(number: &str) -> String {
    format!("case-move/{number}")
}

fn event_form(number: &str) -> String {
    format!("case-event/{number}")
}

pub(super) fn note_form(number: &str) -> String {
    format!("case-note/{number}")
}

pub(super) fn notes_form(number: &str) -> String {
    format!("case-notes/{number}")
}

/// What of a case stands open on this page.
#[derive(Default)]
pub(super) struct Open<'a> {
    pub values: Option<&'a Opened>,
    pub notes: Option<&'a Notes>,
    pub note: FormState,
}

/// GET `/staff/cases/{number}`
pub async fn case(ask: Ask, Path(number): Path<String>) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let case = ask.run(move |app, _| staff::case(app, &member, &number)).await?;
    page(&case_page(&ask, &token, &case, &Open::default())?)
}

/// POST `/staff/cases/{number}/values`: each press is an opening in the journal, so the page is not kept anywhere.
pub async fn values(ask: Ask, Path(number): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let fields = post.button(&ask, &values_form(&number), Some(&token))?;
    let (asking, asked, purpose) = (member.clone(), number.clone(), fields.get("purpose").to_owned());
    let opened = ask
        .run(move |app, _| match purpose.as_str() {
            "" => {
                let case = staff::case(app, &asking, &asked)?;
                staff::open_values_for(app, &asking, &asked, case.purpose.as_str())
            }
            purpose => staff::open_values_for(app, &asking, &asked, purpose),
        })
        .await?;
    let case = ask.run(move |app, _| staff::case(app, &member, &number)).await?;
    page(&case_page(&ask, &token, &case, &Open { values: Some(&opened), ..Open::default() })?)
}

/// POST `/staff/cases/{number}/move`
pub async fn move_on(ask: Ask, Path(number): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let fields = post.button(&ask, &move_form(&number), Some(&token))?;
    let (asked, to) = (number.clone(), fields.get("to").to_owned());
    ask.run(move |app, _| staff::move_case(app, &member, &asked, &to)).await?;
    Ok(see_other(&ask.links().case(&number)))
}

/// POST `/staff/cases/{number}/event`
pub async fn event(ask: Ask, Path(number): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let fields = post.button(&ask, &event_form(&number), Some(&token))?;
    let (asked, event) = (number.clone(), fields.get("event").to_owned());
    ask.run(move |app, _| staff::report(app, &member, &asked, &event)).await?;
    Ok(see_other(&ask.links().case(&number)))
}

pub(super) fn case_page(
    ask: &Ask,
    token: &SessionToken,
    case: &CaseView,
    open: &Open<'_>,
) -> Result<CasePage, Fault> {
    let (words, links, app) = (ask.words(), ask.links(), ask.app()?);
    let number = &case.line.number;
    let title = format!("{} {number}", words.say("staff-case"));
    let form_token = |form: String| app.form_token(&form, Some(token));
    let chosen = open.values.map_or(case.purpose.as_str(), |opened| opened.purpose.as_str());
    let notes_count = i64::try_from(case.notes).unwrap_or(i64::MAX);
    Ok(CasePage {
        page: Page::new(ask, Reader::Staff, title).at(&links.case(number)),
        case: line_view(ask, &case.line)?,
        purpose: purpose_title(ask, &case.purpose)?,
        handlings: links.handlings(&case.record.hex()),
        delete: case.may_delete.then(|| links.case_delete(number)),
        steps: steps(ask, case)?,
        open: (!case.purposes.is_empty())
            .then(|| {
                Ok::<_, Fault>(PurposeForm {
                    action: links.case_values(number),
                    token: form_token(values_form(number)),
                    choices: purpose_choices(ask, &case.purposes, chosen)?,
                })
            })
            .transpose()?,
        asked: open.values.map(|opened| purpose_title(ask, &opened.purpose)).transpose()?,
        values: open.values.map_or_else(|| Ok(Vec::new()), |opened| shown(ask, &opened.values))?,
        shut: open.values.map_or_else(|| Ok(Vec::new()), |opened| shut(ask, &opened.shut))?,
        held: case.values > 0,
        kept: case.kept.iter().map(|holding| reason(ask, holding)).collect::<Result<_, _>>()?,
        may_note: case.may_note,
        notes_count: (case.notes > 0)
            .then(|| words.say_with("staff-notes-count", &[("count", Arg::Number(notes_count))])),
        notes_open: (case.notes > 0 && open.notes.is_none()).then(|| Button {
            action: links.case_notes_open(number),
            token: form_token(notes_form(number)),
            text: words.say("staff-notes-open").into_owned(),
        }),
        notes: open.notes.map_or_else(|| Ok(Vec::new()), |notes| note_lines(ask, notes))?,
        notes_shut: open.notes.and_then(|notes| notes.shut).map(|why| sentence(words, why)),
        note: case.may_note.then(|| NoteForm {
            action: links.case_notes(number),
            token: form_token(note_form(number)),
            field: note_field(words, &open.note),
            error: open.note.form.map(|key| sentence(words, key)),
        }),
        move_action: links.case_move(number),
        move_token: form_token(move_form(number)),
        moves: if case.may_move { moves(case.line.state) } else { &[] }
            .iter()
            .map(|to| Move { to, text: words.say(&format!("staff-move-{to}")).into_owned() })
            .collect(),
        event_action: links.case_event(number),
        event_token: form_token(event_form(number)),
        events: case
            .events
            .iter()
            .map(|event| Event {
                name: event.as_str(),
                text: words.say(&format!("staff-event-{}", event.as_str())).into_owned(),
            })
            .collect(),
    })
}

fn note_lines(ask: &Ask, notes: &Notes) -> Result<Vec<NoteLine>, Fault> {
    let line = |note: &staff::Note| {
        Ok(NoteLine { at: moment(ask, note.at)?, by: note.by.clone(), text: note.text.to_string() })
    };
    notes.notes.iter().map(line).collect()
}

fn note_field(words: &'static Words, state: &FormState) -> Field {
    Field {
        name: "note".to_owned(),
        label: Phrase::plain(words.say("staff-note")),
        hint: Some(words.say("staff-note-hint").into_owned()),
        control: Control::Area(4),
        required: true,
        value: state.typed("note").to_owned(),
        error: state.error("note", words),
        autocomplete: "off",
        inputmode: "",
        chars_max: limits::NOTE_CHARS,
        short: false,
    }
}

/// What happened, the receipt first.
fn steps(ask: &Ask, case: &CaseView) -> Result<Vec<StepLine>, Fault> {
    let came = Step { at: case.line.opened_at, what: "new".to_owned(), by: None };
    let known = case.steps.iter().any(|step| step.what == "new");
    let all = (!known).then_some(&came).into_iter().chain(&case.steps);
    let line = |step: &Step| {
        Ok(StepLine { at: moment(ask, step.at)?, text: step_text(ask, &step.what), by: step.by.clone() })
    };
    all.map(line).collect()
}

fn step_text(ask: &Ask, what: &str) -> String {
    let words = ask.words();
    let keys = [format!("staff-step-{what}"), format!("staff-event-{what}")];
    let key = keys.iter().find(|key| words.has(key));
    key.map_or_else(|| what.to_owned(), |key| words.say(key).into_owned())
}

/// Forward only, as the domain has it.
fn moves(state: CaseState) -> &'static [&'static str] {
    match state {
        CaseState::New { .. } => &["in-work", "answered", "closed"],
        CaseState::InWork { .. } => &["answered", "closed"],
        CaseState::Answered { .. } => &["closed"],
        CaseState::Closed { .. } => &[],
    }
}
