//! Sweeping what has ended: buckets of waiting registrations; old sessions, links, operation ids and acts; carriers that nothing holds; and, for every
//! subject whose `due` has come, grounds moved by the clock and the values that nothing holds any more. Bounded batches,
//! safe to run twice, resumable after any commit.

use jiff::{SignedDuration, Timestamp};
use zalog_domain::ids::SubjectId;
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_store::faults;
use zalog_store::tables::subject::CompartmentRow;
use zalog_store::tables::tombstone::{self, TombstoneRow};
use zalog_store::tables::{act, ground, handling, operation, pending, session, staff, subject};

use crate::destroy::{self, Reason, unheld};
use crate::journal::Draft;
use crate::{App, AppError, carriers, edition, moves, sign_in};

/// How long a repeated write still gets the first result, hours.
const OPERATION_HOURS: i64 = 48;
/// How long a subject that could not be swept waits for its next turn, minutes.
const AGAIN_MINUTES: i64 = 1;

/// One bounded round; returns how much was done.
pub(crate) fn round(app: &App) -> Result<usize, AppError> {
    Ok(buckets(app)? + subjects(app)? + destroy::round(app)? + carriers::round(app)? + leftovers(app)?)
}

/// Destructions that are not finished.
pub(crate) fn unfinished(app: &App) -> Result<Vec<TombstoneRow>, AppError> {
    app.store.read(|tx| Ok(tombstone::open(tx, usize::MAX)?))
}

/// Rounds until nothing is left to do, or what is left does not move any more; answers that. `heard` hears how many are open.
pub(crate) fn settle(app: &App, heard: &mut dyn FnMut(usize)) -> Result<Vec<TombstoneRow>, AppError> {
    loop {
        let moved = buckets(app)? + subjects(app)? + leftovers(app)?;
        let before = unfinished(app)?;
        heard(before.len());
        if before.is_empty() && moved == 0 {
            return Ok(before);
        }
        destroy::round(app)?;
        let after = unfinished(app)?;
        if moved == 0 && after == before {
            return Ok(after);
        }
    }
}

/// Orders the destruction of buckets whose day has passed; the reconciler of destructions does the rest.
fn buckets(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let ended = app.store.read::<_, AppError, _>(|tx| Ok(subject::ended(tx, now, limits::BATCH_ROWS)?))?;
    let live: Vec<CompartmentRow> = ended.into_iter().filter(|bucket| bucket.state == "live").collect();
    for bucket in &live {
        order_bucket(app, bucket, now)?;
    }
    Ok(live.len())
}

fn order_bucket(app: &App, bucket: &CompartmentRow, now: Timestamp) -> Result<(), AppError> {
    let draft = Draft::new(ActorClass::Clock, now, app.entropy.as_ref());
    let (id, reason) = (bucket.id, Reason::BucketEnded);
    let stone = TombstoneRow::of_compartment(id, None, None, reason.code(), now);
    app.store.write::<_, AppError, _>(move |tx| {
        if tombstone::ordered(tx, &stone.id)? {
            return Ok(());
        }
        tombstone::insert(tx, &stone, draft.id)?;
        subject::set_compartment(tx, id, "ordered")?;
        Ok(draft.record(tx, Kind::DestructionOrdered, None, &[(Fact::Reason, reason.number())])?)
    })?;
    app.store.pass(faults::DESTRUCTION_ORDERED);
    Ok(())
}

/// Everybody for whom the clock, or an act that nobody has followed up yet, has changed something.
fn subjects(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let due = app.store.read::<_, AppError, _>(|tx| Ok(ground::due(tx, now, limits::BATCH_ROWS)?))?;
    for who in &due {
        if let Err(error) = one(app, *who) {
            tracing::warn!(code = error.code(), %error, "sweep.failed");
            let (who, later) = (*who, now + SignedDuration::from_mins(AGAIN_MINUTES));
            app.store.write::<_, AppError, _>(move |tx| Ok(ground::put_due(tx, who, Some(later))?))?;
        }
        app.store.pass(faults::SWEPT_ONE);
    }
    Ok(due.len())
}

/// One subject: grounds moved by the clock, then what nothing holds is ordered to be destroyed.
pub(crate) fn one(app: &App, who: SubjectId) -> Result<(), AppError> {
    let now = app.clock.now();
    edition::person(app, who)?;
    let in_force = app.in_force();
    let draft = sign_in::about_by(app, who, ActorClass::Clock)
        .unwrap_or_else(|_| Draft::new(ActorClass::Clock, now, app.entropy.as_ref()));
    let (for_tx, entropy) = (in_force.clone(), app.entropy.clone());
    app.store.write::<_, AppError, _>(move |tx| moves::tick(tx, &for_tx, who, &draft, entropy.as_ref()))?;
    unheld::destroy(app, who, ActorClass::Clock, Reason::Ended, None).map(drop)
}

fn leftovers(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let old = now - SignedDuration::from_hours(OPERATION_HOURS);
    let limit = limits::BATCH_ROWS;
    let any = app.store.read::<_, AppError, _>(|tx| {
        Ok(session::any_old(tx, now)? || operation::any_old(tx, old)? || handling::any_ended(tx, now)?)
    })?;
    if !any {
        return Ok(0);
    }
    app.store.write::<_, AppError, _>(move |tx| {
        Ok(session::delete_old(tx, now, limit)?
            + staff::delete_old(tx, now, limit)?
            + pending::delete_recovery_old(tx, now, limit)?
            + operation::delete_old(tx, old, limit)?
            + act::delete_ended(tx, now, limit)?
            + handling::delete_ended(tx, now, limit)?)
    })
}
