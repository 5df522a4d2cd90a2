//! `/staff/records/{record}/handling`: what was done with a record by hand or onto a carrier, and entering it;
//! `/staff/carriers`: carriers that people have to destroy.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::staff::{self, Handling, Handlings, MEDIA, WAYS, Work};
use zalog_app::{AppError, Refused, SessionToken};
use zalog_domain::ids::{HandlingId, RecordId};
use zalog_domain::{Operation, limits};
use zalog_policy::model::Slug;
use zalog_words::Arg;

use crate::http::ask::{Ask, Staff};
use crate::http::body::{Fields, OwnPost};
use crate::http::fault::Fault;
use crate::http::respond::{page_with, see_other};
use crate::page::cabinet::{purpose_title, record_title};
use crate::page::openings::operation;
use crate::page::{day, moment};
use crate::view::Phrase;
use crate::view::field::{self, Choice, Control, Field, FormState, label, sentence};
use crate::view::form::Aside;
use crate::view::frame::{Page, Reader};
use crate::view::staff::{CarriersPage, DestroyForm, HandlingForm, HandlingLine, HandlingsPage, ItemBox};

/// Before the slug of an item, in the names of the boxes.
const ITEM: &str = "item-";

fn enter(record: RecordId) -> String {
    format!("handling/{}", record.hex())
}

fn destroy(id: HandlingId) -> String {
    format!("carrier/{}", id.hex())
}

/// GET `/staff/records/{record}/handling`
pub async fn handlings(ask: Ask, Path(record): Path<String>) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let record = RecordId::from_hex(&record).ok_or(Fault::NotFound)?;
    let found = ask.run(move |app, _| staff::handlings(app, &member, record)).await?;
    page_with(StatusCode::OK, &handlings_page(&ask, &token, record, &found, &FormState::default())?)
}

/// POST `/staff/records/{record}/handling`
pub async fn handle(ask: Ask, Path(record): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let record = RecordId::from_hex(&record).ok_or(Fault::NotFound)?;
    let opened = post.open(&ask, &enter(record), Some(&token)).await?;
    let fields = opened.fields;
    let state = match opened.operation {
        Ok(operation) => {
            let (asking, work) = (member.clone(), work(&fields));
            match ask.attempt(move |app, _| staff::handle(app, &asking, operation, record, &work)).await? {
                Ok(()) => return Ok(see_other(&ask.links().handlings(&record.hex()))),
                Err(AppError::Refused(refused)) => FormState::refused(&fields, refused),
                Err(other) => return Err(other.into()),
            }
        }
        Err(key) => FormState::failed(&fields, key),
    };
    let found = ask.run(move |app, _| staff::handlings(app, &member, record)).await?;
    let view = handlings_page(&ask, &token, record, &found, &state)?;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

fn work(fields: &Fields) -> Work {
    let of = |name: &str| fields.get(name).to_owned();
    Work {
        operation: of("operation"),
        purpose: of("purpose"),
        items: fields.iter().filter_map(|(name, _)| name.strip_prefix(ITEM)).map(str::to_owned).collect(),
        way: of("way"),
        medium: of("medium"),
        store: of("store"),
        number: of("number"),
        done_on: of("done_on"),
    }
}

fn handlings_page(
    ask: &Ask,
    token: &SessionToken,
    record: RecordId,
    found: &Handlings,
    state: &FormState,
) -> Result<HandlingsPage, Fault> {
    let (words, href) = (ask.words(), ask.links().handlings(&record.hex()));
    let at = moment(ask, found.created_at)?;
    Ok(HandlingsPage {
        page: Page::new(ask, Reader::Staff, words.say("handling-title")).at(&href),
        record: record_title(ask, &found.form, found.account)?,
        came: words.say_with("handling-came", &[("date", Arg::Text(&at))]),
        lines: found.done.iter().map(|one| line(ask, one)).collect::<Result<_, _>>()?,
        form: form(ask, token, record, found, state)?,
    })
}

fn form(
    ask: &Ask,
    token: &SessionToken,
    record: RecordId,
    found: &Handlings,
    state: &FormState,
) -> Result<HandlingForm, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let said = |key: String| Phrase::plain(words.say(&key));
    let operations =
        Operation::ALL.iter().map(|one| Ok((one.as_str(), Phrase::plain(operation(ask, one.as_str())?))));
    let operations = operations.collect::<Result<Vec<_>, Fault>>()?;
    let purposes = found.purposes.iter().map(|slug| Ok((slug.as_str(), purpose_title(ask, slug)?)));
    let purposes = purposes.collect::<Result<Vec<_>, Fault>>()?;
    let ways = WAYS.iter().map(|way| (*way, said(format!("handling-way-{way}")))).collect();
    let media = MEDIA.iter().map(|medium| (*medium, said(format!("handling-medium-{medium}")))).collect();
    let stores = found.stores.iter().map(|slug| (slug.as_str(), store_title(ask, slug.as_str()))).collect();
    let list = |name: &str, key: &str, required: bool, all: Vec<(&str, Phrase)>| {
        let mut field = filled(ask, state, name, "text", key);
        let choice = |(value, text): (&str, Phrase)| Choice {
            chosen: value == field.value,
            value: value.to_owned(),
            text,
        };
        field.control = Control::List(all.into_iter().map(choice).collect());
        field.required = required;
        field
    };
    let mut done_on = filled(ask, state, "done_on", "date", "handling-day");
    if done_on.value.is_empty() {
        done_on.value = found.today.to_string();
    }
    let mut number = filled(ask, state, "number", "text", "handling-number-label");
    number.required = false;
    number.hint = Some(words.say("handling-number-hint").into_owned());
    number.chars_max = limits::CARRIER_NUMBER_CHARS;
    let item = |item: &Slug| {
        let name = format!("{ITEM}{item}");
        ItemBox { label: label(policy, item, ask.lang()), ticked: !state.typed(&name).is_empty(), name }
    };
    Ok(HandlingForm {
        action: ask.links().handlings(&record.hex()),
        token: ask.app()?.form_token(&enter(record), Some(token)),
        error: state.form.map(|key| sentence(words, key)),
        what: vec![
            list("operation", "operations-column", true, operations),
            list("purpose", "staff-purpose", true, purposes),
        ],
        items: found.items.iter().map(item).collect(),
        items_error: state.error("items", words),
        how: vec![list("way", "handling-way-label", true, ways), done_on],
        carrier: vec![
            list("medium", "handling-carrier", false, media),
            list("store", "handling-store-label", false, stores),
            number,
        ],
    })
}

/// A control with what was typed and what is wrong with it.
fn filled(ask: &Ask, state: &FormState, name: &str, kind: &'static str, key: &str) -> Field {
    let mut field = field::line(name, kind, ask.words().say(key).into_owned(), "off");
    field.value = state.typed(name).to_owned();
    field.error = state.error(name, ask.words());
    field.short = true;
    field
}

fn store_title(ask: &Ask, slug: &str) -> Phrase {
    let declared =
        ask.policy().ok().and_then(|policy| policy.stores.iter().find(|s| s.slug.as_str() == slug));
    declared.map_or_else(|| Phrase::plain(slug), |store| Phrase::of(&store.title, ask.lang()))
}

fn line(ask: &Ask, one: &Handling) -> Result<HandlingLine, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let items = one.items.iter().map(|item| label(policy, item, ask.lang()).text().to_owned());
    let carrier = one.carrier.as_ref().map(|carrier| {
        let medium = words.say(&format!("handling-medium-{}", carrier.medium));
        format!("{medium}, {}, № {}", store_title(ask, &carrier.store).text(), carrier.number)
    });
    let since = day(ask, one.destroyed_on.unwrap_or(one.state_at))?;
    Ok(HandlingLine {
        day: day(ask, one.done_on)?,
        operation: one.operation.map_or_else(|| Ok(String::new()), |known| operation(ask, known.as_str()))?,
        purpose: one
            .purpose
            .as_ref()
            .map_or_else(|| Ok(Phrase::plain(words.say("unknown"))), |p| purpose_title(ask, p))?,
        items: items.collect::<Vec<_>>().join(", "),
        way: words
            .say(if one.by_hand { "handling-way-by-hand" } else { "handling-way-automated" })
            .into_owned(),
        carrier,
        state: words.say_with(&format!("handling-state-{}", one.state), &[("date", Arg::Text(&since))]),
        by: one.by.clone().unwrap_or_default(),
        destroy: None,
    })
}

/// GET `/staff/carriers`
pub async fn carriers(ask: Ask) -> Result<Response, Fault> {
    let Staff { token, .. } = ask.member().await?;
    let view = carriers_page(&ask, &token, None).await?;
    page_with(StatusCode::OK, &view)
}

/// What was typed for a carrier, and what is wrong with it.
struct Wrong {
    id: HandlingId,
    typed: String,
    refused: Refused,
}

/// POST `/staff/carriers/{id}/destroyed`
pub async fn destroyed(ask: Ask, Path(id): Path<String>, post: OwnPost) -> Result<Response, Fault> {
    let Staff { member, token } = ask.member().await?;
    let id = HandlingId::from_hex(&id).ok_or(Fault::NotFound)?;
    let fields = post.button(&ask, &destroy(id), Some(&token))?;
    let (typed, on) = (fields.get("destroyed_on").to_owned(), fields.get("destroyed_on").to_owned());
    match ask.attempt(move |app, _| staff::carrier_destroyed(app, &member, id, &on)).await? {
        Ok(()) => Ok(see_other(&ask.links().staff_carriers())),
        Err(AppError::Refused(refused)) => {
            let view = carriers_page(&ask, &token, Some(Wrong { id, typed, refused })).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(other) => Err(other.into()),
    }
}

async fn carriers_page(ask: &Ask, token: &SessionToken, wrong: Option<Wrong>) -> Result<CarriersPage, Fault> {
    let Staff { member, .. } = ask.member().await?;
    let (due, more) = ask.run(move |app, _| staff::carriers_due(app, &member)).await?;
    let (words, links, app) = (ask.words(), ask.links(), ask.app()?);
    let today = app.zone().to_datetime(app.clock()).date().to_string();
    let error = |wrong: &Wrong| wrong.refused.fields.first().map(|(_, key)| sentence(words, key));
    let mut lines = Vec::with_capacity(due.len());
    for one in &due {
        let mine = wrong.as_ref().filter(|wrong| wrong.id == one.id);
        let form = DestroyForm {
            action: links.carrier_destroyed(&one.id.hex()),
            token: app.form_token(&destroy(one.id), Some(token)),
            id: format!("d-{}", one.id.hex()),
            day: mine.map_or_else(|| today.clone(), |wrong| wrong.typed.clone()),
            error: mine.and_then(error),
        };
        lines.push(HandlingLine { destroy: Some(form), ..line(ask, one)? });
    }
    Ok(CarriersPage {
        page: Page::new(ask, Reader::Staff, words.say("carriers-title")).at(&links.staff_carriers()),
        wrong: wrong.as_ref().and_then(error),
        lines,
        more,
        back: Aside { href: links.staff(), text: words.say("staff-queue").into_owned() },
    })
}
