//! The flip: one row says in the journal's order which edition came into force. Nothing waits for it: who decides asks the rows
//! and the time. It is written down by the commit that publishes, or by the first round after the edition's instant.

use jiff::Timestamp;
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_journal::Hash;
use zalog_store::tables::edition as rows;
use zalog_store::{Tx, faults};

use super::{current, settle, version};
use crate::journal::Draft;
use crate::{App, AppError};

/// One bounded round: the flip, if an instant has come, and what follows for people; returns how much was done.
pub(crate) fn round(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let due = app.store.read::<_, AppError, _>(|tx| Ok(unwritten(tx, now)?.len()))?;
    let drafts: Vec<Draft> =
        (0..due).map(|_| Draft::new(ActorClass::Clock, now, app.entropy.as_ref())).collect();
    if due > 0 {
        app.store.write::<_, AppError, _>(move |tx| {
            for ((id, since, declaration), draft) in unwritten(tx, now)?.into_iter().zip(&drafts) {
                rows::flip(tx, id, since)?;
                let facts: [(Fact, u32); 1] = [version(id)];
                draft.record(tx, Kind::PolicyApplied, Some(declaration), &facts)?;
            }
            Ok(())
        })?;
        tracing::info!(operator = app.slug(), editions = due, "edition.in-force");
        app.store.pass(faults::EDITION_FLIPPED);
    }
    Ok(due + settle::round(app)?)
}

/// Editions whose instant has come since the one that the row names, in order.
fn unwritten(tx: &mut dyn Tx, now: Timestamp) -> Result<Vec<(i64, Timestamp, Hash)>, AppError> {
    let known = rows::in_force(tx)?;
    let holds = current(tx, now)?;
    if known.is_some_and(|(id, _)| id == holds) {
        return Ok(Vec::new());
    }
    let all = rows::list(tx)?;
    let order = |id: i64| all.iter().find(|e| e.id == id).map(|e| (e.effective_at, e.id));
    let (after, upto) = (known.and_then(|(id, _)| order(id)), order(holds));
    let mut due: Vec<_> = all
        .iter()
        .filter(|e| {
            let place = Some((e.effective_at, e.id));
            e.withdrawn.is_none() && place > after && place <= upto
        })
        .map(|e| (e.effective_at, e.id, e.declaration))
        .collect();
    due.sort_unstable();
    Ok(due.into_iter().map(|(since, id, declaration)| (id, since, declaration)).collect())
}
