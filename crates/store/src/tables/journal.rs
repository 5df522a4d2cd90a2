//! The journal's rows: waiting entries, batches of bodies, tiles, head, checkpoints, and the derived index by subject.

use jiff::Timestamp;
use zalog_domain::ids::SubjectId;
use zalog_journal::{Hash, unpack};

use super::{int, unsigned, wide};
use crate::error::Corrupt;
use crate::sequencer::Waiting;
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    INSERT_PENDING = Sql::same("INSERT INTO journal_pending (id, body, subject, at) VALUES (?1, ?2, ?3, ?4)");
    PENDING = Sql::same("SELECT id, body, subject, at FROM journal_pending ORDER BY at, id LIMIT ?1");
    PENDING_COUNT = Sql::same("SELECT count(*), min(at) FROM journal_pending");
    DELETE_PENDING = Sql::same("DELETE FROM journal_pending WHERE id = ?1");
    HEAD = Sql::same("SELECT size, root FROM journal_head WHERE one = 1");
    PUT_HEAD = Sql::same(
        "INSERT INTO journal_head (one, size, root) VALUES (1, ?1, ?2) \
         ON CONFLICT (one) DO UPDATE SET size = excluded.size, root = excluded.root");
    TILE = Sql::same("SELECT hashes FROM journal_tile WHERE level = ?1 AND place = ?2");
    PUT_TILE = Sql::same(
        "INSERT INTO journal_tile (level, place, hashes) VALUES (?1, ?2, ?3) \
         ON CONFLICT (level, place) DO UPDATE SET hashes = excluded.hashes");
    INSERT_BATCH = Sql::same("INSERT INTO journal_batch (first, entries, bodies) VALUES (?1, ?2, ?3)");
    BATCHES_FROM = Sql::same("SELECT first, entries, bodies FROM journal_batch WHERE first >= ?1 ORDER BY first LIMIT ?2");
    BATCH_OF = Sql::same("SELECT first, entries, bodies FROM journal_batch WHERE first <= ?1 ORDER BY first DESC LIMIT 1");
    INDEX_SUBJECT = Sql::same("INSERT INTO journal_subject (subject, position) VALUES (?1, ?2)");
    OF_SUBJECT = Sql::same("SELECT position FROM journal_subject WHERE subject = ?1 ORDER BY position DESC LIMIT ?2");
    OF_SUBJECT_BEFORE = Sql::same(
        "SELECT position FROM journal_subject WHERE subject = ?1 AND position < ?2 ORDER BY position DESC LIMIT ?3");
    OF_SUBJECT_FROM = Sql::same(
        "SELECT position FROM journal_subject WHERE subject = ?1 AND position >= ?2 ORDER BY position LIMIT ?3");
    FORGET_SUBJECT = Sql::same("DELETE FROM journal_subject WHERE subject = ?1");
    PUT_CHECKPOINT = Sql::same(
        "INSERT INTO checkpoint (size, note, signed_at) VALUES (?1, ?2, ?3) ON CONFLICT (size) DO NOTHING");
    NEWEST_CHECKPOINT = Sql::same("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1");
}

pub(crate) fn insert_pending(tx: &mut dyn Tx, waiting: &Waiting) -> Result<(), StoreError> {
    let subject = waiting.subject.as_ref().map(|s| s.as_bytes().as_slice());
    let args =
        [Arg::Bytes(&waiting.id), Arg::Bytes(&waiting.body), Arg::bytes_opt(subject), Arg::Int(waiting.at)];
    tx.execute(INSERT_PENDING, &args).map(drop)
}

pub(crate) fn pending(tx: &mut dyn Tx, limit: usize) -> Result<Vec<Waiting>, StoreError> {
    all(tx, PENDING, &[Arg::Int(int(limit))], |row| {
        Ok(Waiting {
            id: array(row, 0)?,
            body: row.bytes(1)?,
            subject: array_opt(row, 2)?.map(SubjectId::from_bytes),
            at: row.int(3)?,
        })
    })
}

/// How many entries wait, and since when the oldest.
///
/// # Errors
/// [`StoreError`].
pub fn pending_count(tx: &mut dyn Tx) -> Result<(u64, Option<Timestamp>), StoreError> {
    let counted = first(tx, PENDING_COUNT, &[], |row| Ok((unsigned(row.int(0)?)?, row.at_opt(1)?)))?;
    Ok(counted.unwrap_or((0, None)))
}

pub(crate) fn delete_pending(tx: &mut dyn Tx, id: &[u8; 16]) -> Result<(), StoreError> {
    tx.execute(DELETE_PENDING, &[Arg::Bytes(id)]).map(drop)
}

/// Size and root of the tree.
///
/// # Errors
/// [`StoreError`].
pub fn head(tx: &mut dyn Tx) -> Result<(u64, Hash), StoreError> {
    let head = first(tx, HEAD, &[], |row| Ok((unsigned(row.int(0)?)?, array(row, 1)?)))?;
    Ok(head.unwrap_or_else(|| (0, zalog_journal::empty_root())))
}

pub(crate) fn put_head(tx: &mut dyn Tx, size: u64, root: &Hash) -> Result<(), StoreError> {
    tx.execute(PUT_HEAD, &[Arg::Int(wide(size)), Arg::Bytes(root)]).map(drop)
}

pub(crate) fn tile(tx: &mut dyn Tx, level: u8, index: u64) -> Result<Option<Vec<u8>>, StoreError> {
    first(tx, TILE, &[Arg::Int(level.into()), Arg::Int(wide(index))], |row| row.bytes(0))
}

pub(crate) fn put_tile(tx: &mut dyn Tx, level: u8, index: u64, bytes: &[u8]) -> Result<(), StoreError> {
    tx.execute(PUT_TILE, &[Arg::Int(level.into()), Arg::Int(wide(index)), Arg::Bytes(bytes)]).map(drop)
}

pub(crate) fn insert_batch(
    tx: &mut dyn Tx,
    first: u64,
    entries: usize,
    bodies: &[u8],
) -> Result<(), StoreError> {
    tx.execute(INSERT_BATCH, &[Arg::Int(wide(first)), Arg::Int(int(entries)), Arg::Bytes(bodies)]).map(drop)
}

/// The entries of one commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Position of the first.
    pub first: u64,
    /// How many the row says there are.
    pub entries: u64,
    /// Their bodies, packed.
    pub bodies: Vec<u8>,
}

fn batch(row: &dyn crate::Row) -> Result<Batch, StoreError> {
    Ok(Batch { first: unsigned(row.int(0)?)?, entries: unsigned(row.int(1)?)?, bodies: row.bytes(2)? })
}

/// Batches from a position on, for a walk.
///
/// # Errors
/// [`StoreError`].
pub fn batches_from(tx: &mut dyn Tx, position: u64, limit: usize) -> Result<Vec<Batch>, StoreError> {
    all(tx, BATCHES_FROM, &[Arg::Int(wide(position)), Arg::Int(int(limit))], batch)
}

/// The body of the entry at a position.
///
/// # Errors
/// [`StoreError`]; a position past the end or a damaged batch.
pub fn body_at(tx: &mut dyn Tx, position: u64) -> Result<Vec<u8>, StoreError> {
    let missing = Corrupt { table: "journal_batch", what: "no entry at a position" };
    let batch = first(tx, BATCH_OF, &[Arg::Int(wide(position))], batch)?.ok_or(missing)?;
    let bodies = unpack(&batch.bodies).map_err(|_| Corrupt { table: "journal_batch", what: "unreadable" })?;
    let place = usize::try_from(position.saturating_sub(batch.first)).map_err(|_| missing)?;
    Ok(bodies.get(place).ok_or(missing)?.to_vec())
}

pub(crate) fn index_subject(tx: &mut dyn Tx, subject: SubjectId, position: u64) -> Result<(), StoreError> {
    tx.execute(INDEX_SUBJECT, &[Arg::Bytes(subject.as_bytes()), Arg::Int(wide(position))]).map(drop)
}

/// Positions of a subject's entries, newest first.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject(tx: &mut dyn Tx, subject: SubjectId, limit: usize) -> Result<Vec<u64>, StoreError> {
    all(tx, OF_SUBJECT, &[Arg::Bytes(subject.as_bytes()), Arg::Int(int(limit))], |row| unsigned(row.int(0)?))
}

/// Positions of a subject's entries before one of them, newest first.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject_before(
    tx: &mut dyn Tx,
    subject: SubjectId,
    before: u64,
    limit: usize,
) -> Result<Vec<u64>, StoreError> {
    let args = [Arg::Bytes(subject.as_bytes()), Arg::Int(wide(before)), Arg::Int(int(limit))];
    all(tx, OF_SUBJECT_BEFORE, &args, |row| unsigned(row.int(0)?))
}

/// Positions of a subject's entries from one on, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject_from(
    tx: &mut dyn Tx,
    subject: SubjectId,
    from: u64,
    limit: usize,
) -> Result<Vec<u64>, StoreError> {
    let args = [Arg::Bytes(subject.as_bytes()), Arg::Int(wide(from)), Arg::Int(int(limit))];
    all(tx, OF_SUBJECT_FROM, &args, |row| unsigned(row.int(0)?))
}

/// Drops the derived index of a subject whose key is gone.
///
/// # Errors
/// [`StoreError`].
pub fn forget_subject(tx: &mut dyn Tx, subject: SubjectId) -> Result<usize, StoreError> {
    tx.execute(FORGET_SUBJECT, &[Arg::Bytes(subject.as_bytes())])
}

/// Keeps a signed checkpoint.
///
/// # Errors
/// [`StoreError`].
pub fn put_checkpoint(tx: &mut dyn Tx, size: u64, note: &str, at: Timestamp) -> Result<(), StoreError> {
    tx.execute(PUT_CHECKPOINT, &[Arg::Int(wide(size)), Arg::Text(note), Arg::at(at)]).map(drop)
}

/// The newest checkpoint: size and note.
///
/// # Errors
/// [`StoreError`].
pub fn newest_checkpoint(tx: &mut dyn Tx) -> Result<Option<(u64, String)>, StoreError> {
    first(tx, NEWEST_CHECKPOINT, &[], |row| Ok((unsigned(row.int(0)?)?, row.text(1)?)))
}
