//! Tombstones: what is to be destroyed, ordered in the commit that made it unreachable. Applied again at every start.

use jiff::Timestamp;
use zalog_domain::ids::SubjectId;
use zalog_journal::EntryId;

use super::int;
use crate::tx::{all, array, array_opt, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO tombstone (id, kind, subject, reason, ordered_at, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    ORDERED = Sql::same("SELECT id FROM tombstone WHERE id = ?1");
    OPEN = Sql::same(
        "SELECT id, kind, subject, reason, ordered_at, key_destroyed_at FROM tombstone WHERE erased_at IS NULL \
         ORDER BY ordered_at LIMIT ?1");
    ALL = Sql::same(
        "SELECT id, kind, subject, reason, ordered_at, key_destroyed_at FROM tombstone WHERE id > ?1 ORDER BY id LIMIT ?2");
    KEY_DESTROYED = Sql::same("UPDATE tombstone SET key_destroyed_at = ?2 WHERE id = ?1 AND key_destroyed_at IS NULL");
    ERASED = Sql::same("UPDATE tombstone SET erased_at = ?2 WHERE id = ?1");
}

/// A tombstone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TombstoneRow {
    /// Subject or compartment.
    pub id: [u8; 16],
    /// `subject` or `compartment`.
    pub kind: String,
    /// The subject, while it is known.
    pub subject: Option<SubjectId>,
    /// Why, as a code.
    pub reason: String,
    /// When it was ordered.
    pub ordered_at: Timestamp,
    /// When the key was destroyed.
    pub key_destroyed_at: Option<Timestamp>,
}

fn tombstone(row: &dyn Row) -> Result<TombstoneRow, StoreError> {
    Ok(TombstoneRow {
        id: array(row, 0)?,
        kind: row.text(1)?,
        subject: array_opt(row, 2)?.map(SubjectId::from_bytes),
        reason: row.text(3)?,
        ordered_at: row.at(4)?,
        key_destroyed_at: row.at_opt(5)?,
    })
}

/// Orders a destruction.
///
/// # Errors
/// [`StoreError::Taken`] when it is ordered already.
pub fn insert(tx: &mut dyn Tx, row: &TombstoneRow, entry: EntryId) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(&row.id),
        Arg::Text(&row.kind),
        Arg::bytes_opt(row.subject.as_ref().map(|s| s.as_bytes().as_slice())),
        Arg::Text(&row.reason),
        Arg::at(row.ordered_at),
        Arg::Bytes(&entry.0),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// Whether a destruction is ordered already.
///
/// # Errors
/// [`StoreError`].
pub fn ordered(tx: &mut dyn Tx, id: &[u8; 16]) -> Result<bool, StoreError> {
    Ok(tx.query(ORDERED, &[Arg::Bytes(id)], &mut |_| Ok(()))? > 0)
}

/// Destructions that are not finished, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn open(tx: &mut dyn Tx, limit: usize) -> Result<Vec<TombstoneRow>, StoreError> {
    all(tx, OPEN, &[Arg::Int(int(limit))], tombstone)
}

/// All tombstones after an id, for the start and after a restore.
///
/// # Errors
/// [`StoreError`].
pub fn after(tx: &mut dyn Tx, id: &[u8; 16], limit: usize) -> Result<Vec<TombstoneRow>, StoreError> {
    all(tx, ALL, &[Arg::Bytes(id), Arg::Int(int(limit))], tombstone)
}

/// Notes that the key is gone; says whether it was not noted before.
///
/// # Errors
/// [`StoreError`].
pub fn key_destroyed(tx: &mut dyn Tx, id: &[u8; 16], at: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(KEY_DESTROYED, &[Arg::Bytes(id), Arg::at(at)])? == 1)
}

/// Notes that nothing is left.
///
/// # Errors
/// [`StoreError`].
pub fn erased(tx: &mut dyn Tx, id: &[u8; 16], at: Timestamp) -> Result<(), StoreError> {
    tx.execute(ERASED, &[Arg::Bytes(id), Arg::at(at)]).map(drop)
}
