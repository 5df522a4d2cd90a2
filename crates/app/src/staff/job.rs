//! Jobs that failed for good: staff see them and may let them run again.

use zalog_domain::ids::JobId;
use zalog_store::tables::job;

use super::Member;
use crate::{App, AppError};

/// Lets a failed job run again.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn retry_job(app: &App, _member: &Member, id: &str) -> Result<(), AppError> {
    let id = JobId::from_hex(id).ok_or(AppError::NotFound)?;
    let now = app.clock.now();
    let again = app.store.write::<_, AppError, _>(move |tx| Ok(job::again(tx, id, now)?))?;
    app.ring_bell();
    if again { Ok(()) } else { Err(AppError::NotFound) }
}
