//! `/staff`: the queue first; a case; its values, opened by a press for the purpose of its form.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::staff::{self, CaseLine as Line, CaseView, OpenedValues};
use zalog_app::{AppError, SessionToken};
use zalog_domain::case::CaseState;
use zalog_policy::model::{Policy, Slug};
use zalog_words::{date_short, number};

use super::cabinet::{case_state, form_title, purpose_title};
use super::moment;
use crate::http::ask::{Ask, Staff};
use crate::http::body::OwnPost;
use crate::http::cookie::Jar;
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other, with_cookie};
use crate::view::field::{self, FormState, label, sentence};
use crate::view::form::FormPage;
use crate::view::frame::{Page, Reader};
use crate::view::message::Button;
use crate::view::staff::{CaseLine, CasePage, FailedJob, Move, OpenValue, QueuePage};
use crate::view::{Phrase, value};

const SIGN_IN: &str = "staff-sign-in";
const SIGN_OUT: &str = "staff-sign-out";
const RETRY: &str = "job-retry";

fn sign_in_page(ask: &Ask, state: &FormState) -> Result<FormPage, Fault> {
    let (words, links) = (ask.words(), ask.links());
    let frame = Page::new(ask, Reader::Unknown, words.say("staff-sign-in"));
    let heading = Phrase::plain(words.say("staff-sign-in"));
    let token = ask.app()?.form_token(SIGN_IN, None);
    let button = Phrase::plain(words.say("action-sign-in"));
    let mut view = FormPage::new(frame, heading, links.staff_sign_in(), token, button);
    view.lead.push(words.say("staff-sign-in-lead").into_owned());
    let mut login = field::line("login", "text", words.say("staff-login").into_owned(), "username");
    login.value = state.typed("login").to_owned();
    let password =
        field::line("password", "password", words.say("account-password").into_owned(), "current-password");
    view.fields = vec![login, password];
    if !ask.secure() {
        view.small.push(words.say("account-cookie-plain").into_owned());
    }
    Ok(view.with_errors(state))
}

/// GET `/staff/sign-in`
pub async fn door(ask: Ask) -> Result<Response, Fault> {
    match ask.member().await {
        Ok(_) => Ok(see_other(&ask.links().staff())),
        Err(Fault::StaffSignIn) => page(&sign_in_page(&ask, &FormState::default())?),
        Err(other) => Err(other),
    }
}

/// POST `/staff/sign-in`
pub async fn sign_in(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let fields = post.button(&ask, SIGN_IN, None)?;
    let (login, password) = (fields.get("login").to_owned(), fields.get("password").to_owned());
    match ask.attempt(move |app, visit| staff::sign_in(app, visit, &login, &password)).await? {
        Ok(session) => {
            let cookie = Jar::Staff.set(ask.secure(), &session.as_cookie(), false);
            Ok(with_cookie(see_other(&ask.links().staff()), cookie))
        }
        Err(AppError::Refused(refused)) => page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &sign_in_page(&ask, &FormState::refused(&fields, refused))?,
        ),
        Err(other) => Err(other.into()),
    }
}

/// POST `/staff/sign-out`
pub async fn sign_out(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let door = see_other(&ask.links().staff_sign_in());
    let Some(token) = ask.inner().staff.clone() else { return Ok(door) };
    post.button(&ask, SIGN_OUT, Some(&token))?;
    ask.run(move |app, _| staff::sign_out(app, &token)).await?;
    Ok(with_cookie(door, Jar::Staff.clear(ask.secure())))
}

/// GET `/staff`
pub async fn queue(ask: Ask) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let asked = member.clone();
    let queue = ask.run(move |app, _| staff::queue(app, &asked)).await?;
    let (words, lang) = (ask.words(), ask.lang());
    let lines =
        |lines: &[Line]| lines.iter().map(|line| line_view(&ask, line)).collect::<Result<Vec<_>, Fault>>();
    let figure = |count: u64| number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let counted =
        |name: &str| queue.counts.iter().find(|(known, _)| known == name).map_or(0, |(_, count)| *count);
    let retry = ask.app()?.form_token(RETRY, Some(&token));
    let view = QueuePage {
        page: Page::new(&ask, Reader::Staff, words.say("staff-queue")),
        login: member.login,
        counts: ["new", "in-work", "answered", "closed"]
            .into_iter()
            .map(|name| (words.say(&format!("staff-count-{name}")).into_owned(), figure(counted(name))))
            .collect(),
        open: lines(&queue.open)?,
        closed: lines(&queue.closed)?,
        dropped: queue
            .dropped
            .iter()
            .map(|(form, day, count)| {
                Ok((form_title(&ask, form)?.text().to_owned(), date_short(lang, *day), figure(*count)))
            })
            .collect::<Result<_, Fault>>()?,
        failed: queue
            .failed_jobs
            .iter()
            .map(|(id, kind)| FailedJob {
                kind: kind.clone(),
                button: Button {
                    action: ask.links().job_retry(id),
                    token: retry.clone(),
                    text: words.say("staff-retry").into_owned(),
                },
            })
            .collect(),
    };
    page(&view)
}

fn line_view(ask: &Ask, line: &Line) -> Result<CaseLine, Fault> {
    Ok(CaseLine {
        number: line.number.clone(),
        href: ask.links().case(&line.number),
        form: form_title(ask, line.form.as_str())?,
        role: role_title(ask.policy()?, &line.role, ask),
        state: line.state.as_str(),
        state_text: case_state(ask.words(), line.state),
        opened: moment(ask, line.opened_at)?,
        host: line.host.clone(),
    })
}

fn role_title(policy: &Policy, role: &str, ask: &Ask) -> Phrase {
    let declared = policy.roles.iter().find(|known| known.slug.as_str() == role);
    match declared {
        Some(role) => Phrase::of(&role.title, ask.lang()),
        None if role.is_empty() => Phrase::plain(ask.words().say("staff-anyone")),
        None => Phrase::plain(role),
    }
}

fn values_form(number: &str) -> String {
    format!("case-values/{number}")
}

fn move_form(number: &str) -> String {
    format!("case-move/{number}")
}

/// GET `/staff/cases/{number}`
pub async fn case(ask: Ask, Path(number): Path<String>) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let case = ask.run(move |app, _| staff::case(app, &member, &number)).await?;
    page(&case_page(&ask, &token, &case, None)?)
}

/// POST `/staff/cases/{number}/values`: each press is an opening in the journal, so the page is not kept anywhere.
pub async fn values(ask: Ask, Path(number): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    post.button(&ask, &values_form(&number), Some(&token))?;
    let (asking, asked) = (member.clone(), number.clone());
    let opened = ask.run(move |app, _| staff::open_values(app, &asking, &asked)).await?;
    let case = ask.run(move |app, _| staff::case(app, &member, &number)).await?;
    page(&case_page(&ask, &token, &case, Some(&opened))?)
}

/// POST `/staff/cases/{number}/move`
pub async fn move_on(ask: Ask, Path(number): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let fields = post.button(&ask, &move_form(&number), Some(&token))?;
    let (asked, to) = (number.clone(), fields.get("to").to_owned());
    ask.run(move |app, _| staff::move_case(app, &member, &asked, &to)).await?;
    Ok(see_other(&ask.links().case(&number)))
}

/// POST `/staff/jobs/{id}/retry`
pub async fn retry(ask: Ask, Path(id): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    post.button(&ask, RETRY, Some(&token))?;
    ask.run(move |app, _| staff::retry_job(app, &member, &id)).await?;
    Ok(see_other(&ask.links().staff()))
}

fn case_page(
    ask: &Ask,
    token: &SessionToken,
    case: &CaseView,
    opened: Option<&OpenedValues>,
) -> Result<CasePage, Fault> {
    let (words, links, lang, policy, app) = (ask.words(), ask.links(), ask.lang(), ask.policy()?, ask.app()?);
    let number = &case.line.number;
    let title = format!("{} {number}", words.say("staff-case"));
    let kind = |item: &Slug| policy.item(item).map(|item| &item.kind);
    let (values, shut) =
        opened.map_or((&[][..], &[][..]), |(values, shut)| (values.as_slice(), shut.as_slice()));
    Ok(CasePage {
        page: Page::new(ask, Reader::Staff, title).at(&links.case(number)),
        case: line_view(ask, &case.line)?,
        purpose: purpose_title(ask, &case.purpose)?,
        steps: steps(ask, case)?,
        open: opened.is_none().then(|| Button {
            action: links.case_values(number),
            token: app.form_token(&values_form(number), Some(token)),
            text: words.say("staff-values-open").into_owned(),
        }),
        values: values
            .iter()
            .map(|(item, text)| OpenValue {
                label: label(policy, item, lang),
                value: value::shown(words, kind(item), text),
            })
            .collect(),
        shut: shut.iter().map(|(item, why)| (label(policy, item, lang), sentence(words, why))).collect(),
        asked: opened.is_some(),
        move_action: links.case_move(number),
        move_token: app.form_token(&move_form(number), Some(token)),
        moves: moves(case.line.state)
            .iter()
            .map(|to| Move { to, text: words.say(&format!("staff-move-{to}")).into_owned() })
            .collect(),
    })
}

/// What happened, the receipt first.
fn steps(ask: &Ask, case: &CaseView) -> Result<Vec<(String, String)>, Fault> {
    let came = (case.line.opened_at, "new".to_owned());
    let known = case.steps.iter().any(|(_, state)| state == "new");
    let all = (!known).then_some(&came).into_iter().chain(&case.steps);
    all.map(|(at, state)| Ok((moment(ask, *at)?, step(ask, state)))).collect()
}

fn step(ask: &Ask, state: &str) -> String {
    let words = ask.words();
    let key = format!("staff-step-{state}");
    if words.has(&key) { words.say(&key).into_owned() } else { state.to_owned() }
}

/// Forward only, as the domain has it.
fn moves(state: CaseState) -> &'static [&'static str] {
    match state {
        CaseState::New { .. } => &["in-work", "answered", "closed"],
        CaseState::InWork { .. } => &["answered", "closed"],
        CaseState::Answered { .. } => &["closed"],
        CaseState::Closed { .. } => &[],
    }
}
