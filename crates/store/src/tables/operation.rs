//! One row per write that somebody may repeat: a double click, a retry, an unknown COMMIT answer with the first result.

use jiff::Timestamp;
use zalog_domain::ids::OperationId;

use crate::tx::{first, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    GET = Sql::same("SELECT result FROM operation WHERE id = ?1 AND kind = ?2");
    INSERT = Sql::same("INSERT INTO operation (id, kind, result, at) VALUES (?1, ?2, ?3, ?4)");
    ANY_OLD = Sql::same("SELECT at FROM operation WHERE at < ?1 LIMIT 1");
    DELETE_OLD = Sql::same("DELETE FROM operation WHERE id IN (SELECT id FROM operation WHERE at < ?1 LIMIT ?2)");
}

/// The result of an earlier run.
///
/// # Errors
/// [`StoreError`].
pub fn result(tx: &mut dyn Tx, id: OperationId, kind: &str) -> Result<Option<String>, StoreError> {
    first(tx, GET, &[Arg::Bytes(id.as_bytes()), Arg::Text(kind)], |row| row.text(0))
}

/// Notes the result of this run.
///
/// # Errors
/// [`StoreError::Taken`] when the same operation was done meanwhile.
pub fn done(
    tx: &mut dyn Tx,
    id: OperationId,
    kind: &str,
    result: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(INSERT, &[Arg::Bytes(id.as_bytes()), Arg::Text(kind), Arg::Text(result), Arg::at(now)])
        .map(drop)
}

/// Removes rows older than an instant.
///
/// # Errors
/// [`StoreError`].
pub fn delete_old(tx: &mut dyn Tx, before: Timestamp, limit: usize) -> Result<usize, StoreError> {
    tx.execute(DELETE_OLD, &[Arg::at(before), Arg::Int(super::int(limit))])
}

/// Whether any row is older than an instant.
///
/// # Errors
/// [`StoreError`].
pub fn any_old(tx: &mut dyn Tx, before: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.query(ANY_OLD, &[Arg::at(before)], &mut |_| Ok(()))? > 0)
}
