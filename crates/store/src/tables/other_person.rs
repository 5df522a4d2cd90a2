//! Data of another person: who gave them, whose they are, and what was declared.

use jiff::Timestamp;
use zalog_domain::ids::{RecordId, SubjectId};
use zalog_domain::relation::Relation;
use zalog_journal::{EntryId, Hash};

use crate::error::Corrupt;
use crate::tx::{array, first, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO other_person (record, subject, person, relation, document, lang, at, entry) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    OF_RECORD = Sql::same(
        "SELECT record, subject, person, relation, document, lang, at, entry FROM other_person WHERE record = ?1");
}

/// One declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherPersonRow {
    /// The record whose values they are.
    pub record: RecordId,
    /// Who gave them.
    pub subject: SubjectId,
    /// Whose they are: an id of his own, by which he is a party of the record.
    pub person: SubjectId,
    /// What the one is to the other.
    pub relation: Relation,
    /// The text of the declaration, by hash.
    pub document: Hash,
    /// Its language.
    pub lang: String,
    /// When it was declared.
    pub at: Timestamp,
    /// The entry that says so.
    pub entry: EntryId,
}

/// Adds one.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, row: &OtherPersonRow) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(row.record.as_bytes()),
        Arg::Bytes(row.subject.as_bytes()),
        Arg::Bytes(row.person.as_bytes()),
        Arg::Text(row.relation.as_str()),
        Arg::Bytes(&row.document),
        Arg::Text(&row.lang),
        Arg::at(row.at),
        Arg::Bytes(&row.entry.0),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// What was declared of a record, if its values are another person's.
///
/// # Errors
/// [`StoreError`].
pub fn of_record(tx: &mut dyn Tx, record: RecordId) -> Result<Option<OtherPersonRow>, StoreError> {
    first(tx, OF_RECORD, &[Arg::Bytes(record.as_bytes())], |row| {
        let relation = Relation::parse(&row.text(3)?);
        Ok(OtherPersonRow {
            record: RecordId::from_bytes(array(row, 0)?),
            subject: SubjectId::from_bytes(array(row, 1)?),
            person: SubjectId::from_bytes(array(row, 2)?),
            relation: relation.ok_or(Corrupt { table: "other_person", what: "unknown relation" })?,
            document: array(row, 4)?,
            lang: row.text(5)?,
            at: row.at(6)?,
            entry: EntryId(array(row, 7)?),
        })
    })
}
