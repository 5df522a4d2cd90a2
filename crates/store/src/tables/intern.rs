//! Append-only numbers for declared names.

use std::collections::BTreeMap;

use super::small;
use crate::tx::{all, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    OF_KIND = Sql::same("SELECT name, number FROM intern WHERE kind = ?1 ORDER BY number");
    INSERT = Sql::same("INSERT INTO intern (kind, number, name) VALUES (?1, ?2, ?3)");
}

/// All numbers of a kind (`purpose`, `item`, `form`, `role`, `event`), by name.
///
/// # Errors
/// [`StoreError`].
pub fn of_kind(tx: &mut dyn Tx, kind: &str) -> Result<BTreeMap<String, u32>, StoreError> {
    Ok(all(tx, OF_KIND, &[Arg::Text(kind)], |row| Ok((row.text(0)?, small(row.int(1)?)?)))?
        .into_iter()
        .collect())
}

/// Gives a number to each name that has none yet; returns all numbers of the kind.
///
/// # Errors
/// [`StoreError`].
pub fn intern(tx: &mut dyn Tx, kind: &str, names: &[String]) -> Result<BTreeMap<String, u32>, StoreError> {
    let mut known = of_kind(tx, kind)?;
    let mut next = known.values().max().map_or(1, |n| n + 1);
    for name in names {
        if !known.contains_key(name) {
            tx.execute(INSERT, &[Arg::Text(kind), Arg::Int(next.into()), Arg::Text(name)])?;
            known.insert(name.clone(), next);
            next += 1;
        }
    }
    Ok(known)
}
