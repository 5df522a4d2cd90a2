//! Registration: the form, the letter, the confirmation.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::registration::{self, Typed};
use zalog_app::{AppError, Refused};
use zalog_domain::limits;
use zalog_policy::model::{Form, PurposeClass};
use zalog_words::{Arg, Case, span};

use super::form::{LEGAL_PERSON, NO_MAILINGS, consents, terms, typed as sorted, whose, whose_typed};
use crate::http::ask::Ask;
use crate::http::body::{Fields, OwnPost};
use crate::http::cookie::Jar;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other, with_cookies};
use crate::view::Phrase;
use crate::view::field::{self, FormState};
use crate::view::form::{Aside, FormPage, check};
use crate::view::frame::{Page, Reader};
use crate::view::message::{Button, MessagePage};

const FORM: &str = "register";
const CONFIRM: &str = "register-confirm";

fn declared(ask: &Ask) -> Result<Form, Fault> {
    ask.policy()?.forms.iter().find(|form| form.registration).cloned().ok_or(Fault::NotFound)
}

/// GET `/register`
pub async fn show(ask: Ask) -> Result<Response, Fault> {
    if ask.session().await?.is_some() {
        return Ok(see_other(&ask.links().cabinet()));
    }
    page(&form_page(&ask, &declared(&ask)?, &FormState::default()).await?)
}

/// POST `/register`
pub async fn send(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let form = declared(&ask)?;
    let opened = post.open(&ask, FORM, None).await?;
    let operation = match opened.operation {
        Ok(operation) => operation,
        Err(key) => return again(&ask, &form, &FormState::failed(&opened.fields, key)).await,
    };
    let typed = typed(&form, &opened.fields);
    match ask.attempt(move |app, visit| registration::start(app, visit, operation, typed)).await? {
        Ok(()) => Ok(see_other(&ask.links().register_sent())),
        Err(AppError::Refused(refused)) => {
            again(&ask, &form, &FormState::refused(&opened.fields, refused)).await
        }
        Err(other) => Err(other.into()),
    }
}

fn typed(form: &Form, fields: &Fields) -> Typed {
    let sorted = sorted(form, fields, |_, name| Some(name.to_owned()));
    Typed {
        fields: sorted.fields,
        password: fields.get("password").to_owned(),
        offers: sorted.boxes,
        no_mailings: fields.has(NO_MAILINGS),
        legal_person: fields.has(LEGAL_PERSON),
        whose: whose_typed(fields),
    }
}

async fn again(ask: &Ask, form: &Form, state: &FormState) -> Result<Response, Fault> {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &form_page(ask, form, state).await?)
}

async fn form_page(ask: &Ask, form: &Form, state: &FormState) -> Result<FormPage, Fault> {
    let (words, links, policy) = (ask.words(), ask.links(), ask.policy()?);
    let frame = Page::new(ask, Reader::Stranger, words.say("account-register"));
    let token = ask.app()?.form_token(FORM, None);
    let button = Phrase::of(&form.button, ask.lang());
    let heading = Phrase::plain(words.say("account-register"));
    let mut view = FormPage::new(frame, heading, links.register(), token, button);
    view.lead.push(words.say("account-register-lead").into_owned());
    let number = policy.edition.number.to_string();
    view.small.push(words.say_with("register-accepts", &[("number", Arg::Text(&number))]));
    (view.fields, view.legal_fields) = field::of_form(policy, form, state, words);
    let mut password =
        field::line("password", "password", words.say("account-password").into_owned(), "new-password");
    let least = i64::try_from(limits::PASSWORD_CHARS_MIN).unwrap_or(i64::MAX);
    password.hint = Some(words.say_with("account-password-hint", &[("count", Arg::Number(least))]));
    password.error = state.error("password", words);
    view.fields.push(password);
    if !view.legal_fields.is_empty() {
        view.legal =
            Some(check(LEGAL_PERSON, words.say("form-legal-person-box").into_owned(), false, state, words));
    }
    view.consents = consents(ask, form, state).await?;
    whose(form, state, words, &mut view);
    let mailings = form
        .offers
        .iter()
        .filter_map(|slug| policy.purpose(slug))
        .any(|p| p.class == PurposeClass::Marketing);
    if mailings {
        view.checks.push(check(
            NO_MAILINGS,
            words.say("account-no-mailings").into_owned(),
            false,
            state,
            words,
        ));
    }
    view.terms = terms(ask, form).await?;
    view.asides.push(Aside { href: links.sign_in(), text: words.say("account-have").into_owned() });
    Ok(view.with_errors(state))
}

/// `/register/sent`: the same whoever typed whatever address.
pub async fn sent(ask: Ask) -> Result<Response, Fault> {
    let (words, lang) = (ask.words(), ask.lang());
    let life = span(lang, limits::REGISTRATION_BUCKET_HOURS, "hour", Case::Nominative);
    let text = words.say_with("account-sent", &[("span", Arg::Text(&life))]);
    let frame = Page::new(&ask, Reader::Stranger, words.say("account-sent-title"));
    let view = MessagePage::new(frame, vec![text, words.say("account-sent-nothing").into_owned()]);
    page(&view.aside(ask.links().home(), words.say("site-home").into_owned()))
}

/// GET `/register/confirm/{token}`: a press, so that a program that follows links confirms nothing.
pub async fn confirm(ask: Ask, Path(token): Path<String>) -> Result<Response, Fault> {
    let link = token.clone();
    if !ask.run(move |app, _| registration::waiting(app, &link)).await? {
        return gone(&ask);
    }
    let words = ask.words();
    let frame = Page::new(&ask, Reader::Stranger, words.say("account-confirm-title"));
    let mut view = MessagePage::new(frame, vec![words.say("account-confirm").into_owned()]);
    view.button = Some(Button {
        action: ask.links().register_confirm(&token),
        token: ask.app()?.form_token(CONFIRM, None),
        text: words.say("account-confirm-button").into_owned(),
    });
    page(&view)
}

/// POST `/register/confirm/{token}`
pub async fn complete(ask: Ask, Path(token): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    post.button(&ask, CONFIRM, None)?;
    match ask.attempt(move |app, visit| registration::complete(app, visit, &token)).await? {
        Ok(session) => {
            let cookies = Jar::sign_in(ask.secure(), &session.as_cookie(), false);
            Ok(with_cookies(see_other(&ask.links().cabinet()), cookies))
        }
        // The declaration changed between the letter and the press, and the form of then does not fit any more.
        Err(AppError::Gone | AppError::Refused(Refused { .. })) => gone(&ask),
        Err(other) => Err(other.into()),
    }
}

fn gone(ask: &Ask) -> Result<Response, Fault> {
    let (words, links) = (ask.words(), ask.links());
    let frame = Page::new(ask, Reader::Stranger, words.say("account-gone-title"));
    let view = MessagePage::new(frame, vec![words.say("account-gone").into_owned()])
        .aside(links.sign_in(), words.say("action-sign-in").into_owned())
        .aside(links.register(), words.say("account-register-again").into_owned());
    page_with(StatusCode::GONE, &view)
}
