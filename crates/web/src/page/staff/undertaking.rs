//! `/staff/undertaking`: what the roles of a member ask for, read and given. It is the one page of the staff that opens to whoever
//! has not given it yet.

use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::staff::{self, Asked};
use zalog_app::{AppError, SessionToken};
use zalog_words::{Arg, list};

use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page_with, see_other};
use crate::page::{day, moment};
use crate::view::Phrase;
use crate::view::document::html_from;
use crate::view::field::sentence;
use crate::view::frame::{Page, Reader};
use crate::view::staff::{Undertaken, UndertakingPage};

const GIVE: &str = "staff-undertaking";
/// Field of the form that names the texts that were shown.
const SHOWN: &str = "document";

fn token(ask: &Ask) -> Result<SessionToken, Fault> {
    ask.inner().staff.clone().ok_or(Fault::StaffSignIn)
}

async fn view(ask: &Ask, token: &SessionToken, wrong: Option<String>) -> Result<UndertakingPage, Fault> {
    let (asked, lang) = (token.clone(), ask.lang());
    let found = match ask.attempt(move |app, _| staff::undertaking(app, &asked, lang)).await? {
        Err(AppError::NotSignedIn) => return Err(Fault::StaffSignIn),
        found => found?,
    };
    let (words, links) = (ask.words(), ask.links());
    let roles: Vec<String> =
        found.held_back.iter().map(|title| Phrase::of(title, lang).text().to_owned()).collect();
    let roles = (!roles.is_empty())
        .then(|| words.say_with("und-roles", &[("roles", Arg::Text(&list(lang, &roles)))]));
    let (waits, given): (Vec<Asked>, Vec<Asked>) =
        found.asked.into_iter().partition(|one| one.given.is_none());
    let text = |one: &Asked| {
        let when = one.given.map(|given| {
            let (key, date) = if given.paper {
                ("und-given-paper", day(ask, given.at)?)
            } else {
                ("und-given-page", moment(ask, given.at)?)
            };
            Ok::<_, Fault>(words.say_with(key, &[("date", Arg::Text(&date))]))
        });
        Ok::<_, Fault>(Undertaken {
            id: one.duty.clone(),
            title: one.text.title.plain(),
            text_lang: one.text.lang.code(),
            text: html_from(&one.text, links, 4),
            hash: one.hash.clone(),
            given: when.transpose()?,
        })
    };
    let none = (waits.is_empty() && given.is_empty()).then(|| words.say("und-none").into_owned());
    Ok(UndertakingPage {
        page: Page::new(ask, Reader::Staff, words.say("und-title")).at(&links.staff_undertaking()),
        wrong,
        none,
        roles,
        action: links.staff_undertaking(),
        token: ask.app()?.form_token(GIVE, Some(token)),
        field: SHOWN,
        waits: waits.iter().map(text).collect::<Result<_, _>>()?,
        given: given.iter().map(text).collect::<Result<_, _>>()?,
    })
}

/// GET `/staff/undertaking`
pub async fn show(ask: Ask) -> Result<Response, Fault> {
    let token = token(&ask)?;
    page_with(StatusCode::OK, &view(&ask, &token, None).await?)
}

/// POST `/staff/undertaking`: what was shown is given, and the roles that waited for it are active.
pub async fn give(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let token = token(&ask)?;
    let fields = post.button(&ask, GIVE, Some(&token))?;
    let shown: Vec<String> = fields.get(SHOWN).split(' ').map(str::to_owned).collect();
    let (giving, lang) = (token.clone(), ask.lang());
    match ask.attempt(move |app, _| staff::give(app, &giving, &shown, lang)).await? {
        Ok(()) => Ok(see_other(&ask.links().staff())),
        Err(AppError::NotSignedIn) => Err(Fault::StaffSignIn),
        Err(AppError::Refused(refused)) => {
            let wrong = refused.form.map(|key| sentence(ask.words(), key));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view(&ask, &token, wrong).await?)
        }
        Err(other) => Err(other.into()),
    }
}
