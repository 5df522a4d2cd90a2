//! Grounds, events, and `due`: the next instant the clock changes something.

use std::collections::HashMap;

use jiff::Timestamp;
use zalog_domain::ground::{Ground, Resumes, Scope, State};
use zalog_domain::ids::{ConsentId, EventId, GroundId, RecordId, SubjectId};
use zalog_domain::register::{BasisClass, PurposeNo, TermsId};
use zalog_journal::EntryId;

use super::small;
use crate::error::Corrupt;
use crate::tx::{all, array, array_opt, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO ground (id, subject, record, purpose, basis, terms, hold, consent, state, since, until, resumes_until, \
         bound, edition, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)");
    UPDATE = Sql::same(
        "UPDATE ground SET state = ?2, since = ?3, until = ?4, resumes_until = ?5, bound = ?6 WHERE id = ?1");
    RETELL = Sql::same(
        "UPDATE ground SET opened_under = coalesce(opened_under, terms), terms = ?2 \
         WHERE id = ?1 AND edition < ?3 AND terms <> ?2");
    EDITIONS = Sql::same("SELECT id, edition FROM ground WHERE subject = ?1");
    OF_SUBJECT = Sql::same(
        "SELECT id, subject, record, purpose, basis, terms, hold, consent, state, since, until, resumes_until, bound \
         FROM ground WHERE subject = ?1 ORDER BY id");
    BY_TERMS = Sql::same(
        "SELECT id, subject, record, purpose, basis, terms, hold, consent, state, since, until, resumes_until, bound \
         FROM ground WHERE subject = ?1 AND terms = ?2 ORDER BY id");
    INSERT_EVENT = Sql::same(
        "INSERT INTO event (id, subject, record, kind, at, reporter, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    EVENTS = Sql::same(
        "SELECT id, record, kind, at, reporter FROM event WHERE subject = ?1 AND id > ?2 ORDER BY id LIMIT ?3");
    PUT_DUE = Sql::same(
        "INSERT INTO due (subject, at) VALUES (?1, ?2) ON CONFLICT (subject) DO UPDATE SET at = excluded.at");
    SOONER = Sql::same(
        "INSERT INTO due (subject, at) VALUES (?1, ?2) ON CONFLICT (subject) DO UPDATE SET at = excluded.at \
         WHERE excluded.at < due.at");
    DROP_DUE = Sql::same("DELETE FROM due WHERE subject = ?1");
    DUE = Sql::same("SELECT subject FROM due WHERE at < ?1 ORDER BY at LIMIT ?2");
}

/// How a state lies in columns: name, since, until, resumes-until.
fn columns(state: State) -> (&'static str, Timestamp, Option<Timestamp>, Option<Timestamp>) {
    match state {
        State::Active { since } => ("active", since, None, None),
        State::Suspended { since, resumes: Resumes::Active } => ("suspended", since, None, None),
        State::Suspended { since, resumes: Resumes::WindingDown { until } } => {
            ("suspended", since, None, Some(until))
        }
        State::WindingDown { since, until } => ("winding-down", since, Some(until), None),
        State::Ended { at } => ("ended", at, None, None),
    }
}

fn state(
    name: &str,
    since: Timestamp,
    until: Option<Timestamp>,
    resumes: Option<Timestamp>,
) -> Result<State, StoreError> {
    Ok(match (name, until) {
        ("active", None) => State::Active { since },
        ("suspended", None) => {
            let resumes = resumes.map_or(Resumes::Active, |until| Resumes::WindingDown { until });
            State::Suspended { since, resumes }
        }
        ("winding-down", Some(until)) => State::WindingDown { since, until },
        ("ended", None) => State::Ended { at: since },
        _ => return Err(Corrupt { table: "ground", what: "a state without its dates" }.into()),
    })
}

fn basis(name: &str) -> Result<BasisClass, StoreError> {
    let all = [
        BasisClass::Consent,
        BasisClass::Contract,
        BasisClass::Law,
        BasisClass::VitalInterest,
        BasisClass::PublicTask,
        BasisClass::LegitimateInterest,
        BasisClass::PublicInterest,
    ];
    all.into_iter()
        .find(|b| b.as_str() == name)
        .ok_or_else(|| Corrupt { table: "ground", what: "unknown basis" }.into())
}

fn ground(row: &dyn Row) -> Result<Ground, StoreError> {
    let subject = SubjectId::from_bytes(array(row, 1)?);
    let scope = match array_opt(row, 2)? {
        Some(record) => Scope::Record(subject, RecordId::from_bytes(record)),
        None => Scope::Subject(subject),
    };
    Ok(Ground {
        id: GroundId::from_bytes(array(row, 0)?),
        scope,
        purpose: PurposeNo(small(row.int(3)?)?),
        basis: basis(&row.text(4)?)?,
        terms: TermsId(array(row, 5)?),
        hold: row.int_opt(6)?.map(small).transpose()?,
        consent: array_opt(row, 7)?.map(ConsentId::from_bytes),
        state: state(&row.text(8)?, row.at(9)?, row.at_opt(10)?, row.at_opt(11)?)?,
        bound: row.at_opt(12)?,
    })
}

/// Adds a ground.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, ground: &Ground, edition: i64, entry: EntryId) -> Result<(), StoreError> {
    let (name, since, until, resumes) = columns(ground.state);
    let subject = ground.scope.subject();
    let record = ground.scope.record();
    let args = [
        Arg::Bytes(ground.id.as_bytes()),
        Arg::Bytes(subject.as_bytes()),
        Arg::bytes_opt(record.as_ref().map(|r| r.as_bytes().as_slice())),
        Arg::Int(ground.purpose.0.into()),
        Arg::Text(ground.basis.as_str()),
        Arg::Bytes(&ground.terms.0),
        Arg::int_opt(ground.hold.map(i64::from)),
        Arg::bytes_opt(ground.consent.as_ref().map(|c| c.as_bytes().as_slice())),
        Arg::Text(name),
        Arg::at(since),
        Arg::at_opt(until),
        Arg::at_opt(resumes),
        Arg::at_opt(ground.bound),
        Arg::Int(edition),
        Arg::Bytes(&entry.0),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// Writes a ground's new state.
///
/// # Errors
/// [`StoreError`].
pub fn update(tx: &mut dyn Tx, ground: &Ground) -> Result<(), StoreError> {
    let (name, since, until, resumes) = columns(ground.state);
    let args = [
        Arg::Bytes(ground.id.as_bytes()),
        Arg::Text(name),
        Arg::at(since),
        Arg::at_opt(until),
        Arg::at_opt(resumes),
        Arg::at_opt(ground.bound),
    ];
    tx.execute(UPDATE, &args).map(drop)
}

/// Puts a ground under the terms of an edition the person was told of; the terms it was opened under stay on record. False
/// when it was opened by that edition or a later one, or stands so already.
///
/// # Errors
/// [`StoreError`].
pub fn retell(tx: &mut dyn Tx, id: GroundId, terms: TermsId, edition: i64) -> Result<bool, StoreError> {
    let args = [Arg::Bytes(id.as_bytes()), Arg::Bytes(&terms.0), Arg::Int(edition)];
    Ok(tx.execute(RETELL, &args)? == 1)
}

/// By which edition each ground of a subject was opened.
///
/// # Errors
/// [`StoreError`].
pub fn editions(tx: &mut dyn Tx, subject: SubjectId) -> Result<HashMap<GroundId, i64>, StoreError> {
    let rows = all(tx, EDITIONS, &[Arg::Bytes(subject.as_bytes())], |row| {
        Ok((GroundId::from_bytes(array(row, 0)?), row.int(1)?))
    })?;
    Ok(rows.into_iter().collect())
}

/// All grounds of a subject, ended ones too.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject(tx: &mut dyn Tx, subject: SubjectId) -> Result<Vec<Ground>, StoreError> {
    all(tx, OF_SUBJECT, &[Arg::Bytes(subject.as_bytes())], ground)
}

/// A subject's grounds of the given terms, by the index of both: what may outlive its account is found without reading
/// the rest.
///
/// # Errors
/// [`StoreError`].
pub fn of_terms(
    tx: &mut dyn Tx,
    subject: SubjectId,
    terms: impl IntoIterator<Item = TermsId>,
) -> Result<Vec<Ground>, StoreError> {
    let mut found = Vec::new();
    for terms in terms {
        found.extend(all(tx, BY_TERMS, &[Arg::Bytes(subject.as_bytes()), Arg::Bytes(&terms.0)], ground)?);
    }
    Ok(found)
}

/// Something that happened to a scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// Its id.
    pub id: EventId,
    /// The scope.
    pub scope: Scope,
    /// Declared kind.
    pub kind: &'static str,
    /// When.
    pub at: Timestamp,
    /// Class of who reported it: `engine`, `clock`, `staff`, `outside`, `subject`.
    pub reporter: &'static str,
}

/// Adds an event.
///
/// # Errors
/// [`StoreError`].
pub fn insert_event(tx: &mut dyn Tx, event: &EventRow, entry: EntryId) -> Result<(), StoreError> {
    let subject = event.scope.subject();
    let record = event.scope.record();
    let args = [
        Arg::Bytes(event.id.as_bytes()),
        Arg::Bytes(subject.as_bytes()),
        Arg::bytes_opt(record.as_ref().map(|r| r.as_bytes().as_slice())),
        Arg::Text(event.kind),
        Arg::at(event.at),
        Arg::Text(event.reporter),
        Arg::Bytes(&entry.0),
    ];
    tx.execute(INSERT_EVENT, &args).map(drop)
}

/// An event as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastEvent {
    /// Its id.
    pub id: EventId,
    /// The record it concerned, if it was one.
    pub record: Option<RecordId>,
    /// Declared kind.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// Class of who reported it.
    pub reporter: String,
}

/// A subject's events after one of them, in order.
///
/// # Errors
/// [`StoreError`].
pub fn events(
    tx: &mut dyn Tx,
    subject: SubjectId,
    after: EventId,
    limit: usize,
) -> Result<Vec<PastEvent>, StoreError> {
    let args = [Arg::Bytes(subject.as_bytes()), Arg::Bytes(after.as_bytes()), Arg::Int(super::int(limit))];
    all(tx, EVENTS, &args, |row| {
        Ok(PastEvent {
            id: EventId::from_bytes(array(row, 0)?),
            record: array_opt(row, 1)?.map(RecordId::from_bytes),
            kind: row.text(2)?,
            at: row.at(3)?,
            reporter: row.text(4)?,
        })
    })
}

/// Writes a subject's next instant, or that there is none.
///
/// # Errors
/// [`StoreError`].
pub fn put_due(tx: &mut dyn Tx, subject: SubjectId, at: Option<Timestamp>) -> Result<(), StoreError> {
    match at {
        Some(at) => tx.execute(PUT_DUE, &[Arg::Bytes(subject.as_bytes()), Arg::at(at)]).map(drop),
        None => tx.execute(DROP_DUE, &[Arg::Bytes(subject.as_bytes())]).map(drop),
    }
}

/// Writes a subject's next instant if it is nearer than the one that stands there.
///
/// # Errors
/// [`StoreError`].
pub fn put_due_sooner(tx: &mut dyn Tx, subject: SubjectId, at: Timestamp) -> Result<(), StoreError> {
    tx.execute(SOONER, &[Arg::Bytes(subject.as_bytes()), Arg::at(at)]).map(drop)
}

/// Subjects for whom the clock has changed something by `now`.
///
/// # Errors
/// [`StoreError`].
pub fn due(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<Vec<SubjectId>, StoreError> {
    all(tx, DUE, &[Arg::at(now), Arg::Int(super::int(limit))], |row| {
        Ok(SubjectId::from_bytes(array(row, 0)?))
    })
}
