//! `/staff`: the queue, with its filters and the search by number, all in the address.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::staff::{self, Filter, Member, Queue, Which};
use zalog_app::{AppError, Refused};
use zalog_words::{Arg, Words, date_short, list, number};

use super::{line_view, role_title};
use crate::http::ask::{Ask, Staff};
use crate::http::body::{Fields, OwnPost};
use crate::http::fault::Fault;
use crate::http::respond::{page_with, see_other};
use crate::page::cabinet::form_title;
use crate::view::Phrase;
use crate::view::field::{Choice, sentence};
use crate::view::frame::{Page, Reader};
use crate::view::message::Button;
use crate::view::staff::{Bar, FailedJob, QueuePage, Select};

const RETRY: &str = "job-retry";
const STATES: [&str; 4] = ["new", "in-work", "answered", "closed"];

fn filter(fields: &Fields) -> Filter {
    let of = |name: &str| fields.get(name).to_owned();
    Filter { state: of("state"), form: of("form"), host: of("host"), role: of("role"), after: of("after") }
}

/// GET `/staff`
pub async fn queue(ask: Ask, Query(query): Query<Vec<(String, String)>>) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let fields: Fields = query.into_iter().collect();
    let mut refused = Refused::default();
    let typed = fields.get("number").to_owned();
    if !typed.is_empty() {
        let (asked, number) = (member.clone(), typed.clone());
        match ask.attempt(move |app, _| staff::number(app, &asked, &number)).await? {
            Ok(number) => return Ok(see_other(&ask.links().case(&number))),
            Err(AppError::Refused(found)) => refused = found,
            Err(other) => return Err(other.into()),
        }
    }
    let (asked, mut wanted) = (member.clone(), filter(&fields));
    let looked = wanted.clone();
    let found = match ask.attempt(move |app, _| staff::queue(app, &asked, &looked)).await? {
        Err(AppError::Refused(unknown)) => {
            // What nothing declares is said, and the queue is shown without it.
            refused.fields.extend(unknown.fields);
            wanted = Filter::default();
            let asked = member.clone();
            ask.run(move |app, _| staff::queue(app, &asked, &Filter::default())).await?
        }
        other => other?,
    };
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (words, lang, links) = (ask.words(), ask.lang(), ask.links());
    let retry = ask.app()?.form_token(RETRY, Some(&token));
    let lines = found.cases.iter().map(|line| line_view(&ask, line)).collect::<Result<_, _>>()?;
    let figure = |count: u64| number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let view = QueuePage {
        acts: staff::may_read_acts(ask.app()?, &member),
        unaccepted: staff::may_read_unaccepted(ask.app()?, &member),
        page: Page::new(&ask, Reader::Staff, words.say("staff-queue")),
        held: held(&ask, &member)?,
        login: member.login,
        bars: bars(&ask, &found),
        wrong: refused.fields.iter().map(|(name, key)| wrong(words, name, key)).collect(),
        action: links.staff(),
        lang: links.chosen().map(zalog_words::Lang::code),
        number: typed,
        selects: selects(&ask, &found, &wanted)?,
        filtered: Filter { after: String::new(), ..wanted.clone() } != Filter::default(),
        heading: heading(words, Which::parse(&wanted.state).unwrap_or_default()),
        cases: lines,
        next: found.next.as_ref().map(|after| links.staff_queue(&query_of(&wanted, after))),
        dropped: found
            .dropped
            .iter()
            .map(|(form, day, count)| {
                Ok((form_title(&ask, form)?.text().to_owned(), date_short(lang, *day), figure(*count)))
            })
            .collect::<Result<_, Fault>>()?,
        failed: found
            .failed_jobs
            .iter()
            .map(|(id, kind)| FailedJob {
                kind: kind.clone(),
                button: Button {
                    action: links.job_retry(id),
                    token: retry.clone(),
                    text: words.say("staff-retry").into_owned(),
                },
            })
            .collect(),
    };
    page_with(status, &view)
}

/// The roles that the member does not have yet.
fn held(ask: &Ask, member: &Member) -> Result<Option<String>, Fault> {
    let policy = ask.policy()?;
    let title = |role: &String| role_title(policy, role, ask).text().to_owned();
    let roles: Vec<String> = member.held_back.iter().map(title).collect();
    let said = || ask.words().say_with("und-held", &[("roles", Arg::Text(&list(ask.lang(), &roles)))]);
    Ok((!roles.is_empty()).then(said))
}

/// What is wrong with a part of the filter; what was typed there is not repeated.
fn wrong(words: &'static Words, name: &str, key: &str) -> String {
    let part = format!("staff-filter-{name}");
    let text = sentence(words, key);
    if words.has(&part) { format!("{}: {text}", words.say(&part)) } else { text }
}

fn query_of<'a>(filter: &'a Filter, after: &'a str) -> Vec<(&'static str, &'a str)> {
    let all = [
        ("state", filter.state.as_str()),
        ("form", filter.form.as_str()),
        ("role", filter.role.as_str()),
        ("host", filter.host.as_str()),
        ("after", after),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn heading(words: &'static Words, which: Which) -> String {
    words.say(&format!("staff-list-{}", which.name())).into_owned()
}

fn bars(ask: &Ask, found: &Queue) -> Vec<Bar> {
    let words = ask.words();
    let counted =
        |name: &str| found.counts.iter().find(|(known, _)| known == name).map_or(0, |(_, count)| *count);
    let part = |state: &'static str| {
        let count = counted(state);
        let figure = number(ask.lang(), i64::try_from(count).unwrap_or(i64::MAX));
        (state, words.say(&format!("staff-count-{state}")).into_owned(), count, figure)
    };
    Bar::row(STATES.into_iter().map(part).collect())
}

fn selects(ask: &Ask, found: &Queue, filter: &Filter) -> Result<Vec<Select>, Fault> {
    let words = ask.words();
    let choice = |value: &str, text: Phrase, chosen: &str| Choice {
        value: value.to_owned(),
        text,
        chosen: value == chosen || (value.is_empty() && chosen == "open"),
    };
    let said = |key: &str| Phrase::plain(words.say(key));
    let mut states = vec![choice("", said("staff-list-open"), &filter.state)];
    for state in STATES.into_iter().chain(["all"]) {
        states.push(choice(state, said(&format!("staff-list-{state}")), &filter.state));
    }
    let mut forms = vec![choice("", said("staff-any"), &filter.form)];
    for form in &found.forms {
        forms.push(choice(form.as_str(), form_title(ask, form.as_str())?, &filter.form));
    }
    let mut hosts = vec![choice("", said("staff-host-any"), &filter.host)];
    hosts.extend(found.hosts.iter().map(|host| choice(host, Phrase::plain(host.as_str()), &filter.host)));
    let roles = vec![
        choice("", said("staff-role-all"), &filter.role),
        choice("mine", said("staff-role-mine"), &filter.role),
    ];
    let select = |name, key: &str, choices| Select { name, label: words.say(key).into_owned(), choices };
    let mut all = vec![
        select("state", "staff-state", states),
        select("form", "staff-form", forms),
        select("role", "staff-role", roles),
    ];
    // One host is no choice.
    if found.hosts.len() > 1 {
        all.push(select("host", "staff-host", hosts));
    }
    Ok(all)
}

/// POST `/staff/jobs/{id}/retry`
pub async fn retry(ask: Ask, Path(id): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    post.button(&ask, RETRY, Some(&token))?;
    ask.run(move |app, _| staff::retry_job(app, &member, &id)).await?;
    Ok(see_other(&ask.links().staff()))
}
