//! Accounts: a way to sign in as a subject. The password's hash is sealed under the account's compartment.

use jiff::Timestamp;
use zalog_domain::ids::{CompartmentId, RecordId, SubjectId, ValueId};

use crate::tx::{array, first, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO account (subject, record, state, credential, credential_value, created_at) \
         VALUES (?1, ?2, 'open', ?3, ?4, ?5)");
    GET = Sql::same(
        "SELECT a.record, a.state, a.credential, a.credential_value, r.compartment \
         FROM account a JOIN record r ON r.id = a.record WHERE a.subject = ?1");
    CHECKED = Sql::same("SELECT created_at, checked_at FROM account WHERE subject = ?1");
    SET_CHECKED = Sql::same("UPDATE account SET checked_at = ?2 WHERE subject = ?1");
    SET_CREDENTIAL = Sql::same("UPDATE account SET credential = ?2, credential_value = ?3 WHERE subject = ?1");
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// The account record.
    pub record: RecordId,
    /// Its compartment.
    pub compartment: CompartmentId,
    /// Whether one may sign in.
    pub open: bool,
    /// The sealed password hash.
    pub credential: Vec<u8>,
    /// The value id it was sealed under.
    pub credential_value: ValueId,
}

/// Adds an account.
///
/// # Errors
/// [`StoreError`].
pub fn insert(
    tx: &mut dyn Tx,
    subject: SubjectId,
    row: &AccountRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(subject.as_bytes()),
        Arg::Bytes(row.record.as_bytes()),
        Arg::Bytes(&row.credential),
        Arg::Bytes(row.credential_value.as_bytes()),
        Arg::at(now),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// A subject's account, if it has one.
///
/// # Errors
/// [`StoreError`].
pub fn get(tx: &mut dyn Tx, subject: SubjectId) -> Result<Option<AccountRow>, StoreError> {
    first(tx, GET, &[Arg::Bytes(subject.as_bytes())], |row| {
        Ok(AccountRow {
            record: RecordId::from_bytes(array(row, 0)?),
            open: row.text(1)? == "open",
            credential: row.bytes(2)?,
            credential_value: ValueId::from_bytes(array(row, 3)?),
            compartment: CompartmentId::from_bytes(array(row, 4)?),
        })
    })
}

/// When the person last said that the data are right: at the beginning, or since.
///
/// # Errors
/// [`StoreError`].
pub fn checked(tx: &mut dyn Tx, subject: SubjectId) -> Result<Option<Timestamp>, StoreError> {
    first(tx, CHECKED, &[Arg::Bytes(subject.as_bytes())], |row| {
        let (created, checked) = (row.at(0)?, row.at_opt(1)?);
        Ok(checked.map_or(created, |at| at.max(created)))
    })
}

/// Notes that the person said so; says whether there was an account.
///
/// # Errors
/// [`StoreError`].
pub fn set_checked(tx: &mut dyn Tx, subject: SubjectId, at: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(SET_CHECKED, &[Arg::Bytes(subject.as_bytes()), Arg::at(at)])? == 1)
}

/// Puts another password hash.
///
/// # Errors
/// [`StoreError`].
pub fn set_credential(
    tx: &mut dyn Tx,
    subject: SubjectId,
    sealed: &[u8],
    value: ValueId,
) -> Result<(), StoreError> {
    tx.execute(
        SET_CREDENTIAL,
        &[Arg::Bytes(subject.as_bytes()), Arg::Bytes(sealed), Arg::Bytes(value.as_bytes())],
    )
    .map(drop)
}
