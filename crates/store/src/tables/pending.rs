//! What waits for a press in a letter, one sealed blob each: registrations and recoveries in a bucket that dies after a day, a
//! change of the address to sign in by under the key of its person, for as long; and letters that are written before their
//! addressee's data go. And recovery links.

use jiff::Timestamp;
use zalog_domain::ids::{CompartmentId, PendingId, SubjectId};

use super::int;
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO pending_registration (id, compartment, token, sealed, host, lang, created_at, ends_at, subject) \
         VALUES (?1, ?2, NULL, ?3, ?4, ?5, ?6, ?7, ?8)");
    BY_ID = Sql::same(
        "SELECT id, compartment, sealed, host, lang, created_at, ends_at, subject FROM pending_registration WHERE id = ?1");
    BY_TOKEN = Sql::same(
        "SELECT id, compartment, sealed, host, lang, created_at, ends_at, subject FROM pending_registration \
         WHERE token = ?1");
    OF_SUBJECT = Sql::same(
        "SELECT id, compartment, sealed, host, lang, created_at, ends_at, subject FROM pending_registration \
         WHERE subject = ?1 ORDER BY created_at, id");
    SET_TOKEN = Sql::same("UPDATE pending_registration SET token = ?2 WHERE id = ?1");
    DELETE = Sql::same("DELETE FROM pending_registration WHERE id = ?1");
    DELETE_OF = Sql::same("DELETE FROM pending_registration WHERE compartment = ?1");
    INSERT_RECOVERY = Sql::same("INSERT INTO recovery (token, subject, created_at, ends_at) VALUES (?1, ?2, ?3, ?4)");
    RECOVERY = Sql::same("SELECT subject FROM recovery WHERE token = ?1 AND ends_at > ?2");
    DELETE_RECOVERY_OF = Sql::same("DELETE FROM recovery WHERE subject = ?1");
    DELETE_RECOVERY_OLD = Sql::same("DELETE FROM recovery WHERE token IN (SELECT token FROM recovery WHERE ends_at <= ?1 LIMIT ?2)");
}

/// What waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingRow {
    /// Its id; also the value id it was sealed under.
    pub id: PendingId,
    /// Its bucket.
    pub compartment: CompartmentId,
    /// The sealed form.
    pub sealed: Vec<u8>,
    /// The host it came by.
    pub host: String,
    /// The language of the page.
    pub lang: String,
    /// When it came.
    pub created_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whose change of address it is; none for what waits in a bucket.
    pub subject: Option<SubjectId>,
}

fn pending(row: &dyn Row) -> Result<PendingRow, StoreError> {
    Ok(PendingRow {
        id: PendingId::from_bytes(array(row, 0)?),
        compartment: CompartmentId::from_bytes(array(row, 1)?),
        sealed: row.bytes(2)?,
        host: row.text(3)?,
        lang: row.text(4)?,
        created_at: row.at(5)?,
        ends_at: row.at(6)?,
        subject: array_opt(row, 7)?.map(SubjectId::from_bytes),
    })
}

/// Adds one.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, row: &PendingRow) -> Result<(), StoreError> {
    let subject = row.subject.as_ref().map(|s| s.as_bytes().as_slice());
    let args = [
        Arg::Bytes(row.id.as_bytes()),
        Arg::Bytes(row.compartment.as_bytes()),
        Arg::Bytes(&row.sealed),
        Arg::Text(&row.host),
        Arg::Text(&row.lang),
        Arg::at(row.created_at),
        Arg::at(row.ends_at),
        Arg::bytes_opt(subject),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// By id.
///
/// # Errors
/// [`StoreError`].
pub fn by_id(tx: &mut dyn Tx, id: PendingId) -> Result<Option<PendingRow>, StoreError> {
    first(tx, BY_ID, &[Arg::Bytes(id.as_bytes())], pending)
}

/// What waits of a subject, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject(tx: &mut dyn Tx, subject: SubjectId) -> Result<Vec<PendingRow>, StoreError> {
    all(tx, OF_SUBJECT, &[Arg::Bytes(subject.as_bytes())], pending)
}

/// By the hash of the mailed token.
///
/// # Errors
/// [`StoreError`].
pub fn by_token(tx: &mut dyn Tx, token: &[u8; 32]) -> Result<Option<PendingRow>, StoreError> {
    first(tx, BY_TOKEN, &[Arg::Bytes(token)], pending)
}

/// Sets the hash of the token that is mailed now; an older letter's link dies.
///
/// # Errors
/// [`StoreError`].
pub fn set_token(tx: &mut dyn Tx, id: PendingId, token: &[u8; 32]) -> Result<bool, StoreError> {
    Ok(tx.execute(SET_TOKEN, &[Arg::Bytes(id.as_bytes()), Arg::Bytes(token)])? == 1)
}

/// Removes one; says whether it was there.
///
/// # Errors
/// [`StoreError`].
pub fn delete(tx: &mut dyn Tx, id: PendingId) -> Result<bool, StoreError> {
    Ok(tx.execute(DELETE, &[Arg::Bytes(id.as_bytes())])? == 1)
}

/// Removes all of a bucket; returns how many.
///
/// # Errors
/// [`StoreError`].
pub fn delete_of(tx: &mut dyn Tx, compartment: CompartmentId) -> Result<usize, StoreError> {
    tx.execute(DELETE_OF, &[Arg::Bytes(compartment.as_bytes())])
}

/// Adds a recovery link, by the hash of its token.
///
/// # Errors
/// [`StoreError`].
pub fn insert_recovery(
    tx: &mut dyn Tx,
    token: &[u8; 32],
    subject: SubjectId,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), StoreError> {
    let args = [Arg::Bytes(token), Arg::Bytes(subject.as_bytes()), Arg::at(now), Arg::at(ends_at)];
    tx.execute(INSERT_RECOVERY, &args).map(drop)
}

/// Whose recovery link it is, if it has not ended.
///
/// # Errors
/// [`StoreError`].
pub fn recovery(tx: &mut dyn Tx, token: &[u8; 32], now: Timestamp) -> Result<Option<SubjectId>, StoreError> {
    first(tx, RECOVERY, &[Arg::Bytes(token), Arg::at(now)], |row| Ok(SubjectId::from_bytes(array(row, 0)?)))
}

/// Removes all recovery links of a subject.
///
/// # Errors
/// [`StoreError`].
pub fn delete_recovery_of(tx: &mut dyn Tx, subject: SubjectId) -> Result<usize, StoreError> {
    tx.execute(DELETE_RECOVERY_OF, &[Arg::Bytes(subject.as_bytes())])
}

/// Removes recovery links that have ended.
///
/// # Errors
/// [`StoreError`].
pub fn delete_recovery_old(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<usize, StoreError> {
    tx.execute(DELETE_RECOVERY_OLD, &[Arg::at(now), Arg::Int(int(limit))])
}
