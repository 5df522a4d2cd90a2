//! What staff do with personal data outside the program: by hand, or onto a carrier that people keep. No word about the person
//! stands here; a carrier outlives the person's rows, as nobody's, until people have destroyed it.

use jiff::Timestamp;
use zalog_domain::EntryId;
use zalog_domain::ids::{CompartmentId, HandlingId, RecordId, StaffId, SubjectId};
use zalog_domain::register::{ItemNo, PurposeNo};

use super::{int, small};
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Corrupt, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO handling (id, subject, record, operation, purpose, items, way, medium, store, number, done_on, staff, \
         entered_at, state, state_at, look_at, entry) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?13, ?15, ?16)");
    BY_ID = Sql::same(
        "SELECT id, subject, record, operation, purpose, items, way, medium, store, number, done_on, staff, entered_at, state, \
         state_at, destroyed_on FROM handling WHERE id = ?1");
    OF_RECORD = Sql::same(
        "SELECT id, subject, record, operation, purpose, items, way, medium, store, number, done_on, staff, entered_at, state, \
         state_at, destroyed_on FROM handling WHERE record = ?1 ORDER BY id DESC LIMIT ?2");
    DUE = Sql::same(
        "SELECT id, subject, record, operation, purpose, items, way, medium, store, number, done_on, staff, entered_at, state, \
         state_at, destroyed_on FROM handling WHERE state = 'due' ORDER BY state_at, id LIMIT ?1");
    TO_LOOK_AT = Sql::same(
        "SELECT id, subject, record, operation, purpose, items, way, medium, store, number, done_on, staff, entered_at, state, \
         state_at, destroyed_on FROM handling WHERE state = 'kept' AND look_at <= ?1 ORDER BY look_at, id LIMIT ?2");
    LOOKED = Sql::same("UPDATE handling SET look_at = ?2 WHERE id = ?1 AND state = 'kept'");
    FALLS_DUE = Sql::same(
        "UPDATE handling SET state = 'due', state_at = ?2, look_at = NULL WHERE id = ?1 AND state = 'kept'");
    DESTROYED = Sql::same(
        "UPDATE handling SET state = 'destroyed', state_at = ?2, look_at = NULL, destroyed_on = ?3, destroyed_by = ?4, \
         ends_at = ?5 WHERE id = ?1 AND state IN ('kept', 'due')");
    FORGET_OF_SUBJECT = Sql::same("DELETE FROM handling WHERE subject = ?1 AND state = 'done'");
    RELEASE_OF_SUBJECT = Sql::same(
        "UPDATE handling SET subject = NULL, record = NULL, look_at = NULL, \
         state_at = CASE state WHEN 'kept' THEN ?2 ELSE state_at END, \
         state = CASE state WHEN 'kept' THEN 'due' ELSE state END WHERE subject = ?1");
    FORGET_OF_RECORD = Sql::same(
        "DELETE FROM handling WHERE record = ?1 AND state = 'done' \
         AND EXISTS (SELECT 1 FROM record r WHERE r.id = ?1 AND r.compartment = ?2)");
    RELEASE_OF_RECORD = Sql::same(
        "UPDATE handling SET subject = NULL, record = NULL, look_at = NULL, \
         state_at = CASE state WHEN 'kept' THEN ?3 ELSE state_at END, \
         state = CASE state WHEN 'kept' THEN 'due' ELSE state END \
         WHERE record = ?1 AND EXISTS (SELECT 1 FROM record r WHERE r.id = ?1 AND r.compartment = ?2)");
    ANY_ENDED = Sql::same("SELECT id FROM handling WHERE ends_at < ?1 LIMIT 1");
    DELETE_ENDED = Sql::same(
        "DELETE FROM handling WHERE id IN (SELECT id FROM handling WHERE ends_at < ?1 LIMIT ?2)");
}

/// What was left on a carrier, and where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrier {
    /// What it is, by its name in the closed list.
    pub medium: String,
    /// The declared store, by slug.
    pub store: String,
    /// The number it has there.
    pub number: String,
}

/// One piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandlingRow {
    /// Its id.
    pub id: HandlingId,
    /// Whose data, and of which record; nobody's once that is destroyed.
    pub of: Option<(SubjectId, RecordId)>,
    /// The operation, by its name in the closed list.
    pub operation: String,
    /// What for.
    pub purpose: PurposeNo,
    /// Which items.
    pub items: Vec<ItemNo>,
    /// Whether it was done by hand; else with the help of programs.
    pub by_hand: bool,
    /// What it left, if anything.
    pub carrier: Option<Carrier>,
    /// The day it was done, at its beginning.
    pub done_on: Timestamp,
    /// Who entered it.
    pub staff: StaffId,
    /// When.
    pub entered_at: Timestamp,
    /// `done` without a carrier; `kept`, `due`, `destroyed` with one.
    pub state: String,
    /// Since when.
    pub state_at: Timestamp,
    /// The day the carrier was destroyed.
    pub destroyed_on: Option<Timestamp>,
}

fn handling(row: &dyn Row) -> Result<HandlingRow, StoreError> {
    let bad = |what| StoreError::from(Corrupt { table: "handling", what });
    let of = match (array_opt(row, 1)?, array_opt(row, 2)?) {
        (Some(subject), Some(record)) => Some((SubjectId::from_bytes(subject), RecordId::from_bytes(record))),
        _ => None,
    };
    let numbers = row.text(5)?;
    let items: Result<Vec<ItemNo>, StoreError> =
        numbers.split(',').map(|no| no.parse().map(ItemNo).map_err(|_| bad("items"))).collect();
    let carrier = match (row.text_opt(7)?, row.text_opt(8)?, row.text_opt(9)?) {
        (Some(medium), Some(store), Some(number)) => Some(Carrier { medium, store, number }),
        _ => None,
    };
    Ok(HandlingRow {
        id: HandlingId::from_bytes(array(row, 0)?),
        of,
        operation: row.text(3)?,
        purpose: PurposeNo(small(row.int(4)?)?),
        items: items?,
        by_hand: row.text(6)? == "by-hand",
        carrier,
        done_on: row.at(10)?,
        staff: StaffId::from_bytes(array(row, 11)?),
        entered_at: row.at(12)?,
        state: row.text(13)?,
        state_at: row.at(14)?,
        destroyed_on: row.at_opt(15)?,
    })
}

/// Adds a row that belongs to somebody.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, row: &HandlingRow, entry: EntryId) -> Result<(), StoreError> {
    let items = row.items.iter().map(|item| item.0.to_string()).collect::<Vec<_>>().join(",");
    let carrier = row.carrier.as_ref();
    let args = [
        Arg::Bytes(row.id.as_bytes()),
        Arg::bytes_opt(row.of.as_ref().map(|(subject, _)| subject.as_bytes().as_slice())),
        Arg::bytes_opt(row.of.as_ref().map(|(_, record)| record.as_bytes().as_slice())),
        Arg::Text(&row.operation),
        Arg::Int(i64::from(row.purpose.0)),
        Arg::Text(&items),
        Arg::Text(if row.by_hand { "by-hand" } else { "automated" }),
        Arg::text_opt(carrier.map(|c| c.medium.as_str())),
        Arg::text_opt(carrier.map(|c| c.store.as_str())),
        Arg::text_opt(carrier.map(|c| c.number.as_str())),
        Arg::at(row.done_on),
        Arg::Bytes(row.staff.as_bytes()),
        Arg::at(row.entered_at),
        Arg::Text(&row.state),
        Arg::at_opt(carrier.map(|_| row.entered_at)),
        Arg::Bytes(&entry.0),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// One row.
///
/// # Errors
/// [`StoreError`].
pub fn by_id(tx: &mut dyn Tx, id: HandlingId) -> Result<Option<HandlingRow>, StoreError> {
    first(tx, BY_ID, &[Arg::Bytes(id.as_bytes())], handling)
}

/// What was done with a record, newest first.
///
/// # Errors
/// [`StoreError`].
pub fn of_record(tx: &mut dyn Tx, record: RecordId, limit: usize) -> Result<Vec<HandlingRow>, StoreError> {
    all(tx, OF_RECORD, &[Arg::Bytes(record.as_bytes()), Arg::Int(int(limit))], handling)
}

/// Carriers that people have to destroy, the longest due first.
///
/// # Errors
/// [`StoreError`].
pub fn due(tx: &mut dyn Tx, limit: usize) -> Result<Vec<HandlingRow>, StoreError> {
    all(tx, DUE, &[Arg::Int(int(limit))], handling)
}

/// Kept carriers whose turn to be looked at has come.
///
/// # Errors
/// [`StoreError`].
pub fn to_look_at(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<Vec<HandlingRow>, StoreError> {
    all(tx, TO_LOOK_AT, &[Arg::at(now), Arg::Int(int(limit))], handling)
}

/// Notes when to look at a carrier again.
///
/// # Errors
/// [`StoreError`].
pub fn looked(tx: &mut dyn Tx, id: HandlingId, again: Timestamp) -> Result<(), StoreError> {
    tx.execute(LOOKED, &[Arg::Bytes(id.as_bytes()), Arg::at(again)]).map(drop)
}

/// A carrier that nothing holds any more: from now on people have to destroy it. Says whether that is new.
///
/// # Errors
/// [`StoreError`].
pub fn falls_due(tx: &mut dyn Tx, id: HandlingId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(FALLS_DUE, &[Arg::Bytes(id.as_bytes()), Arg::at(now)])? == 1)
}

/// A carrier was destroyed by people; the row proves it until `ends_at`. Says whether it had not been before.
///
/// # Errors
/// [`StoreError`].
pub fn destroyed(
    tx: &mut dyn Tx,
    id: HandlingId,
    now: Timestamp,
    on: Timestamp,
    by: StaffId,
    ends_at: Timestamp,
) -> Result<bool, StoreError> {
    let args =
        [Arg::Bytes(id.as_bytes()), Arg::at(now), Arg::at(on), Arg::Bytes(by.as_bytes()), Arg::at(ends_at)];
    Ok(tx.execute(DESTROYED, &args)? == 1)
}

/// The person goes: what left no carrier goes too, what did is nobody's and due. Returns how many rows were let go of.
///
/// # Errors
/// [`StoreError`].
pub fn release_subject(tx: &mut dyn Tx, subject: SubjectId, now: Timestamp) -> Result<usize, StoreError> {
    let id = Arg::Bytes(subject.as_bytes());
    tx.execute(FORGET_OF_SUBJECT, &[id])?;
    tx.execute(RELEASE_OF_SUBJECT, &[id, Arg::at(now)])
}

/// The same for one record, if it lies in the compartment that goes: one that was sealed anew lives on.
///
/// # Errors
/// [`StoreError`].
pub fn release_record(
    tx: &mut dyn Tx,
    record: RecordId,
    compartment: CompartmentId,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let (id, place) = (Arg::Bytes(record.as_bytes()), Arg::Bytes(compartment.as_bytes()));
    tx.execute(FORGET_OF_RECORD, &[id, place])?;
    tx.execute(RELEASE_OF_RECORD, &[id, place, Arg::at(now)])
}

/// Whether any row has proved a destruction for long enough.
///
/// # Errors
/// [`StoreError`].
pub fn any_ended(tx: &mut dyn Tx, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.query(ANY_ENDED, &[Arg::at(now)], &mut |_| Ok(()))? > 0)
}

/// Removes rows that have proved a destruction for long enough; returns how many.
///
/// # Errors
/// [`StoreError`].
pub fn delete_ended(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<usize, StoreError> {
    tx.execute(DELETE_ENDED, &[Arg::at(now), Arg::Int(int(limit))])
}
