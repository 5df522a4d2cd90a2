//! `…/records/{id}/edit`: corrects and completes a record, by the form it came by. `…/values/{id}/delete`: one optional value.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use zalog_app::cabinet::{self, Deletion, RecordView};
use zalog_app::{AppError, Refused, correct};
use zalog_domain::ids::{RecordId, ValueId};
use zalog_policy::model::{Form, Slug};
use zalog_words::Arg;

use super::cabinet::{form_title, record_title};
use super::door::{Door, Id};
use crate::http::ask::Ask;
use crate::http::body::{Fields, OwnPost};
use crate::http::fault::Fault;
use crate::http::respond::{page, page_with, see_other};
use crate::view::Phrase;
use crate::view::cabinet::LeavingPage;
use crate::view::field::{self, FormState, label, sentence};
use crate::view::form::Aside;
use crate::view::form::FormPage;

fn edit_name(id: &str) -> String {
    format!("edit/{id}")
}

fn delete_name(id: &str) -> String {
    format!("delete/{id}")
}

async fn record(ask: &Ask, door: &Door, id: RecordId) -> Result<(RecordView, Form), Fault> {
    let who = door.who;
    let record = ask.run(move |app, _| cabinet::record(app, who, id)).await?;
    let slug = Slug::new(&record.form).map_err(|_| Fault::NotFound)?;
    let form = ask.policy()?.form(&slug).cloned().ok_or(Fault::NotFound)?;
    Ok((record, form))
}

/// Fields that the form asks a person for, and that may be changed here.
fn asked(ask: &Ask, form: &Form) -> Result<Vec<Slug>, Fault> {
    let policy = ask.policy()?;
    let can = |item: &&Slug| policy.item(item).is_some_and(|item| item.kind.can_be_asked());
    Ok(form.fields.iter().map(|field| &field.item).filter(can).cloned().collect())
}

fn edit_page(
    ask: &Ask,
    door: &Door,
    record: &RecordView,
    form: &Form,
    state: &FormState,
) -> Result<FormPage, Fault> {
    let (words, id) = (ask.words(), record.id.hex());
    let action = door.rooms.edit(&id);
    let title = words.say("cabinet-edit-title");
    let frame = door.page(ask, title.clone()).at(&action);
    let token = ask.app()?.form_token(&edit_name(&id), Some(&door.lock));
    let button = Phrase::plain(words.say("action-save"));
    let mut view = FormPage::new(frame, Phrase::plain(title), action, token, button);
    let what = record_title(ask, &record.form, record.account)?;
    view.lead.push(words.say_with("cabinet-edit-lead", &[("form", Arg::Text(what.text()))]));
    (view.fields, view.legal_fields) = field::of_form(ask.policy()?, form, state, words);
    // Every field the record has is shown; those of legal persons need no box to be opened here.
    view.fields.append(&mut view.legal_fields);
    view.small.push(words.say("cabinet-edit-small").into_owned());
    view.asides.push(door.back(ask));
    Ok(view.with_errors(state))
}

/// GET `…/edit`
pub async fn show(ask: Ask, door: Door, Path(id): Path<Id>) -> Result<Response, Fault> {
    let id = RecordId::from_hex(&id.id).ok_or(Fault::NotFound)?;
    let (record, form) = record(&ask, &door, id).await?;
    let values = record.values.iter().map(|held| (held.item.to_string(), held.value.to_string()));
    let state = FormState::refused(&values.collect::<Fields>(), Refused::default());
    page(&edit_page(&ask, &door, &record, &form, &state)?)
}

/// POST `…/edit`
pub async fn send(ask: Ask, door: Door, Path(id): Path<Id>, post: OwnPost) -> Result<Response, Fault> {
    let id = RecordId::from_hex(&id.id).ok_or(Fault::NotFound)?;
    let fields = post.button(&ask, &edit_name(&id.hex()), Some(&door.lock))?;
    let (record, form) = record(&ask, &door, id).await?;
    let legal: Vec<&Slug> = form.fields.iter().filter(|f| f.legal_persons_only).map(|f| &f.item).collect();
    let has = |item: &Slug| record.values.iter().any(|held| held.item == *item);
    let mut typed = BTreeMap::new();
    for item in asked(&ask, &form)? {
        let came = fields.iter().any(|(name, _)| name == item.as_str());
        let text = fields.get(item.as_str());
        // What only legal persons fill in, and this record has not, may stay empty.
        if came && !(text.trim().is_empty() && legal.contains(&&item) && !has(&item)) {
            typed.insert(item.to_string(), text.to_owned());
        }
    }
    let who = door.who;
    match ask.attempt(move |app, visit| correct::correct(app, visit, who, id, &typed)).await? {
        Ok(0) => Ok(see_other(&door.rooms.home())),
        Ok(_) => Ok(see_other(&door.rooms.done("changed"))),
        Err(AppError::Refused(refused)) => {
            let view = edit_page(&ask, &door, &record, &form, &FormState::refused(&fields, refused))?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(other) => Err(other.into()),
    }
}

/// Finds a value among what is within reach, without opening anything else than its record.
async fn value(ask: &Ask, door: &Door, id: &Id) -> Result<(ValueId, RecordView), Fault> {
    let (who, id) = (door.who, ValueId::from_hex(&id.id).ok_or(Fault::NotFound)?);
    let record = ask.run(move |app, _| cabinet::record_of_value(app, who, id)).await?;
    Ok((id, record))
}

fn delete_page(
    ask: &Ask,
    door: &Door,
    id: ValueId,
    record: &RecordView,
    error: Option<String>,
) -> Result<LeavingPage, Fault> {
    let (words, policy) = (ask.words(), ask.policy()?);
    let held = record.values.iter().find(|held| held.id == id).ok_or(Fault::NotFound)?;
    let what = label(policy, &held.item, ask.lang());
    let action = door.rooms.delete_value(&id.hex());
    let title = if record.account { record_title(ask, "", true)? } else { form_title(ask, &record.form)? };
    let button =
        door.button(ask, &delete_name(&id.hex()), action.clone(), words.say("action-delete").into_owned())?;
    let args = [("form", Arg::Text(title.text())), ("item", Arg::Text(what.text()))];
    let key = match (held.deletion, record.account) {
        (Deletion::Free, _) => "cabinet-delete-lead",
        (Deletion::Law, _) => "cabinet-delete-held",
        (_, true) => "cabinet-delete-closes",
        (_, false) => "cabinet-delete-removes",
    };
    // What cannot go alone goes with what it belongs to: one link leads there.
    let on = match (held.deletion, record.account) {
        (Deletion::Free | Deletion::Law, _) => None,
        (_, true) => Some((ask.links().close(), "close-title")),
        (_, false) => Some((door.rooms.remove(&record.id.hex()), "cabinet-remove-title")),
    };
    Ok(LeavingPage {
        page: door.page(ask, words.say("cabinet-delete-title")).at(&action),
        back: door.back(ask),
        lead: vec![words.say_with(key, &args)],
        error,
        before: on.map(|(href, key)| Aside { href, text: words.say(key).into_owned() }),
        forecast: None,
        asked: None,
        button: (held.deletion == Deletion::Free).then_some(button),
    })
}

/// GET `…/values/{id}/delete`
pub async fn delete_ask(ask: Ask, door: Door, Path(id): Path<Id>) -> Result<Response, Fault> {
    let (id, record) = value(&ask, &door, &id).await?;
    page(&delete_page(&ask, &door, id, &record, None)?)
}

/// POST `…/values/{id}/delete`
pub async fn delete(ask: Ask, door: Door, Path(id): Path<Id>, post: OwnPost) -> Result<Response, Fault> {
    let (id, record) = value(&ask, &door, &id).await?;
    post.button(&ask, &delete_name(&id.hex()), Some(&door.lock))?;
    let who = door.who;
    match ask.attempt(move |app, visit| correct::delete_value(app, visit, who, id)).await? {
        Ok(()) => Ok(see_other(&door.rooms.done("deleted"))),
        Err(AppError::Refused(refused)) => {
            let error = refused.form.map(|key| sentence(ask.words(), key));
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &delete_page(&ask, &door, id, &record, error)?)
        }
        Err(other) => Err(other.into()),
    }
}
