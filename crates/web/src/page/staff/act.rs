//! `/staff/acts`: what was destroyed, by year; and one act, to be printed and signed.

use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::Timestamp;
use zalog_app::destroy::Act;
use zalog_app::staff;
use zalog_policy::model::{Policy, Slug};
use zalog_words::{Arg, number};

use crate::http::ask::{Ask, Staff};
use crate::http::body::Fields;
use crate::http::fault::Fault;
use crate::http::respond::page;
use crate::page::{day, fact, moment};
use crate::view::field::label;
use crate::view::frame::{Page, Reader};
use crate::view::staff::{ActLine, ActPage, ActPart, ActsPage};

/// The year that is asked for when none is named.
fn year_of(ask: &Ask) -> Result<i64, Fault> {
    let app = ask.app()?;
    Ok(i64::from(app.zone().to_datetime(app.clock()).year()))
}

/// GET `/staff/acts`
pub async fn acts(ask: Ask, Query(query): Query<Vec<(String, String)>>) -> Result<Response, Fault> {
    let Staff { member, .. } = ask.member().await?;
    let fields: Fields = query.into_iter().collect();
    let this = year_of(&ask)?;
    let year = fields.get("year").parse().unwrap_or(this);
    let before = fields.get("before").parse().unwrap_or(i64::MAX);
    let (found, earlier) = ask
        .run(move |app, _| {
            // A year is offered only if it has an act: nobody is led back through empty ones.
            let earlier = !staff::acts(app, &member, year.saturating_sub(1), i64::MAX)?.is_empty();
            Ok((staff::acts(app, &member, year, before)?, earlier))
        })
        .await?;
    let (words, links) = (ask.words(), ask.links());
    let lines = found.iter().map(|act| line(&ask, act)).collect::<Result<Vec<_>, Fault>>()?;
    let last = found.last().and_then(|act| act.number.rsplit('-').next()?.parse::<i64>().ok());
    let next = last.filter(|last| *last > 1).map(|last| links.staff_acts_before(year, last));
    let title = words.say_with("acts-of-year", &[("year", Arg::Text(&year.to_string()))]);
    page(&ActsPage {
        page: Page::new(&ask, Reader::Staff, words.say("acts-title")).at(&links.staff_acts()),
        heading: title,
        acts: lines,
        next,
        earlier: earlier.then(|| (links.staff_acts_before(year - 1, i64::MAX), (year - 1).to_string())),
    })
}

fn line(ask: &Ask, act: &Act) -> Result<ActLine, Fault> {
    let values: u64 = act.destroyed.iter().flat_map(|one| one.items.values()).sum();
    Ok(ActLine {
        number: act.number.clone(),
        href: ask.links().staff_act(&act.number),
        at: when(ask, &act.at)?,
        reason: reason(ask, &act.reason),
        people: figure(ask, act.destroyed.len()),
        values: number(ask.lang(), i64::try_from(values).unwrap_or(i64::MAX)),
    })
}

fn when(ask: &Ask, at: &str) -> Result<String, Fault> {
    match at.parse::<Timestamp>() {
        Ok(at) => day(ask, at),
        Err(_) => Ok(at.to_owned()),
    }
}

fn figure(ask: &Ask, count: usize) -> String {
    number(ask.lang(), i64::try_from(count).unwrap_or(i64::MAX))
}

fn reason(ask: &Ask, code: &str) -> String {
    let key = match code {
        "ended" => "act-reason-ended",
        "account-closed" => "act-reason-account-closed",
        "taken-back" => "act-reason-taken-back",
        "value-deleted" => "act-reason-value-deleted",
        "bucket-ended" => "act-reason-bucket-ended",
        "not-received" => "act-reason-not-received",
        "by-staff" => "act-reason-by-staff",
        _ => "act-reason-other",
    };
    ask.words().say(key).into_owned()
}

/// GET `/staff/acts/{number}`
pub async fn act(ask: Ask, Path(name): Path<String>) -> Result<Response, Fault> {
    let Staff { member, .. } = ask.member().await?;
    let parts =
        name.split_once('-').and_then(|(year, number)| Some((year.parse().ok()?, number.parse().ok()?)));
    let (year, number) = parts.unwrap_or((0, 0));
    let (act, hash) = ask.run(move |app, _| staff::act(app, &member, year, number)).await?;
    let words = ask.words();
    let at = match act.at.parse::<Timestamp>() {
        Ok(at) => moment(&ask, at)?,
        Err(_) => act.at.clone(),
    };
    let title = words.say_with("act-title", &[("number", Arg::Text(&act.number))]);
    let facts = vec![
        fact(words, "act-operator", act.operator.clone()),
        fact(words, "act-address", act.address.clone()),
        fact(words, "act-system", act.system.clone()),
        fact(words, "act-way", words.say("act-way-erased")),
        fact(words, "act-reason", reason(&ask, &act.reason)),
        fact(words, "act-at", at),
        fact(words, "act-hash", hash),
    ];
    let policy = ask.policy()?;
    let destroyed = act.destroyed.iter().map(|one| {
        let items = one.items.iter().map(|(item, count)| {
            let count = number_of(&ask, *count);
            (item_title(&ask, policy, item), count)
        });
        let mut counts: Vec<(String, String)> = items.collect();
        let rest =
            [("act-consents", one.consents), ("act-records", one.records), ("act-waiting", one.waiting)];
        let rest = rest.into_iter().filter(|(_, count)| *count > 0);
        counts.extend(rest.map(|(key, count)| fact(words, key, number_of(&ask, count))));
        Ok::<_, Fault>(ActPart {
            subject: one.subject.clone(),
            ordered: when(&ask, &one.ordered_at)?,
            counts,
        })
    });
    page(&ActPage {
        page: Page::new(&ask, Reader::Staff, title),
        facts,
        destroyed: destroyed.collect::<Result<_, _>>()?,
    })
}

fn number_of(ask: &Ask, count: u64) -> String {
    number(ask.lang(), i64::try_from(count).unwrap_or(i64::MAX))
}

fn item_title(ask: &Ask, policy: &Policy, item: &str) -> String {
    let declared = Slug::new(item).ok().filter(|slug| policy.item(slug).is_some());
    declared.map_or_else(|| item.to_owned(), |slug| label(policy, &slug, ask.lang()).text().to_owned())
}
