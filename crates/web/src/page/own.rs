//! What a person changes of the account itself: the password, the address to sign in by, and the word that the data are right.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::AppError;
use zalog_app::account::{address, checked, password};
use zalog_domain::limits;
use zalog_words::Arg;

use super::door::Door;
use super::{day, moment, reader};
use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other};
use crate::view::Phrase;
use crate::view::field::{self, Field, FormState};
use crate::view::form::FormPage;
use crate::view::frame::Page;
use crate::view::message::{Button, MessagePage};

const PASSWORD: &str = "own-password";
const ADDRESS: &str = "own-address";
const PRESS: &str = "own-address-press";
const CHECKED: &str = "own-checked";

/// A form behind the door of the cabinet, which asks for the present password first.
fn form(ask: &Ask, door: &Door, name: &str, action: String, state: &FormState) -> Result<FormPage, Fault> {
    let words = ask.words();
    let title = words.say(&format!("{name}-title"));
    let frame = door.page(ask, title.clone()).at(&action);
    let token = ask.app()?.form_token(name, Some(&door.lock));
    let key = if name == PASSWORD { "action-save" } else { "own-address-button" };
    let button = Phrase::plain(words.say(key));
    let mut view = FormPage::new(frame, Phrase::plain(title), action, token, button);
    view.lead.push(words.say(&format!("{name}-lead")).into_owned());
    let text = words.say("own-password-now").into_owned();
    view.fields.push(asked(ask, state, field::line("password", "password", text, "current-password")));
    view.asides.push(door.back(ask));
    Ok(view)
}

fn asked(ask: &Ask, state: &FormState, mut line: Field) -> Field {
    line.error = state.error(&line.name, ask.words());
    line
}

fn password_page(ask: &Ask, door: &Door, state: &FormState) -> Result<FormPage, Fault> {
    let words = ask.words();
    let mut view = form(ask, door, PASSWORD, ask.links().own_password(), state)?;
    let text = words.say("own-password-new").into_owned();
    let mut line = asked(ask, state, field::line("new-password", "password", text, "new-password"));
    let least = i64::try_from(limits::PASSWORD_CHARS_MIN).unwrap_or(i64::MAX);
    line.hint = Some(words.say_with("account-password-hint", &[("count", Arg::Number(least))]));
    view.fields.push(line);
    Ok(view.with_errors(state))
}

/// GET `/cabinet/password`
pub async fn password(ask: Ask, door: Door) -> Result<Response, Fault> {
    page(&password_page(&ask, &door, &FormState::default())?)
}

/// POST `/cabinet/password`
pub async fn password_change(ask: Ask, door: Door, post: OwnPost) -> Result<Response, Fault> {
    let fields = post.button(&ask, PASSWORD, Some(&door.lock))?;
    let (who, session) = (door.who.subject, door.lock.clone());
    let (present, new) = (fields.get("password").to_owned(), fields.get("new-password").to_owned());
    match ask.attempt(move |app, visit| password::change(app, visit, who, &session, &present, &new)).await? {
        Ok(()) => Ok(see_other(&door.rooms.done("password"))),
        Err(AppError::Refused(refused)) => {
            let view = password_page(&ask, &door, &FormState::refused(&fields, refused))?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(other) => Err(other.into()),
    }
}

async fn address_page(ask: &Ask, door: &Door, state: &FormState) -> Result<FormPage, Fault> {
    let words = ask.words();
    let who = door.who.subject;
    let mut view = form(ask, door, ADDRESS, ask.links().own_address(), state)?;
    if let Some(until) = ask.run(move |app, _| address::waiting(app, who)).await? {
        let until = moment(ask, until)?;
        view.notice = Some(words.say_with("own-address-waits", &[("date", Arg::Text(&until))]));
    }
    let text = words.say("own-address-new").into_owned();
    let mut line = asked(ask, state, field::line("email", "email", text, "email"));
    line.value = state.typed("email").to_owned();
    view.fields.insert(0, line);
    Ok(view.with_errors(state))
}

/// GET `/cabinet/address`
pub async fn address(ask: Ask, door: Door) -> Result<Response, Fault> {
    page(&address_page(&ask, &door, &FormState::default()).await?)
}

/// POST `/cabinet/address`
pub async fn address_ask(ask: Ask, door: Door, post: OwnPost) -> Result<Response, Fault> {
    let opened = post.open(&ask, ADDRESS, Some(&door.lock)).await?;
    let state = match opened.operation {
        Ok(operation) => {
            let who = door.who.subject;
            let (email, password) =
                (opened.fields.get("email").to_owned(), opened.fields.get("password").to_owned());
            let asked = ask
                .attempt(move |app, visit| address::ask(app, visit, who, operation, &email, &password))
                .await?;
            match asked {
                Ok(()) => return Ok(see_other(&door.rooms.done("address"))),
                Err(AppError::Refused(refused)) => FormState::refused(&opened.fields, refused),
                Err(other) => return Err(other.into()),
            }
        }
        Err(key) => FormState::failed(&opened.fields, key),
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &address_page(&ask, &door, &state).await?)
}

async fn frame(ask: &Ask, key: &str) -> Result<Page, Fault> {
    Ok(Page::new(ask, reader(ask).await?, ask.words().say(key)))
}

async fn gone(ask: &Ask) -> Result<Response, Fault> {
    let words = ask.words();
    let lead = vec![words.say("own-address-gone").into_owned()];
    let view = MessagePage::new(frame(ask, "account-gone-title").await?, lead);
    page_with(StatusCode::GONE, &view.aside(ask.links().cabinet(), words.say("cabinet-title").into_owned()))
}

/// GET `/address/{token}`: a press, so that a program that follows links changes nothing.
pub async fn address_open(ask: Ask, Path(token): Path<String>) -> Result<Response, Fault> {
    let link = token.clone();
    if !ask.run(move |app, _| address::alive(app, &link)).await? {
        return gone(&ask).await;
    }
    let words = ask.words();
    let lead = vec![words.say("own-address-confirm").into_owned()];
    let mut view = MessagePage::new(frame(&ask, "own-address-confirm-title").await?, lead);
    view.button = Some(Button {
        action: ask.links().address(&token),
        token: ask.app()?.form_token(PRESS, None),
        text: words.say("own-address-confirm-button").into_owned(),
    });
    page(&view)
}

/// POST `/address/{token}`
pub async fn address_press(ask: Ask, Path(token): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    post.button(&ask, PRESS, None)?;
    match ask.attempt(move |app, _| address::complete(app, &token)).await? {
        Ok(()) => {
            let words = ask.words();
            let lead = vec![words.say("own-address-done").into_owned()];
            let view = MessagePage::new(frame(&ask, "own-address-done-title").await?, lead);
            page(&view.aside(ask.links().cabinet(), words.say("cabinet-title").into_owned()))
        }
        Err(AppError::Gone) => gone(&ask).await,
        Err(other) => Err(other.into()),
    }
}

/// The reminder to look the data through, when its time has come: what it says, and the button.
pub(crate) async fn reminder(ask: &Ask, door: &Door) -> Result<Option<(String, Button)>, Fault> {
    if door.is_link() {
        return Ok(None);
    }
    let who = door.who.subject;
    let Some(since) = ask.run(move |app, _| checked::due(app, who)).await? else { return Ok(None) };
    let (words, since) = (ask.words(), day(ask, since)?);
    let text = words.say_with("own-check-text", &[("date", Arg::Text(&since))]);
    let button =
        door.button(ask, CHECKED, ask.links().own_checked(), words.say("own-check-button").into_owned())?;
    Ok(Some((text, button)))
}

/// POST `/cabinet/checked`
pub async fn check(ask: Ask, door: Door, post: OwnPost) -> Result<Response, Fault> {
    post.button(&ask, CHECKED, Some(&door.lock))?;
    let who = door.who.subject;
    ask.run(move |app, _| checked::confirm(app, who)).await?;
    Ok(see_other(&door.rooms.done("checked")))
}
