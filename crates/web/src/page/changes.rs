//! `/policy/v/{id}/changes`: what an edition says otherwise than the one before it, or than another (`?from=`).

use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use zalog_app::changes::{self, Changes};
use zalog_policy::plan::{Plan, TextChange, Turn};
use zalog_words::{Arg, Lang};

use super::{day, reader};
use crate::http::ask::Ask;
use crate::http::fault::Fault;
use crate::http::respond::page;
use crate::view::changes::{ChangesPage, GroupView, TextView};
use crate::view::form::Aside;
use crate::view::frame::Page;

/// The query.
#[derive(Deserialize)]
pub struct Other {
    from: Option<i64>,
}

/// GET.
pub async fn show(ask: Ask, Path(id): Path<i64>, Query(other): Query<Other>) -> Result<Response, Fault> {
    let found = ask.run(move |app, _| changes::changes(app, id, other.from)).await?;
    let reader = reader(&ask).await?;
    let (lang, words, links) = (ask.lang(), ask.words(), ask.links());
    let name =
        |number: u32| words.say_with("site-edition-name", &[("number", Arg::Text(&number.to_string()))]);
    let mut others = vec![Aside { href: links.version(id), text: name(found.edition.number) }];
    if let Some(before) = &found.before {
        others.push(Aside { href: links.version(before.id), text: name(before.number) });
    }
    others.push(Aside { href: links.versions(), text: words.say("site-versions").into_owned() });
    let plan = found.rules.as_ref();
    let view = ChangesPage {
        page: Page::new(&ask, reader, words.say("changes-title")),
        summary: summary(&ask, &found)?,
        groups: plan.map_or_else(Vec::new, |p| p.groups(lang).iter().map(GroupView::of).collect()),
        consents: plan.map_or_else(Vec::new, |p| consents(p, lang)),
        texts: texts(&ask, &found.texts),
        compared: found.before.is_some(),
        others,
    };
    page(&view)
}

/// Which two, from when the new one holds, why it was made, and what it is to people.
fn summary(ask: &Ask, found: &Changes) -> Result<Vec<String>, Fault> {
    let words = ask.words();
    let Changes { edition, before, .. } = found;
    let number = edition.number.to_string();
    let mut all = vec![match before {
        Some(before) => {
            let from = before.number.to_string();
            words.say_with("plan-title", &[("from", Arg::Text(&from)), ("to", Arg::Text(&number))])
        }
        None => words.say("changes-first").into_owned(),
    }];
    let effective = day(ask, edition.effective_at)?;
    all.push(words.say_with("plan-effective", &[("date", Arg::Text(&effective))]));
    if let Some(reason) = &edition.reason {
        all.push(words.say_with("plan-reason", &[("reason", Arg::Text(reason))]));
    }
    match &found.rules {
        Some(plan) if plan.changes.is_empty() => all.push(words.say("plan-no-rule").into_owned()),
        Some(_) => {}
        None if before.is_some() => all.push(words.say("changes-words-only").into_owned()),
        None => {}
    }
    Ok(all)
}

/// Only what a person may have to do with: consents that stay as they are need no line.
fn consents(plan: &Plan, lang: Lang) -> Vec<String> {
    let moved = plan.consents.iter().filter(|c| c.outcome != zalog_policy::plan::Outcome::Stays);
    moved.map(|c| plan.consent_sentence(c, lang)).collect()
}

/// The texts in the language of the page.
fn texts(ask: &Ask, all: &[TextChange]) -> Vec<TextView> {
    let words = ask.words();
    let state = |text: &TextChange| match text.turn {
        Turn::Added => words.say("changes-text-new").into_owned(),
        Turn::Removed => words.say("changes-text-gone").into_owned(),
        _ => {
            let count = i64::try_from(text.clauses.len()).unwrap_or(i64::MAX);
            words.say_with("plan-clauses", &[("count", Arg::Number(count))])
        }
    };
    all.iter().filter(|t| t.lang == ask.lang()).map(|t| TextView::of(t, state(t))).collect()
}
