//! Acts of destruction: numbered by year, kept for their own term, the persons by number only.

use jiff::Timestamp;
use zalog_journal::Hash;

use super::int;
use crate::tx::{all, array, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    LAST = Sql::same("SELECT number FROM act WHERE year = ?1 ORDER BY number DESC LIMIT 1");
    INSERT = Sql::same(
        "INSERT INTO act (year, number, hash, body, written_at, ends_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    GET = Sql::same("SELECT year, number, hash, body, written_at, ends_at FROM act WHERE year = ?1 AND number = ?2");
    OF_YEAR = Sql::same(
        "SELECT year, number, hash, body, written_at, ends_at FROM act WHERE year = ?1 AND number < ?2 \
         ORDER BY number DESC LIMIT ?3");
    DELETE_ENDED = Sql::each(
        "DELETE FROM act WHERE rowid IN (SELECT rowid FROM act WHERE ends_at < ?1 LIMIT ?2)",
        "DELETE FROM act WHERE ctid IN (SELECT ctid FROM act WHERE ends_at < ?1 LIMIT ?2)");
}

/// An act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActRow {
    /// Year of its number.
    pub year: i64,
    /// Number within the year, from 1.
    pub number: i64,
    /// SHA-256 of the body: the journal has it.
    pub hash: Hash,
    /// The act as canonical JSON.
    pub body: String,
    /// When it was written.
    pub written_at: Timestamp,
    /// Until when it is kept.
    pub ends_at: Timestamp,
}

fn act(row: &dyn Row) -> Result<ActRow, StoreError> {
    Ok(ActRow {
        year: row.int(0)?,
        number: row.int(1)?,
        hash: array(row, 2)?,
        body: row.text(3)?,
        written_at: row.at(4)?,
        ends_at: row.at(5)?,
    })
}

/// The number the next act of a year gets.
///
/// # Errors
/// [`StoreError`].
pub fn next_number(tx: &mut dyn Tx, year: i64) -> Result<i64, StoreError> {
    let last = first(tx, LAST, &[Arg::Int(year)], |row| row.int(0))?;
    Ok(last.unwrap_or(0) + 1)
}

/// Adds an act.
///
/// # Errors
/// [`StoreError::Taken`] when another act got the number at the same moment.
pub fn insert(tx: &mut dyn Tx, row: &ActRow) -> Result<(), StoreError> {
    let args = [
        Arg::Int(row.year),
        Arg::Int(row.number),
        Arg::Bytes(&row.hash),
        Arg::Text(&row.body),
        Arg::at(row.written_at),
        Arg::at(row.ends_at),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// An act by its number.
///
/// # Errors
/// [`StoreError`].
pub fn get(tx: &mut dyn Tx, year: i64, number: i64) -> Result<Option<ActRow>, StoreError> {
    first(tx, GET, &[Arg::Int(year), Arg::Int(number)], act)
}

/// Acts of a year with a number below `before`, newest first.
///
/// # Errors
/// [`StoreError`].
pub fn of_year(tx: &mut dyn Tx, year: i64, before: i64, limit: usize) -> Result<Vec<ActRow>, StoreError> {
    all(tx, OF_YEAR, &[Arg::Int(year), Arg::Int(before), Arg::Int(int(limit))], act)
}

/// Removes acts whose term has passed; returns how many.
///
/// # Errors
/// [`StoreError`].
pub fn delete_ended(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<usize, StoreError> {
    tx.execute(DELETE_ENDED, &[Arg::at(now), Arg::Int(int(limit))])
}
