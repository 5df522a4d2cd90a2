//! Another edition of the policy, in the cabinet and behind the secret link of a record: the notice, the two answers to it, and
//! what a person who does not agree may do.

use axum::extract::Path;
use axum::response::Response;
use zalog_app::notice::{self, Answer, Notice};
use zalog_words::Arg;

use super::day;
use super::door::{Door, Id};
use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page, see_other};
use crate::view::form::Aside;
use crate::view::message::Button;
use crate::view::notice::{RefusedPage, Version};

fn form_name(edition: i64) -> String {
    format!("version/{edition}")
}

fn edition(id: &Id) -> Result<i64, Fault> {
    id.id.parse().map_err(|_| Fault::NotFound)
}

/// The editions that wait for this person's answer.
pub(crate) async fn waiting(ask: &Ask, door: &Door) -> Result<Vec<Version>, Fault> {
    let who = door.who;
    let waiting = ask.run(move |app, _| notice::waiting(app, who)).await?;
    let mut versions = Vec::with_capacity(waiting.len());
    for notice in &waiting {
        let (edition, lang) = (notice.edition, ask.lang());
        let changes = ask.run(move |app, _| notice::summary(app, edition, lang)).await?;
        versions.push(version(ask, door, notice, changes)?);
    }
    Ok(versions)
}

fn answer(ask: &Ask, door: &Door, edition: i64, agree: bool) -> Result<Button, Fault> {
    let (key, action) = if agree {
        ("notice-accept", door.rooms.version_accept(edition))
    } else {
        ("notice-refuse", door.rooms.version_refuse(edition))
    };
    door.button(ask, &form_name(edition), action, ask.words().say(key).into_owned())
}

fn version(ask: &Ask, door: &Door, notice: &Notice, list: Vec<String>) -> Result<Version, Fault> {
    let words = ask.words();
    let number = notice.number.to_string();
    let (from, published) = (day(ask, notice.effective_at)?, day(ask, notice.published_at)?);
    let from_key = if notice.in_force { "notice-from-in-force" } else { "notice-from-waiting" };
    let what = match notice.class.as_str() {
        "editorial" => "notice-what-editorial",
        "narrower" => "notice-what-narrower",
        "new-consent" => "notice-what-new-consent",
        _ => "notice-what-substantial",
    };
    let mut lines = vec![
        words.say_with(from_key, &[("date", Arg::Text(&from)), ("published", Arg::Text(&published))]),
        words.say(what).into_owned(),
    ];
    lines.extend(
        notice
            .reason
            .as_deref()
            .map(|reason| words.say_with("notice-reason", &[("reason", Arg::Text(reason))])),
    );
    let refused = match notice.answer {
        Some((Answer::Refused, at)) => {
            let at = day(ask, at)?;
            let line = words.say_with("notice-refused-line", &[("date", Arg::Text(&at))]);
            Some((line, door.rooms.version(notice.edition)))
        }
        _ => None,
    };
    let silence = if notice.consent_needed { "notice-answer-needed" } else { "notice-no-answer" };
    let answers = match refused {
        Some(_) => Vec::new(),
        None => vec![answer(ask, door, notice.edition, true)?, answer(ask, door, notice.edition, false)?],
    };
    Ok(Version {
        edition: notice.edition,
        title: words.say_with("notice-title", &[("number", Arg::Text(&number))]),
        lines,
        list,
        changes: ask.links().version_changes(notice.edition),
        small: if answers.is_empty() {
            Vec::new()
        } else {
            [silence, "notice-consents-apart"].map(|key| words.say(key).into_owned()).to_vec()
        },
        refused,
        answers,
    })
}

/// POST `…/versions/{id}/accept`
pub async fn accept(ask: Ask, door: Door, Path(id): Path<Id>, post: OwnPost) -> Result<Response, Fault> {
    let (who, edition) = (door.who, edition(&id)?);
    post.button(&ask, &form_name(edition), Some(&door.lock))?;
    ask.run(move |app, visit| notice::accept(app, visit, who, edition)).await?;
    Ok(see_other(&door.rooms.done("agreed")))
}

/// POST `…/versions/{id}/refuse`
pub async fn refuse(ask: Ask, door: Door, Path(id): Path<Id>, post: OwnPost) -> Result<Response, Fault> {
    let (who, edition) = (door.who, edition(&id)?);
    post.button(&ask, &form_name(edition), Some(&door.lock))?;
    ask.run(move |app, visit| notice::refuse(app, visit, who, edition)).await?;
    Ok(see_other(&door.rooms.version(edition)))
}

/// GET `…/versions/{id}`: what a person who did not agree may do.
pub async fn show(ask: Ask, door: Door, Path(id): Path<Id>) -> Result<Response, Fault> {
    let (who, edition) = (door.who, edition(&id)?);
    let notice = ask.run(move |app, _| notice::one(app, who, edition)).await?;
    let Some((Answer::Refused, at)) = notice.answer else { return Ok(see_other(&door.rooms.home())) };
    let words = ask.words();
    let (from, at) = (day(&ask, notice.effective_at)?, day(&ask, at)?);
    let stands = if notice.consent_needed {
        "notice-refused-not-bound"
    } else if notice.in_force {
        "notice-refused-in-force"
    } else {
        "notice-refused-waiting"
    };
    let leave = if door.is_link() { "notice-refused-leave-link" } else { "notice-refused-leave" };
    let way = |href: String, key: &str| Aside { href, text: words.say(key).into_owned() };
    let away = match door.who.record {
        Some(record) => way(door.rooms.remove(&record.hex()), "notice-refused-remove"),
        None => way(ask.links().close(), "notice-refused-close"),
    };
    let accept = Button {
        text: words.say("notice-refused-accept").into_owned(),
        ..answer(&ask, &door, edition, true)?
    };
    let view = RefusedPage {
        page: door.page(&ask, words.say("notice-refused-title")),
        back: door.back(&ask),
        lines: vec![
            words.say_with("notice-refused-recorded", &[("date", Arg::Text(&at))]),
            words.say_with(stands, &[("date", Arg::Text(&from))]),
            words.say(leave).into_owned(),
        ],
        ways: vec![
            way(door.rooms.copy(), "notice-refused-copy"),
            away,
            way(door.rooms.home(), "notice-refused-stay"),
        ],
        accept,
        changes: ask.links().version_changes(edition),
    };
    page(&view)
}
