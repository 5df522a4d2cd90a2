//! Links to one record, for a person without an account. Stored by the hash of their token; they go with the record.

use jiff::Timestamp;
use zalog_domain::ids::{RecordId, SubjectId};

use crate::tx::{array, first, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same("INSERT INTO record_link (token, subject, record, created_at) VALUES (?1, ?2, ?3, ?4)");
    // Whose the record is says the record's own row: it may have passed to a joined subject since.
    FIND = Sql::same(
        "SELECT r.subject, l.record FROM record_link l JOIN record r ON r.id = l.record \
         JOIN subject s ON s.id = r.subject WHERE l.token = ?1 AND r.state = 'live' AND s.state = 'known'");
    OF_RECORD = Sql::same("SELECT created_at FROM record_link WHERE record = ?1 ORDER BY created_at");
    DELETE_OF_RECORD = Sql::same("DELETE FROM record_link WHERE record = ?1");
    DELETE_OF_SUBJECT = Sql::same("DELETE FROM record_link WHERE subject = ?1");
}

/// Adds a link.
///
/// # Errors
/// [`StoreError::Taken`] when the same token is there.
pub fn insert(
    tx: &mut dyn Tx,
    token: &[u8; 32],
    subject: SubjectId,
    record: RecordId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let args =
        [Arg::Bytes(token), Arg::Bytes(subject.as_bytes()), Arg::Bytes(record.as_bytes()), Arg::at(now)];
    tx.execute(INSERT, &args).map(drop)
}

/// The record of a link and whose it is; `None` when there is no such link, or what it led to is gone.
///
/// # Errors
/// [`StoreError`].
pub fn find(tx: &mut dyn Tx, token: &[u8; 32]) -> Result<Option<(SubjectId, RecordId)>, StoreError> {
    first(tx, FIND, &[Arg::Bytes(token)], |row| {
        Ok((SubjectId::from_bytes(array(row, 0)?), RecordId::from_bytes(array(row, 1)?)))
    })
}

/// When the links of a record were made.
///
/// # Errors
/// [`StoreError`].
pub fn of_record(tx: &mut dyn Tx, record: RecordId) -> Result<Vec<Timestamp>, StoreError> {
    crate::tx::all(tx, OF_RECORD, &[Arg::Bytes(record.as_bytes())], |row| row.at(0))
}

/// Ends the links of a record; returns how many there were.
///
/// # Errors
/// [`StoreError`].
pub fn delete_of_record(tx: &mut dyn Tx, record: RecordId) -> Result<usize, StoreError> {
    tx.execute(DELETE_OF_RECORD, &[Arg::Bytes(record.as_bytes())])
}

/// Ends the links to all records of a subject; returns how many there were.
///
/// # Errors
/// [`StoreError`].
pub fn delete_of_subject(tx: &mut dyn Tx, subject: SubjectId) -> Result<usize, StoreError> {
    tx.execute(DELETE_OF_SUBJECT, &[Arg::Bytes(subject.as_bytes())])
}
