//! Tombstones: what is to be destroyed, ordered in the commit that made it unreachable. Applied again at every start.

use jiff::Timestamp;
use zalog_domain::ids::{CompartmentId, RecordId, SubjectId};
use zalog_journal::EntryId;

use super::int;
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO tombstone (id, kind, subject, record, heir, reference, reason, ordered_at, entry) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    ORDERED = Sql::same("SELECT id FROM tombstone WHERE id = ?1");
    BY_REFERENCE = Sql::same(
        "SELECT id, kind, subject, record, heir, reference, reason, ordered_at, key_destroyed_at, erased_at, removed, \
         act_year, act_number FROM tombstone WHERE reference = ?1");
    OPEN = Sql::same(
        "SELECT id, kind, subject, record, heir, reference, reason, ordered_at, key_destroyed_at, erased_at, removed, \
         act_year, act_number FROM tombstone WHERE erased_at IS NULL ORDER BY ordered_at LIMIT ?1");
    ALL = Sql::same(
        "SELECT id, kind, subject, record, heir, reference, reason, ordered_at, key_destroyed_at, erased_at, removed, \
         act_year, act_number FROM tombstone WHERE id > ?1 ORDER BY id LIMIT ?2");
    KEY_DESTROYED = Sql::same("UPDATE tombstone SET key_destroyed_at = ?2 WHERE id = ?1 AND key_destroyed_at IS NULL");
    REMOVED = Sql::same("UPDATE tombstone SET removed = ?2 WHERE id = ?1");
    ERASED = Sql::same(
        "UPDATE tombstone SET erased_at = ?2, act_year = ?3, act_number = ?4 WHERE id = ?1 AND erased_at IS NULL");
}

/// A tombstone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TombstoneRow {
    /// Subject or compartment.
    pub id: [u8; 16],
    /// `subject` or `compartment`.
    pub kind: String,
    /// The subject; none for a bucket.
    pub subject: Option<SubjectId>,
    /// The record whose compartment it is.
    pub record: Option<RecordId>,
    /// Who keeps what is still held of a subject that goes.
    pub heir: Option<SubjectId>,
    /// The number a person was told: 13 signs.
    pub reference: Option<String>,
    /// Why, as a code.
    pub reason: String,
    /// When it was ordered.
    pub ordered_at: Timestamp,
    /// When the key was destroyed.
    pub key_destroyed_at: Option<Timestamp>,
    /// When nothing was left.
    pub erased_at: Option<Timestamp>,
    /// What was removed so far, as JSON.
    pub removed: Option<String>,
    /// Year and number of the act.
    pub act: Option<(i64, i64)>,
}

impl TombstoneRow {
    /// An order of a whole subject's destruction.
    #[must_use]
    pub fn of_subject(subject: SubjectId, reason: &str, now: Timestamp) -> Self {
        let kind = "subject".to_owned();
        Self { kind, subject: Some(subject), ..Self::bare(*subject.as_bytes(), reason, now) }
    }

    /// An order of one compartment's destruction: a bucket's, if it has no subject.
    #[must_use]
    pub fn of_compartment(
        compartment: CompartmentId,
        subject: Option<SubjectId>,
        record: Option<RecordId>,
        reason: &str,
        now: Timestamp,
    ) -> Self {
        Self { subject, record, ..Self::bare(*compartment.as_bytes(), reason, now) }
    }

    fn bare(id: [u8; 16], reason: &str, ordered_at: Timestamp) -> Self {
        Self {
            id,
            kind: "compartment".to_owned(),
            subject: None,
            record: None,
            heir: None,
            reference: None,
            reason: reason.to_owned(),
            ordered_at,
            key_destroyed_at: None,
            erased_at: None,
            removed: None,
            act: None,
        }
    }
}

fn tombstone(row: &dyn Row) -> Result<TombstoneRow, StoreError> {
    Ok(TombstoneRow {
        id: array(row, 0)?,
        kind: row.text(1)?,
        subject: array_opt(row, 2)?.map(SubjectId::from_bytes),
        record: array_opt(row, 3)?.map(RecordId::from_bytes),
        heir: array_opt(row, 4)?.map(SubjectId::from_bytes),
        reference: row.text_opt(5)?,
        reason: row.text(6)?,
        ordered_at: row.at(7)?,
        key_destroyed_at: row.at_opt(8)?,
        erased_at: row.at_opt(9)?,
        removed: row.text_opt(10)?,
        act: row.int_opt(11)?.zip(row.int_opt(12)?),
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
        Arg::bytes_opt(row.record.as_ref().map(|r| r.as_bytes().as_slice())),
        Arg::bytes_opt(row.heir.as_ref().map(|s| s.as_bytes().as_slice())),
        Arg::text_opt(row.reference.as_deref()),
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

/// The destruction a person was told the number of.
///
/// # Errors
/// [`StoreError`].
pub fn by_reference(tx: &mut dyn Tx, reference: &str) -> Result<Option<TombstoneRow>, StoreError> {
    first(tx, BY_REFERENCE, &[Arg::Text(reference)], tombstone)
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

/// Notes what was removed so far.
///
/// # Errors
/// [`StoreError`].
pub fn removed(tx: &mut dyn Tx, id: &[u8; 16], json: &str) -> Result<(), StoreError> {
    tx.execute(REMOVED, &[Arg::Bytes(id), Arg::Text(json)]).map(drop)
}

/// Notes that nothing is left, and the act that says so (none where no act is due); says whether it was not noted before.
///
/// # Errors
/// [`StoreError`].
pub fn erased(
    tx: &mut dyn Tx,
    id: &[u8; 16],
    at: Timestamp,
    act: Option<(i64, i64)>,
) -> Result<bool, StoreError> {
    let args = [
        Arg::Bytes(id),
        Arg::at(at),
        Arg::int_opt(act.map(|(year, _)| year)),
        Arg::int_opt(act.map(|(_, number)| number)),
    ];
    Ok(tx.execute(ERASED, &args)? == 1)
}
