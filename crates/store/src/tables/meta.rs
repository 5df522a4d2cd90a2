//! Facts about the store itself: operator id, origin line, time last seen.

use crate::tx::{first, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    GET = Sql::same("SELECT value FROM meta WHERE name = ?1");
    PUT = Sql::same("INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    LEASE = Sql::same(
        "INSERT INTO lease (name, holder, fence, ends_at) VALUES (?1, ?2, 1, ?3) \
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, fence = lease.fence + 1, ends_at = excluded.ends_at \
         WHERE lease.ends_at < ?4 OR lease.holder = excluded.holder RETURNING fence");
}

/// A fact, if it was ever put.
///
/// # Errors
/// [`StoreError`].
pub fn get(tx: &mut dyn Tx, name: &str) -> Result<Option<String>, StoreError> {
    first(tx, GET, &[Arg::Text(name)], |row| row.text(0))
}

/// Puts a fact.
///
/// # Errors
/// [`StoreError`].
pub fn put(tx: &mut dyn Tx, name: &str, value: &str) -> Result<(), StoreError> {
    tx.execute(PUT, &[Arg::Text(name), Arg::Text(value)]).map(drop)
}

/// Takes or renews a lease; `None` when somebody else holds it. The fencing number grows with every taking.
///
/// # Errors
/// [`StoreError`].
pub fn take_lease(
    tx: &mut dyn Tx,
    name: &str,
    holder: &[u8; 16],
    now: jiff::Timestamp,
    until: jiff::Timestamp,
) -> Result<Option<i64>, StoreError> {
    first(tx, LEASE, &[Arg::Text(name), Arg::Bytes(holder), Arg::at(until), Arg::at(now)], |row| row.int(0))
}
