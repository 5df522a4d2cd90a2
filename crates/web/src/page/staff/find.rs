//! `/staff/find`: who has an address. The address goes in the body, never in a URL.

use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::cabinet::ConsentView;
use zalog_app::staff::{self, Found, Member};
use zalog_app::{AppError, SessionToken};
use zalog_domain::ids::SubjectId;
use zalog_words::Arg;

use super::{purpose_choices, shown, shut};
use crate::http::ask::{Ask, Staff};
use crate::http::body::OwnPost;
use crate::http::fault::Fault;
use crate::http::respond::page_with;
use crate::page::cabinet::{came, case_state, form_title};
use crate::page::{day, moment};
use crate::view::Phrase;
use crate::view::field::{self, Choice, FormState, sentence};
use crate::view::frame::{Page, Reader};
use crate::view::message::MessagePage;
use crate::view::staff::{FindPage, FoundPerson, FoundRecord, JoinForm, PurposeForm};

const FIND: &str = "staff-find";
const JOIN: &str = "staff-join";

/// GET `/staff/find`
pub async fn find(ask: Ask) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let view = find_page(&ask, &member, &token, &FormState::default(), None)?;
    page_with(StatusCode::OK, &view)
}

/// POST `/staff/find`: each search is an entry, each opening too.
pub async fn look(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let fields = post.button(&ask, FIND, Some(&token))?;
    let (asked, address, purpose) =
        (member.clone(), fields.get("address").to_owned(), fields.get("purpose").to_owned());
    match ask.attempt(move |app, visit| staff::find(app, visit, &asked, &address, &purpose)).await? {
        Ok(found) => {
            let state = FormState::refused(&fields, zalog_app::Refused::default());
            page_with(StatusCode::OK, &find_page(&ask, &member, &token, &state, Some(&found))?)
        }
        Err(AppError::Refused(refused)) => {
            let state = FormState::refused(&fields, refused);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &find_page(&ask, &member, &token, &state, None)?)
        }
        Err(other) => Err(other.into()),
    }
}

fn find_page(
    ask: &Ask,
    member: &Member,
    token: &SessionToken,
    state: &FormState,
    found: Option<&Found>,
) -> Result<FindPage, Fault> {
    let (words, links, app) = (ask.words(), ask.links(), ask.app()?);
    let purposes = staff::purposes(app, member);
    let mut address = field::line("address", "text", words.say("staff-address").into_owned(), "off");
    address.hint = Some(words.say("staff-address-hint").into_owned());
    address.value = state.typed("address").to_owned();
    address.error = state.error("address", words);
    let choices = purpose_choices(ask, &purposes, state.typed("purpose"))?;
    let form = (!purposes.is_empty()).then(|| PurposeForm {
        action: links.staff_find(),
        token: app.form_token(FIND, Some(token)),
        choices,
    });
    let may_join = found.is_some_and(|found| found.people.len() > 1) && zalog_app::join::may(app, member);
    let join = found.filter(|_| may_join).map(|found| JoinForm {
        action: links.staff_join(),
        token: app.form_token(JOIN, Some(token)),
        one: person_choices(ask, found, 0),
        other: person_choices(ask, found, 1),
    });
    let count = found.map_or(0, |found| found.people.len());
    let people = found.map_or(&[][..], |found| &found.people);
    Ok(FindPage {
        page: Page::new(ask, Reader::Staff, words.say("staff-find")).at(&links.staff_find()),
        form,
        address,
        wrong: state.form.map(|key| sentence(words, key)).or_else(|| state.error("purpose", words)),
        outcome: found.map(|found| outcome(ask, found)),
        people: people
            .iter()
            .enumerate()
            .map(|(place, person)| person_view(ask, person, place + 1, count))
            .collect::<Result<_, _>>()?,
        join,
    })
}

/// Those who were found, to choose one of.
fn person_choices(ask: &Ask, found: &Found, chosen: usize) -> Vec<Choice> {
    let count = found.people.len();
    let choice = |(place, person): (usize, &staff::FoundPerson)| Choice {
        value: person.subject.hex(),
        text: Phrase::plain(person_title(ask, place + 1, count)),
        chosen: place == chosen,
    };
    found.people.iter().enumerate().map(choice).collect()
}

fn person_title(ask: &Ask, place: usize, count: usize) -> String {
    let wide = |number: usize| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
    ask.words().say_with("staff-person", &[("place", wide(place)), ("count", wide(count))])
}

/// POST `/staff/find/join`: two of those who were found are one person. It is an entry, and it is not taken back.
pub async fn join(ask: Ask, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let fields = post.button(&ask, JOIN, Some(&token))?;
    let subject = |name: &str| SubjectId::from_hex(fields.get(name)).ok_or(AppError::NotFound);
    let (one, other) = (subject("one")?, subject("other")?);
    let (words, links) = (ask.words(), ask.links());
    let said = match ask.attempt(move |app, _| zalog_app::join::by_staff(app, &member, one, other)).await? {
        Ok(()) => words.say("staff-joined").into_owned(),
        Err(AppError::Refused(refused)) => sentence(words, refused.form.unwrap_or("join-same")),
        Err(other) => return Err(other.into()),
    };
    let frame = Page::new(&ask, Reader::Staff, words.say("staff-join"));
    let back = words.say("staff-find").into_owned();
    page_with(StatusCode::OK, &MessagePage::new(frame, vec![said]).aside(links.staff_find(), back))
}

fn outcome(ask: &Ask, found: &Found) -> String {
    let words = ask.words();
    let count = i64::try_from(found.people.len()).unwrap_or(i64::MAX);
    let key = if found.more { "staff-found-more" } else { "staff-found" };
    words.say_with(key, &[("count", Arg::Number(count))])
}

fn person_view(
    ask: &Ask,
    person: &staff::FoundPerson,
    place: usize,
    count: usize,
) -> Result<FoundPerson, Fault> {
    let words = ask.words();
    let proved = match person.proved_at {
        Some(at) => {
            let day = day(ask, at)?;
            words.say_with("staff-proved", &[("date", Arg::Text(&day))])
        }
        None => words.say("staff-unproved").into_owned(),
    };
    let record = |record: &staff::FoundRecord| {
        let title = if record.account {
            Phrase::plain(words.say("cabinet-account"))
        } else {
            form_title(ask, &record.form)?
        };
        let at = moment(ask, record.created_at)?;
        let came = came(words, &at, &record.host, record.source.as_deref());
        let case = record
            .case
            .as_ref()
            .map(|(number, state)| (number.clone(), ask.links().case(number), case_state(words, *state)));
        Ok::<_, Fault>(FoundRecord {
            title,
            handlings: ask.links().handlings(&record.id.hex()),
            came,
            case,
            values: shown(ask, &record.values)?,
            shut: shut(ask, &record.shut)?,
        })
    };
    let consent = |one: &ConsentView| {
        let given = day(ask, one.given_at)?;
        let withdrawn = one.withdrawn_at.map(|at| day(ask, at)).transpose()?;
        let key = withdrawn.as_ref().map_or("found-consent", |_| "found-consent-withdrawn");
        let args = [
            ("date", Arg::Text(&given)),
            ("host", Arg::Text(&one.host)),
            ("receipt", Arg::Text(&one.receipt)),
            ("withdrawn", Arg::Text(withdrawn.as_deref().unwrap_or_default())),
        ];
        Ok::<_, Fault>(words.say_with(key, &args))
    };
    Ok(FoundPerson {
        consents: person.consents.iter().map(consent).collect::<Result<_, _>>()?,
        title: person_title(ask, place, count),
        proved,
        records: person.records.iter().map(record).collect::<Result<_, _>>()?,
    })
}
