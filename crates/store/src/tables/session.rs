//! Sessions of subjects, by the hash of their token.

use jiff::Timestamp;
use zalog_domain::ids::SubjectId;

use super::int;
use crate::tx::{all, array, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO session (token, subject, host, agent, remembered, created_at, seen_at, ends_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)");
    GET = Sql::same(
        "SELECT token, subject, host, agent, remembered, created_at, seen_at, ends_at FROM session \
         WHERE token = ?1 AND ends_at > ?2");
    SEEN = Sql::same("UPDATE session SET seen_at = ?2, ends_at = ?3 WHERE token = ?1");
    OF_SUBJECT = Sql::same(
        "SELECT token, subject, host, agent, remembered, created_at, seen_at, ends_at FROM session \
         WHERE subject = ?1 AND ends_at > ?2 ORDER BY seen_at DESC LIMIT ?3");
    DELETE = Sql::same("DELETE FROM session WHERE token = ?1 AND subject = ?2");
    DELETE_OF = Sql::same("DELETE FROM session WHERE subject = ?1");
    DELETE_OTHERS = Sql::same("DELETE FROM session WHERE subject = ?1 AND token <> ?2");
    ANY_OLD = Sql::same("SELECT ends_at FROM session WHERE ends_at <= ?1 LIMIT 1");
    DELETE_OLD = Sql::same("DELETE FROM session WHERE token IN (SELECT token FROM session WHERE ends_at <= ?1 LIMIT ?2)");
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Hash of its token.
    pub token: [u8; 32],
    /// Whose.
    pub subject: SubjectId,
    /// The host it was opened on: each site is signed in by itself.
    pub host: String,
    /// Family of browser and system, as coarse as "Firefox, Linux".
    pub agent: String,
    /// Whether the person asked to be remembered.
    pub remembered: bool,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
}

fn session(row: &dyn Row) -> Result<SessionRow, StoreError> {
    Ok(SessionRow {
        token: array(row, 0)?,
        subject: SubjectId::from_bytes(array(row, 1)?),
        host: row.text(2)?,
        agent: row.text(3)?,
        remembered: row.int(4)? != 0,
        created_at: row.at(5)?,
        seen_at: row.at(6)?,
        ends_at: row.at(7)?,
    })
}

/// Opens a session.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, row: &SessionRow) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(&row.token),
        Arg::Bytes(row.subject.as_bytes()),
        Arg::Text(&row.host),
        Arg::Text(&row.agent),
        Arg::Int(row.remembered.into()),
        Arg::at(row.created_at),
        Arg::at(row.ends_at),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// A session that has not ended.
///
/// # Errors
/// [`StoreError`].
pub fn get(tx: &mut dyn Tx, token: &[u8; 32], now: Timestamp) -> Result<Option<SessionRow>, StoreError> {
    first(tx, GET, &[Arg::Bytes(token), Arg::at(now)], session)
}

/// Notes its use.
///
/// # Errors
/// [`StoreError`].
pub fn seen(tx: &mut dyn Tx, token: &[u8; 32], now: Timestamp, ends_at: Timestamp) -> Result<(), StoreError> {
    tx.execute(SEEN, &[Arg::Bytes(token), Arg::at(now), Arg::at(ends_at)]).map(drop)
}

/// A subject's sessions, last used first.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject(
    tx: &mut dyn Tx,
    subject: SubjectId,
    now: Timestamp,
    limit: usize,
) -> Result<Vec<SessionRow>, StoreError> {
    all(tx, OF_SUBJECT, &[Arg::Bytes(subject.as_bytes()), Arg::at(now), Arg::Int(int(limit))], session)
}

/// Ends one session of that subject; says whether it was there.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &mut dyn Tx, token: &[u8; 32], subject: SubjectId) -> Result<bool, StoreError> {
    Ok(tx.execute(DELETE, &[Arg::Bytes(token), Arg::Bytes(subject.as_bytes())])? == 1)
}

/// Ends all sessions of a subject; returns how many.
///
/// # Errors
/// [`StoreError`].
pub fn delete_of(tx: &mut dyn Tx, subject: SubjectId) -> Result<usize, StoreError> {
    tx.execute(DELETE_OF, &[Arg::Bytes(subject.as_bytes())])
}

/// Ends all sessions of a subject but one; returns how many.
///
/// # Errors
/// [`StoreError`].
pub fn delete_others(tx: &mut dyn Tx, subject: SubjectId, token: &[u8; 32]) -> Result<usize, StoreError> {
    tx.execute(DELETE_OTHERS, &[Arg::Bytes(subject.as_bytes()), Arg::Bytes(token)])
}

/// Removes sessions that have ended.
///
/// # Errors
/// [`StoreError`].
pub fn delete_old(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<usize, StoreError> {
    tx.execute(DELETE_OLD, &[Arg::at(now), Arg::Int(int(limit))])
}

/// Whether any session has ended and still has its row.
///
/// # Errors
/// [`StoreError`].
pub fn any_old(tx: &mut dyn Tx, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.query(ANY_OLD, &[Arg::at(now)], &mut |_| Ok(()))? > 0)
}
