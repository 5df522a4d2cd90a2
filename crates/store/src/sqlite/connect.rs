//! Connections: every one has the same settings, and proves it.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use zalog_domain::limits;

use crate::StoreError;

/// How long a statement waits for another process that holds the file.
const BUSY: std::time::Duration = std::time::Duration::from_secs(10);

/// Pages the writer keeps in memory at the most, in KiB.
const WRITER_CACHE_KIB: i64 = 8 * 1024;
/// Pages the write-ahead log grows to before it is folded into the file: 16 MiB.
const CHECKPOINT_PAGES: i64 = 4_000;

/// The connection that writes; creates the file, readable by its owner only.
pub fn writer(path: &Path) -> Result<Connection, StoreError> {
    create_private(path)?;
    let connection = Connection::open(path)?;
    // Before anything that may have to wait for another process.
    connection.busy_timeout(BUSY)?;
    write_ahead(&connection)?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    // Random ids touch many pages a commit: more of them stay in memory, and fewer are folded into the file at a time.
    connection.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
    connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
    settle(&connection)?;
    Ok(connection)
}

/// Turns the write-ahead log on. SQLite does not wait when another program is just doing the same to a new file; the empty
/// transaction does.
fn write_ahead(connection: &Connection) -> Result<(), StoreError> {
    for _ in 0..limits::WRITE_RETRIES {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(busy) if busy.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                connection.execute_batch("BEGIN IMMEDIATE; COMMIT")?;
            }
            done => return Ok(done?),
        }
    }
    Err(StoreError::Conflict)
}

/// A connection that reads.
pub fn reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    settle(&connection)?;
    Ok(connection)
}

fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(256);
    match settings(connection)? {
        (2, _) => Ok(()),
        _ => Err(StoreError::Setting("synchronous=FULL")),
    }
}

/// `synchronous` (2 is FULL) and `journal_mode` of a connection, as it says itself.
pub fn settings(connection: &Connection) -> Result<(i64, String), StoreError> {
    let synchronous = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    let mode = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    Ok((synchronous, mode))
}

/// Moves everything from the write-ahead log into the file and cuts the log to nothing, so that no old page stays in it.
pub fn checkpoint_truncate(connection: &Connection) -> Result<(), StoreError> {
    let busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Conflict) }
}

#[cfg(unix)]
fn create_private(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true).mode(0o600);
    options.open(path).map(drop).map_err(|e| StoreError::Database(e.to_string()))
}

#[cfg(not(unix))]
fn create_private(_path: &Path) -> Result<(), StoreError> {
    Ok(())
}
