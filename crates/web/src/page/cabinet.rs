//! The first page behind a door: what is held about me and why. In the cabinet all records, page by page; behind the secret
//! link of a record that one.

use std::collections::BTreeSet;

use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use zalog_app::cabinet::{self, ConsentView, Contact, Deletion, Held, Holding, OtherPerson, RecordView};
use zalog_app::join;
use zalog_domain::case::CaseState;
use zalog_domain::ids::{RecordId, hex};
use zalog_policy::document;
use zalog_policy::model::{Item, ItemClass, Purpose, Slug};
use zalog_words::{Arg, Words};

use super::door::Door;
use super::{again, contact, day, moment, notice, own};
use crate::http::ask::Ask;
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::{page, see_other};
use crate::view::cabinet::{CabinetPage, ConsentLine, Group, Reason, Record, Value};
use crate::view::field::label;
use crate::view::form::Aside;
use crate::view::message::Button;
use crate::view::{Phrase, keep, value};

/// The query.
#[derive(Deserialize)]
pub struct Seen {
    /// Records made before this one.
    before: Option<String>,
    /// What was done in the step before: a word of ours.
    done: Option<String>,
}

/// The page.
pub async fn show(ask: Ask, door: Door, Query(seen): Query<Seen>) -> Result<Response, Fault> {
    let who = door.who;
    let before =
        seen.before.as_deref().map(|id| RecordId::from_hex(id).ok_or(Fault::NotFound)).transpose()?;
    let held = ask.run(move |app, _| cabinet::page(app, who, before)).await?;
    let consents = match before {
        None => Some(ask.run(move |app, _| cabinet::consents(app, who)).await?),
        Some(_) => None,
    };
    let words = ask.words();
    let title = if door.is_link() { "link-title" } else { "cabinet-title" };
    let view = CabinetPage {
        page: door.page(&ask, words.say(title)),
        lead: lead(words, &door, &held.records, before.is_none() && held.next.is_none()),
        notice: done(words, seen.done.as_deref()),
        rooms: rooms(&ask, &door),
        versions: if before.is_none() { notice::waiting(&ask, &door).await? } else { Vec::new() },
        again: if before.is_none() { again::waiting(&ask, &door).await? } else { Vec::new() },
        join: offer(&ask, &door).await?,
        check: if before.is_none() { own::reminder(&ask, &door).await? } else { None },
        records: held
            .records
            .iter()
            .map(|record| record_view(&ask, &door, record))
            .collect::<Result<_, _>>()?,
        older: held.next.map(|id| door.rooms.before(&id.hex())),
        newest: before.map(|_| door.rooms.home()),
        consents: consents
            .map(|all| all.iter().map(|consent| consent_line(&ask, &door, consent)).collect())
            .transpose()?,
    };
    page(&view)
}

/// What the step before did, by the words our own redirects use.
fn done(words: &'static Words, what: Option<&str>) -> Option<String> {
    let key = match what? {
        "changed" => "cabinet-done-changed",
        "deleted" => "cabinet-done-deleted",
        "removed" => "cabinet-done-removed",
        "asked" => "link-proof-asked",
        "joined" => "cabinet-done-joined",
        "agreed" => "notice-accepted",
        "kept" => "notice-again-kept",
        "password" => "own-password-done",
        "address" => "own-address-asked",
        "checked" => "own-check-done",
        _ => return None,
    };
    Some(words.say(key).into_owned())
}

fn lead(words: &'static Words, door: &Door, records: &[RecordView], whole: bool) -> Vec<String> {
    if door.is_link() {
        return vec![words.say("link-lead").into_owned(), words.say("link-lead-key").into_owned()];
    }
    if !whole {
        return vec![words.say("cabinet-summary-paged").into_owned()];
    }
    let values = records.iter().map(|record| record.values.len()).sum::<usize>();
    let count = i64::try_from(values).unwrap_or(i64::MAX);
    vec![words.say_with("cabinet-summary", &[("count", Arg::Number(count))])]
}

fn rooms(ask: &Ask, door: &Door) -> Vec<Aside> {
    let (words, links) = (ask.words(), ask.links());
    let aside = |href: String, key: &str| Aside { href, text: words.say(key).into_owned() };
    let mut rooms =
        vec![aside(door.rooms.openings(), "cabinet-journal"), aside(door.rooms.copy(), "copy-title")];
    if !door.is_link() {
        rooms.push(aside(links.sessions(), "cabinet-sessions"));
        rooms.push(aside(links.requests(), "site-requests"));
        rooms.push(aside(links.own_password(), "own-password-title"));
        rooms.push(aside(links.own_address(), "own-address-title"));
        rooms.push(aside(links.close(), "close-title"));
    }
    rooms
}

/// Whether the record of a link may be taken into the account of whoever is signed in.
async fn offer(ask: &Ask, door: &Door) -> Result<Option<(String, Button)>, Fault> {
    let link = door.who;
    let session = if door.is_link() { ask.session().await? } else { None };
    let Some(session) = session else { return Ok(None) };
    let offered = ask.run(move |app, _| join::offered(app, session.subject, link)).await?;
    if !offered {
        return Ok(None);
    }
    let words = ask.words();
    let button = door.button(ask, "join", door.rooms.join(), words.say("link-join").into_owned())?;
    Ok(Some((words.say("link-join-text").into_owned(), button)))
}

/// POST `/r/{link}/join`
pub async fn join(ask: Ask, door: Door, post: OwnPost) -> Result<Response, Fault> {
    let signed = ask.signed_in().await?;
    post.button(&ask, "join", Some(&door.lock))?;
    let (account, link) = (signed.session.subject, door.who);
    ask.run(move |app, _| join::join(app, account, link)).await?;
    Ok(see_other(&ask.links().with("/cabinet?done=joined")))
}

/// The title of a form, or its name when it is declared no more.
pub(crate) fn form_title(ask: &Ask, form: &str) -> Result<Phrase, Fault> {
    let declared = Slug::new(form)
        .ok()
        .and_then(|slug| ask.policy().ok()?.form(&slug).map(|f| Phrase::of(&f.title, ask.lang())));
    Ok(declared.unwrap_or_else(|| Phrase::plain(form)))
}

/// The title of a record: the account, or its form's.
pub(crate) fn record_title(ask: &Ask, form: &str, account: bool) -> Result<Phrase, Fault> {
    if account { Ok(Phrase::plain(ask.words().say("cabinet-account"))) } else { form_title(ask, form) }
}

/// The title of a purpose.
pub(crate) fn purpose_title(ask: &Ask, purpose: &Slug) -> Result<Phrase, Fault> {
    let declared = ask.policy()?.purpose(purpose).map(|purpose| Phrase::of(&purpose.title, ask.lang()));
    Ok(declared.unwrap_or_else(|| Phrase::plain(purpose.as_str())))
}

/// Words for the state of a case.
pub(crate) fn case_state(words: &'static Words, state: CaseState) -> String {
    words.say(&format!("staff-case-{}", state.as_str())).into_owned()
}

/// When and where a record came from; one that did not come through a site of the operator's says so.
pub(crate) fn came(words: &'static Words, at: &str, host: &str, source: Option<&str>) -> String {
    match source {
        None => words.say_with("cabinet-came", &[("date", Arg::Text(at)), ("host", Arg::Text(host))]),
        Some(source) => {
            words.say_with("record-came-outside", &[("date", Arg::Text(at)), ("source", Arg::Text(source))])
        }
    }
}

fn record_view(ask: &Ask, door: &Door, record: &RecordView) -> Result<Record, Fault> {
    let words = ask.words();
    let at = moment(ask, record.created_at)?;
    let came = came(words, &at, &record.host, record.source.as_deref());
    let mut groups: Vec<(Vec<Reason>, Vec<Value>)> = Vec::new();
    for held in &record.values {
        let reasons = reasons(ask, &held.why)?;
        let value = value_view(ask, door, held)?;
        match groups.iter_mut().find(|(known, _)| *known == reasons) {
            Some((_, values)) => values.push(value),
            None => groups.push((reasons, vec![value])),
        }
    }
    let (id, form) = (record.id.hex(), Slug::new(&record.form).ok());
    let declared = form.is_some_and(|slug| ask.policy().is_ok_and(|policy| policy.form(&slug).is_some()));
    Ok(Record {
        title: record_title(ask, &record.form, record.account)?,
        came,
        other: record.other.as_ref().map(|other| other_person(ask, other)).transpose()?,
        case: record.case.as_ref().map(|(number, state)| (number.clone(), case_state(words, *state))),
        groups: groups.into_iter().map(|(reasons, values)| group(words, values, reasons)).collect(),
        edit: declared.then(|| door.rooms.edit(&id)),
        remove: (!record.account).then(|| door.rooms.remove(&id)),
    })
}

/// Whose the values are, and what was declared of that person when.
fn other_person(ask: &Ask, other: &OtherPerson) -> Result<String, Fault> {
    let (words, at) = (ask.words(), moment(ask, other.at)?);
    let whose = words.say(&format!("cabinet-other-{}", other.relation.as_str())).into_owned();
    let hash = hex(&other.document);
    let args = [("whose", Arg::Text(&whose)), ("date", Arg::Text(&at)), ("hash", Arg::Text(&hash))];
    Ok(words.say_with("cabinet-other", &args))
}

/// Each reason once, those of the engine after the operator's own.
pub(crate) fn reasons(ask: &Ask, why: &[Holding]) -> Result<Vec<Reason>, Fault> {
    let policy = ask.policy()?;
    let mut why: Vec<&Holding> = why.iter().collect();
    why.sort_by_key(|why| {
        let place = policy.purposes.iter().position(|purpose| purpose.slug == why.purpose);
        (place.unwrap_or(usize::MAX), why.until)
    });
    let mut reasons: Vec<Reason> = Vec::new();
    for why in why {
        let reason = reason(ask, why)?;
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Ok(reasons)
}

/// Reasons that stand open; the rest is folded away.
const REASONS_OPEN: usize = 3;

fn group(words: &'static Words, values: Vec<Value>, mut reasons: Vec<Reason>) -> Group {
    // One that is folded away alone would take as much room as its fold.
    let open = if reasons.len() > REASONS_OPEN + 1 { REASONS_OPEN } else { reasons.len() };
    let more = reasons.split_off(open);
    let count = i64::try_from(more.len()).unwrap_or(i64::MAX);
    let more_text = words.say_with("cabinet-more-reasons", &[("count", Arg::Number(count))]);
    Group { values, reasons, more, more_text }
}

/// Where a value came from.
pub(crate) fn origin(words: &'static Words, item: Option<&Item>, origin: &str) -> String {
    let key = match origin {
        _ if item.is_some_and(|item| item.class == ItemClass::Staff) => "doc-item-staff",
        "observed" => "doc-item-observed",
        "third-party" => "doc-item-third-party",
        _ => "cabinet-origin-provided",
    };
    words.say(key).into_owned()
}

fn value_view(ask: &Ask, door: &Door, held: &Held) -> Result<Value, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let item = policy.item(&held.item);
    let kind = item.map(|item| &item.kind);
    let since = day(ask, held.since)?;
    let origin = origin(words, item, &held.origin);
    let (proved, prove) = match held.contact {
        Some(contact) => proof(ask, door, &contact)?,
        None => (None, None),
    };
    Ok(Value {
        label: label(policy, &held.item, ask.lang()),
        value: value::shown(words, kind, &held.value),
        came: words
            .say_with("cabinet-value-came", &[("origin", Arg::Text(&origin)), ("date", Arg::Text(&since))]),
        proved,
        prove,
        delete: asks_deletion(door, held.deletion).then(|| door.rooms.delete_value(&held.id.hex())),
    })
}

/// Whether a value has a way to be deleted. In the cabinet every one has that was asked for: what its record cannot do without
/// leads on to closing the account, or to taking the record back. Behind a link that button stands beside it.
fn asks_deletion(door: &Door, deletion: Deletion) -> bool {
    match deletion {
        Deletion::Free => true,
        Deletion::Needed | Deletion::Law => !door.is_link(),
        Deletion::Unasked => false,
    }
}

/// Whether an address is proved; behind a secret link, the button that proves it.
fn proof(ask: &Ask, door: &Door, contact: &Contact) -> Result<(Option<String>, Option<Button>), Fault> {
    let words = ask.words();
    if let Some(at) = contact.proved_at {
        let at = day(ask, at)?;
        return Ok((Some(words.say_with("cabinet-proved", &[("date", Arg::Text(&at))])), None));
    }
    if !door.is_link() || !contact.email {
        return Ok((None, None));
    }
    let id = hex(&contact.id);
    let text = words.say("link-prove").into_owned();
    Ok((None, Some(door.button(ask, &contact::form_name(&id), door.rooms.prove(&id), text)?)))
}

/// The basis with its article; of a hold by law the article alone.
fn basis(ask: &Ask, holding: &Holding, purpose: Option<&Purpose>) -> Result<String, Fault> {
    let words = ask.words();
    let Some(id) = &holding.hold else {
        let said = purpose.map(|purpose| Ok::<_, Fault>(document::basis(ask.policy()?, purpose, ask.lang())));
        return Ok(said.transpose()?.unwrap_or_else(|| keep::basis(words, &holding.basis)));
    };
    let declared = purpose.and_then(|purpose| purpose.keep.holds.iter().find(|hold| hold.id == *id));
    let law = words.say("doc-basis-short-law");
    Ok(declared
        .map_or_else(|| law.clone().into_owned(), |hold| format!("{law}: {}", hold.article.text(ask.lang()))))
}

fn recipients(ask: &Ask, holding: &Holding) -> Result<String, Fault> {
    let policy = ask.policy()?;
    let names: BTreeSet<&str> = holding
        .recipients
        .iter()
        .filter_map(|slug| policy.recipients.iter().find(|recipient| recipient.slug == *slug))
        .map(|recipient| recipient.title.text(ask.lang()))
        .collect();
    if names.is_empty() {
        return Ok(String::new());
    }
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    Ok(ask.words().say_with("cabinet-recipients", &[("recipients", Arg::Text(&names))]))
}

pub(crate) fn reason(ask: &Ask, holding: &Holding) -> Result<Reason, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let purpose = policy.purpose(&holding.purpose);
    let zone = ask.app()?.zone();
    let state_text = match holding.state {
        "suspended" => words.say("cabinet-state-suspended").into_owned(),
        "winding-down" => words.say("cabinet-state-winding-down").into_owned(),
        _ => String::new(),
    };
    Ok(Reason {
        purpose: purpose_title(ask, &holding.purpose)?,
        basis: basis(ask, holding, purpose)?,
        until: keep::until(words, holding.until, purpose, &zone),
        recipients: recipients(ask, holding)?,
        state: holding.state,
        state_text,
    })
}

fn consent_line(ask: &Ask, door: &Door, consent: &ConsentView) -> Result<ConsentLine, Fault> {
    let words = ask.words();
    let given = day(ask, consent.given_at)?;
    Ok(ConsentLine {
        purpose: purpose_title(ask, &consent.purpose)?,
        href: door.rooms.consent(&consent.id.hex()),
        given: words.say_with("cabinet-given", &[("date", Arg::Text(&given))]),
        withdrawn: withdrawn(ask, consent)?,
    })
}

/// `Withdrawn 22 November 2026`.
pub(crate) fn withdrawn(ask: &Ask, consent: &ConsentView) -> Result<Option<String>, Fault> {
    let Some(at) = consent.withdrawn_at else { return Ok(None) };
    let at = day(ask, at)?;
    Ok(Some(ask.words().say_with("cabinet-withdrawn", &[("date", Arg::Text(&at))])))
}
