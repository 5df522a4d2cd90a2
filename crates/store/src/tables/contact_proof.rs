//! Letters that prove a contact, by the hash of the token in their link.

use jiff::Timestamp;
use zalog_domain::ids::{SubjectId, ValueId};

use super::int;
use super::subject::ContactRow;
use crate::tx::{array, first, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO contact_proof (token, subject, contact, value, created_at, ends_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    // A letter proves the address it went to: a contact that was changed since is another one.
    FIND = Sql::same(
        "SELECT c.subject, c.id, c.kind, c.value, c.proved_at FROM contact_proof p JOIN contact c ON c.id = p.contact \
         JOIN subject s ON s.id = c.subject \
         WHERE p.token = ?1 AND p.ends_at > ?2 AND c.value = p.value AND s.state = 'known'");
    CONTACT = Sql::same("SELECT subject, id, kind, value, proved_at FROM contact WHERE id = ?1");
    PROVED = Sql::same("UPDATE contact SET proved_at = ?2, proved_by = ?3 WHERE id = ?1 AND proved_at IS NULL");
    DELETE_OF_CONTACT = Sql::same("DELETE FROM contact_proof WHERE subject = ?1 AND contact = ?2");
    DELETE_OF_SUBJECT = Sql::same("DELETE FROM contact_proof WHERE subject = ?1");
    DELETE_OLD = Sql::same(
        "DELETE FROM contact_proof WHERE token IN (SELECT token FROM contact_proof WHERE ends_at <= ?1 LIMIT ?2)");
}

fn contact(row: &dyn crate::Row) -> Result<(SubjectId, ContactRow), StoreError> {
    let found = ContactRow {
        id: array(row, 1)?,
        kind: row.text(2)?,
        value: ValueId::from_bytes(array(row, 3)?),
        proved_at: row.at_opt(4)?,
    };
    Ok((SubjectId::from_bytes(array(row, 0)?), found))
}

/// A contact by its id, and whose it is.
///
/// # Errors
/// [`StoreError`].
pub fn contact_by_id(tx: &mut dyn Tx, id: &[u8; 16]) -> Result<Option<(SubjectId, ContactRow)>, StoreError> {
    first(tx, CONTACT, &[Arg::Bytes(id)], contact)
}

/// Notes a letter; those before it to the same contact are worthless from now on.
///
/// # Errors
/// [`StoreError`].
pub fn insert(
    tx: &mut dyn Tx,
    token: &[u8; 32],
    subject: SubjectId,
    contact: &ContactRow,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), StoreError> {
    delete_of_contact(tx, subject, &contact.id)?;
    let args = [
        Arg::Bytes(token),
        Arg::Bytes(subject.as_bytes()),
        Arg::Bytes(&contact.id),
        Arg::Bytes(contact.value.as_bytes()),
        Arg::at(now),
        Arg::at(ends_at),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// The contact a letter proves, as long as the link lives and the contact is still the one it went to.
///
/// # Errors
/// [`StoreError`].
pub fn find(
    tx: &mut dyn Tx,
    token: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(SubjectId, ContactRow)>, StoreError> {
    first(tx, FIND, &[Arg::Bytes(token), Arg::at(now)], contact)
}

/// Notes that a contact is proved, and how; says whether it was not so before.
///
/// # Errors
/// [`StoreError`].
pub fn proved(tx: &mut dyn Tx, contact: &[u8; 16], by: &str, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(PROVED, &[Arg::Bytes(contact), Arg::at(now), Arg::Text(by)])? == 1)
}

/// Ends the letters to a contact.
///
/// # Errors
/// [`StoreError`].
pub fn delete_of_contact(
    tx: &mut dyn Tx,
    subject: SubjectId,
    contact: &[u8; 16],
) -> Result<usize, StoreError> {
    tx.execute(DELETE_OF_CONTACT, &[Arg::Bytes(subject.as_bytes()), Arg::Bytes(contact)])
}

/// Ends the letters to all contacts of a subject.
///
/// # Errors
/// [`StoreError`].
pub fn delete_of_subject(tx: &mut dyn Tx, subject: SubjectId) -> Result<usize, StoreError> {
    tx.execute(DELETE_OF_SUBJECT, &[Arg::Bytes(subject.as_bytes())])
}

/// Removes letters whose link has ended.
///
/// # Errors
/// [`StoreError`].
pub fn delete_old(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<usize, StoreError> {
    tx.execute(DELETE_OLD, &[Arg::at(now), Arg::Int(int(limit))])
}
