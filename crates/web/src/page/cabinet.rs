//! `/cabinet`: what is held about me and why; who opened it.

use axum::response::Response;
use zalog_app::cabinet::{self, ConsentView, Held, Holding, RecordView};
use zalog_domain::case::CaseState;
use zalog_policy::model::Slug;
use zalog_words::{Arg, Words, number};

use super::{day, moment};
use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::respond::page;
use crate::view::cabinet::{
    CabinetPage, ConsentLine, Group, OpeningLine, OpeningsPage, Reason, Record, Value,
};
use crate::view::field::label;
use crate::view::frame::{Page, Reader};
use crate::view::{Phrase, keep, value};

/// The page.
pub async fn show(ask: Ask) -> Result<Response, Fault> {
    let signed = ask.signed_in().await?;
    let who = signed.session.subject;
    let mut records = ask.run(move |app, visit| cabinet::held(app, visit, who)).await?;
    let consents = ask.run(move |app, _| cabinet::consents(app, who)).await?;
    records.sort_by_key(|record| (!record.account, std::cmp::Reverse(record.created_at)));
    let words = ask.words();
    let view = CabinetPage {
        page: Page::new(&ask, Reader::Person, words.say("cabinet-title")),
        summary: summary(words, &records),
        records: records.iter().map(|record| record_view(&ask, record)).collect::<Result<_, _>>()?,
        consents: consents.iter().map(|consent| consent_line(&ask, consent)).collect::<Result<_, _>>()?,
    };
    page(&view)
}

fn summary(words: &'static Words, records: &[RecordView]) -> String {
    let values = records.iter().map(|record| record.values.len()).sum::<usize>();
    let count = i64::try_from(values).unwrap_or(i64::MAX);
    words.say_with("cabinet-summary", &[("count", Arg::Number(count))])
}

/// The title of a form, or its name when it is declared no more.
pub(crate) fn form_title(ask: &Ask, form: &str) -> Result<Phrase, Fault> {
    let declared = Slug::new(form)
        .ok()
        .and_then(|slug| ask.policy().ok()?.form(&slug).map(|f| Phrase::of(&f.title, ask.lang())));
    Ok(declared.unwrap_or_else(|| Phrase::plain(form)))
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

fn record_view(ask: &Ask, record: &RecordView) -> Result<Record, Fault> {
    let words = ask.words();
    let title = if record.account {
        Phrase::plain(words.say("cabinet-account"))
    } else {
        form_title(ask, &record.form)?
    };
    let at = moment(ask, record.created_at)?;
    let came = words.say_with("cabinet-came", &[("date", Arg::Text(&at)), ("host", Arg::Text(&record.host))]);
    let mut groups: Vec<(Vec<Reason>, Vec<Value>)> = Vec::new();
    for held in &record.values {
        let reasons = reasons(ask, held)?;
        let value = value_view(ask, held)?;
        match groups.iter_mut().find(|(known, _)| *known == reasons) {
            Some((_, values)) => values.push(value),
            None => groups.push((reasons, vec![value])),
        }
    }
    Ok(Record {
        title,
        came,
        case: record.case.as_ref().map(|(number, state)| (number.clone(), case_state(words, *state))),
        groups: groups.into_iter().map(|(reasons, values)| group(words, values, reasons)).collect(),
    })
}

/// Each reason once, those of the engine after the operator's own.
fn reasons(ask: &Ask, held: &Held) -> Result<Vec<Reason>, Fault> {
    let policy = ask.policy()?;
    let mut why: Vec<&Holding> = held.why.iter().collect();
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

fn value_view(ask: &Ask, held: &Held) -> Result<Value, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let kind = policy.item(&held.item).map(|item| &item.kind);
    let origin = match held.origin.as_str() {
        "observed" => Some(words.say("doc-item-observed").into_owned()),
        "third-party" => Some(words.say("doc-item-third-party").into_owned()),
        _ => None,
    };
    Ok(Value {
        label: label(policy, &held.item, ask.lang()),
        value: value::shown(words, kind, &held.value),
        origin,
    })
}

fn reason(ask: &Ask, holding: &Holding) -> Result<Reason, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let purpose = policy.purpose(&holding.purpose);
    let zone = ask.app()?.zone();
    let state_text = match holding.state {
        "suspended" => words.say("cabinet-state-suspended").into_owned(),
        "winding-down" => words.say("cabinet-state-winding-down").into_owned(),
        _ => String::new(),
    };
    let hold = holding.hold.as_ref().map(|_| words.say("doc-basis-short-law").into_owned());
    Ok(Reason {
        purpose: purpose_title(ask, &holding.purpose)?,
        basis: hold.unwrap_or_else(|| keep::basis(words, &holding.basis)),
        until: keep::until(words, holding.until, purpose, &zone),
        state: holding.state,
        state_text,
    })
}

fn consent_line(ask: &Ask, consent: &ConsentView) -> Result<ConsentLine, Fault> {
    let words = ask.words();
    let given = day(ask, consent.given_at)?;
    Ok(ConsentLine {
        purpose: purpose_title(ask, &consent.purpose)?,
        href: ask.links().cabinet_consent(&consent.id.hex()),
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

/// `/cabinet/openings`
pub async fn openings(ask: Ask) -> Result<Response, Fault> {
    let signed = ask.signed_in().await?;
    let who = signed.session.subject;
    let openings = ask.run(move |app, _| cabinet::openings(app, who)).await?;
    let words = ask.words();
    let line = |opening: &cabinet::Opening| {
        let purpose = opening.purpose.as_ref().map(|purpose| purpose_title(&ask, purpose)).transpose()?;
        Ok::<_, Fault>(OpeningLine {
            at: moment(&ask, opening.at)?,
            who: actor(words, opening.actor),
            purpose: purpose.unwrap_or_else(|| Phrase::plain(words.say("unknown"))),
            items: number(ask.lang(), i64::from(opening.items)),
        })
    };
    let view = OpeningsPage {
        page: Page::new(&ask, Reader::Person, words.say("cabinet-journal")),
        openings: openings.iter().map(line).collect::<Result<_, _>>()?,
    };
    page(&view)
}

fn actor(words: &'static Words, class: &str) -> String {
    let key = format!("cabinet-actor-{class}");
    if words.has(&key) { words.say(&key).into_owned() } else { words.say("unknown").into_owned() }
}
