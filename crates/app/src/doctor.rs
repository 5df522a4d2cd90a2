//! What an operator's installation says of itself.

use jiff::SignedDuration;
use zalog_domain::limits;
use zalog_store::tables::{ground, job, journal, subject, tombstone};

use crate::{App, AppError, edition, notice};

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Stable code and catalogue key.
    pub name: &'static str,
    /// Whether it is as it should be.
    pub fine: bool,
    /// The figure or fact.
    pub value: String,
}

/// How long a destruction, or what the clock has ended, may wait before it is a fault, minutes: many rounds of the
/// reconcilers.
const LATE_MINUTES: i64 = 10;

/// Looks at everything that can be looked at without changing anything.
///
/// # Errors
/// [`AppError::Internal`].
pub fn look(app: &App) -> Result<Vec<Check>, AppError> {
    let now = app.clock.now();
    let late = now - SignedDuration::from_mins(LATE_MINUTES);
    let (pending, head, jobs, ended) = app.store.read::<_, AppError, _>(|tx| {
        Ok((journal::pending_count(tx)?, journal::head(tx)?, job::counts(tx)?, subject::ended(tx, late, 1)?))
    })?;
    let (open, unswept) = app.store.read::<_, AppError, _>(|tx| {
        Ok((tombstone::open(tx, limits::BATCH_ROWS)?, ground::due(tx, late, limits::BATCH_ROWS)?))
    })?;
    let undone = open.iter().filter(|stone| stone.ordered_at < late).count();
    let checkpoint = app.keys.checkpoint()?;
    let behind = pending.1.map_or(0, |oldest| now.duration_since(oldest).as_secs());
    let failed = jobs.iter().find(|(state, _)| state == "failed").map_or(0, |(_, n)| *n);
    let policy = app.policy();
    let (undelivered, untold) = notice::late(app)?;
    let drifted = edition::drifted(app)?;
    let check = |name, fine, value: String| Check { name, fine, value };
    Ok(vec![
        check("doctor-store", true, app.store.describe()),
        check("doctor-edition", true, policy.edition.number.to_string()),
        check("doctor-edition-behind", true, edition::behind(app)?.to_string()),
        check(
            "doctor-edition-drift",
            drifted.is_empty(),
            drifted.iter().map(u32::to_string).collect::<Vec<_>>().join(", "),
        ),
        check("doctor-holes", policy.holes.is_empty(), policy.holes.len().to_string()),
        check("doctor-journal", true, head.0.to_string()),
        check("doctor-journal-behind", behind < 10, behind.to_string()),
        check(
            "doctor-checkpoint",
            checkpoint.as_ref().is_none_or(|(size, _)| *size <= head.0),
            checkpoint.map_or(0, |c| c.0).to_string(),
        ),
        check("doctor-jobs-failed", failed == 0, failed.to_string()),
        check("doctor-notices-failed", undelivered == 0, undelivered.to_string()),
        check("doctor-notices-waiting", true, untold.to_string()),
        check("doctor-destructions-late", undone == 0, undone.to_string()),
        check("doctor-sweep-late", unswept.is_empty(), unswept.len().to_string()),
        check("doctor-buckets-late", ended.is_empty(), ended.len().to_string()),
    ])
}
