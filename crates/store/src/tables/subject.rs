//! Subjects, their compartments, contacts and look-ups.

use jiff::Timestamp;
use zalog_domain::ids::{CompartmentId, SubjectId, ValueId};
use zalog_journal::EntryId;

use super::small;
use crate::error::Corrupt;
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO subject (id, epoch, state, jurisdiction, lang, created_at, entry, settled) \
         VALUES (?1, 1, 'known', ?2, ?3, ?4, ?5, ?6)");
    TAKE = Sql::each(
        "SELECT state, epoch, settled FROM subject WHERE id = ?1",
        "SELECT state, epoch, settled FROM subject WHERE id = ?1 FOR SHARE");
    BUMP = Sql::same("UPDATE subject SET epoch = epoch + 1 WHERE id = ?1 AND state = 'known' RETURNING epoch");
    GO = Sql::same(
        "UPDATE subject SET state = 'gone', epoch = epoch + 1 WHERE id = ?1 AND state = 'known' RETURNING epoch");
    SETTLE = Sql::same("UPDATE subject SET settled = ?2 WHERE id = ?1");
    UNSETTLED = Sql::same("SELECT id FROM subject WHERE state = 'known' AND settled < ?1 ORDER BY settled, id LIMIT ?2");
    COUNT_UNSETTLED = Sql::same("SELECT count(*) FROM subject WHERE state = 'known' AND settled < ?1");
    AFTER = Sql::same("SELECT id FROM subject WHERE id > ?1 AND state = 'known' ORDER BY id LIMIT ?2");
    SEEN = Sql::same("SELECT state, epoch, settled FROM subject WHERE id = ?1");
    LANG = Sql::same("SELECT lang FROM subject WHERE id = ?1");
    INSERT_COMPARTMENT = Sql::same(
        "INSERT INTO compartment (id, subject, kind, key_generation, opened_at, ends_at, state) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'live')");
    COMPARTMENT = Sql::same("SELECT id, subject, kind, key_generation, opened_at, ends_at, state FROM compartment WHERE id = ?1");
    BUCKET = Sql::same(
        "SELECT id, subject, kind, key_generation, opened_at, ends_at, state FROM compartment \
         WHERE kind = 'bucket' AND state = 'live' AND opened_at > ?1 ORDER BY opened_at DESC LIMIT 1");
    ENDED = Sql::same(
        "SELECT id, subject, kind, key_generation, opened_at, ends_at, state FROM compartment \
         WHERE ends_at <= ?1 AND state <> 'destroyed' ORDER BY ends_at LIMIT ?2");
    SET_COMPARTMENT = Sql::same("UPDATE compartment SET state = ?2 WHERE id = ?1");
    INSERT_CONTACT = Sql::same(
        "INSERT INTO contact (id, subject, kind, value, proved_at, proved_by, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    CONTACTS = Sql::same("SELECT id, kind, value, proved_at FROM contact WHERE subject = ?1 ORDER BY created_at, id");
    INSERT_NAME = Sql::same(
        "INSERT INTO sign_in_name (name, generation, normaliser, mac, subject, contact) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    BY_NAME = Sql::same(
        "SELECT subject, contact FROM sign_in_name WHERE name = ?1 AND generation = ?2 AND normaliser = ?3 AND mac = ?4");
    INSERT_LOOKUP = Sql::same(
        "INSERT INTO lookup (name, generation, normaliser, mac, subject, contact) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    LOOKUPS = Sql::same(
        "SELECT l.name, l.generation, l.normaliser, l.mac, l.contact, c.proved_at FROM lookup l \
         JOIN contact c ON c.id = l.contact WHERE l.subject = ?1");
    BY_LOOKUP = Sql::same(
        "SELECT DISTINCT l.subject FROM lookup l JOIN subject s ON s.id = l.subject \
         WHERE l.name = ?1 AND l.generation = ?2 AND l.normaliser = ?3 AND l.mac = ?4 AND s.state = 'known' LIMIT 50");
    FOUND = Sql::same(
        "SELECT l.subject, c.proved_at FROM lookup l JOIN contact c ON c.id = l.contact JOIN subject s ON s.id = l.subject \
         WHERE l.name = ?1 AND l.generation = ?2 AND l.normaliser = ?3 AND l.mac = ?4 AND s.state = 'known' LIMIT ?5");
}

/// State of a subject's row, as taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// `known`, `closing` or `gone`.
    pub state: String,
    /// Grows with every change of its grounds.
    pub epoch: i64,
    /// The edition by which its grounds were last settled.
    pub settled: i64,
}

/// A blind look-up: which index, which generation of its key, which normaliser, and the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlindKey {
    /// `email` or `phone`.
    pub name: &'static str,
    /// Generation of the index key.
    pub generation: u32,
    /// Version of the normal form.
    pub normaliser: u16,
    /// The code.
    pub mac: [u8; 16],
}

/// A compartment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompartmentRow {
    /// Its id.
    pub id: CompartmentId,
    /// Its subject; none for a bucket.
    pub subject: Option<SubjectId>,
    /// `account`, `record`, `proof` or `bucket`.
    pub kind: String,
    /// Generation of the operator key its key hangs on.
    pub key_generation: u32,
    /// When it was made.
    pub opened_at: Timestamp,
    /// A bucket's fixed end.
    pub ends_at: Option<Timestamp>,
    /// `live`, `ordered` or `destroyed`.
    pub state: String,
}

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRow {
    /// Its id.
    pub id: [u8; 16],
    /// `email` or `phone`.
    pub kind: String,
    /// The sealed value it is.
    pub value: ValueId,
    /// When it was proved.
    pub proved_at: Option<Timestamp>,
}

fn compartment_row(row: &dyn Row) -> Result<CompartmentRow, StoreError> {
    Ok(CompartmentRow {
        id: CompartmentId::from_bytes(array(row, 0)?),
        subject: array_opt(row, 1)?.map(SubjectId::from_bytes),
        kind: row.text(2)?,
        key_generation: small(row.int(3)?)?,
        opened_at: row.at(4)?,
        ends_at: row.at_opt(5)?,
        state: row.text(6)?,
    })
}

/// Adds a subject whose grounds are settled by the given edition (0: by none yet).
///
/// # Errors
/// [`StoreError`].
pub fn insert(
    tx: &mut dyn Tx,
    id: SubjectId,
    jurisdiction: &str,
    lang: &str,
    now: Timestamp,
    entry: EntryId,
    settled: i64,
) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(id.as_bytes()),
        Arg::Text(jurisdiction),
        Arg::Text(lang),
        Arg::at(now),
        Arg::Bytes(&entry.0),
        Arg::Int(settled),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// Takes the subject's row so that its grounds stand still until the commit (a shared lock on PostgreSQL; on SQLite
/// there is one writer).
///
/// # Errors
/// [`StoreError`].
pub fn take(tx: &mut dyn Tx, id: SubjectId) -> Result<Option<Taken>, StoreError> {
    first(tx, TAKE, &[Arg::Bytes(id.as_bytes())], taken)
}

/// Takes the subject's row to change its grounds; `None` when the subject is not known (any more).
///
/// # Errors
/// [`StoreError`].
pub fn bump(tx: &mut dyn Tx, id: SubjectId) -> Result<Option<i64>, StoreError> {
    first(tx, BUMP, &[Arg::Bytes(id.as_bytes())], |row| row.int(0))
}

/// The subject goes: from this commit on nothing of it opens and every look-up misses. Answers the new epoch; `None` when
/// the subject is not known (any more).
///
/// # Errors
/// [`StoreError`].
pub fn go(tx: &mut dyn Tx, id: SubjectId) -> Result<Option<i64>, StoreError> {
    first(tx, GO, &[Arg::Bytes(id.as_bytes())], |row| row.int(0))
}

/// The subject's state as a read sees it, without holding it still.
///
/// # Errors
/// [`StoreError`].
pub fn seen(tx: &mut dyn Tx, id: SubjectId) -> Result<Option<Taken>, StoreError> {
    first(tx, SEEN, &[Arg::Bytes(id.as_bytes())], taken)
}

fn taken(row: &dyn Row) -> Result<Taken, StoreError> {
    Ok(Taken { state: row.text(0)?, epoch: row.int(1)?, settled: row.int(2)? })
}

/// Writes by which edition a subject's grounds are settled.
///
/// # Errors
/// [`StoreError`].
pub fn settle(tx: &mut dyn Tx, id: SubjectId, edition: i64) -> Result<(), StoreError> {
    tx.execute(SETTLE, &[Arg::Bytes(id.as_bytes()), Arg::Int(edition)]).map(drop)
}

/// Subjects whose grounds an edition has not settled yet, `limit` at the most.
///
/// # Errors
/// [`StoreError`].
pub fn unsettled(tx: &mut dyn Tx, edition: i64, limit: usize) -> Result<Vec<SubjectId>, StoreError> {
    all(tx, UNSETTLED, &[Arg::Int(edition), Arg::Int(super::int(limit))], |row| {
        Ok(SubjectId::from_bytes(array(row, 0)?))
    })
}

/// How many those are.
///
/// # Errors
/// [`StoreError`].
pub fn count_unsettled(tx: &mut dyn Tx, edition: i64) -> Result<u64, StoreError> {
    first(tx, COUNT_UNSETTLED, &[Arg::Int(edition)], |row| super::unsigned(row.int(0)?))
        .map(|n| n.unwrap_or(0))
}

/// Known subjects after one of them, by id: a walk over all in batches.
///
/// # Errors
/// [`StoreError`].
pub fn after(tx: &mut dyn Tx, id: SubjectId, limit: usize) -> Result<Vec<SubjectId>, StoreError> {
    all(tx, AFTER, &[Arg::Bytes(id.as_bytes()), Arg::Int(super::int(limit))], |row| {
        Ok(SubjectId::from_bytes(array(row, 0)?))
    })
}

/// The language letters are written in.
///
/// # Errors
/// [`StoreError`].
pub fn lang(tx: &mut dyn Tx, id: SubjectId) -> Result<Option<String>, StoreError> {
    first(tx, LANG, &[Arg::Bytes(id.as_bytes())], |row| row.text(0))
}

/// Adds a compartment, whose key is committed in the key store already.
///
/// # Errors
/// [`StoreError`].
pub fn insert_compartment(tx: &mut dyn Tx, row: &CompartmentRow) -> Result<(), StoreError> {
    let subject = row.subject.as_ref().map(|s| s.as_bytes().as_slice());
    let args = [
        Arg::Bytes(row.id.as_bytes()),
        Arg::bytes_opt(subject),
        Arg::Text(&row.kind),
        Arg::Int(row.key_generation.into()),
        Arg::at(row.opened_at),
        Arg::at_opt(row.ends_at),
    ];
    tx.execute(INSERT_COMPARTMENT, &args).map(drop)
}

/// A compartment.
///
/// # Errors
/// [`StoreError`].
pub fn compartment(tx: &mut dyn Tx, id: CompartmentId) -> Result<Option<CompartmentRow>, StoreError> {
    first(tx, COMPARTMENT, &[Arg::Bytes(id.as_bytes())], compartment_row)
}

/// The newest live bucket opened after `since`.
///
/// # Errors
/// [`StoreError`].
pub fn bucket(tx: &mut dyn Tx, since: Timestamp) -> Result<Option<CompartmentRow>, StoreError> {
    first(tx, BUCKET, &[Arg::at(since)], compartment_row)
}

/// Compartments whose fixed end has passed.
///
/// # Errors
/// [`StoreError`].
pub fn ended(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<Vec<CompartmentRow>, StoreError> {
    all(tx, ENDED, &[Arg::at(now), Arg::Int(super::int(limit))], compartment_row)
}

/// Sets a compartment's state.
///
/// # Errors
/// [`StoreError`].
pub fn set_compartment(tx: &mut dyn Tx, id: CompartmentId, state: &str) -> Result<(), StoreError> {
    tx.execute(SET_COMPARTMENT, &[Arg::Bytes(id.as_bytes()), Arg::Text(state)]).map(drop)
}

/// Adds a contact.
///
/// # Errors
/// [`StoreError`].
pub fn insert_contact(
    tx: &mut dyn Tx,
    subject: SubjectId,
    contact: &ContactRow,
    proved_by: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(&contact.id),
        Arg::Bytes(subject.as_bytes()),
        Arg::Text(&contact.kind),
        Arg::Bytes(contact.value.as_bytes()),
        Arg::at_opt(contact.proved_at),
        Arg::text_opt(proved_by),
        Arg::at(now),
    ];
    tx.execute(INSERT_CONTACT, &args).map(drop)
}

/// A subject's contacts, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn contacts(tx: &mut dyn Tx, subject: SubjectId) -> Result<Vec<ContactRow>, StoreError> {
    all(tx, CONTACTS, &[Arg::Bytes(subject.as_bytes())], |row| {
        Ok(ContactRow {
            id: array(row, 0)?,
            kind: row.text(1)?,
            value: ValueId::from_bytes(array(row, 2)?),
            proved_at: row.at_opt(3)?,
        })
    })
}

fn blind<'a>(key: &'a BlindKey) -> [Arg<'a>; 4] {
    [
        Arg::Text(key.name),
        Arg::Int(key.generation.into()),
        Arg::Int(key.normaliser.into()),
        Arg::Bytes(&key.mac),
    ]
}

/// Makes a contact the name its subject signs in by.
///
/// # Errors
/// [`StoreError::Taken`] when an account has it.
pub fn insert_sign_in_name(
    tx: &mut dyn Tx,
    key: &BlindKey,
    subject: SubjectId,
    contact: &[u8; 16],
) -> Result<(), StoreError> {
    let [name, generation, normaliser, mac] = blind(key);
    let args = [name, generation, normaliser, mac, Arg::Bytes(subject.as_bytes()), Arg::Bytes(contact)];
    tx.execute(INSERT_NAME, &args).map(drop)
}

/// Whose sign-in name it is.
///
/// # Errors
/// [`StoreError`].
pub fn by_sign_in_name(tx: &mut dyn Tx, key: &BlindKey) -> Result<Option<SubjectId>, StoreError> {
    first(tx, BY_NAME, &blind(key), |row| Ok(SubjectId::from_bytes(array(row, 0)?)))
}

/// Makes a contact findable by staff and the API.
///
/// # Errors
/// [`StoreError`].
pub fn insert_lookup(
    tx: &mut dyn Tx,
    key: &BlindKey,
    subject: SubjectId,
    contact: &[u8; 16],
) -> Result<(), StoreError> {
    let [name, generation, normaliser, mac] = blind(key);
    let args = [name, generation, normaliser, mac, Arg::Bytes(subject.as_bytes()), Arg::Bytes(contact)];
    tx.execute(INSERT_LOOKUP, &args).map(drop)
}

/// The blind look-ups that lead to a subject, with their contacts; only those of proved contacts, if asked so.
///
/// # Errors
/// [`StoreError`].
pub fn look_ups(
    tx: &mut dyn Tx,
    subject: SubjectId,
    proved: bool,
) -> Result<Vec<(BlindKey, [u8; 16])>, StoreError> {
    let all = all(tx, LOOKUPS, &[Arg::Bytes(subject.as_bytes())], |row| {
        let name = match row.text(0)?.as_str() {
            "email" => "email",
            "phone" => "phone",
            _ => return Err(Corrupt { table: "lookup", what: "unknown name" }.into()),
        };
        let generation = small(row.int(1)?)?;
        let normaliser = u16::try_from(row.int(2)?).unwrap_or(u16::MAX);
        let key = BlindKey { name, generation, normaliser, mac: array(row, 3)? };
        Ok((key, array(row, 4)?, row.at_opt(5)?))
    })?;
    let wanted = all.into_iter().filter(|(_, _, at)| !proved || at.is_some());
    Ok(wanted.map(|(key, contact, _)| (key, contact)).collect())
}

/// Subjects with such a contact, proved or not.
///
/// # Errors
/// [`StoreError`].
pub fn by_lookup(tx: &mut dyn Tx, key: &BlindKey) -> Result<Vec<SubjectId>, StoreError> {
    all(tx, BY_LOOKUP, &blind(key), |row| Ok(SubjectId::from_bytes(array(row, 0)?)))
}

/// Subjects with such a contact, each with the instant it was proved: an unproved contact is somebody's claim. A subject
/// that has it twice stands here twice.
///
/// # Errors
/// [`StoreError`].
pub fn found(
    tx: &mut dyn Tx,
    key: &BlindKey,
    limit: usize,
) -> Result<Vec<(SubjectId, Option<Timestamp>)>, StoreError> {
    let [name, generation, normaliser, mac] = blind(key);
    let args = [name, generation, normaliser, mac, Arg::Int(super::int(limit))];
    all(tx, FOUND, &args, |row| Ok((SubjectId::from_bytes(array(row, 0)?), row.at_opt(1)?)))
}
