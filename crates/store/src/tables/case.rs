//! Cases, their steps, and the count of fields that nothing declares.

use jiff::Timestamp;
use zalog_domain::case::CaseState;
use zalog_domain::ids::{CaseId, RecordId, StaffId, SubjectId};
use zalog_journal::EntryId;

use super::{int, unsigned};
use crate::error::Corrupt;
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO case_file (id, number, subject, record, form, role, host, state, state_at, opened_at, entry) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'new', ?8, ?8, ?9)");
    BY_NUMBER = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file WHERE number = ?1");
    BY_ID = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file WHERE id = ?1");
    OF_SUBJECT = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file \
         WHERE subject = ?1 ORDER BY opened_at DESC LIMIT ?2");
    OF_RECORD = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file \
         WHERE subject = ?1 AND record = ?2 ORDER BY opened_at LIMIT 1");
    OPEN = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file \
         WHERE state <> 'closed' AND opened_at > ?1 ORDER BY opened_at LIMIT ?2");
    CLOSED = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file \
         WHERE state = 'closed' ORDER BY state_at DESC LIMIT ?1");
    COUNTS = Sql::same("SELECT state, count(*) FROM case_file GROUP BY state");
    MOVE = Sql::same("UPDATE case_file SET state = ?2, state_at = ?3 WHERE id = ?1");
    INSERT_STEP = Sql::same("INSERT INTO case_step (case_id, at, state, staff, entry) VALUES (?1, ?2, ?3, ?4, ?5)");
    STEPS = Sql::same("SELECT at, state, staff FROM case_step WHERE case_id = ?1 ORDER BY at");
    DROP_FIELDS = Sql::same(
        "INSERT INTO dropped_field (form, day, fields) VALUES (?1, ?2, ?3) \
         ON CONFLICT (form, day) DO UPDATE SET fields = dropped_field.fields + excluded.fields");
    DROPPED = Sql::same("SELECT form, day, fields FROM dropped_field ORDER BY day DESC, form LIMIT ?1");
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Its id.
    pub id: CaseId,
    /// Its number, as people read it (13 signs).
    pub number: String,
    /// Whose.
    pub subject: SubjectId,
    /// The record the form made.
    pub record: RecordId,
    /// The form.
    pub form: String,
    /// The role that is told.
    pub role: String,
    /// The host it came by.
    pub host: String,
    /// Where it stands.
    pub state: CaseState,
    /// When it was opened.
    pub opened_at: Timestamp,
}

pub(super) fn case(row: &dyn Row) -> Result<CaseRow, StoreError> {
    let state = CaseState::from_stored(&row.text(7)?, row.at(8)?);
    Ok(CaseRow {
        id: CaseId::from_bytes(array(row, 0)?),
        number: row.text(1)?,
        subject: SubjectId::from_bytes(array(row, 2)?),
        record: RecordId::from_bytes(array(row, 3)?),
        form: row.text(4)?,
        role: row.text(5)?,
        host: row.text(6)?,
        state: state.ok_or(Corrupt { table: "case_file", what: "unknown state" })?,
        opened_at: row.at(9)?,
    })
}

/// Opens a case.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, row: &CaseRow, entry: EntryId) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(row.id.as_bytes()),
        Arg::Text(&row.number),
        Arg::Bytes(row.subject.as_bytes()),
        Arg::Bytes(row.record.as_bytes()),
        Arg::Text(&row.form),
        Arg::Text(&row.role),
        Arg::Text(&row.host),
        Arg::at(row.opened_at),
        Arg::Bytes(&entry.0),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// A case by the number people read.
///
/// # Errors
/// [`StoreError`].
pub fn by_number(tx: &mut dyn Tx, number: &str) -> Result<Option<CaseRow>, StoreError> {
    first(tx, BY_NUMBER, &[Arg::Text(number)], case)
}

/// A case by its id.
///
/// # Errors
/// [`StoreError`].
pub fn by_id(tx: &mut dyn Tx, id: CaseId) -> Result<Option<CaseRow>, StoreError> {
    first(tx, BY_ID, &[Arg::Bytes(id.as_bytes())], case)
}

/// A subject's cases, newest first.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject(tx: &mut dyn Tx, subject: SubjectId, limit: usize) -> Result<Vec<CaseRow>, StoreError> {
    all(tx, OF_SUBJECT, &[Arg::Bytes(subject.as_bytes()), Arg::Int(int(limit))], case)
}

/// The case a form opened with a record of that subject.
///
/// # Errors
/// [`StoreError`].
pub fn of_record(
    tx: &mut dyn Tx,
    subject: SubjectId,
    record: RecordId,
) -> Result<Option<CaseRow>, StoreError> {
    first(tx, OF_RECORD, &[Arg::Bytes(subject.as_bytes()), Arg::Bytes(record.as_bytes())], case)
}

/// Open cases, oldest first, opened after an instant (for the next page).
///
/// # Errors
/// [`StoreError`].
pub fn open(tx: &mut dyn Tx, after: Timestamp, limit: usize) -> Result<Vec<CaseRow>, StoreError> {
    all(tx, OPEN, &[Arg::at(after), Arg::Int(int(limit))], case)
}

/// The cases closed last.
///
/// # Errors
/// [`StoreError`].
pub fn closed(tx: &mut dyn Tx, limit: usize) -> Result<Vec<CaseRow>, StoreError> {
    all(tx, CLOSED, &[Arg::Int(int(limit))], case)
}

/// How many cases stand in each state.
///
/// # Errors
/// [`StoreError`].
pub fn counts(tx: &mut dyn Tx) -> Result<Vec<(String, u64)>, StoreError> {
    all(tx, COUNTS, &[], |row| Ok((row.text(0)?, unsigned(row.int(1)?)?)))
}

/// Moves a case and notes the step.
///
/// # Errors
/// [`StoreError`].
pub fn step(
    tx: &mut dyn Tx,
    id: CaseId,
    state: CaseState,
    staff: Option<StaffId>,
    entry: EntryId,
) -> Result<(), StoreError> {
    let args = [Arg::Bytes(id.as_bytes()), Arg::Text(state.as_str()), Arg::at(state.since())];
    tx.execute(MOVE, &args)?;
    let args = [
        Arg::Bytes(id.as_bytes()),
        Arg::at(state.since()),
        Arg::Text(state.as_str()),
        Arg::bytes_opt(staff.as_ref().map(|s| s.as_bytes().as_slice())),
        Arg::Bytes(&entry.0),
    ];
    tx.execute(INSERT_STEP, &args).map(drop)
}

/// Notes a step that leaves the state as it is: a note was written, an event was reported.
///
/// # Errors
/// [`StoreError`].
pub fn note_step(
    tx: &mut dyn Tx,
    id: CaseId,
    at: Timestamp,
    what: &str,
    staff: StaffId,
    entry: EntryId,
) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(id.as_bytes()),
        Arg::at(at),
        Arg::Text(what),
        Arg::Bytes(staff.as_bytes()),
        Arg::Bytes(&entry.0),
    ];
    tx.execute(INSERT_STEP, &args).map(drop)
}

/// The steps of a case.
///
/// # Errors
/// [`StoreError`].
pub fn steps(tx: &mut dyn Tx, id: CaseId) -> Result<Vec<(Timestamp, String, Option<StaffId>)>, StoreError> {
    all(tx, STEPS, &[Arg::Bytes(id.as_bytes())], |row| {
        Ok((row.at(0)?, row.text(1)?, array_opt(row, 2)?.map(StaffId::from_bytes)))
    })
}

/// Counts fields that a form sent and nothing declares.
///
/// # Errors
/// [`StoreError`].
pub fn drop_fields(tx: &mut dyn Tx, form: &str, day: i64, fields: usize) -> Result<(), StoreError> {
    tx.execute(DROP_FIELDS, &[Arg::Text(form), Arg::Int(day), Arg::Int(int(fields))]).map(drop)
}

/// Counts of dropped fields, newest day first: form, day since 1970, fields.
///
/// # Errors
/// [`StoreError`].
pub fn dropped(tx: &mut dyn Tx, limit: usize) -> Result<Vec<(String, i64, u64)>, StoreError> {
    all(tx, DROPPED, &[Arg::Int(int(limit))], |row| Ok((row.text(0)?, row.int(1)?, unsigned(row.int(2)?)?)))
}
