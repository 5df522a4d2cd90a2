//! Jobs: effects outside the store, written in the transaction that wants them.

use jiff::Timestamp;
use zalog_domain::ids::JobId;

use super::{int, unsigned};
use crate::tx::{all, array, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO job (id, kind, payload, state, tries, run_at, created_at) VALUES (?1, ?2, ?3, 'waiting', 0, ?4, ?4)");
    READY = Sql::same(
        "SELECT id, kind, payload, tries, run_at FROM job WHERE state = 'waiting' AND run_at <= ?1 ORDER BY run_at, id LIMIT ?2");
    CLAIM = Sql::same("UPDATE job SET run_at = ?3, tries = tries + 1 WHERE id = ?1 AND run_at = ?2 AND state = 'waiting'");
    FINISH = Sql::same("UPDATE job SET state = ?2, error = ?3 WHERE id = ?1");
    RETRY = Sql::same("UPDATE job SET run_at = ?2, error = ?3 WHERE id = ?1");
    FAILED = Sql::same("SELECT id, kind, payload, tries, run_at FROM job WHERE state = 'failed' ORDER BY run_at DESC LIMIT ?1");
    AGAIN = Sql::same("UPDATE job SET state = 'waiting', tries = 0, run_at = ?2 WHERE id = ?1 AND state = 'failed'");
    COUNTS = Sql::same("SELECT state, count(*) FROM job GROUP BY state");
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// Its id: also the operation id of what it does.
    pub id: JobId,
    /// Its kind.
    pub kind: String,
    /// Ids and codes as JSON; never a value.
    pub payload: String,
    /// How often it was tried.
    pub tries: i64,
    /// When it may run.
    pub run_at: Timestamp,
}

fn job(row: &dyn Row) -> Result<JobRow, StoreError> {
    Ok(JobRow {
        id: JobId::from_bytes(array(row, 0)?),
        kind: row.text(1)?,
        payload: row.text(2)?,
        tries: row.int(3)?,
        run_at: row.at(4)?,
    })
}

/// Adds a job that may run at once.
///
/// # Errors
/// [`StoreError`].
pub fn insert(
    tx: &mut dyn Tx,
    id: JobId,
    kind: &str,
    payload: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(INSERT, &[Arg::Bytes(id.as_bytes()), Arg::Text(kind), Arg::Text(payload), Arg::at(now)])
        .map(drop)
}

/// Jobs that may run.
///
/// # Errors
/// [`StoreError`].
pub fn ready(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<Vec<JobRow>, StoreError> {
    all(tx, READY, &[Arg::at(now), Arg::Int(int(limit))], job)
}

/// Claims a job until an instant; false when somebody else did.
///
/// # Errors
/// [`StoreError`].
pub fn claim(tx: &mut dyn Tx, row: &JobRow, until: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(CLAIM, &[Arg::Bytes(row.id.as_bytes()), Arg::at(row.run_at), Arg::at(until)])? == 1)
}

/// Ends a job: `done`, `dropped` or `failed`.
///
/// # Errors
/// [`StoreError`].
pub fn finish(tx: &mut dyn Tx, id: JobId, state: &str, error: Option<&str>) -> Result<(), StoreError> {
    tx.execute(FINISH, &[Arg::Bytes(id.as_bytes()), Arg::Text(state), Arg::text_opt(error)]).map(drop)
}

/// Puts a job off.
///
/// # Errors
/// [`StoreError`].
pub fn retry(tx: &mut dyn Tx, id: JobId, at: Timestamp, error: &str) -> Result<(), StoreError> {
    tx.execute(RETRY, &[Arg::Bytes(id.as_bytes()), Arg::at(at), Arg::Text(error)]).map(drop)
}

/// Jobs that failed for good, for people to see.
///
/// # Errors
/// [`StoreError`].
pub fn failed(tx: &mut dyn Tx, limit: usize) -> Result<Vec<JobRow>, StoreError> {
    all(tx, FAILED, &[Arg::Int(int(limit))], job)
}

/// Lets a failed job run again.
///
/// # Errors
/// [`StoreError`].
pub fn again(tx: &mut dyn Tx, id: JobId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(AGAIN, &[Arg::Bytes(id.as_bytes()), Arg::at(now)])? == 1)
}

/// How many jobs stand in each state.
///
/// # Errors
/// [`StoreError`].
pub fn counts(tx: &mut dyn Tx) -> Result<Vec<(String, u64)>, StoreError> {
    all(tx, COUNTS, &[], |row| Ok((row.text(0)?, unsigned(row.int(1)?)?)))
}
