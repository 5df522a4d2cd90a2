//! What members of staff undertook before their roles became theirs.

use jiff::Timestamp;
use zalog_domain::EntryId;
use zalog_domain::ids::StaffId;
use zalog_journal::Hash;

use crate::error::Corrupt;
use crate::tx::{all, array, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO undertaking (staff, duty, document, lang, edition, way, given_at, recorded_at, entry) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    OF_STAFF = Sql::same(
        "SELECT staff, duty, document, lang, edition, way, given_at, recorded_at, entry FROM undertaking \
         WHERE staff = ?1 ORDER BY recorded_at");
}

/// An undertaking that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndertakingRow {
    /// Whose.
    pub staff: StaffId,
    /// The duty, by its name in the declaration.
    pub duty: String,
    /// Hash of the text.
    pub document: Hash,
    /// Language of the text.
    pub lang: String,
    /// The edition whose text it is.
    pub edition: i64,
    /// Whether it was signed on paper; else it was given on the page.
    pub paper: bool,
    /// When it was given; of a paper the first instant of the day it names.
    pub given_at: Timestamp,
    /// When that was recorded.
    pub recorded_at: Timestamp,
    /// Its journal entry.
    pub entry: EntryId,
}

fn undertaking(row: &dyn Row) -> Result<UndertakingRow, StoreError> {
    let way = row.text(5)?;
    Ok(UndertakingRow {
        staff: StaffId::from_bytes(array(row, 0)?),
        duty: row.text(1)?,
        document: array(row, 2)?,
        lang: row.text(3)?,
        edition: row.int(4)?,
        paper: match way.as_str() {
            "page" => false,
            "paper" => true,
            _ => return Err(Corrupt { table: "undertaking", what: "way" }.into()),
        },
        given_at: row.at(6)?,
        recorded_at: row.at(7)?,
        entry: EntryId(array(row, 8)?),
    })
}

/// Records an undertaking.
///
/// # Errors
/// [`StoreError::Taken`] when this text was given already.
pub fn insert(tx: &mut dyn Tx, row: &UndertakingRow) -> Result<(), StoreError> {
    let args = [
        Arg::Bytes(row.staff.as_bytes()),
        Arg::Text(&row.duty),
        Arg::Bytes(&row.document),
        Arg::Text(&row.lang),
        Arg::Int(row.edition),
        Arg::Text(if row.paper { "paper" } else { "page" }),
        Arg::at(row.given_at),
        Arg::at(row.recorded_at),
        Arg::Bytes(&row.entry.0),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// Everything a member of staff undertook, the newest last: a few rows for each text there ever was.
///
/// # Errors
/// [`StoreError`].
pub fn of_staff(tx: &mut dyn Tx, staff: StaffId) -> Result<Vec<UndertakingRow>, StoreError> {
    all(tx, OF_STAFF, &[Arg::Bytes(staff.as_bytes())], undertaking)
}
