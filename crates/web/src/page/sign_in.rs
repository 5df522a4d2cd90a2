//! Signing in and out.

use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use zalog_app::{AppError, sign_in};

use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::cookie::Jar;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other, with_cookies};
use crate::routes::may_lead_to;
use crate::view::Phrase;
use crate::view::field::{self, FormState};
use crate::view::form::{Aside, FormPage, check};
use crate::view::frame::{Page, Reader};

const FORM: &str = "sign-in";

/// Where the sign-in leads, and what led to it.
#[derive(Deserialize, Default)]
pub struct Way {
    #[serde(default)]
    next: String,
    #[serde(default)]
    changed: String,
}

/// GET `/sign-in`
pub async fn show(ask: Ask, Query(way): Query<Way>) -> Result<Response, Fault> {
    if ask.session().await?.is_some() {
        return Ok(see_other(&ask.links().with(next(&way.next))));
    }
    let mut view = form_page(&ask, &way.next, &FormState::default())?;
    if way.changed == "1" {
        view.notice = Some(ask.words().say("account-password-changed").into_owned());
    }
    page(&view)
}

fn next(asked: &str) -> &str {
    if may_lead_to(asked) { asked } else { "/cabinet" }
}

fn form_page(ask: &Ask, next: &str, state: &FormState) -> Result<FormPage, Fault> {
    let (words, links) = (ask.words(), ask.links());
    let frame = Page::new(ask, Reader::Stranger, words.say("account-sign-in"));
    let token = ask.app()?.form_token(FORM, None);
    let heading = Phrase::plain(words.say("account-sign-in"));
    let mut view =
        FormPage::new(frame, heading, links.sign_in(), token, Phrase::plain(words.say("action-sign-in")));
    let mut login = field::line("login", "email", words.say("account-email").into_owned(), "username");
    login.value = state.typed("login").to_owned();
    let password =
        field::line("password", "password", words.say("account-password").into_owned(), "current-password");
    view.fields = vec![login, password];
    view.checks.push(check("remember", words.say("account-remember").into_owned(), false, state, words));
    if may_lead_to(next) {
        view.hidden.push(("next", next.to_owned()));
    }
    view.small.push(words.say("account-cookie").into_owned());
    if !ask.secure() {
        view.small.push(words.say("account-cookie-plain").into_owned());
    }
    view.asides.push(Aside { href: links.recover(), text: words.say("account-forgot").into_owned() });
    view.asides.push(Aside { href: links.register(), text: words.say("account-have-none").into_owned() });
    Ok(view.with_errors(state))
}

/// POST `/sign-in`
pub async fn send(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let fields = post.button(&ask, FORM, None)?;
    let (login, password) = (fields.get("login").to_owned(), fields.get("password").to_owned());
    let remember = fields.has("remember");
    match ask.attempt(move |app, visit| sign_in::sign_in(app, visit, &login, &password, remember)).await? {
        Ok((session, remember)) => {
            let cookies = Jar::sign_in(ask.secure(), &session.as_cookie(), remember);
            Ok(with_cookies(see_other(&ask.links().with(next(fields.get("next")))), cookies))
        }
        Err(AppError::Refused(refused)) => {
            let view = form_page(&ask, fields.get("next"), &FormState::refused(&fields, refused))?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(other) => Err(other.into()),
    }
}

/// POST `/sign-out`
pub async fn out(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let home = see_other(&ask.links().home());
    let Some(token) = ask.token().cloned() else { return Ok(home) };
    post.button(&ask, "sign-out", Some(&token))?;
    ask.run(move |app, _| sign_in::sign_out(app, &token)).await?;
    Ok(with_cookies(home, Jar::sign_out(ask.secure())))
}
