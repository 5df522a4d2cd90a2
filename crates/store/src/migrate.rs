//! Migrations: forward only, embedded, one text for both databases. A newer schema is refused.

use rusqlite::Connection;

use crate::StoreError;

/// Which file's schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Migrations {
    /// The value store.
    Values,
    /// The key store.
    Keys,
}

const VALUES: &[&str] = &[include_str!("../migrations/values/0001_base.sql")];
const KEYS: &[&str] = &[include_str!("../migrations/keys/0001_base.sql")];

impl Migrations {
    /// The steps, each a list of statements.
    pub fn steps(self) -> &'static [&'static str] {
        match self {
            Self::Values => VALUES,
            Self::Keys => KEYS,
        }
    }
}

/// The statements of a step, without comments.
pub fn statements(step: &str) -> impl Iterator<Item = String> {
    let plain: String = step.lines().filter(|l| !l.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
    plain.split(';').map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect::<Vec<_>>().into_iter()
}

/// The SQLite form of a statement: its types, and strict tables.
fn for_sqlite(statement: &str) -> String {
    let typed = statement.replace("BIGINT", "INTEGER").replace("BYTEA", "BLOB");
    if typed.starts_with("CREATE TABLE") { format!("{typed} STRICT") } else { typed }
}

/// Brings an SQLite file up to date.
pub fn sqlite(connection: &mut Connection, migrations: Migrations) -> Result<(), StoreError> {
    let known = i64::try_from(migrations.steps().len()).unwrap_or(i64::MAX);
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(StoreError::Schema { found, known });
    }
    for (step, number) in migrations.steps().iter().zip(1i64..).skip(usize::try_from(found).unwrap_or(0)) {
        let tx = connection.transaction()?;
        for statement in statements(step) {
            tx.execute_batch(&for_sqlite(&statement))?;
        }
        tx.pragma_update(None, "user_version", number)?;
        tx.commit()?;
    }
    Ok(())
}
