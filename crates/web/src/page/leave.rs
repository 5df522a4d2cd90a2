//! Taking a record back, and closing the account: what goes and what stays is told first; and how far a destruction is, for
//! whoever knows its number.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::close::{self, Preview, Staying};
use zalog_app::{AppError, destroy, take_back};
use zalog_domain::ids::RecordId;
use zalog_policy::model::Slug;
use zalog_words::Arg;

use super::cabinet::{form_title, purpose_title, reasons};
use super::door::{Door, Id};
use super::{day, fact, moment};
use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::cookie::Jar;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other, with_cookies};
use crate::view::Phrase;
use crate::view::cabinet::{Forecast, Kept, LeavingPage};
use crate::view::field::{self, FormState, labels};
use crate::view::form::Aside;
use crate::view::frame::{Page, Reader};
use crate::view::message::MessagePage;

const CLOSE: &str = "close";

fn remove_name(id: &str) -> String {
    format!("remove/{id}")
}

/// The title of what values came by: the registration form's record is the account.
fn title(ask: &Ask, form: &str) -> Result<Phrase, Fault> {
    let registration = Slug::new(form)
        .ok()
        .and_then(|slug| ask.policy().ok()?.form(&slug).map(|form| form.registration))
        .unwrap_or(false);
    if registration { Ok(Phrase::plain(ask.words().say("cabinet-account"))) } else { form_title(ask, form) }
}

pub(super) fn forecast(ask: &Ask, preview: &Preview) -> Result<Forecast, Fault> {
    let (words, lang, policy) = (ask.words(), ask.lang(), ask.policy()?);
    let mut stays: Vec<(Phrase, Vec<&Staying>, Vec<_>)> = Vec::new();
    for staying in &preview.stays {
        let (title, why) = (title(ask, &staying.form)?, reasons(ask, &staying.why)?);
        let same = |known: &&mut (Phrase, Vec<&Staying>, Vec<_>)| {
            known.0 == title
                && known.2 == why
                && known.1.first().is_some_and(|first| first.since == staying.since)
        };
        match stays.iter_mut().find(same) {
            Some((_, values, _)) => values.push(staying),
            None => stays.push((title, vec![staying], why)),
        }
    }
    let goes = preview.goes.iter().map(|(form, items)| Ok((title(ask, form)?, labels(policy, items, lang))));
    let mut notes = Vec::new();
    if let Some(until) = preview.proofs_until {
        let until = day(ask, until)?;
        notes.push(words.say_with("leaving-proofs", &[("date", Arg::Text(&until))]));
    }
    Ok(Forecast {
        stops: preview
            .consents
            .iter()
            .map(|purpose| purpose_title(ask, purpose))
            .collect::<Result<_, _>>()?,
        goes: goes.collect::<Result<_, Fault>>()?,
        stays: stays
            .into_iter()
            .map(|(title, values, reasons)| Kept {
                title,
                items: labels(policy, values.iter().map(|value| &value.item), lang),
                reasons,
            })
            .collect(),
        notes,
    })
}

/// GET `…/records/{id}/remove`
pub async fn remove_ask(ask: Ask, door: Door, Path(id): Path<Id>) -> Result<Response, Fault> {
    let (who, id) = (door.who, RecordId::from_hex(&id.id).ok_or(Fault::NotFound)?);
    let preview = ask.run(move |app, _| take_back::preview(app, who, id)).await?;
    let words = ask.words();
    let action = door.rooms.remove(&id.hex());
    let button =
        door.button(&ask, &remove_name(&id.hex()), action, words.say("cabinet-remove-button").into_owned())?;
    let view = LeavingPage {
        page: door.page(&ask, words.say("cabinet-remove-title")),
        back: door.back(&ask),
        lead: vec![words.say("cabinet-remove-lead").into_owned()],
        error: None,
        before: None,
        forecast: Some(forecast(&ask, &preview)?),
        asked: None,
        button: Some(button),
    };
    page(&view)
}

/// POST `…/records/{id}/remove`
pub async fn remove(ask: Ask, door: Door, Path(id): Path<Id>, post: OwnPost) -> Result<Response, Fault> {
    let (who, id) = (door.who, RecordId::from_hex(&id.id).ok_or(Fault::NotFound)?);
    post.button(&ask, &remove_name(&id.hex()), Some(&door.lock))?;
    let removal = ask.run(move |app, visit| take_back::take_back(app, visit, who, id)).await?;
    Ok(match removal.reference {
        Some(reference) => see_other(&ask.links().destruction(&reference)),
        None => see_other(&door.rooms.done("removed")),
    })
}

async fn close_page(ask: &Ask, door: &Door, state: &FormState) -> Result<LeavingPage, Fault> {
    let words = ask.words();
    let subject = door.who.subject;
    let preview = ask.run(move |app, _| close::preview(app, subject)).await?;
    let mut password =
        field::line("password", "password", words.say("account-password").into_owned(), "current-password");
    password.error = state.error("password", words);
    let action = ask.links().close();
    Ok(LeavingPage {
        page: door.page(ask, words.say("close-title")).at(&action),
        back: door.back(ask),
        lead: vec![words.say("close-lead").into_owned(), words.say("close-lead-copy").into_owned()],
        error: password.error.clone().or_else(|| state.form.map(|key| field::sentence(words, key))),
        before: Some(Aside { href: door.rooms.copy(), text: words.say("copy-title").into_owned() }),
        forecast: Some(forecast(ask, &preview)?),
        asked: Some(password),
        button: Some(door.button(ask, CLOSE, action, words.say("close-button").into_owned())?),
    })
}

/// GET `/cabinet/close`
pub async fn close_ask(ask: Ask, door: Door) -> Result<Response, Fault> {
    page(&close_page(&ask, &door, &FormState::default()).await?)
}

/// POST `/cabinet/close`
pub async fn close(ask: Ask, door: Door, post: OwnPost) -> Result<Response, Fault> {
    let fields = post.button(&ask, CLOSE, Some(&door.lock))?;
    let (subject, password) = (door.who.subject, fields.get("password").to_owned());
    match ask.attempt(move |app, visit| close::close(app, visit, subject, &password)).await? {
        Ok(closed) => {
            let on = see_other(&ask.links().destruction(&closed.reference));
            Ok(with_cookies(on, Jar::sign_out(ask.secure())))
        }
        Err(AppError::Refused(refused)) => {
            let view = close_page(&ask, &door, &FormState::refused(&fields, refused)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(other) => Err(other.into()),
    }
}

/// GET `/destruction/{number}`
pub async fn progress(ask: Ask, Path(number): Path<String>) -> Result<Response, Fault> {
    let found = ask.run(move |app, _| destroy::progress(app, &number)).await?;
    let words = ask.words();
    let lead = match (found.key_destroyed_at, found.erased_at) {
        (_, Some(_)) => "destruction-done",
        (Some(_), None) => "destruction-key",
        (None, None) => "destruction-ordered",
    };
    let frame = Page::new(&ask, Reader::Stranger, words.say("destruction-title"));
    let mut view = MessagePage::new(frame, vec![words.say(lead).into_owned()]);
    view.facts.push(fact(words, "destruction-number", found.reference));
    view.facts.push(fact(words, "destruction-ordered-at", moment(&ask, found.ordered_at)?));
    if let Some(at) = found.key_destroyed_at {
        view.facts.push(fact(words, "destruction-key-at", moment(&ask, at)?));
    }
    if let Some(at) = found.erased_at {
        view.facts.push(fact(words, "destruction-erased-at", moment(&ask, at)?));
    }
    if let Some((year, number)) = found.act {
        view.facts.push(fact(words, "destruction-act", format!("{number}/{year}")));
    }
    view.small = Some(words.say("destruction-keep").into_owned());
    page(&view.aside(ask.links().home(), words.say("site-home").into_owned()))
}
