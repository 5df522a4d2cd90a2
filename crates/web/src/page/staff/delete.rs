//! `/staff/cases/{number}/delete`: what would go and what stays, the reason, and the button.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::staff::{self, Deleting};
use zalog_app::{AppError, SessionToken};
use zalog_domain::deletion::Because;

use crate::http::ask::{Ask, Staff};
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other};
use crate::page::leave::forecast;
use crate::view::Phrase;
use crate::view::cabinet::LeavingPage;
use crate::view::field::{self, Choice, Control, Field, FormState, sentence};
use crate::view::form::Aside;
use crate::view::frame::{Page, Reader};
use crate::view::message::Button;

fn form(number: &str) -> String {
    format!("case-delete/{number}")
}

/// GET
pub async fn ask(ask: Ask, Path(number): Path<String>) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let asked = number.clone();
    let found = ask.run(move |app, _| staff::deleting(app, &member, &asked)).await?;
    page(&view(&ask, &token, &number, &found, &FormState::default())?)
}

/// POST
pub async fn delete(ask: Ask, Path(number): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let opened = post.open(&ask, &form(&number), Some(&token)).await?;
    let fields = opened.fields;
    let state = match opened.operation {
        Ok(operation) => {
            let (by, asked, because) = (member.clone(), number.clone(), fields.get("because").to_owned());
            match ask.attempt(move |app, _| staff::delete(app, &by, operation, &asked, &because)).await? {
                Ok(reference) => return Ok(see_other(&ask.links().destruction(&reference))),
                Err(AppError::Refused(refused)) => FormState::refused(&fields, refused),
                Err(other) => return Err(other.into()),
            }
        }
        Err(key) => FormState::failed(&fields, key),
    };
    let asked = number.clone();
    let found = ask.run(move |app, _| staff::deleting(app, &member, &asked)).await?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&ask, &token, &number, &found, &state)?)
}

fn view(
    ask: &Ask,
    token: &SessionToken,
    number: &str,
    found: &Deleting,
    state: &FormState,
) -> Result<LeavingPage, Fault> {
    let (words, links) = (ask.words(), ask.links());
    let action = links.case_delete(number);
    let asked = because(ask, state);
    let told = if found.told { "deletion-told" } else { "deletion-untold" };
    let button = Button {
        action: action.clone(),
        token: ask.app()?.form_token(&form(number), Some(token)),
        text: words.say("cabinet-remove-button").into_owned(),
    };
    let goes = !found.preview.goes.is_empty();
    Ok(LeavingPage {
        page: Page::new(ask, Reader::Staff, words.say("deletion-title")).at(&action),
        back: Aside { href: links.case(number), text: format!("{} {number}", words.say("staff-case")) },
        lead: vec![words.say("deletion-lead").into_owned(), words.say(told).into_owned()],
        error: asked.error.clone().or_else(|| state.form.map(|key| sentence(words, key))),
        before: None,
        forecast: Some(forecast(ask, &found.preview)?),
        asked: goes.then_some(asked),
        button: goes.then_some(button),
    })
}

/// The choice of a reason: none is chosen beforehand.
fn because(ask: &Ask, state: &FormState) -> Field {
    let words = ask.words();
    let text = words.say("deletion-because-label").into_owned();
    let mut field = field::line("because", "text", text, "off");
    field.value = state.typed("because").to_owned();
    field.error = state.error("because", words);
    let choice = |reason: &Because| Choice {
        value: reason.as_str().to_owned(),
        text: Phrase::plain(words.say(&format!("deletion-because-{}", reason.as_str()))),
        chosen: reason.as_str() == field.value,
    };
    field.control = Control::List(Because::ALL.iter().map(choice).collect());
    field
}
