//! Handlers, a file per area: extract, authorise, one call of the app, map to a view.

pub mod again;
pub mod cabinet;
pub mod changes;
pub mod consent;
pub mod contact;
pub mod copy;
mod copy_part;
pub mod demo;
pub mod door;
pub mod edit;
pub mod form;
pub mod landing;
pub mod leave;
pub mod notice;
pub mod openings;
pub mod outside;
pub mod own;
mod paper;
pub mod policy;
pub mod recover;
pub mod register;
pub mod session;
pub mod sign_in;
pub mod staff;
pub mod whole;

use zalog_app::edition::EditionView;
use zalog_words::{Arg, Words, date, instant};

use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::view::frame::Reader;

/// Who reads a public page.
pub(crate) async fn reader(ask: &Ask) -> Result<Reader, Fault> {
    Ok(if ask.session().await?.is_some() { Reader::Person } else { Reader::Stranger })
}

/// `Edition 1, in force from 22 November 2026`.
pub(crate) fn edition_line(ask: &Ask, edition: &EditionView) -> Result<String, Fault> {
    let words = ask.words();
    let day = day(ask, edition.effective_at)?;
    let number = edition.number.to_string();
    Ok(words.say_with("site-edition", &[("number", Arg::Text(&number)), ("date", Arg::Text(&day))]))
}

/// A day in the operator's zone.
pub(crate) fn day(ask: &Ask, at: jiff::Timestamp) -> Result<String, Fault> {
    let zone = ask.app()?.zone();
    Ok(date(ask.lang(), zone.to_datetime(at).date()))
}

/// A day and a time of day in the operator's zone.
pub(crate) fn moment(ask: &Ask, at: jiff::Timestamp) -> Result<String, Fault> {
    Ok(instant(ask.lang(), at, &ask.app()?.zone()))
}

/// A name and a value.
pub(crate) fn fact(words: &'static Words, key: &str, value: impl Into<String>) -> (String, String) {
    (words.say(key).into_owned(), value.into())
}
