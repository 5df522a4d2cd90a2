//! Migrations: forward only, embedded, one text for both databases. A newer schema is refused.

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;

/// Which file's schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Migrations {
    /// The value store.
    Values,
    /// The key store.
    Keys,
}

const VALUES: &[&str] = &[
    include_str!("../migrations/values/0001_base.sql"),
    include_str!("../migrations/values/0002_person.sql"),
    include_str!("../migrations/values/0003_queue.sql"),
    include_str!("../migrations/values/0004_samples.sql"),
    include_str!("../migrations/values/0005_versions.sql"),
    include_str!("../migrations/values/0006_opened_under.sql"),
    include_str!("../migrations/values/0007_undertaking.sql"),
    include_str!("../migrations/values/0008_own.sql"),
    include_str!("../migrations/values/0009_other_person.sql"),
    include_str!("../migrations/values/0010_handling.sql"),
    include_str!("../migrations/values/0011_edition_reason.sql"),
    include_str!("../migrations/values/0012_source.sql"),
];
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
    let plain: String =
        step.lines().filter(|l| !l.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
    plain.split(';').map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect::<Vec<_>>().into_iter()
}

/// Tables whose rows lie in the tree of their primary key on SQLite: small rows that are found by it. A row of any other
/// table costs a second tree (<https://www.sqlite.org/withoutrowid.html>).
const BY_KEY: &[&str] = &[
    "acceptance",
    "acknowledgement",
    "compartment",
    "compartment_key",
    "consent_again",
    "contact",
    "contact_proof",
    "due",
    "edition_terms",
    "event",
    "ground",
    "journal_subject",
    "lookup",
    "notice",
    "operation",
    "party",
    "record",
    "record_link",
    "recovery",
    "session",
    "sign_in_name",
    "subject",
    "subject_key",
    "undertaking",
    "value",
];

/// The SQLite form of a statement: its types, and strict tables. `None` for what is said to PostgreSQL alone: how a column
/// is kept there.
fn for_sqlite(statement: &str) -> Option<String> {
    if statement.starts_with("ALTER TABLE") && statement.contains(" ALTER COLUMN ") {
        return None;
    }
    let typed = statement.replace("BIGINT", "INTEGER").replace("BYTEA", "BLOB");
    let Some(rest) = typed.strip_prefix("CREATE TABLE ") else { return Some(typed) };
    let name = rest.split_whitespace().next().unwrap_or_default();
    let by_key = if BY_KEY.contains(&name) { ", WITHOUT ROWID" } else { "" };
    Some(format!("{typed} STRICT{by_key}"))
}

/// Brings an SQLite file up to date: all steps in one transaction, which also reads where the file stands, so that two
/// programs may open a new file at once.
pub fn sqlite(connection: &mut Connection, migrations: Migrations) -> Result<(), StoreError> {
    let known = i64::try_from(migrations.steps().len()).unwrap_or(i64::MAX);
    let stands =
        |connection: &Connection| connection.pragma_query_value(None, "user_version", |row| row.get(0));
    let found: i64 = stands(connection)?;
    if found == known {
        return Ok(());
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = stands(&tx)?;
    if found > known {
        return Err(StoreError::Schema { found, known });
    }
    for step in migrations.steps().iter().skip(usize::try_from(found).unwrap_or(0)) {
        for statement in statements(step).filter_map(|statement| for_sqlite(&statement)) {
            tx.execute_batch(&statement)?;
        }
    }
    tx.pragma_update(None, "user_version", known)?;
    Ok(tx.commit()?)
}
