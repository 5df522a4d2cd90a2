//! The notice on every page: which edition it speaks of, kept in memory, because every page asks.

use std::sync::{Arc, PoisonError, RwLock};

use jiff::{SignedDuration, Timestamp};
use zalog_domain::limits;
use zalog_store::tables::edition::{self as rows, EditionRow};

use super::{announced, known_from};
use crate::{App, AppError};

/// The announced editions as last read.
#[derive(Default)]
pub(crate) struct Board(RwLock<Option<Arc<Vec<EditionRow>>>>);

/// An edition that the pages speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The edition, by order of publication.
    pub edition: i64,
    /// Its number.
    pub number: u32,
    /// From when it holds.
    pub effective_at: Timestamp,
    /// Whether it holds already.
    pub in_force: bool,
}

/// Reads the editions anew. The operator's round does so, so a publication by another process is seen within a round.
pub(crate) fn refresh(app: &App) -> Result<Arc<Vec<EditionRow>>, AppError> {
    let all = Arc::new(announced(app.store.read::<_, AppError, _>(|tx| Ok(rows::list(tx)?))?));
    *app.board.0.write().unwrap_or_else(PoisonError::into_inner) = Some(all.clone());
    Ok(all)
}

/// Makes sure that they were read once, so that a page asks memory only.
pub(crate) fn known(app: &App) -> Result<(), AppError> {
    let read = app.board.0.read().unwrap_or_else(PoisonError::into_inner).is_some();
    if read { Ok(()) } else { refresh(app).map(drop) }
}

/// The edition the pages of all sites speak of: the newest published one, until it has been in force for
/// [`limits::SITE_NOTICE_DAYS`].
///
/// # Errors
/// [`AppError::Internal`].
pub fn announcement(app: &App) -> Result<Option<Announcement>, AppError> {
    let known = app.board.0.read().unwrap_or_else(PoisonError::into_inner).clone();
    let all = match known {
        Some(all) => all,
        None => refresh(app)?,
    };
    let now = app.clock.now();
    let shown = |e: &&EditionRow| {
        e.published_at <= now
            && now < known_from(e) + SignedDuration::from_hours(24 * limits::SITE_NOTICE_DAYS)
    };
    Ok(all.iter().rev().find(shown).map(|e| Announcement {
        edition: e.id,
        number: e.number,
        effective_at: e.effective_at,
        in_force: e.effective_at <= now,
    }))
}
