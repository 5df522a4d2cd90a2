//! Erasing what was destroyed: rows, look-ups and derived entries, in batches. Each function takes away one batch and
//! says whether something is left, so a stopped erasure goes on where it stood.

use std::collections::BTreeMap;

use zalog_domain::ids::{CompartmentId, RecordId, SubjectId, ValueId};
use zalog_domain::register::ItemNo;

use super::{int, small};
use crate::tx::{all, array, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    VALUES_OF_SUBJECT = Sql::same("SELECT id, item FROM value WHERE subject = ?1 LIMIT ?2");
    VALUES_OF_RECORD = Sql::same("SELECT id, item FROM value WHERE record = ?1 AND compartment = ?2 LIMIT ?3");
    DELETE_VALUE = Sql::same("DELETE FROM value WHERE id = ?1");
    CONTACTS_OF_VALUE = Sql::same("SELECT id FROM contact WHERE subject = ?1 AND value = ?2");
    CONTACTS_OF_SUBJECT = Sql::same("SELECT id FROM contact WHERE subject = ?1 LIMIT ?2");
    DELETE_CONTACT = Sql::same("DELETE FROM contact WHERE id = ?1");
    DELETE_LOOKUP = Sql::same("DELETE FROM lookup WHERE subject = ?1 AND contact = ?2");
    LOOKUPS_OF_SUBJECT = Sql::same("DELETE FROM lookup WHERE subject = ?1");
    NAMES_OF_SUBJECT = Sql::same("DELETE FROM sign_in_name WHERE subject = ?1");
    DELETE_NAME = Sql::same("DELETE FROM sign_in_name WHERE subject = ?1 AND contact = ?2");
    WAITING_OF_SUBJECT = Sql::same("DELETE FROM pending_registration WHERE subject = ?1");
    PROOFS_OF_SUBJECT = Sql::same("DELETE FROM contact_proof WHERE subject = ?1");
    ACCOUNT = Sql::same("DELETE FROM account WHERE subject = ?1");
    SESSIONS = Sql::same("DELETE FROM session WHERE subject = ?1");
    RECOVERIES = Sql::same("DELETE FROM recovery WHERE subject = ?1");
    LINKS_OF_SUBJECT = Sql::same(
        "DELETE FROM record_link WHERE token IN (SELECT token FROM record_link WHERE subject = ?1 LIMIT ?2)");
    LINKS_OF_RECORD = Sql::same("DELETE FROM record_link WHERE record = ?1");
    CASES_OF_SUBJECT = Sql::same("SELECT id FROM case_file WHERE subject = ?1 LIMIT ?2");
    CASES_OF_RECORD = Sql::same("SELECT id FROM case_file WHERE subject = ?1 AND record = ?2");
    DELETE_STEPS = Sql::same("DELETE FROM case_step WHERE case_id = ?1");
    DELETE_CASE = Sql::same("DELETE FROM case_file WHERE id = ?1");
    GROUNDS_OF_SUBJECT = Sql::same(
        "DELETE FROM ground WHERE id IN (SELECT id FROM ground WHERE subject = ?1 LIMIT ?2)");
    GROUNDS_OF_RECORD = Sql::same("DELETE FROM ground WHERE subject = ?1 AND record = ?2 AND state = 'ended'");
    GROUNDS_OF_CONSENT = Sql::same("DELETE FROM ground WHERE subject = ?1 AND consent = ?2 AND state = 'ended'");
    EVENTS_OF_SUBJECT = Sql::same(
        "DELETE FROM event WHERE id IN (SELECT id FROM event WHERE subject = ?1 LIMIT ?2)");
    EVENTS_OF_RECORD = Sql::same("DELETE FROM event WHERE subject = ?1 AND record = ?2");
    CONSENTS_OF_SUBJECT = Sql::same(
        "DELETE FROM consent WHERE id IN (SELECT id FROM consent WHERE subject = ?1 LIMIT ?2)");
    CONSENTS_OF_PROOF = Sql::same("SELECT id FROM consent WHERE subject = ?1 AND proof_compartment = ?2");
    DELETE_CONSENT = Sql::same("DELETE FROM consent WHERE id = ?1");
    ACKNOWLEDGEMENTS = Sql::same(
        "DELETE FROM acknowledgement WHERE subject = ?1 AND entry IN \
         (SELECT entry FROM acknowledgement WHERE subject = ?1 LIMIT ?2)");
    PARTIES_OF_SUBJECT = Sql::same(
        "DELETE FROM party WHERE subject = ?1 AND record IN (SELECT record FROM party WHERE subject = ?1 LIMIT ?2)");
    PARTIES_OF_RECORD = Sql::same("DELETE FROM party WHERE record = ?1");
    // The other persons of a subject's records are parties under ids of their own.
    PARTIES_OF_OTHERS = Sql::same(
        "DELETE FROM party WHERE record IN (SELECT record FROM other_person WHERE subject = ?1)");
    OTHERS_OF_SUBJECT = Sql::same("DELETE FROM other_person WHERE subject = ?1");
    OTHER_OF_RECORD = Sql::same("DELETE FROM other_person WHERE record = ?1");
    RECORDS_OF_SUBJECT = Sql::same(
        "DELETE FROM record WHERE id IN (SELECT id FROM record WHERE subject = ?1 LIMIT ?2)");
    DELETE_RECORD = Sql::same("DELETE FROM record WHERE id = ?1 AND compartment = ?2");
    COMPARTMENTS_OF_SUBJECT = Sql::same(
        "DELETE FROM compartment WHERE id IN (SELECT id FROM compartment WHERE subject = ?1 LIMIT ?2)");
    DELETE_COMPARTMENT = Sql::same("DELETE FROM compartment WHERE id = ?1");
    INDEX_OF_SUBJECT = Sql::same(
        "DELETE FROM journal_subject WHERE subject = ?1 AND position IN \
         (SELECT position FROM journal_subject WHERE subject = ?1 LIMIT ?2)");
    PENDING_OF_SUBJECT = Sql::same("UPDATE journal_pending SET subject = NULL WHERE subject = ?1");
    NOTICE_JOBS = Sql::same("DELETE FROM job WHERE id IN (SELECT job FROM notice WHERE subject = ?1 AND job IS NOT NULL)");
    NOTICES_OF_SUBJECT = Sql::same("DELETE FROM notice WHERE subject = ?1");
    ACCEPTANCES_OF_SUBJECT = Sql::same("DELETE FROM acceptance WHERE subject = ?1");
    ASKED_OF_SUBJECT = Sql::same("DELETE FROM consent_again WHERE subject = ?1");
    ASKED = Sql::same("DELETE FROM consent_again WHERE consent = ?1");
    DUE = Sql::same("DELETE FROM due WHERE subject = ?1");
    SUBJECT = Sql::same("DELETE FROM subject WHERE id = ?1 AND state = 'gone'");
    COUNT_VALUES = Sql::same("SELECT id FROM value WHERE subject = ?1 LIMIT 1");
    COUNT_VALUES_OF = Sql::same("SELECT id FROM value WHERE record = ?1 AND compartment = ?2 LIMIT 1");
}

/// What one batch took away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// Values, by item.
    pub values: BTreeMap<ItemNo, u64>,
    /// Consents.
    pub consents: u64,
    /// Records.
    pub records: u64,
    /// Whether something may be left.
    pub more: bool,
}

/// What makes a subject be found or sign in: goes in the commit of the order, so that from there on every look-up misses.
/// A handful of rows whatever the subject owns.
///
/// # Errors
/// [`StoreError`].
pub fn doors(tx: &mut dyn Tx, subject: SubjectId) -> Result<(), StoreError> {
    let id = [Arg::Bytes(subject.as_bytes())];
    for sql in [NAMES_OF_SUBJECT, ACCOUNT, SESSIONS, RECOVERIES, WAITING_OF_SUBJECT, PROOFS_OF_SUBJECT, DUE] {
        tx.execute(sql, &id)?;
    }
    Ok(())
}

/// One batch of everything a subject left behind. The subject's own row goes last.
///
/// # Errors
/// [`StoreError`].
pub fn subject(tx: &mut dyn Tx, subject: SubjectId, limit: usize) -> Result<Erased, StoreError> {
    let id = Arg::Bytes(subject.as_bytes());
    let batch = [id, Arg::Int(int(limit))];
    let mut erased = Erased::default();
    doors(tx, subject)?;
    tx.execute(PENDING_OF_SUBJECT, &[id])?;
    for (value, item) in value_batch(tx, VALUES_OF_SUBJECT, &batch)? {
        tx.execute(DELETE_VALUE, &[Arg::Bytes(value.as_bytes())])?;
        *erased.values.entry(item).or_default() += 1;
        erased.more = true;
    }
    if erased.more {
        return Ok(erased);
    }
    let contacts = ids(tx, CONTACTS_OF_SUBJECT, &batch)?;
    for contact in &contacts {
        tx.execute(DELETE_LOOKUP, &[id, Arg::Bytes(contact)])?;
        tx.execute(DELETE_CONTACT, &[Arg::Bytes(contact)])?;
    }
    let cases = ids(tx, CASES_OF_SUBJECT, &batch)?;
    for case in &cases {
        tx.execute(DELETE_STEPS, &[Arg::Bytes(case)])?;
        tx.execute(DELETE_CASE, &[Arg::Bytes(case)])?;
    }
    let mut left = contacts.len() + cases.len();
    erased.consents = wide(tx.execute(CONSENTS_OF_SUBJECT, &batch)?);
    erased.records = wide(tx.execute(RECORDS_OF_SUBJECT, &batch)?);
    for sql in [
        LINKS_OF_SUBJECT,
        GROUNDS_OF_SUBJECT,
        EVENTS_OF_SUBJECT,
        ACKNOWLEDGEMENTS,
        PARTIES_OF_SUBJECT,
        COMPARTMENTS_OF_SUBJECT,
        INDEX_OF_SUBJECT,
    ] {
        left += tx.execute(sql, &batch)?;
    }
    erased.more = left > 0 || erased.consents > 0 || erased.records > 0;
    if !erased.more {
        // The jobs of notices name the person: they go before the notices that name them.
        for sql in [
            LOOKUPS_OF_SUBJECT,
            NOTICE_JOBS,
            NOTICES_OF_SUBJECT,
            ACCEPTANCES_OF_SUBJECT,
            ASKED_OF_SUBJECT,
            PARTIES_OF_OTHERS,
            OTHERS_OF_SUBJECT,
        ] {
            tx.execute(sql, &[id])?;
        }
        tx.execute(SUBJECT, &[id])?;
    }
    Ok(erased)
}

/// One batch of what lay in a compartment: values with their contacts and look-ups, then, if the compartment was the
/// record's own or held the proof of a consent, these rows with what hangs on them.
///
/// # Errors
/// [`StoreError`].
pub fn compartment(
    tx: &mut dyn Tx,
    subject: SubjectId,
    record: Option<RecordId>,
    compartment: CompartmentId,
    limit: usize,
) -> Result<Erased, StoreError> {
    let owner = Arg::Bytes(subject.as_bytes());
    let place = Arg::Bytes(compartment.as_bytes());
    let mut erased = Erased::default();
    if let Some(record) = record {
        let args = [Arg::Bytes(record.as_bytes()), place, Arg::Int(int(limit))];
        for (value, item) in value_batch(tx, VALUES_OF_RECORD, &args)? {
            self::value(tx, subject, value)?;
            *erased.values.entry(item).or_default() += 1;
            erased.more = true;
        }
        if erased.more {
            return Ok(erased);
        }
        let row = Arg::Bytes(record.as_bytes());
        // Only if the record still lies in this compartment: one that was sealed anew lives on.
        if tx.execute(DELETE_RECORD, &[row, place])? == 1 {
            erased.records = 1;
            for case in ids(tx, CASES_OF_RECORD, &[owner, row])? {
                tx.execute(DELETE_STEPS, &[Arg::Bytes(&case)])?;
                tx.execute(DELETE_CASE, &[Arg::Bytes(&case)])?;
            }
            for sql in [LINKS_OF_RECORD, PARTIES_OF_RECORD, OTHER_OF_RECORD] {
                tx.execute(sql, &[row])?;
            }
            for sql in [GROUNDS_OF_RECORD, EVENTS_OF_RECORD] {
                tx.execute(sql, &[owner, row])?;
            }
        }
    }
    for consent in ids(tx, CONSENTS_OF_PROOF, &[owner, place])? {
        tx.execute(GROUNDS_OF_CONSENT, &[owner, Arg::Bytes(&consent)])?;
        tx.execute(ASKED, &[Arg::Bytes(&consent)])?;
        tx.execute(DELETE_CONSENT, &[Arg::Bytes(&consent)])?;
        erased.consents += 1;
    }
    tx.execute(DELETE_COMPARTMENT, &[place])?;
    Ok(erased)
}

/// One value, with the contact it is and the look-ups that lead to it.
///
/// # Errors
/// [`StoreError`].
pub fn value(tx: &mut dyn Tx, subject: SubjectId, value: ValueId) -> Result<(), StoreError> {
    let owner = Arg::Bytes(subject.as_bytes());
    for contact in ids(tx, CONTACTS_OF_VALUE, &[owner, Arg::Bytes(value.as_bytes())])? {
        tx.execute(DELETE_LOOKUP, &[owner, Arg::Bytes(&contact)])?;
        tx.execute(DELETE_NAME, &[owner, Arg::Bytes(&contact)])?;
        tx.execute(DELETE_CONTACT, &[Arg::Bytes(&contact)])?;
    }
    tx.execute(DELETE_VALUE, &[Arg::Bytes(value.as_bytes())]).map(drop)
}

/// Whether any value is left of a subject: the reading back before an act.
///
/// # Errors
/// [`StoreError`].
pub fn any_of_subject(tx: &mut dyn Tx, subject: SubjectId) -> Result<bool, StoreError> {
    Ok(tx.query(COUNT_VALUES, &[Arg::Bytes(subject.as_bytes())], &mut |_| Ok(()))? > 0)
}

/// Whether any value is left in a compartment of a record.
///
/// # Errors
/// [`StoreError`].
pub fn any_of_compartment(
    tx: &mut dyn Tx,
    record: RecordId,
    compartment: CompartmentId,
) -> Result<bool, StoreError> {
    let args = [Arg::Bytes(record.as_bytes()), Arg::Bytes(compartment.as_bytes())];
    Ok(tx.query(COUNT_VALUES_OF, &args, &mut |_| Ok(()))? > 0)
}

fn value_batch(tx: &mut dyn Tx, sql: Sql, args: &[Arg<'_>]) -> Result<Vec<(ValueId, ItemNo)>, StoreError> {
    all(tx, sql, args, |row| Ok((ValueId::from_bytes(array(row, 0)?), ItemNo(small(row.int(1)?)?))))
}

fn ids(tx: &mut dyn Tx, sql: Sql, args: &[Arg<'_>]) -> Result<Vec<[u8; 16]>, StoreError> {
    all(tx, sql, args, |row| array(row, 0))
}

fn wide(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}
