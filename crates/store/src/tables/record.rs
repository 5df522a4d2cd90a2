//! Records, their parties, and sealed values.

use jiff::Timestamp;
use zalog_domain::access::Place;
use zalog_domain::ids::{CompartmentId, RecordId, SubjectId, ValueId};
use zalog_domain::register::ItemNo;
use zalog_journal::EntryId;

use super::small;
use crate::tx::{all, array, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO record (id, subject, compartment, form, account, host, edition, state, created_at, entry, source) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'live', ?8, ?9, ?10)");
    OF_SUBJECT = Sql::same(
        "SELECT id, subject, compartment, form, account, host, edition, state, created_at, source FROM record \
         WHERE subject = ?1 ORDER BY created_at, id");
    BY_ID = Sql::same(
        "SELECT id, subject, compartment, form, account, host, edition, state, created_at, source FROM record \
         WHERE id = ?1");
    // The account's record stands first on the first page; the others follow, newest first.
    ACCOUNT = Sql::same(
        "SELECT r.id, r.subject, r.compartment, r.form, r.account, r.host, r.edition, r.state, r.created_at, r.source \
         FROM account a JOIN record r ON r.id = a.record WHERE a.subject = ?1 AND r.subject = ?1 AND r.state = 'live'");
    PAGE = Sql::same(
        "SELECT id, subject, compartment, form, account, host, edition, state, created_at, source FROM record \
         WHERE subject = ?1 AND id < ?2 AND state = 'live' AND account = 0 ORDER BY id DESC LIMIT ?3");
    ENTRY = Sql::same("SELECT entry FROM record WHERE id = ?1");
    ROLES = Sql::same("SELECT role FROM party WHERE record = ?1 AND subject = ?2 ORDER BY role");
    INSERT_PARTY = Sql::same("INSERT INTO party (record, subject, role) VALUES (?1, ?2, ?3)");
    INSERT_VALUE = Sql::same(
        "INSERT INTO value (id, subject, record, compartment, item, origin, sealed, since, entry) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    VALUES_OF_SUBJECT = Sql::same(
        "SELECT v.id, v.record, v.compartment, v.item, v.origin, v.sealed, v.since, r.account, v.subject \
         FROM value v JOIN record r ON r.id = v.record WHERE v.subject = ?1 ORDER BY v.record, v.item, v.id LIMIT ?2");
    VALUES_OF_RECORD = Sql::same(
        "SELECT v.id, v.record, v.compartment, v.item, v.origin, v.sealed, v.since, r.account, v.subject \
         FROM value v JOIN record r ON r.id = v.record WHERE v.record = ?1 ORDER BY v.item, v.id LIMIT ?2");
    SET_COMPARTMENT = Sql::same("UPDATE record SET compartment = ?2 WHERE id = ?1");
    RESEAL = Sql::same("UPDATE value SET compartment = ?2, sealed = ?3 WHERE id = ?1");
    VALUE = Sql::same(
        "SELECT v.id, v.record, v.compartment, v.item, v.origin, v.sealed, v.since, r.account, v.subject \
         FROM value v JOIN record r ON r.id = v.record WHERE v.id = ?1");
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// Its id.
    pub id: RecordId,
    /// Its owner.
    pub subject: SubjectId,
    /// Where its values lie.
    pub compartment: CompartmentId,
    /// The form it came by, by slug.
    pub form: String,
    /// Whether it is the account.
    pub account: bool,
    /// The host it came by.
    pub host: String,
    /// The host of the other site or network it came from, if it did not come through a site of the operator's.
    pub source: Option<String>,
    /// The edition it came under.
    pub edition: i64,
    /// `live`, `garbage` or `destroyed`.
    pub state: String,
    /// When it came.
    pub created_at: Timestamp,
}

/// A sealed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueRow {
    /// Its id.
    pub id: ValueId,
    /// Where it lies.
    pub place: Place,
    /// `provided`, `observed` or `third-party`.
    pub origin: String,
    /// The sealed bytes.
    pub sealed: Vec<u8>,
    /// Since when it is held.
    pub since: Timestamp,
}

fn record(row: &dyn Row) -> Result<RecordRow, StoreError> {
    Ok(RecordRow {
        id: RecordId::from_bytes(array(row, 0)?),
        subject: SubjectId::from_bytes(array(row, 1)?),
        compartment: CompartmentId::from_bytes(array(row, 2)?),
        form: row.text(3)?,
        account: row.int(4)? != 0,
        host: row.text(5)?,
        edition: row.int(6)?,
        state: row.text(7)?,
        created_at: row.at(8)?,
        source: row.text_opt(9)?,
    })
}

fn value(row: &dyn Row) -> Result<ValueRow, StoreError> {
    Ok(ValueRow {
        id: ValueId::from_bytes(array(row, 0)?),
        place: Place {
            record: RecordId::from_bytes(array(row, 1)?),
            compartment: CompartmentId::from_bytes(array(row, 2)?),
            item: ItemNo(small(row.int(3)?)?),
            account: row.int(7)? != 0,
            subject: SubjectId::from_bytes(array(row, 8)?),
        },
        origin: row.text(4)?,
        sealed: row.bytes(5)?,
        since: row.at(6)?,
    })
}

/// Adds a record.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, row: &RecordRow, entry: EntryId) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(row.id.as_bytes()),
        Arg::Bytes(row.subject.as_bytes()),
        Arg::Bytes(row.compartment.as_bytes()),
        Arg::Text(&row.form),
        Arg::Int(row.account.into()),
        Arg::Text(&row.host),
        Arg::Int(row.edition),
        Arg::at(row.created_at),
        Arg::Bytes(&entry.0),
        Arg::text_opt(row.source.as_deref()),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// A subject's records, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject(tx: &mut dyn Tx, subject: SubjectId) -> Result<Vec<RecordRow>, StoreError> {
    all(tx, OF_SUBJECT, &[Arg::Bytes(subject.as_bytes())], record)
}

/// The record of a subject's account, as long as there is one.
///
/// # Errors
/// [`StoreError`].
pub fn of_account(tx: &mut dyn Tx, subject: SubjectId) -> Result<Option<RecordRow>, StoreError> {
    first(tx, ACCOUNT, &[Arg::Bytes(subject.as_bytes())], record)
}

/// A subject's records beside the account's, newest first: those made before another one, or from the newest on.
///
/// # Errors
/// [`StoreError`].
pub fn page(
    tx: &mut dyn Tx,
    subject: SubjectId,
    before: Option<RecordId>,
    limit: usize,
) -> Result<Vec<RecordRow>, StoreError> {
    let before = before.unwrap_or(RecordId::from_bytes([0xff; 16]));
    let args = [Arg::Bytes(subject.as_bytes()), Arg::Bytes(before.as_bytes()), Arg::Int(super::int(limit))];
    all(tx, PAGE, &args, record)
}

/// The entry of the act that a record came by.
///
/// # Errors
/// [`StoreError`].
pub fn entry(tx: &mut dyn Tx, id: RecordId) -> Result<Option<EntryId>, StoreError> {
    first(tx, ENTRY, &[Arg::Bytes(id.as_bytes())], |row| Ok(EntryId(array(row, 0)?)))
}

/// What a subject is to a record.
///
/// # Errors
/// [`StoreError`].
pub fn roles(tx: &mut dyn Tx, id: RecordId, subject: SubjectId) -> Result<Vec<String>, StoreError> {
    all(tx, ROLES, &[Arg::Bytes(id.as_bytes()), Arg::Bytes(subject.as_bytes())], |row| row.text(0))
}

/// A record.
///
/// # Errors
/// [`StoreError`].
pub fn by_id(tx: &mut dyn Tx, id: RecordId) -> Result<Option<RecordRow>, StoreError> {
    first(tx, BY_ID, &[Arg::Bytes(id.as_bytes())], record)
}

/// Makes a subject a party of a record: `owner`, `representative` or `mentioned`.
///
/// # Errors
/// [`StoreError`].
pub fn insert_party(
    tx: &mut dyn Tx,
    record: RecordId,
    subject: SubjectId,
    role: &str,
) -> Result<(), StoreError> {
    let args = [Arg::Bytes(record.as_bytes()), Arg::Bytes(subject.as_bytes()), Arg::Text(role)];
    tx.execute(INSERT_PARTY, &args).map(drop)
}

/// Adds a sealed value.
///
/// # Errors
/// [`StoreError`].
pub fn insert_value(tx: &mut dyn Tx, row: &ValueRow, entry: EntryId) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(row.id.as_bytes()),
        Arg::Bytes(row.place.subject.as_bytes()),
        Arg::Bytes(row.place.record.as_bytes()),
        Arg::Bytes(row.place.compartment.as_bytes()),
        Arg::Int(row.place.item.0.into()),
        Arg::Text(&row.origin),
        Arg::Bytes(&row.sealed),
        Arg::at(row.since),
        Arg::Bytes(&entry.0),
    ];
    tx.execute(INSERT_VALUE, &args).map(drop)
}

/// A subject's values.
///
/// # Errors
/// [`StoreError`].
pub fn values_of_subject(
    tx: &mut dyn Tx,
    subject: SubjectId,
    limit: usize,
) -> Result<Vec<ValueRow>, StoreError> {
    all(tx, VALUES_OF_SUBJECT, &[Arg::Bytes(subject.as_bytes()), Arg::Int(super::int(limit))], value)
}

/// A record's values.
///
/// # Errors
/// [`StoreError`].
pub fn values_of_record(
    tx: &mut dyn Tx,
    record: RecordId,
    limit: usize,
) -> Result<Vec<ValueRow>, StoreError> {
    all(tx, VALUES_OF_RECORD, &[Arg::Bytes(record.as_bytes()), Arg::Int(super::int(limit))], value)
}

/// Moves a record to another compartment, where its values are sealed anew.
///
/// # Errors
/// [`StoreError`].
pub fn set_compartment(
    tx: &mut dyn Tx,
    record: RecordId,
    compartment: CompartmentId,
) -> Result<(), StoreError> {
    tx.execute(SET_COMPARTMENT, &[Arg::Bytes(record.as_bytes()), Arg::Bytes(compartment.as_bytes())])
        .map(drop)
}

/// Puts a value's bytes sealed under another compartment.
///
/// # Errors
/// [`StoreError`].
pub fn reseal(
    tx: &mut dyn Tx,
    value: ValueId,
    compartment: CompartmentId,
    sealed: &[u8],
) -> Result<(), StoreError> {
    let args = [Arg::Bytes(value.as_bytes()), Arg::Bytes(compartment.as_bytes()), Arg::Bytes(sealed)];
    tx.execute(RESEAL, &args).map(drop)
}

/// One value.
///
/// # Errors
/// [`StoreError`].
pub fn value_by_id(tx: &mut dyn Tx, id: ValueId) -> Result<Option<ValueRow>, StoreError> {
    first(tx, VALUE, &[Arg::Bytes(id.as_bytes())], value)
}
