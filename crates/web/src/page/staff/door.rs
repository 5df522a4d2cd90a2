//! `/staff/sign-in`: staff sign in and out.

use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::{AppError, staff};

use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::cookie::Jar;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other, with_cookie};
use crate::view::Phrase;
use crate::view::field::{self, FormState};
use crate::view::form::FormPage;
use crate::view::frame::{Page, Reader};

const SIGN_IN: &str = "staff-sign-in";
const SIGN_OUT: &str = "staff-sign-out";

fn sign_in_page(ask: &Ask, state: &FormState) -> Result<FormPage, Fault> {
    let (words, links) = (ask.words(), ask.links());
    let frame = Page::new(ask, Reader::Unknown, words.say("staff-sign-in"));
    let heading = Phrase::plain(words.say("staff-sign-in"));
    let token = ask.app()?.form_token(SIGN_IN, None);
    let button = Phrase::plain(words.say("action-sign-in"));
    let mut view = FormPage::new(frame, heading, links.staff_sign_in(), token, button);
    view.lead.push(words.say("staff-sign-in-lead").into_owned());
    let mut login = field::line("login", "text", words.say("staff-login").into_owned(), "username");
    login.value = state.typed("login").to_owned();
    let password =
        field::line("password", "password", words.say("account-password").into_owned(), "current-password");
    view.fields = vec![login, password];
    if !ask.secure() {
        view.small.push(words.say("account-cookie-plain").into_owned());
    }
    Ok(view.with_errors(state))
}

/// GET `/staff/sign-in`
pub async fn door(ask: Ask) -> Result<Response, Fault> {
    match ask.member().await {
        Ok(_) => Ok(see_other(&ask.links().staff())),
        Err(Fault::Undertaking) => Ok(see_other(&ask.links().staff_undertaking())),
        Err(Fault::StaffSignIn) => page(&sign_in_page(&ask, &FormState::default())?),
        Err(other) => Err(other),
    }
}

/// POST `/staff/sign-in`
pub async fn sign_in(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let fields = post.button(&ask, SIGN_IN, None)?;
    let (login, password) = (fields.get("login").to_owned(), fields.get("password").to_owned());
    let signed_in = ask.attempt(move |app, visit| {
        let session = staff::sign_in(app, visit, &login, &password)?;
        let bound = !matches!(staff::member(app, &session), Err(AppError::Undertaking));
        Ok((session, bound))
    });
    match signed_in.await? {
        Ok((session, bound)) => {
            let cookie = Jar::Staff.set(ask.secure(), &session.as_cookie());
            let links = ask.links();
            let next = if bound { links.staff() } else { links.staff_undertaking() };
            Ok(with_cookie(see_other(&next), cookie))
        }
        Err(AppError::Refused(refused)) => page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &sign_in_page(&ask, &FormState::refused(&fields, refused))?,
        ),
        Err(other) => Err(other.into()),
    }
}

/// POST `/staff/sign-out`
pub async fn sign_out(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let door = see_other(&ask.links().staff_sign_in());
    let Some(token) = ask.inner().staff.clone() else { return Ok(door) };
    post.button(&ask, SIGN_OUT, Some(&token))?;
    ask.run(move |app, _| staff::sign_out(app, &token)).await?;
    Ok(with_cookie(door, Jar::Staff.clear(ask.secure())))
}
