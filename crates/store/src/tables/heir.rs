//! Handing rows over to another subject: what is still held when a subject goes, and everything when two subjects turn
//! out to be one person.

use zalog_domain::ids::{CompartmentId, ConsentId, GroundId, RecordId, SubjectId, ValueId};

use super::int;
use crate::tx::{all, array, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    RECORD = Sql::same("UPDATE record SET subject = ?2 WHERE id = ?1");
    OTHER = Sql::same("UPDATE other_person SET subject = ?2 WHERE record = ?1");
    PARTY = Sql::same("UPDATE party SET subject = ?2 WHERE record = ?1 AND subject = ?3");
    CASES = Sql::same("UPDATE case_file SET subject = ?2 WHERE subject = ?3 AND record = ?1");
    LINKS = Sql::same("UPDATE record_link SET subject = ?2 WHERE record = ?1");
    HANDLINGS = Sql::same("UPDATE handling SET subject = ?2 WHERE subject = ?3 AND record = ?1");
    EVENTS = Sql::same("UPDATE event SET subject = ?2 WHERE subject = ?3 AND record = ?1");
    COMPARTMENT = Sql::same("UPDATE compartment SET subject = ?2 WHERE id = ?1");
    VALUE = Sql::same("UPDATE value SET subject = ?2 WHERE id = ?1");
    CONTACTS_OF_VALUE = Sql::same("SELECT id FROM contact WHERE subject = ?1 AND value = ?2");
    CONTACT = Sql::same("UPDATE contact SET subject = ?2 WHERE id = ?1");
    LOOKUP = Sql::same("UPDATE lookup SET subject = ?2 WHERE subject = ?3 AND contact = ?1");
    GROUND = Sql::same("UPDATE ground SET subject = ?2 WHERE id = ?1");
    CONSENT = Sql::same("UPDATE consent SET subject = ?2 WHERE id = ?1");
    ASKED = Sql::same("UPDATE consent_again SET subject = ?2 WHERE consent = ?1");
    COMPARTMENTS_OF = Sql::same("SELECT id FROM compartment WHERE subject = ?1 ORDER BY id LIMIT ?2");
    ALL_RECORDS = Sql::same("UPDATE record SET subject = ?2 WHERE subject = ?1");
    ALL_PARTIES = Sql::same("UPDATE party SET subject = ?2 WHERE subject = ?1");
    ALL_OTHERS = Sql::same("UPDATE other_person SET subject = ?2 WHERE subject = ?1");
    ALL_CASES = Sql::same("UPDATE case_file SET subject = ?2 WHERE subject = ?1");
    ALL_LINKS = Sql::same("UPDATE record_link SET subject = ?2 WHERE subject = ?1");
    ALL_HANDLINGS = Sql::same("UPDATE handling SET subject = ?2 WHERE subject = ?1");
    ALL_EVENTS = Sql::same("UPDATE event SET subject = ?2 WHERE subject = ?1");
    ALL_COMPARTMENTS = Sql::same("UPDATE compartment SET subject = ?2 WHERE subject = ?1");
    ALL_VALUES = Sql::same("UPDATE value SET subject = ?2 WHERE subject = ?1");
    ALL_CONTACTS = Sql::same("UPDATE contact SET subject = ?2 WHERE subject = ?1");
    ALL_LOOKUPS = Sql::same("UPDATE lookup SET subject = ?2 WHERE subject = ?1");
    ALL_NAMES = Sql::same("UPDATE sign_in_name SET subject = ?2 WHERE subject = ?1");
    ALL_GROUNDS = Sql::same("UPDATE ground SET subject = ?2 WHERE subject = ?1");
    ALL_CONSENTS = Sql::same("UPDATE consent SET subject = ?2 WHERE subject = ?1");
    ALL_ACKNOWLEDGEMENTS = Sql::same("UPDATE acknowledgement SET subject = ?2 WHERE subject = ?1");
    ALL_INDEX = Sql::same("UPDATE journal_subject SET subject = ?2 WHERE subject = ?1");
    ALL_ORDERS = Sql::same(
        "UPDATE tombstone SET subject = ?2 WHERE subject = ?1 AND kind = 'compartment' AND erased_at IS NULL");
    ALL_NOTICES = Sql::same(
        "UPDATE notice SET subject = ?2 WHERE subject = ?1 AND NOT EXISTS (SELECT 1 FROM notice o \
         WHERE o.subject = ?2 AND o.edition = notice.edition AND o.channel = notice.channel)");
    ALL_ACCEPTANCES = Sql::same(
        "UPDATE acceptance SET subject = ?2 WHERE subject = ?1 AND NOT EXISTS (SELECT 1 FROM acceptance o \
         WHERE o.subject = ?2 AND o.edition = acceptance.edition)");
    ALL_ASKED = Sql::same("UPDATE consent_again SET subject = ?2 WHERE subject = ?1");
    ALL_PENDING = Sql::same("UPDATE journal_pending SET subject = ?2 WHERE subject = ?1");
}

/// A record with its parties, case, links, events and what was done with it outside the program.
///
/// # Errors
/// [`StoreError`].
pub fn record(tx: &mut dyn Tx, record: RecordId, from: SubjectId, to: SubjectId) -> Result<(), StoreError> {
    let (id, to, from) =
        (Arg::Bytes(record.as_bytes()), Arg::Bytes(to.as_bytes()), Arg::Bytes(from.as_bytes()));
    for sql in [RECORD, LINKS, OTHER] {
        tx.execute(sql, &[id, to])?;
    }
    for sql in [PARTY, CASES, HANDLINGS, EVENTS] {
        tx.execute(sql, &[id, to, from])?;
    }
    Ok(())
}

/// A compartment.
///
/// # Errors
/// [`StoreError`].
pub fn compartment(tx: &mut dyn Tx, id: CompartmentId, to: SubjectId) -> Result<(), StoreError> {
    tx.execute(COMPARTMENT, &[Arg::Bytes(id.as_bytes()), Arg::Bytes(to.as_bytes())]).map(drop)
}

/// A value, with the contact it is and the look-ups that lead to it.
///
/// # Errors
/// [`StoreError`].
pub fn value(tx: &mut dyn Tx, id: ValueId, from: SubjectId, to: SubjectId) -> Result<(), StoreError> {
    let (owner, heir) = (Arg::Bytes(from.as_bytes()), Arg::Bytes(to.as_bytes()));
    tx.execute(VALUE, &[Arg::Bytes(id.as_bytes()), heir])?;
    let contacts: Vec<[u8; 16]> =
        all(tx, CONTACTS_OF_VALUE, &[owner, Arg::Bytes(id.as_bytes())], |row| array(row, 0))?;
    for contact in contacts {
        tx.execute(LOOKUP, &[Arg::Bytes(&contact), heir, owner])?;
        tx.execute(CONTACT, &[Arg::Bytes(&contact), heir])?;
    }
    Ok(())
}

/// A ground.
///
/// # Errors
/// [`StoreError`].
pub fn ground(tx: &mut dyn Tx, id: GroundId, to: SubjectId) -> Result<(), StoreError> {
    tx.execute(GROUND, &[Arg::Bytes(id.as_bytes()), Arg::Bytes(to.as_bytes())]).map(drop)
}

/// A consent.
///
/// # Errors
/// [`StoreError`].
pub fn consent(tx: &mut dyn Tx, id: ConsentId, to: SubjectId) -> Result<(), StoreError> {
    for sql in [CONSENT, ASKED] {
        tx.execute(sql, &[Arg::Bytes(id.as_bytes()), Arg::Bytes(to.as_bytes())])?;
    }
    Ok(())
}

/// Everything a subject has: two subjects are one person.
///
/// # Errors
/// [`StoreError`].
pub fn everything(tx: &mut dyn Tx, from: SubjectId, to: SubjectId) -> Result<(), StoreError> {
    let args = [Arg::Bytes(from.as_bytes()), Arg::Bytes(to.as_bytes())];
    for sql in [
        ALL_RECORDS,
        ALL_PARTIES,
        ALL_OTHERS,
        ALL_CASES,
        ALL_LINKS,
        ALL_HANDLINGS,
        ALL_EVENTS,
        ALL_COMPARTMENTS,
        ALL_VALUES,
        ALL_CONTACTS,
        ALL_LOOKUPS,
        ALL_NAMES,
        ALL_GROUNDS,
        ALL_CONSENTS,
        ALL_ACKNOWLEDGEMENTS,
        ALL_INDEX,
        ALL_NOTICES,
        ALL_ACCEPTANCES,
        ALL_ASKED,
        ALL_ORDERS,
        ALL_PENDING,
    ] {
        tx.execute(sql, &args)?;
    }
    Ok(())
}

/// A subject's compartments, `limit` at the most.
///
/// # Errors
/// [`StoreError`].
pub fn compartments(
    tx: &mut dyn Tx,
    subject: SubjectId,
    limit: usize,
) -> Result<Vec<CompartmentId>, StoreError> {
    all(tx, COMPARTMENTS_OF, &[Arg::Bytes(subject.as_bytes()), Arg::Int(int(limit))], |row| {
        Ok(CompartmentId::from_bytes(array(row, 0)?))
    })
}
