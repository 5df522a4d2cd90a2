//! Something that happened outside and moves grounds: the order was done, the course ended, a payment came.

use zalog_domain::ActorClass;
use zalog_domain::ids::SubjectId;
use zalog_policy::model::{Event, Purpose, Reporter};
use zalog_store::tables::record;

use super::read::{Reader, scope};
use super::{ApiError, Caller, Once};
use crate::moves::{self, Happening};
use crate::{App, AppError, sign_in};

/// An event as a call names it.
#[derive(Default, Clone)]
pub struct NewEvent {
    /// The person's id.
    pub person: String,
    /// The record it happened to; without it, the person's account.
    pub record: Option<String>,
    /// Its name.
    pub event: String,
    /// When, RFC 3339; now, if it is not said.
    pub at: Option<String>,
}

/// Reports an event; returns how many grounds it moved.
///
/// # Errors
/// [`ApiError`]: an event that nobody outside may report or that no purpose of the token waits for, an instant that has not
/// come or was before the record, [`ApiError::NotFound`].
pub fn report(app: &App, caller: &Caller, once: &Once, new: &NewEvent) -> Result<usize, ApiError> {
    let who = SubjectId::from_hex(&new.person);
    let (earlier, records) = app.store.read::<_, AppError, _>(|tx| {
        let records = who.map(|who| record::of_subject(tx, who)).transpose()?.unwrap_or_default();
        Ok((once.earlier(tx)?, records))
    })?;
    if let Some(earlier) = earlier {
        return repeated(&earlier.result()?);
    }
    let in_force = app.in_force();
    let mut reader = Reader::new(&in_force, app.clock.now());
    let who = who.or_else(|| reader.no("person", "id-format"));
    let event = event(&mut reader, caller, &new.event);
    let Some((who, event)) = who.zip(event) else { return Err(ApiError::Invalid(reader.wrong)) };
    let (scope, record) = scope(who, &records, new.record.as_deref())?;
    let at = match &new.at {
        Some(text) => reader.instant("at", text, record.created_at),
        None => Some(reader.now),
    };
    let Some(at) = at else { return Err(ApiError::Invalid(reader.wrong)) };
    let draft = match sign_in::about_by(app, who, ActorClass::Api) {
        Err(AppError::NotFound) => return Err(ApiError::NotFound),
        other => other?,
    };
    let happening = Happening { event, scope, consent: None, reporter: "outside" };
    let (done, entropy) = (once.clone(), app.entropy.clone());
    let written = app.store.write::<_, AppError, _>(move |tx| {
        let moved = moves::happen_at(tx, &in_force, &happening, at, &draft, entropy.as_ref())?;
        done.done(tx, &moved.to_string(), draft.at)?;
        Ok(moved)
    });
    match written {
        Ok(moved) => Ok(moved),
        Err(AppError::NotFound) => Err(ApiError::NotFound),
        Err(error) => match once.won_by_another(app, &error)? {
            Some(kept) => repeated(&kept),
            None => Err(error.into()),
        },
    }
}

fn repeated(kept: &str) -> Result<usize, ApiError> {
    kept.parse().map_err(|_| AppError::internal("a kept result cannot be read").into())
}

/// A declared event that comes from outside and that some purpose of the token waits for.
fn event(reader: &mut Reader<'_>, caller: &Caller, name: &str) -> Option<Event> {
    let Some(event) = Event::from_slug(name) else { return reader.no("event", "event-undeclared") };
    if !matches!(event.reporter(), Reporter::Staff | Reporter::Outside) {
        return reader.no("event", "event-not-reported");
    }
    let waits = |purpose: &&Purpose| {
        let bound = purpose.keep.at_most.as_ref().map(|bound| bound.event);
        caller.names(&purpose.slug) && (purpose.keep.end.event == event || bound == Some(event))
    };
    match reader.in_force.policy.purposes.iter().find(waits) {
        Some(_) => Some(event),
        None => reader.no("event", "event-not-awaited"),
    }
}
