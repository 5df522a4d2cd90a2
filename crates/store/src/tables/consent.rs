//! The consent ledger: rows are added and marked withdrawn, never changed otherwise. And acknowledgements, which are no
//! ground.

use jiff::Timestamp;
use zalog_domain::ids::{CompartmentId, ConsentId, GroundId, RecordId, SubjectId, ValueId};
use zalog_domain::register::PurposeNo;
use zalog_journal::{EntryId, Hash};

use super::{int, small};
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO consent (id, subject, record, purpose, ground, document, lang, edition, strength, form, button, host, \
         receipt, statement, given_at, entry, entry_body, proof_compartment, proof_value, proof) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)");
    OF_SUBJECT = Sql::same(
        "SELECT id, subject, record, purpose, ground, document, lang, edition, strength, form, button, host, receipt, \
         statement, given_at, entry, entry_body, proof_compartment, proof_value, proof, withdrawn_at FROM consent \
         WHERE subject = ?1 ORDER BY given_at DESC, id");
    PAGE = Sql::same(
        "SELECT id, subject, record, purpose, ground, document, lang, edition, strength, form, button, host, receipt, \
         statement, given_at, entry, entry_body, proof_compartment, proof_value, proof, withdrawn_at FROM consent \
         WHERE subject = ?1 AND id > ?2 ORDER BY id LIMIT ?3");
    BY_ID = Sql::same(
        "SELECT id, subject, record, purpose, ground, document, lang, edition, strength, form, button, host, receipt, \
         statement, given_at, entry, entry_body, proof_compartment, proof_value, proof, withdrawn_at FROM consent WHERE id = ?1");
    WITHDRAW = Sql::same(
        "UPDATE consent SET withdrawn_at = ?2, withdrawn_entry = ?3 WHERE id = ?1 AND withdrawn_at IS NULL");
    ACKNOWLEDGE = Sql::same(
        "INSERT INTO acknowledgement (subject, document, lang, form, at, entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    ACKNOWLEDGED = Sql::same(
        "SELECT document, lang, form, at, entry FROM acknowledgement WHERE subject = ?1 AND entry > ?2 ORDER BY entry LIMIT ?3");
}

/// A consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentRow {
    /// Its id.
    pub id: ConsentId,
    /// Who gave it.
    pub subject: SubjectId,
    /// The record it came with, if it is for that record.
    pub record: Option<RecordId>,
    /// What for.
    pub purpose: PurposeNo,
    /// The ground it opened.
    pub ground: GroundId,
    /// Hash of the canonical text the person saw.
    pub document: Hash,
    /// Its language.
    pub lang: String,
    /// The edition it belongs to.
    pub edition: i64,
    /// Strength.
    pub strength: String,
    /// The form it came by.
    pub form: String,
    /// The words on the button that was pressed.
    pub button: String,
    /// The host.
    pub host: String,
    /// Number of the receipt.
    pub receipt: String,
    /// What the receipt says, as it was then: canonical JSON of the operator's words and ids, nothing of the person.
    pub statement: String,
    /// When.
    pub given_at: Timestamp,
    /// Its journal entry.
    pub entry: EntryId,
    /// The entry's canonical bytes, for the receipt.
    pub entry_body: Vec<u8>,
    /// Compartment of the sealed proof (address, browser, way of confirmation).
    pub proof_compartment: CompartmentId,
    /// Value id the proof was sealed under.
    pub proof_value: ValueId,
    /// The sealed proof.
    pub proof: Vec<u8>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
}

fn consent(row: &dyn Row) -> Result<ConsentRow, StoreError> {
    Ok(ConsentRow {
        id: ConsentId::from_bytes(array(row, 0)?),
        subject: SubjectId::from_bytes(array(row, 1)?),
        record: array_opt(row, 2)?.map(RecordId::from_bytes),
        purpose: PurposeNo(small(row.int(3)?)?),
        ground: GroundId::from_bytes(array(row, 4)?),
        document: array(row, 5)?,
        lang: row.text(6)?,
        edition: row.int(7)?,
        strength: row.text(8)?,
        form: row.text(9)?,
        button: row.text(10)?,
        host: row.text(11)?,
        receipt: row.text(12)?,
        statement: row.text(13)?,
        given_at: row.at(14)?,
        entry: EntryId(array(row, 15)?),
        entry_body: row.bytes(16)?,
        proof_compartment: CompartmentId::from_bytes(array(row, 17)?),
        proof_value: ValueId::from_bytes(array(row, 18)?),
        proof: row.bytes(19)?,
        withdrawn_at: row.at_opt(20)?,
    })
}

/// Adds a consent.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, row: &ConsentRow) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(row.id.as_bytes()),
        Arg::Bytes(row.subject.as_bytes()),
        Arg::bytes_opt(row.record.as_ref().map(|r| r.as_bytes().as_slice())),
        Arg::Int(row.purpose.0.into()),
        Arg::Bytes(row.ground.as_bytes()),
        Arg::Bytes(&row.document),
        Arg::Text(&row.lang),
        Arg::Int(row.edition),
        Arg::Text(&row.strength),
        Arg::Text(&row.form),
        Arg::Text(&row.button),
        Arg::Text(&row.host),
        Arg::Text(&row.receipt),
        Arg::Text(&row.statement),
        Arg::at(row.given_at),
        Arg::Bytes(&row.entry.0),
        Arg::Bytes(&row.entry_body),
        Arg::Bytes(row.proof_compartment.as_bytes()),
        Arg::Bytes(row.proof_value.as_bytes()),
        Arg::Bytes(&row.proof),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// A subject's consents, newest first.
///
/// # Errors
/// [`StoreError`].
pub fn of_subject(tx: &mut dyn Tx, subject: SubjectId) -> Result<Vec<ConsentRow>, StoreError> {
    all(tx, OF_SUBJECT, &[Arg::Bytes(subject.as_bytes())], consent)
}

/// A subject's consents after one of them, in the order they were given.
///
/// # Errors
/// [`StoreError`].
pub fn page(
    tx: &mut dyn Tx,
    subject: SubjectId,
    after: ConsentId,
    limit: usize,
) -> Result<Vec<ConsentRow>, StoreError> {
    let args = [Arg::Bytes(subject.as_bytes()), Arg::Bytes(after.as_bytes()), Arg::Int(int(limit))];
    all(tx, PAGE, &args, consent)
}

/// A consent.
///
/// # Errors
/// [`StoreError`].
pub fn by_id(tx: &mut dyn Tx, id: ConsentId) -> Result<Option<ConsentRow>, StoreError> {
    first(tx, BY_ID, &[Arg::Bytes(id.as_bytes())], consent)
}

/// Marks a consent withdrawn; says whether it was not so before.
///
/// # Errors
/// [`StoreError`].
pub fn withdraw(tx: &mut dyn Tx, id: ConsentId, at: Timestamp, entry: EntryId) -> Result<bool, StoreError> {
    Ok(tx.execute(WITHDRAW, &[Arg::Bytes(id.as_bytes()), Arg::at(at), Arg::Bytes(&entry.0)])? == 1)
}

/// Records that a person was shown a text. Never a ground.
///
/// # Errors
/// [`StoreError`].
pub fn acknowledge(
    tx: &mut dyn Tx,
    subject: SubjectId,
    document: &Hash,
    lang: &str,
    form: &str,
    at: Timestamp,
    entry: EntryId,
) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(subject.as_bytes()),
        Arg::Bytes(document),
        Arg::Text(lang),
        Arg::Text(form),
        Arg::at(at),
        Arg::Bytes(&entry.0),
    ];
    tx.execute(ACKNOWLEDGE, &args).map(drop)
}

/// A text that a person was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcknowledgedRow {
    /// Hash of the canonical text.
    pub document: Hash,
    /// Its language.
    pub lang: String,
    /// The form it stood beside.
    pub form: String,
    /// When.
    pub at: Timestamp,
    /// The entry of the act it came with.
    pub entry: EntryId,
}

/// Texts a subject was shown, after one of their entries, in order.
///
/// # Errors
/// [`StoreError`].
pub fn acknowledged(
    tx: &mut dyn Tx,
    subject: SubjectId,
    after: EntryId,
    limit: usize,
) -> Result<Vec<AcknowledgedRow>, StoreError> {
    let args = [Arg::Bytes(subject.as_bytes()), Arg::Bytes(&after.0), Arg::Int(int(limit))];
    all(tx, ACKNOWLEDGED, &args, |row| {
        Ok(AcknowledgedRow {
            document: array(row, 0)?,
            lang: row.text(1)?,
            form: row.text(2)?,
            at: row.at(3)?,
            entry: EntryId(array(row, 4)?),
        })
    })
}
