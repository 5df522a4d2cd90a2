//! Opening an operator: the declaration that came with it becomes the first edition, or is compared with what is published.

use std::sync::Arc;

use jiff::Timestamp;
use zalog_domain::clock::{Clock, Entropy};
use zalog_policy::model::Policy;
use zalog_store::Store;
use zalog_store::tables::edition as rows;

use super::in_force::{Editions, InForce};
use super::publish::{Publication, last, publish, same, texts};
use super::stored;
use crate::{App, AppError};

/// How a declaration stands to what is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// It is the edition in force.
    InForce,
    /// It is published and waits for its instant.
    Waits(Timestamp),
    /// It was in force, or published and withdrawn.
    Past(u32),
    /// It was never published.
    New,
}

/// Publishes a declaration when nothing is published yet, or when `publish` says that whatever is opened is to be published;
/// then makes sure that the edition in force can be loaded.
pub(crate) fn bring(
    store: &Store,
    editions: &Arc<Editions>,
    publication: Publication,
    always: bool,
    clock: &Arc<dyn Clock>,
    entropy: &dyn Entropy,
) -> Result<Arc<InForce>, AppError> {
    let digest = stored::hash(&publication.declaration);
    let policy = Arc::new(publication.policy.clone());
    let all = store.read::<_, AppError, _>(|tx| Ok(rows::list(tx)?))?;
    // What the caller compiled need not be compiled again.
    for row in all.iter().filter(|row| row.declaration == digest) {
        editions.give(row.id, policy.clone());
    }
    let before =
        last(&all).map(|row| (row.clone(), store.read::<_, AppError, _>(|tx| editions.policy(tx, row))));
    match before {
        None => {
            let done = publish(store, publication, None, clock, entropy)?;
            editions.give(done.id, policy);
        }
        Some((row, before)) if always => {
            let before = before?;
            let done = publish(store, publication, Some((&row, before.as_ref())), clock, entropy)?;
            editions.give(done.id, policy);
        }
        Some(_) => {}
    }
    editions.now(store, clock.now())
}

/// The policy in force as it is stored; `None` when nothing is published yet.
///
/// # Errors
/// [`AppError::Internal`] when this program does not understand it any more.
pub fn stored_policy(store: &Store, now: Timestamp) -> Result<Option<Arc<Policy>>, AppError> {
    if store.read::<_, AppError, _>(|tx| Ok(rows::list(tx)?.is_empty()))? {
        return Ok(None);
    }
    Ok(Some(Editions::new().now(store, now)?.policy.clone()))
}

/// How a declaration stands to what is published.
///
/// # Errors
/// [`AppError::Internal`].
pub fn given(app: &App, declaration: &str) -> Result<Given, AppError> {
    let (now, digest) = (app.clock.now(), stored::hash(declaration));
    let current = app.in_force();
    if current.edition.declaration == digest {
        return Ok(Given::InForce);
    }
    let all = app.store.read::<_, AppError, _>(|tx| Ok(rows::list(tx)?))?;
    let same: Vec<_> = all.iter().filter(|row| row.declaration == digest).collect();
    Ok(match (same.iter().find(|row| row.waits(now)), same.last()) {
        (Some(row), _) => Given::Waits(row.effective_at),
        (None, Some(row)) => Given::Past(row.number),
        (None, None) => Given::New,
    })
}

/// Whether this program would print another text than the one published for the edition in force, or for one that waits: then
/// page and program might not say the same, and the declaration must be applied anew. Answers the numbers of such editions.
///
/// # Errors
/// [`AppError::Internal`].
pub fn drifted(app: &App) -> Result<Vec<u32>, AppError> {
    let (now, current) = (app.clock.now(), app.in_force().edition.id);
    app.store.read(|tx| {
        let mut found = Vec::new();
        for row in rows::list(tx)?.into_iter().filter(|row| row.id == current || row.waits(now)) {
            let policy = app.editions.policy(tx, &row)?;
            if !same(&rows::texts(tx, row.id)?, &texts(&policy)) {
                found.push(row.number);
            }
        }
        Ok(found)
    })
}
