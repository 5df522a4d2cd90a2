//! `/staff/unaccepted`: who has not accepted an edition. Addresses stay shut until they are opened by a press.

use axum::extract::Query;
use axum::response::Response;
use zalog_app::notice::Unaccepted;
use zalog_app::{AppError, staff};
use zalog_domain::ids::SubjectId;
use zalog_words::{Arg, number};

use crate::http::ask::{Ask, Staff};
use crate::http::body::{Fields, OwnPost};
use crate::http::fault::Fault;
use crate::http::respond::page;
use crate::page::{day, moment};
use crate::view::frame::{Page, Reader};
use crate::view::message::Button;
use crate::view::staff::{UnacceptedPage, Unanswered};

const FORM: &str = "staff-unaccepted";

/// The edition and the place in the list that an address names.
type Place = (Option<i64>, Option<SubjectId>);

fn place(query: Vec<(String, String)>) -> Place {
    let fields: Fields = query.into_iter().collect();
    (fields.get("edition").parse().ok(), SubjectId::from_hex(fields.get("after")))
}

/// GET
pub async fn show(ask: Ask, Query(query): Query<Vec<(String, String)>>) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let (edition, after) = place(query);
    let found = ask.attempt(move |app, _| staff::unaccepted(app, &member, edition, after)).await?;
    let found = match found {
        Ok(found) => Some(found),
        Err(AppError::NotFound) if edition.is_none() => None,
        Err(other) => return Err(other.into()),
    };
    let button = match &found {
        Some(found) if !found.people.is_empty() => Some(Button {
            action: ask.links().staff_unaccepted_after(found.edition, after),
            token: ask.app()?.form_token(FORM, Some(&token)),
            text: ask.words().say("unaccepted-open").into_owned(),
        }),
        _ => None,
    };
    page(&view(&ask, found.as_ref(), &[], button)?)
}

/// POST: the addresses of this page, each opening an entry.
pub async fn open(
    ask: Ask,
    Query(query): Query<Vec<(String, String)>>,
    post: OwnPost,
) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    post.button(&ask, FORM, Some(&token))?;
    let (edition, after) = place(query);
    let (found, addresses) =
        ask.run(move |app, _| staff::open_unaccepted(app, &member, edition, after)).await?;
    let shown: Vec<Option<String>> =
        addresses.into_iter().map(|text| text.map(|text| text.as_str().to_owned())).collect();
    page(&view(&ask, Some(&found), &shown, None)?)
}

fn view(
    ask: &Ask,
    found: Option<&Unaccepted>,
    addresses: &[Option<String>],
    button: Option<Button>,
) -> Result<UnacceptedPage, Fault> {
    let (words, links) = (ask.words(), ask.links());
    let line = |(place, row): (usize, &zalog_app::notice::Concerned)| {
        let state = |state: &Option<String>| {
            let name = state.as_deref().unwrap_or("none");
            words.say(&format!("unaccepted-told-{name}")).into_owned()
        };
        let answer = match &row.answer {
            Some((_, at)) => {
                let date = day(ask, *at)?;
                words.say_with("unaccepted-refused", &[("date", Arg::Text(&date))])
            }
            None => words.say("unaccepted-silent").into_owned(),
        };
        Ok::<_, Fault>(Unanswered {
            since: moment(ask, row.since)?,
            letter: state(&row.letter),
            cabinet: state(&row.cabinet),
            answer,
            address: addresses.get(place).cloned().flatten(),
        })
    };
    let counted =
        match found.and_then(|found| found.counted) {
            Some((count, at)) => {
                let count = number(ask.lang(), i64::try_from(count).unwrap_or(i64::MAX));
                let date = moment(ask, at)?;
                Some(words.say_with(
                    "unaccepted-count",
                    &[("count", Arg::Text(&count)), ("date", Arg::Text(&date))],
                ))
            }
            None => None,
        };
    let heading = found.map(|found| {
        words.say_with("unaccepted-heading", &[("number", Arg::Text(&found.number.to_string()))])
    });
    let people = found.map_or(&[][..], |found| &found.people);
    let next = found.and_then(|found| Some((found.edition, found.next?)));
    Ok(UnacceptedPage {
        page: Page::new(ask, Reader::Staff, words.say("unaccepted-title")).at(&links.staff_unaccepted()),
        heading,
        counted,
        opened: !addresses.is_empty(),
        people: people.iter().enumerate().map(line).collect::<Result<_, _>>()?,
        next: next.map(|(edition, after)| links.staff_unaccepted_after(edition, Some(after))),
        button,
    })
}
