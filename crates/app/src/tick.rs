//! The round that every operator makes by itself: entries into the tree, letters out, what has ended swept, the head
//! signed. Each part is bounded, safe to run twice, and resumes after a crash.

use std::sync::PoisonError;

use jiff::{SignedDuration, Timestamp};
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_store::sequencer;
use zalog_store::tables::meta;

use crate::journal::Draft;
use crate::{App, AppError, checkpoint, destroy, edition, letters, notice, purge, sweep};

/// One round; returns whether there may be more to do at once.
///
/// # Errors
/// [`AppError::Internal`]; the next round tries again.
pub fn round(app: &App) -> Result<bool, AppError> {
    let sequenced = sequence(app)?;
    let settled = edition::round(app)?;
    notice::refresh(app)?;
    let told = notice::round(app)?;
    let counted = notice::count(app)?;
    let sent = letters::run(app)?;
    let purged = purge::round(app)?;
    let swept = sweep::round(app)?;
    refusals(app)?;
    sequence(app)?;
    let signed = checkpoint::sign(app)?;
    seen(app)?;
    let more = sequenced.max(swept).max(settled).max(purged).max(counted) >= limits::BATCH_ROWS;
    Ok(signed || sent > 0 || told > 0 || more)
}

/// What must be done before anybody is served.
///
/// # Errors
/// [`AppError::Internal`].
pub fn start(app: &App) -> Result<(), AppError> {
    let applied = destroy::reapply(app)?;
    tracing::debug!(operator = app.slug(), applied, "start.tombstones");
    close_journal(app)
}

/// Moves every waiting entry into the tree and signs the head.
pub(crate) fn close_journal(app: &App) -> Result<(), AppError> {
    while sequence(app)? > 0 {}
    checkpoint::sign(app).map(drop)
}

fn sequence(app: &App) -> Result<usize, AppError> {
    if !app.store.sequences_later() {
        return Ok(0);
    }
    let holder = *app.ring.operator.as_bytes();
    let now = app.clock.now();
    let until = now + SignedDuration::from_secs(limits::LEASE_SECONDS);
    app.store.write(move |tx| {
        // The fencing number is in the same row the lease is taken by: a holder that lost it conflicts here.
        match meta::take_lease(tx, "sequencer", &holder, now, until)? {
            Some(_) => Ok(sequencer::sequence(tx, limits::BATCH_ROWS)?),
            None => Ok(0),
        }
    })
}

/// The minute an instant is in.
pub(crate) fn minute(at: Timestamp) -> i64 {
    at.as_second().div_euclid(60)
}

/// Writes down each minute that is over, once, whatever second the round comes in.
fn refusals(app: &App) -> Result<(), AppError> {
    let now = app.clock.now();
    let counts = || app.anonymous_refusals.lock().unwrap_or_else(PoisonError::into_inner);
    let over: Vec<(i64, u32)> =
        counts().range(..minute(now)).map(|(minute, count)| (*minute, *count)).collect();
    for (minute, count) in over {
        let draft = Draft::new(ActorClass::Visitor, now, app.entropy.as_ref());
        let facts = [(Fact::Count, count)];
        app.store.write::<_, AppError, _>(move |tx| {
            Ok(draft.record(tx, Kind::AnonymousRefusals, None, &facts)?)
        })?;
        counts().remove(&minute);
    }
    Ok(())
}

/// Notes the time, at the most once a minute, so that a clock that ran back is seen at the next start.
fn seen(app: &App) -> Result<(), AppError> {
    let now = app.clock.now().as_second();
    let known = app.store.read::<_, AppError, _>(|tx| Ok(meta::get(tx, "seen-at")?))?;
    let known = known.and_then(|s| s.parse::<i64>().ok()).unwrap_or(0);
    if now - known < 60 {
        return Ok(());
    }
    app.store.write(move |tx| Ok(meta::put(tx, "seen-at", &now.to_string())?))
}
