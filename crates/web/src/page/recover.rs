//! A new password by a mailed link.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::{AppError, recovery};
use zalog_domain::limits;
use zalog_words::{Arg, Case, span};

use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other};
use crate::view::Phrase;
use crate::view::field::{self, FormState};
use crate::view::form::{Aside, FormPage};
use crate::view::frame::{Page, Reader};
use crate::view::message::MessagePage;

const ASK: &str = "recover";
const SET: &str = "recover-set";

fn ask_page(ask: &Ask, state: &FormState) -> Result<FormPage, Fault> {
    let (words, links) = (ask.words(), ask.links());
    let frame = Page::new(ask, Reader::Stranger, words.say("account-recover"));
    let heading = Phrase::plain(words.say("account-recover"));
    let token = ask.app()?.form_token(ASK, None);
    let button = Phrase::plain(words.say("account-recover-button"));
    let mut view = FormPage::new(frame, heading, links.recover(), token, button);
    view.lead.push(words.say("account-recover-lead").into_owned());
    let mut email = field::line("email", "email", words.say("account-email").into_owned(), "email");
    email.value = state.typed("email").to_owned();
    email.error = state.error("email", words);
    view.fields.push(email);
    view.asides.push(Aside { href: links.sign_in(), text: words.say("account-have").into_owned() });
    Ok(view.with_errors(state))
}

/// GET `/recover`
pub async fn show(ask: Ask) -> Result<Response, Fault> {
    page(&ask_page(&ask, &FormState::default())?)
}

/// POST `/recover`
pub async fn send(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let opened = post.open(&ask, ASK, None).await?;
    let again = |state: FormState| page_with(StatusCode::UNPROCESSABLE_ENTITY, &ask_page(&ask, &state)?);
    let operation = match opened.operation {
        Ok(operation) => operation,
        Err(key) => return again(FormState::failed(&opened.fields, key)),
    };
    let email = opened.fields.get("email").to_owned();
    match ask.attempt(move |app, visit| recovery::ask(app, visit, operation, &email)).await? {
        Ok(()) => Ok(see_other(&ask.links().recover_sent())),
        Err(AppError::Refused(refused)) => again(FormState::refused(&opened.fields, refused)),
        Err(other) => Err(other.into()),
    }
}

/// `/recover/sent`
pub async fn sent(ask: Ask) -> Result<Response, Fault> {
    let words = ask.words();
    let life = span(ask.lang(), limits::RECOVERY_HOURS, "hour", Case::Nominative);
    let frame = Page::new(&ask, Reader::Stranger, words.say("account-sent-title"));
    let text = words.say_with("account-recover-sent", &[("span", Arg::Text(&life))]);
    let view = MessagePage::new(frame, vec![text, words.say("account-sent-nothing").into_owned()]);
    page(&view.aside(ask.links().home(), words.say("site-home").into_owned()))
}

fn set_page(ask: &Ask, token: &str, state: &FormState) -> Result<FormPage, Fault> {
    let (words, links) = (ask.words(), ask.links());
    let frame = Page::new(ask, Reader::Stranger, words.say("account-new-password"));
    let heading = Phrase::plain(words.say("account-new-password"));
    let form_token = ask.app()?.form_token(SET, None);
    let button = Phrase::plain(words.say("action-save"));
    let mut view = FormPage::new(frame, heading, links.recover_set(token), form_token, button);
    view.lead.push(words.say("account-new-password-lead").into_owned());
    let mut password =
        field::line("password", "password", words.say("account-password").into_owned(), "new-password");
    let least = i64::try_from(limits::PASSWORD_CHARS_MIN).unwrap_or(i64::MAX);
    password.hint = Some(words.say_with("account-password-hint", &[("count", Arg::Number(least))]));
    password.error = state.error("password", words);
    view.fields.push(password);
    Ok(view.with_errors(state))
}

fn gone(ask: &Ask) -> Result<Response, Fault> {
    let words = ask.words();
    let frame = Page::new(ask, Reader::Stranger, words.say("account-gone-title"));
    let view = MessagePage::new(frame, vec![words.say("account-recover-gone").into_owned()])
        .aside(ask.links().recover(), words.say("account-recover-again").into_owned());
    page_with(StatusCode::GONE, &view)
}

/// GET `/recover/{token}`
pub async fn open(ask: Ask, Path(token): Path<String>) -> Result<Response, Fault> {
    let link = token.clone();
    if ask.run(move |app, _| recovery::alive(app, &link)).await? {
        page(&set_page(&ask, &token, &FormState::default())?)
    } else {
        gone(&ask)
    }
}

/// POST `/recover/{token}`
pub async fn set(ask: Ask, Path(token): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let fields = post.button(&ask, SET, None)?;
    let (link, password) = (token.clone(), fields.get("password").to_owned());
    match ask.attempt(move |app, visit| recovery::set(app, visit, &link, &password)).await? {
        Ok(()) => Ok(see_other(&ask.links().sign_in_changed())),
        Err(AppError::Refused(refused)) => {
            let view = set_page(&ask, &token, &FormState::refused(&fields, refused))?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(AppError::Gone) => gone(&ask),
        Err(other) => Err(other.into()),
    }
}
