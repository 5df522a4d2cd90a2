//! Rewriting a schema: every table anew from its living rows, the planner's samples thrown away, the log switched and old
//! files of it removed. Each step that the role may not do is said instead.

use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use crate::StoreError;
use crate::rewrite::{Heard, Left};

/// Tables of the schema, with the file each lies in.
const TABLES: &str = "SELECT relname::text, pg_relation_filenode(oid)::bigint FROM pg_class \
     WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname";
/// Catalogues that hold samples of columns.
const CATALOGUES: [&str; 2] = ["pg_statistic", "pg_statistic_ext_data"];
/// Facts about the server.
const FACTS: &str = "SELECT current_setting('archive_mode') <> 'off', current_setting('wal_recycle') = 'on', \
     EXISTS (SELECT 1 FROM pg_replication_slots) OR EXISTS (SELECT 1 FROM pg_stat_replication)";
/// A number of a transaction after everything that was committed so far.
const NOW: &str = "SELECT pg_current_xact_id()::xid::text";
/// Whether somebody still sees what was deleted before that: it would be copied as if it lived.
const OLDER: &str = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() \
     AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND backend_xmin IS NOT NULL \
     AND age(backend_xmin) >= age($1::text::xid)) OR EXISTS (SELECT 1 FROM pg_prepared_xacts \
     WHERE database = current_database())";
/// How long such transactions are waited for: so many times a tenth of a second.
const PATIENCE: usize = 100;
/// Tries of a statement that meets the locks of others.
const TRIES: usize = 5;

/// Writes the schema of the connection anew.
pub async fn schema(client: &Client, heard: Heard<'_>) -> Result<Vec<Left>, StoreError> {
    let mut left = Vec::new();
    let facts = client.query_one(FACTS, &[]).await?;
    for (column, fact) in [Left::Archive, Left::LogRecycled, Left::Replica].into_iter().enumerate() {
        if facts.try_get::<_, bool>(column)? {
            left.push(fact);
        }
    }
    if older_ones(client).await? {
        left.push(Left::OlderTransactions);
    }
    let tables = files(client).await?;
    let all = tables.len() + CATALOGUES.len();
    for (place, (table, file)) in tables.iter().enumerate() {
        heard(table, place + 1, all);
        if !rewritten(client, table, *file).await? {
            left.push(Left::Table(table.clone()));
        }
    }
    for (place, name) in CATALOGUES.into_iter().enumerate() {
        heard(name, tables.len() + place + 1, all);
        let file = file_of(client, name).await?;
        if !rewritten(client, name, file).await? {
            left.push(Left::Catalogue(name.to_owned()));
        }
    }
    // The first checkpoint flushes what was written anew; from the second on nothing before the switch is needed.
    let checkpoint = allowed(client, "CHECKPOINT").await?;
    let switched = allowed(client, "SELECT pg_switch_wal()").await?;
    if !switched {
        left.push(Left::LogNotSwitched);
    }
    if !(checkpoint && allowed(client, "CHECKPOINT").await?) {
        left.push(Left::NoCheckpoint);
    }
    left.sort();
    Ok(left)
}

/// Waits for transactions that began before; says whether any are left.
async fn older_ones(client: &Client) -> Result<bool, StoreError> {
    let now: String = client.query_one(NOW, &[]).await?.try_get(0)?;
    for _ in 0..PATIENCE {
        if !client.query_one(OLDER, &[&now]).await?.try_get::<_, bool>(0)? {
            return Ok(false);
        }
        client.batch_execute("SELECT pg_sleep(0.1)").await?;
    }
    Ok(true)
}

async fn files(client: &Client) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = client.query(TABLES, &[]).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

async fn file_of(client: &Client, table: &str) -> Result<i64, StoreError> {
    let row = client.query_one("SELECT pg_relation_filenode($1::text::regclass)::bigint", &[&table]).await?;
    Ok(row.try_get(0)?)
}

/// Writes one table into a new file, with its samples; the server only warns when the role may not, so the file tells.
async fn rewritten(client: &Client, table: &str, file: i64) -> Result<bool, StoreError> {
    // Names come from the catalogue; quoted all the same.
    let statement = format!("VACUUM (FULL, ANALYZE) \"{}\"", table.replace('"', "\"\""));
    Ok(allowed(client, &statement).await? && file_of(client, table).await? != file)
}

/// Runs a statement; `false` when the role has no right to it. A deadlock with others, or a lock of theirs, is tried again.
async fn allowed(client: &Client, statement: &str) -> Result<bool, StoreError> {
    let mut tries = 0;
    loop {
        let Err(error) = client.batch_execute(statement).await else { return Ok(true) };
        tries += 1;
        match error.code() {
            Some(code) if *code == SqlState::INSUFFICIENT_PRIVILEGE => return Ok(false),
            Some(code) if *code == SqlState::T_R_DEADLOCK_DETECTED && tries < TRIES => {}
            _ => return Err(error.into()),
        }
    }
}
