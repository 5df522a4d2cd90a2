//! How far a destruction is, for whoever knows its number: no more is said than dates and the number of the act.

use jiff::Timestamp;
use zalog_domain::reference::Reference;
use zalog_store::tables::tombstone;

use crate::{App, AppError};

/// How far a destruction is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Its number, in groups.
    pub reference: String,
    /// When it was ordered: from there on nothing opened.
    pub ordered_at: Timestamp,
    /// When the key was destroyed.
    pub key_destroyed_at: Option<Timestamp>,
    /// When nothing was left.
    pub erased_at: Option<Timestamp>,
    /// Year and number of the act.
    pub act: Option<(i64, i64)>,
}

/// The destruction of a number.
///
/// # Errors
/// [`AppError::NotFound`] when there is none.
pub fn progress(app: &App, reference: &str) -> Result<Progress, AppError> {
    let reference = Reference::parse(reference).map_err(|_| AppError::NotFound)?;
    let stone =
        app.store.read::<_, AppError, _>(|tx| Ok(tombstone::by_reference(tx, reference.as_str())?))?;
    let stone = stone.ok_or(AppError::NotFound)?;
    Ok(Progress {
        reference: reference.grouped(),
        ordered_at: stone.ordered_at,
        key_destroyed_at: stone.key_destroyed_at,
        erased_at: stone.erased_at,
        act: stone.act,
    })
}
