//! Reading an SQLite store that nobody serves, without changing it: for `zalog journal verify`.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use crate::StoreError;

/// A file opened for reading only.
pub struct Cold(Connection);

/// One batch as it lies in its row.
pub struct ColdBatch {
    /// Position of the first entry, as the row says.
    pub first: i64,
    /// How many entries, as the row says.
    pub entries: i64,
    /// Their bodies, packed.
    pub bodies: Vec<u8>,
}

impl Cold {
    /// Opens a file; it must be there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ok(Self(Connection::open_with_flags(path, flags)?))
    }

    /// A fact of the store.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn meta(&self, name: &str) -> Result<Option<String>, StoreError> {
        let found = self.0.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0));
        Ok(found.optional()?)
    }

    /// Hands every batch to `each`, in order.
    ///
    /// # Errors
    /// [`StoreError`], or what `each` says.
    pub fn batches(&self, mut each: impl FnMut(ColdBatch)) -> Result<(), StoreError> {
        let mut statement =
            self.0.prepare("SELECT first, entries, bodies FROM journal_batch ORDER BY first")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(ColdBatch { first: row.get(0)?, entries: row.get(1)?, bodies: row.get(2)? });
        }
        Ok(())
    }

    /// A tile.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn tile(&self, level: u8, place: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        let sql = "SELECT hashes FROM journal_tile WHERE level = ?1 AND place = ?2";
        Ok(self.0.query_row(sql, (i64::from(level), place), |row| row.get(0)).optional()?)
    }

    /// Size and root as the head row says.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn head(&self) -> Result<Option<(i64, Vec<u8>)>, StoreError> {
        let found =
            self.0.query_row("SELECT size, root FROM journal_head", [], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?)
    }

    /// The signed checkpoints kept in the value store.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn checkpoints(&self) -> Result<Vec<String>, StoreError> {
        self.notes("SELECT note FROM checkpoint ORDER BY size")
    }

    /// The newest checkpoint kept in a key store.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn newest_checkpoint(&self) -> Result<Vec<String>, StoreError> {
        self.notes("SELECT note FROM newest_checkpoint")
    }

    fn notes(&self, sql: &'static str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.0.prepare(sql)?;
        let notes = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        Ok(notes)
    }
}
