//! Rewriting a store for the grade *sanitised*: free pages, the write-ahead log and the planner's samples hold pieces of rows
//! that are long deleted. What a rewriting may not do, or cannot reach, it says.

use crate::StoreError;

/// Something a rewriting leaves behind: where bytes of deleted rows may still be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Left {
    /// A table that could not be written anew: the role is not its owner.
    Table(String),
    /// A catalogue of the server that holds samples of columns: the role is not the owner of the database.
    Catalogue(String),
    /// The write-ahead log was not switched to a new file: the role may not run `pg_switch_wal`.
    LogNotSwitched,
    /// No checkpoint was made, so old files of the log are still there: the role is not in `pg_checkpoint`.
    NoCheckpoint,
    /// The server keeps old files of the log under new names (`wal_recycle = on`).
    LogRecycled,
    /// The server archives its log (`archive_mode`): the archive has every row that ever was.
    Archive,
    /// Another server follows this one, or may: it has its own files.
    Replica,
    /// Transactions that were open before: what they still see was copied.
    OlderTransactions,
}

impl Left {
    /// Stable code; the catalogue key is `left-` and this.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Table(_) => "table",
            Self::Catalogue(_) => "catalogue",
            Self::LogNotSwitched => "log-not-switched",
            Self::NoCheckpoint => "no-checkpoint",
            Self::LogRecycled => "log-recycled",
            Self::Archive => "archive",
            Self::Replica => "replica",
            Self::OlderTransactions => "older-transactions",
        }
    }

    /// Which table, where it is one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Table(name) | Self::Catalogue(name) => Some(name),
            _ => None,
        }
    }
}

/// Hears how far a rewriting is: what is being written, its number from 1, and how many there are.
pub type Heard<'h> = &'h mut dyn FnMut(&str, usize, usize);

/// The SQLite way: fold the log in, write the whole file anew from its living rows, fold and cut again. The copy is made in
/// memory (`temp_store`), so that no second file is left on the disk.
pub(crate) fn sqlite(connection: &rusqlite::Connection) -> Result<(), StoreError> {
    crate::sqlite::checkpoint_truncate(connection)?;
    connection.execute_batch("VACUUM")?;
    crate::sqlite::checkpoint_truncate(connection)
}
