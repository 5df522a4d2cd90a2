//! Sweeping what has ended by the clock: buckets of waiting registrations with their keys, old sessions, links and
//! operation ids; and grounds whose term has run out.

use jiff::{SignedDuration, Timestamp};
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_store::tables::subject::CompartmentRow;
use zalog_store::tables::tombstone::TombstoneRow;
use zalog_store::tables::{ground, operation, pending, session, staff, subject, tombstone};

use crate::journal::{Draft, count};
use crate::{App, AppError, moves, sign_in};

/// How long a repeated write still gets the first result, hours.
const OPERATION_HOURS: i64 = 48;

/// One bounded round; returns how much was done.
pub(crate) fn round(app: &App) -> Result<usize, AppError> {
    Ok(buckets(app)? + grounds(app)? + leftovers(app)?)
}

/// Destroys buckets whose day has passed, in the order of design 6: order, key, entry, rows.
fn buckets(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let ended = app.store.read::<_, AppError, _>(|tx| Ok(subject::ended(tx, now, limits::BATCH_ROWS)?))?;
    for bucket in &ended {
        destroy_bucket(app, bucket, now)?;
    }
    Ok(ended.len())
}

fn destroy_bucket(app: &App, bucket: &CompartmentRow, now: Timestamp) -> Result<(), AppError> {
    let draft = |actor| Draft::new(actor, now, app.entropy.as_ref());
    let (ordered, destroyed) = (draft(ActorClass::Clock), draft(ActorClass::Clock));
    let id = bucket.id;
    if bucket.state == "live" {
        let stone = TombstoneRow {
            id: *id.as_bytes(),
            kind: "compartment".to_owned(),
            subject: None,
            reason: "bucket-ended".to_owned(),
            ordered_at: now,
            key_destroyed_at: None,
        };
        app.store.write::<_, AppError, _>(move |tx| {
            if tombstone::ordered(tx, &stone.id)? {
                return Ok(());
            }
            tombstone::insert(tx, &stone, ordered.id)?;
            subject::set_compartment(tx, id, "ordered")?;
            Ok(ordered.record(tx, Kind::DestructionOrdered, None, &[])?)
        })?;
    }
    app.keys.destroy_compartment(id)?;
    app.store.write::<_, AppError, _>(move |tx| {
        let waited = pending::delete_of(tx, id)?;
        subject::set_compartment(tx, id, "destroyed")?;
        if tombstone::key_destroyed(tx, id.as_bytes(), now)? {
            tombstone::erased(tx, id.as_bytes(), now)?;
            destroyed.record(tx, Kind::CompartmentDestroyed, None, &[(Fact::Count, count(waited))])?;
        }
        Ok(())
    })
}

/// Writes down what the clock has already decided: grounds that ended, holds by law that began.
fn grounds(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let due = app.store.read::<_, AppError, _>(|tx| Ok(ground::due(tx, now, limits::BATCH_ROWS)?))?;
    let in_force = app.in_force();
    for who in &due {
        let who = *who;
        let draft = sign_in::about_by(app, who, ActorClass::Clock)
            .unwrap_or_else(|_| Draft::new(ActorClass::Clock, now, app.entropy.as_ref()));
        let (in_force, entropy) = (in_force.clone(), app.entropy.clone());
        app.store
            .write::<_, AppError, _>(move |tx| moves::tick(tx, &in_force, who, &draft, entropy.as_ref()))?;
    }
    Ok(due.len())
}

fn leftovers(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let old = now - SignedDuration::from_hours(OPERATION_HOURS);
    let limit = limits::BATCH_ROWS;
    let any = app
        .store
        .read::<_, AppError, _>(|tx| Ok(session::any_old(tx, now)? || operation::any_old(tx, old)?))?;
    if !any {
        return Ok(0);
    }
    app.store.write::<_, AppError, _>(move |tx| {
        Ok(session::delete_old(tx, now, limit)?
            + staff::delete_old(tx, now, limit)?
            + pending::delete_recovery_old(tx, now, limit)?
            + operation::delete_old(tx, old, limit)?)
    })
}

/// Applies every tombstone to the key store again: at every start, so that a restored copy of the keys opens nothing that
/// was destroyed.
pub(crate) fn reapply(app: &App) -> Result<usize, AppError> {
    let mut last = [0; 16];
    let mut applied = 0;
    loop {
        let stones =
            app.store.read::<_, AppError, _>(|tx| Ok(tombstone::after(tx, &last, limits::BATCH_ROWS)?))?;
        let Some(end) = stones.last() else { return Ok(applied) };
        last = end.id;
        for stone in &stones {
            match stone.kind.as_str() {
                "subject" => app.keys.destroy_subject(zalog_domain::ids::SubjectId::from_bytes(stone.id))?,
                _ => {
                    let compartment = zalog_domain::ids::CompartmentId::from_bytes(stone.id);
                    if app.keys.compartment(compartment)?.is_some() {
                        app.keys.destroy_compartment(compartment)?;
                    }
                }
            }
            applied += 1;
        }
    }
}
