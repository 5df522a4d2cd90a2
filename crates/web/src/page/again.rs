//! `…/consents/{id}/again`: a consent that an edition asks again. Each stands by itself; a no is as near as a yes.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::again::{self, Asked, Texts};
use zalog_app::{AppError, Refused};
use zalog_domain::ids::ConsentId;
use zalog_policy::plan;
use zalog_words::Arg;

use super::cabinet::purpose_title;
use super::day;
use super::door::{Door, Id};
use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other};
use crate::view::again::{AgainPage, Clause};
use crate::view::cabinet::AgainLine;
use crate::view::document::html_from;
use crate::view::field;

fn form_name(id: &str) -> String {
    format!("again/{id}")
}

/// The consents that wait for an answer, for the first page behind the door.
pub(crate) async fn waiting(ask: &Ask, door: &Door) -> Result<Vec<AgainLine>, Fault> {
    let who = door.who;
    let asked = ask.run(move |app, _| again::asked(app, who)).await?;
    let line = |one: &Asked| {
        let given = day(ask, one.consent.given_at)?;
        Ok(AgainLine {
            purpose: purpose_title(ask, &one.consent.purpose)?,
            href: door.rooms.again(&one.consent.id.hex()),
            given: ask.words().say_with("cabinet-given", &[("date", Arg::Text(&given))]),
        })
    };
    asked.iter().map(line).collect()
}

async fn view(ask: &Ask, door: &Door, id: ConsentId, error: Option<String>) -> Result<AgainPage, Fault> {
    let who = door.who;
    let (asked, texts) = ask.run(move |app, _| again::one(app, who, id)).await?;
    let Texts { old, new, new_hash } = texts;
    let (words, hex) = (ask.words(), id.hex());
    let given = day(ask, asked.consent.given_at)?;
    let say = |key: &str| words.say(key).into_owned();
    let name = form_name(&hex);
    Ok(AgainPage {
        page: door.page(ask, words.say("notice-again-title")).at(&door.rooms.again(&hex)),
        back: door.back(ask),
        purpose: purpose_title(ask, &asked.consent.purpose)?,
        lead: vec![
            words.say_with("notice-again-lead", &[("date", Arg::Text(&given))]),
            say("notice-again-no"),
        ],
        error,
        clauses: plan::compare(&old, &new).iter().map(Clause::of).collect(),
        old: door.rooms.consent(&hex),
        give: door.button(ask, &name, door.rooms.again_give(&hex), say("notice-again-give"))?,
        document: new_hash,
        refuse: door.button(ask, &name, door.rooms.again_refuse(&hex), say("notice-again-refuse"))?,
        text_title: new.title.plain(),
        text_lang: new.lang.code(),
        text: html_from(&new, ask.links(), 3),
    })
}

/// GET.
pub async fn show(ask: Ask, door: Door, Path(id): Path<Id>) -> Result<Response, Fault> {
    let id = ConsentId::from_hex(&id.id).ok_or(Fault::NotFound)?;
    page(&view(&ask, &door, id, None).await?)
}

/// POST `…/give`
pub async fn give(ask: Ask, door: Door, Path(id): Path<Id>, post: OwnPost) -> Result<Response, Fault> {
    let (who, id) = (door.who, ConsentId::from_hex(&id.id).ok_or(Fault::NotFound)?);
    let fields = post.button(&ask, &form_name(&id.hex()), Some(&door.lock))?;
    let (text, button) =
        (fields.get("document").to_owned(), ask.words().say("notice-again-give").into_owned());
    match ask.attempt(move |app, visit| again::give(app, visit, who, id, &text, &button)).await? {
        Ok(made) => Ok(see_other(&door.rooms.consent(&made.hex()))),
        Err(AppError::Refused(Refused { .. })) => {
            let error = field::sentence(ask.words(), "consent-outdated");
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&ask, &door, id, Some(error)).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// POST `…/refuse`
pub async fn refuse(ask: Ask, door: Door, Path(id): Path<Id>, post: OwnPost) -> Result<Response, Fault> {
    let (who, id) = (door.who, ConsentId::from_hex(&id.id).ok_or(Fault::NotFound)?);
    post.button(&ask, &form_name(&id.hex()), Some(&door.lock))?;
    ask.run(move |app, visit| again::refuse(app, visit, who, id)).await?;
    Ok(see_other(&door.rooms.done("kept")))
}
