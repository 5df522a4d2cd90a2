//! What an edition is to one person: the notices of it, the answer, and the consents it asks again.

use jiff::Timestamp;
use zalog_domain::ids::{ConsentId, JobId, SubjectId};
use zalog_journal::EntryId;

use super::unsigned;
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    PUT = Sql::same(
        "INSERT INTO notice (subject, edition, channel, state, state_at, job, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
         ON CONFLICT (subject, edition, channel) DO UPDATE \
         SET state = excluded.state, state_at = excluded.state_at, job = excluded.job, entry = excluded.entry");
    QUEUE = Sql::same(
        "INSERT INTO notice (subject, edition, channel, state, state_at, job) VALUES (?1, ?2, ?3, 'waiting', ?4, ?5) \
         ON CONFLICT (subject, edition, channel) DO NOTHING");
    ADDRESSEES = Sql::same(
        "SELECT s.id FROM subject s JOIN account a ON a.subject = s.id WHERE s.id > ?1 AND s.state = 'known' \
         AND a.state = 'open' AND a.created_at < ?2 ORDER BY s.id LIMIT ?3");
    SINCE = Sql::same(
        "SELECT coalesce(a.created_at, s.created_at), a.state FROM subject s LEFT JOIN account a ON a.subject = s.id \
         WHERE s.id = ?1 AND s.state = 'known'");
    ONE = Sql::same(
        "SELECT subject, edition, channel, state, state_at, job, entry FROM notice \
         WHERE subject = ?1 AND edition = ?2 AND channel = ?3");
    OF_SUBJECT = Sql::same(
        "SELECT subject, edition, channel, state, state_at, job, entry FROM notice WHERE subject = ?1 \
         ORDER BY edition, channel");
    FAILED = Sql::same(
        "SELECT subject, edition, channel, state, state_at, job, entry FROM notice \
         WHERE edition = ?1 AND state = 'failed' ORDER BY subject LIMIT ?2");
    TOLD = Sql::same(
        "SELECT max(n.edition) FROM notice n WHERE n.subject = ?1 AND n.edition <= ?2 AND n.state = 'delivered' \
         AND NOT EXISTS (SELECT 1 FROM edition e WHERE e.id = n.edition AND e.withdrawn_at IS NOT NULL)");
    AGREED = Sql::same(
        "SELECT max(a.edition) FROM acceptance a WHERE a.subject = ?1 AND a.edition <= ?2 AND a.way <> 'refused' \
         AND NOT EXISTS (SELECT 1 FROM edition e WHERE e.id = a.edition AND e.withdrawn_at IS NOT NULL)");
    COUNTS = Sql::same("SELECT state, count(*) FROM notice WHERE edition = ?1 GROUP BY state");
    ACCEPT = Sql::same(
        "INSERT INTO acceptance (subject, edition, way, at, entry) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (subject, edition) DO NOTHING");
    REPLY = Sql::same(
        "INSERT INTO acceptance (subject, edition, way, at, entry) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (subject, edition) DO UPDATE SET way = excluded.way, at = excluded.at, entry = excluded.entry \
         WHERE acceptance.way <> excluded.way");
    ACCEPTED = Sql::same("SELECT edition, way, at FROM acceptance WHERE subject = ?1 ORDER BY edition");
    ASK = Sql::same(
        "INSERT INTO consent_again (consent, subject, edition, asked_at, entry) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (consent) DO NOTHING");
    ASKED = Sql::same(
        "SELECT consent, edition, asked_at FROM consent_again WHERE subject = ?1 AND answered_at IS NULL ORDER BY consent");
    ANSWER = Sql::same("UPDATE consent_again SET answered_at = ?2 WHERE consent = ?1 AND answered_at IS NULL");
}

/// A notice of an edition to a person by one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// To whom.
    pub subject: SubjectId,
    /// Of which edition.
    pub edition: i64,
    /// `site`, `cabinet` or `email`.
    pub channel: String,
    /// `waiting`, `delivered`, `failed` or `dropped`.
    pub state: String,
    /// Since when it stands so.
    pub state_at: Timestamp,
    /// The job that brings it.
    pub job: Option<JobId>,
    /// The entry of its delivery.
    pub entry: Option<EntryId>,
}

/// What a person answered to an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptanceRow {
    /// The edition.
    pub edition: i64,
    /// `act`, `use` or `refused`.
    pub way: String,
    /// When.
    pub at: Timestamp,
}

/// A consent that an edition asks again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedRow {
    /// The consent.
    pub consent: ConsentId,
    /// The edition.
    pub edition: i64,
    /// Since when.
    pub at: Timestamp,
}

fn notice(row: &dyn Row) -> Result<NoticeRow, StoreError> {
    Ok(NoticeRow {
        subject: SubjectId::from_bytes(array(row, 0)?),
        edition: row.int(1)?,
        channel: row.text(2)?,
        state: row.text(3)?,
        state_at: row.at(4)?,
        job: array_opt(row, 5)?.map(JobId::from_bytes),
        entry: array_opt(row, 6)?.map(EntryId),
    })
}

/// Writes how a notice stands; a second writing of the same replaces the first.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &mut dyn Tx, row: &NoticeRow) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(row.subject.as_bytes()),
        Arg::Int(row.edition),
        Arg::Text(&row.channel),
        Arg::Text(&row.state),
        Arg::at(row.state_at),
        Arg::bytes_opt(row.job.as_ref().map(|j| j.as_bytes().as_slice())),
        Arg::bytes_opt(row.entry.as_ref().map(|e| e.0.as_slice())),
    ];
    tx.execute(PUT, &args).map(drop)
}

/// Puts a notice among those that wait, unless the person has one of that edition by that channel already; says whether it
/// was put.
///
/// # Errors
/// [`StoreError`].
pub fn queue(
    tx: &mut dyn Tx,
    subject: SubjectId,
    edition: i64,
    channel: &str,
    now: Timestamp,
    job: Option<JobId>,
) -> Result<bool, StoreError> {
    let args = [
        Arg::Bytes(subject.as_bytes()),
        Arg::Int(edition),
        Arg::Text(channel),
        Arg::at(now),
        Arg::bytes_opt(job.as_ref().map(|j| j.as_bytes().as_slice())),
    ];
    Ok(tx.execute(QUEUE, &args)? == 1)
}

/// People with an open account made before an instant, by id, after one of them.
///
/// # Errors
/// [`StoreError`].
pub fn addressees(
    tx: &mut dyn Tx,
    after: SubjectId,
    before: Timestamp,
    limit: usize,
) -> Result<Vec<SubjectId>, StoreError> {
    let args = [Arg::Bytes(after.as_bytes()), Arg::at(before), Arg::Int(super::int(limit))];
    all(tx, ADDRESSEES, &args, |row| Ok(SubjectId::from_bytes(array(row, 0)?)))
}

/// Since when a person is known, by the account if there is one; and whether there is an open one. `None` when the person
/// is not known (any more).
///
/// # Errors
/// [`StoreError`].
pub fn since(tx: &mut dyn Tx, subject: SubjectId) -> Result<Option<(Timestamp, bool)>, StoreError> {
    first(tx, SINCE, &[Arg::Bytes(subject.as_bytes())], |row| {
        Ok((row.at(0)?, row.text_opt(1)?.is_some_and(|state| state == "open")))
    })
}

/// The notice of an edition to a person by one channel.
///
/// # Errors
/// [`StoreError`].
pub fn one(
    tx: &mut dyn Tx,
    subject: SubjectId,
    edition: i64,
    channel: &str,
) -> Result<Option<NoticeRow>, StoreError> {
    let args = [Arg::Bytes(subject.as_bytes()), Arg::Int(edition), Arg::Text(channel)];
    first(tx, ONE, &args, notice)
}

/// Notices of an edition that did not arrive.
///
/// # Errors
/// [`StoreError`].
pub fn failed(tx: &mut dyn Tx, edition: i64, limit: usize) -> Result<Vec<NoticeRow>, StoreError> {
    all(tx, FAILED, &[Arg::Int(edition), Arg::Int(super::int(limit))], notice)
}

/// All notices to a person, by edition.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject(tx: &mut dyn Tx, subject: SubjectId) -> Result<Vec<NoticeRow>, StoreError> {
    all(tx, OF_SUBJECT, &[Arg::Bytes(subject.as_bytes())], notice)
}

/// The last edition up to `edition` that the person was told of; one that was withdrawn binds nobody.
///
/// # Errors
/// [`StoreError`].
pub fn told(tx: &mut dyn Tx, subject: SubjectId, edition: i64) -> Result<Option<i64>, StoreError> {
    let args = [Arg::Bytes(subject.as_bytes()), Arg::Int(edition)];
    Ok(first(tx, TOLD, &args, |row| row.int_opt(0))?.flatten())
}

/// The newest edition up to one that a person agreed to; one that was withdrawn binds nobody.
///
/// # Errors
/// [`StoreError`].
pub fn agreed(tx: &mut dyn Tx, subject: SubjectId, edition: i64) -> Result<Option<i64>, StoreError> {
    let args = [Arg::Bytes(subject.as_bytes()), Arg::Int(edition)];
    Ok(first(tx, AGREED, &args, |row| row.int_opt(0))?.flatten())
}

/// How many notices of an edition stand in each state.
///
/// # Errors
/// [`StoreError`].
pub fn counts(tx: &mut dyn Tx, edition: i64) -> Result<Vec<(String, u64)>, StoreError> {
    all(tx, COUNTS, &[Arg::Int(edition)], |row| Ok((row.text(0)?, unsigned(row.int(1)?)?)))
}

/// Writes down a person's answer to an edition; false when there is one already.
///
/// # Errors
/// [`StoreError`].
pub fn accept(
    tx: &mut dyn Tx,
    subject: SubjectId,
    row: &AcceptanceRow,
    entry: EntryId,
) -> Result<bool, StoreError> {
    answered(tx, ACCEPT, subject, row, entry)
}

/// Writes down a person's answer by an act: the last one counts. False when it is what stood before.
///
/// # Errors
/// [`StoreError`].
pub fn reply(
    tx: &mut dyn Tx,
    subject: SubjectId,
    row: &AcceptanceRow,
    entry: EntryId,
) -> Result<bool, StoreError> {
    answered(tx, REPLY, subject, row, entry)
}

fn answered(
    tx: &mut dyn Tx,
    sql: Sql,
    subject: SubjectId,
    row: &AcceptanceRow,
    entry: EntryId,
) -> Result<bool, StoreError> {
    let args = [
        Arg::Bytes(subject.as_bytes()),
        Arg::Int(row.edition),
        Arg::Text(&row.way),
        Arg::at(row.at),
        Arg::Bytes(&entry.0),
    ];
    Ok(tx.execute(sql, &args)? == 1)
}

/// A person's answers, by edition.
///
/// # Errors
/// [`StoreError`].
pub fn accepted(tx: &mut dyn Tx, subject: SubjectId) -> Result<Vec<AcceptanceRow>, StoreError> {
    all(tx, ACCEPTED, &[Arg::Bytes(subject.as_bytes())], |row| {
        Ok(AcceptanceRow { edition: row.int(0)?, way: row.text(1)?, at: row.at(2)? })
    })
}

/// Marks a consent as asked again; false when it is already.
///
/// # Errors
/// [`StoreError`].
pub fn ask(tx: &mut dyn Tx, subject: SubjectId, row: &AskedRow, entry: EntryId) -> Result<bool, StoreError> {
    let args = [
        Arg::Bytes(row.consent.as_bytes()),
        Arg::Bytes(subject.as_bytes()),
        Arg::Int(row.edition),
        Arg::at(row.at),
        Arg::Bytes(&entry.0),
    ];
    Ok(tx.execute(ASK, &args)? == 1)
}

/// The consents that wait for the person's answer.
///
/// # Errors
/// [`StoreError`].
pub fn asked(tx: &mut dyn Tx, subject: SubjectId) -> Result<Vec<AskedRow>, StoreError> {
    all(tx, ASKED, &[Arg::Bytes(subject.as_bytes())], |row| {
        Ok(AskedRow { consent: ConsentId::from_bytes(array(row, 0)?), edition: row.int(1)?, at: row.at(2)? })
    })
}

/// The person has answered: given anew, withdrawn or refused.
///
/// # Errors
/// [`StoreError`].
pub fn answer(tx: &mut dyn Tx, consent: ConsentId, at: Timestamp) -> Result<(), StoreError> {
    tx.execute(ANSWER, &[Arg::Bytes(consent.as_bytes()), Arg::at(at)]).map(drop)
}
