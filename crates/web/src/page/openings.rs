//! `…/openings`: who opened my data and what for.

use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use zalog_app::cabinet::{self, Opening};
use zalog_policy::document;
use zalog_words::{Words, number};

use super::cabinet::purpose_title;
use super::door::Door;
use super::moment;
use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::respond::page;
use crate::view::Phrase;
use crate::view::cabinet::{OpeningLine, OpeningsPage};

/// The engine's purpose under which a person reads his own data.
const REQUESTS: &str = "requests";

/// The query.
#[derive(Deserialize)]
pub struct Older {
    before: Option<u64>,
}

/// GET.
pub async fn show(ask: Ask, door: Door, Query(older): Query<Older>) -> Result<Response, Fault> {
    let who = door.who;
    let found = ask.run(move |app, _| cabinet::openings_page(app, who, older.before)).await?;
    let words = ask.words();
    let view = OpeningsPage {
        page: door.page(&ask, words.say("cabinet-journal")),
        back: door.back(&ask),
        hidden: (!found.shown).then(|| words.say("link-openings-joined").into_owned()),
        openings: found.openings.iter().map(|one| line(&ask, one)).collect::<Result<_, _>>()?,
        older: found.next.map(|place| door.rooms.openings_before(place)),
    };
    page(&view)
}

fn line(ask: &Ask, opening: &Opening) -> Result<OpeningLine, Fault> {
    let words = ask.words();
    let operation =
        opening.operation.map_or_else(|| Ok(String::new()), |one| operation(ask, one.as_str()))?;
    let purpose = match (opening.kind, &opening.purpose) {
        ("export.made", _) => Phrase::plain(words.say("cabinet-opening-copy")),
        (_, Some(purpose)) if opening.actor == "subject" && purpose.as_str() == REQUESTS => {
            Phrase::plain(words.say("cabinet-opening-own"))
        }
        (_, Some(purpose)) => purpose_title(ask, purpose)?,
        (_, None) => Phrase::plain(words.say("unknown")),
    };
    Ok(OpeningLine {
        at: moment(ask, opening.at)?,
        who: if opening.by_hand {
            format!("{}, {}", actor(words, opening.actor), words.say("handling-way-by-hand"))
        } else {
            actor(words, opening.actor)
        },
        operation,
        purpose,
        items: match opening.kind {
            "opening.refused" => words.say("cabinet-opening-refused").into_owned(),
            "export.made" => words.say("cabinet-opening-all").into_owned(),
            _ => number(ask.lang(), i64::from(opening.items)),
        },
    })
}

/// An operation of the closed list, as the law of the operator's seat names it.
pub(crate) fn operation(ask: &Ask, listed: &str) -> Result<String, Fault> {
    Ok(document::operation(ask.policy()?, listed, ask.lang()))
}

/// Words for a class of actors.
pub(crate) fn actor(words: &'static Words, class: &str) -> String {
    let key = format!("cabinet-actor-{class}");
    if words.has(&key) { words.say(&key).into_owned() } else { words.say("unknown").into_owned() }
}
