//! The parts of a copy as a person reads them.

use askama::Template;
use jiff::Timestamp;
use zalog_app::copy::{
    ConsentCopy, EventCopy, Head, JournalLine, Part, Reason, RecordCopy, SessionCopy, ValueCopy,
};
use zalog_policy::model::Slug;
use zalog_words::{Arg, Words};

use super::cabinet::origin;
use super::openings::{actor, operation};
use super::{day, fact, moment};
use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::view::copy::{CopyEntry, CopyPart, CopyValue};
use crate::view::{Phrase, value};

/// Writes part after part; remembers which kind came last.
#[derive(Debug, Default)]
pub struct Writer {
    last: Option<&'static str>,
}

impl Writer {
    /// The markup of the next part.
    ///
    /// # Errors
    /// [`Fault`] when the template fails.
    pub fn write(&mut self, ask: &Ask, part: &Part) -> Result<String, Fault> {
        let words = ask.words();
        let (kind, mut view) = match part {
            Part::Head(head) => ("copy-about", entries(vec![about(ask, head)?])),
            Part::Records(rows) => {
                ("copy-records", entries(rows.iter().map(|row| record(ask, row)).collect::<Result<_, _>>()?))
            }
            Part::Consents(rows) => (
                "cabinet-consents",
                entries(rows.iter().map(|row| consent(ask, row)).collect::<Result<_, _>>()?),
            ),
            Part::Acknowledged(rows) => {
                let line = |text: &zalog_app::copy::Acknowledged| {
                    let what = words.say_with(
                        "copy-acknowledged",
                        &[("form", Arg::Text(&text.form)), ("hash", Arg::Text(&text.text.sha256))],
                    );
                    Ok::<_, Fault>((moment(ask, text.at)?, Phrase::plain(what)))
                };
                ("copy-acknowledgements", lines(rows.iter().map(line).collect::<Result<_, _>>()?))
            }
            Part::Events(rows) => {
                ("copy-events", lines(rows.iter().map(|row| event(ask, row)).collect::<Result<_, _>>()?))
            }
            Part::Journal(rows) => {
                ("copy-journal", lines(rows.iter().map(|row| journal(ask, row)).collect::<Result<_, _>>()?))
            }
            Part::Sessions(rows) => (
                "cabinet-sessions",
                lines(rows.iter().map(|row| session(ask, row)).collect::<Result<_, _>>()?),
            ),
            Part::End => {
                ("copy-end", CopyPart { note: Some(words.say("copy-complete").into_owned()), ..empty() })
            }
        };
        if self.last != Some(kind) {
            view.heading = Some(words.say(kind).into_owned());
            if view.entries.is_empty() && view.lines.is_empty() && view.note.is_none() {
                view.note = Some(words.say("copy-none").into_owned());
            }
        }
        self.last = Some(kind);
        view.words = words;
        view.render().map_err(|_| Fault::Internal)
    }
}

fn empty() -> CopyPart {
    let words = Words::of(zalog_words::Lang::Ru);
    CopyPart { words, heading: None, entries: Vec::new(), lines: Vec::new(), note: None }
}

fn entries(entries: Vec<CopyEntry>) -> CopyPart {
    CopyPart { entries, ..empty() }
}

fn lines(lines: Vec<(String, Phrase)>) -> CopyPart {
    CopyPart { lines, ..empty() }
}

fn when(ask: &Ask, at: Option<Timestamp>) -> Result<String, Fault> {
    at.map_or_else(|| Ok(ask.words().say("none").into_owned()), |at| moment(ask, at))
}

fn about(ask: &Ask, head: &Head) -> Result<CopyEntry, Fault> {
    let words = ask.words();
    let mut facts = vec![
        fact(words, "copy-operator", head.operator.name.clone()),
        fact(words, "cabinet-receipt-origin", head.operator.journal.clone()),
        fact(words, "doc-edition-number", head.policy.edition.to_string()),
        fact(words, "copy-made", moment(ask, head.made_at)?),
    ];
    facts.extend(head.policy.sha256.clone().map(|hash| fact(words, "site-hash", hash)));
    if head.about.account {
        facts.push(fact(words, "cabinet-account", words.say("copy-password").into_owned()));
    }
    Ok(CopyEntry { title: words.say("copy-whose").into_owned(), facts, values: Vec::new() })
}

fn record(ask: &Ask, row: &RecordCopy) -> Result<CopyEntry, Fault> {
    let words = ask.words();
    let title = if row.account { words.say("cabinet-account").into_owned() } else { row.form.title.clone() };
    let mut facts = vec![
        fact(words, "copy-received", moment(ask, row.received_at)?),
        fact(words, "cabinet-consent-host", row.host.clone()),
    ];
    if let Some(case) = &row.case {
        facts.push(fact(words, "form-case-number", case.number.clone()));
        facts.push(fact(words, "cabinet-consent-state", words.say(&format!("staff-case-{}", case.state))));
    }
    for made in &row.links_made_at {
        facts.push(fact(words, "copy-link", moment(ask, *made)?));
    }
    if !row.awaiting_destruction.is_empty() {
        let items: Vec<&str> = row.awaiting_destruction.iter().map(|g| g.item.title.as_str()).collect();
        facts.push(fact(words, "copy-garbage", items.join(", ")));
    }
    let values = row.values.iter().map(|held| value_of(ask, held)).collect::<Result<_, _>>()?;
    Ok(CopyEntry { title, facts, values })
}

fn value_of(ask: &Ask, held: &ValueCopy) -> Result<CopyValue, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let item = Slug::new(&held.item.name).ok();
    let item = item.and_then(|slug| policy.item(&slug));
    let kind = item.map(|item| &item.kind);
    let (origin, since) = (origin(words, item, &held.origin), day(ask, held.since)?);
    let mut came =
        words.say_with("cabinet-value-came", &[("origin", Arg::Text(&origin)), ("date", Arg::Text(&since))]);
    if let Some(at) = held.contact.as_ref().and_then(|contact| contact.proved_at) {
        let at = day(ask, at)?;
        came = format!("{came} · {}", words.say_with("cabinet-proved", &[("date", Arg::Text(&at))]));
    }
    Ok(CopyValue {
        label: held.item.title.clone(),
        value: value::shown(words, kind, &held.value),
        came,
        reasons: held.why.iter().map(|why| reason(ask, why)).collect::<Result<_, _>>()?,
    })
}

fn reason(ask: &Ask, why: &Reason) -> Result<String, Fault> {
    let words = ask.words();
    let mut said = vec![why.purpose.title.clone()];
    said.push(match &why.hold {
        Some(article) => format!("{}: {article}", words.say("doc-basis-short-law")),
        None => why.basis.clone(),
    });
    if let Some(until) = why.until {
        let until = day(ask, until)?;
        said.push(words.say_with("cabinet-kept-until", &[("date", Arg::Text(&until))]));
    }
    match why.state {
        "suspended" => said.push(words.say("cabinet-state-suspended").into_owned()),
        "winding-down" => said.push(words.say("cabinet-state-winding-down").into_owned()),
        _ => {}
    }
    if !why.recipients.is_empty() {
        let names: Vec<&str> = why.recipients.iter().map(|r| r.title.as_str()).collect();
        said.push(words.say_with("cabinet-recipients", &[("recipients", Arg::Text(&names.join(", ")))]));
    }
    Ok(said.join(" · "))
}

fn consent(ask: &Ask, row: &ConsentCopy) -> Result<CopyEntry, Fault> {
    let words = ask.words();
    let number = row.receipt.get("number").and_then(serde_json::Value::as_str).unwrap_or_default();
    let mut facts = vec![
        fact(words, "cabinet-consent-given", moment(ask, row.given_at)?),
        fact(words, "copy-withdrawn", when(ask, row.withdrawn_at)?),
        fact(words, "cabinet-consent-host", row.host.clone()),
        fact(words, "cabinet-consent-button", row.button.clone()),
        fact(words, "cabinet-receipt-number", number),
        fact(words, "site-hash", row.text.sha256.clone()),
        fact(words, "copy-text-lang", row.text.lang.clone()),
    ];
    if let Some(circumstances) = &row.circumstances {
        let text =
            |name: &str| circumstances.0.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
        facts.push(fact(words, "copy-address", text("address")));
        facts.push(fact(words, "copy-agent", text("agent")));
    }
    Ok(CopyEntry { title: row.purpose.title.clone(), facts, values: Vec::new() })
}

fn event(ask: &Ask, row: &EventCopy) -> Result<(String, Phrase), Fault> {
    let words = ask.words();
    let key = format!("copy-event-{}", row.kind);
    let what = if words.has(&key) { words.say(&key).into_owned() } else { row.kind.clone() };
    Ok((moment(ask, row.at)?, Phrase::plain(what)))
}

fn journal(ask: &Ask, row: &JournalLine) -> Result<(String, Phrase), Fault> {
    let words = ask.words();
    let key = format!("copy-kind-{}", row.kind.replace(['.', '_'], "-"));
    let what = if words.has(&key) { words.say(&key).into_owned() } else { row.kind.to_owned() };
    let mut said = vec![what];
    said.extend(row.operation.map(|one| operation(ask, one)).transpose()?);
    said.push(actor(words, row.actor));
    said.extend(row.purpose.as_ref().map(|purpose| purpose.title.clone()));
    said.extend(
        row.values.map(|values| words.say_with("copy-values", &[("count", Arg::Number(i64::from(values)))])),
    );
    Ok((moment(ask, row.at)?, Phrase::plain(said.join(" · "))))
}

fn session(ask: &Ask, row: &SessionCopy) -> Result<(String, Phrase), Fault> {
    let what = format!("{} · {}", row.agent, row.host);
    Ok((moment(ask, row.opened_at)?, Phrase::plain(what)))
}
