//! From entries that wait to the tree: on SQLite the writer itself in the same commit, on PostgreSQL a job that holds a
//! lease. It moves *whatever is there*; "greater than the last id" is never used, because ids are drawn before their
//! transactions and may arrive in any order.

use zalog_domain::Entry;
use zalog_domain::ids::SubjectId;
use zalog_journal::{Appended, Hash, TileError, TileStore, leaf_hash, pack};

use crate::error::Corrupt;
use crate::tables::journal;
use crate::{StoreError, Tx};

/// An entry that is not in the tree yet.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its id.
    pub id: [u8; 16],
    /// Its canonical bytes.
    pub body: Vec<u8>,
    /// When it happened, microseconds.
    pub at: i64,
    /// Whose derived index it belongs to.
    pub subject: Option<SubjectId>,
}

impl Waiting {
    pub(crate) fn of(entry: &Entry, subject: Option<SubjectId>) -> Result<Self, StoreError> {
        let body =
            entry.encode().map_err(|_| Corrupt { table: "journal", what: "an entry over its limit" })?;
        Ok(Self { id: entry.id.0, body, at: entry.at, subject })
    }
}

/// Lets an entry wait in a table.
pub(crate) fn wait(tx: &mut dyn Tx, waiting: &Waiting) -> Result<(), StoreError> {
    journal::insert_pending(tx, waiting)
}

/// Moves whatever waits in the table into the tree, `limit` entries at the most; returns how many.
///
/// # Errors
/// [`StoreError`].
pub fn sequence(tx: &mut dyn Tx, limit: usize) -> Result<usize, StoreError> {
    let waiting = journal::pending(tx, limit)?;
    if !waiting.is_empty() {
        append(tx, &waiting)?;
        for entry in &waiting {
            journal::delete_pending(tx, &entry.id)?;
        }
    }
    Ok(waiting.len())
}

/// Appends entries to the tree: one row for their bodies, one write for each tile touched, the head, and the derived
/// index.
pub(crate) fn append(tx: &mut dyn Tx, waiting: &[Waiting]) -> Result<Appended, StoreError> {
    let (size, _) = journal::head(tx)?;
    let leaves: Vec<Hash> = waiting.iter().map(|w| leaf_hash(&w.body)).collect();
    let appended = zalog_journal::append(&mut Tiles(tx), size, &leaves).map_err(journal_failed)?;
    let bodies = pack(waiting.iter().map(|w| w.body.as_slice()))
        .map_err(|_| Corrupt { table: "journal", what: "an entry over its limit" })?;
    journal::insert_batch(tx, size, waiting.len(), &bodies)?;
    journal::put_head(tx, appended.size, &appended.root)?;
    for (position, entry) in (size..).zip(waiting) {
        if let Some(subject) = entry.subject {
            journal::index_subject(tx, subject, position)?;
        }
    }
    Ok(appended)
}

/// What the journal's arithmetic says becomes what the store says.
pub(crate) fn journal_failed(error: zalog_journal::JournalError) -> StoreError {
    match error {
        zalog_journal::JournalError::Tiles(inner) => match inner.downcast::<StoreError>() {
            Ok(store) => *store,
            Err(_) => Corrupt { table: "journal_tile", what: "unreadable" }.into(),
        },
        _ => Corrupt { table: "journal_tile", what: "the tree does not hold together" }.into(),
    }
}

/// Tiles as rows of a transaction.
pub struct Tiles<'t>(pub &'t mut dyn Tx);

impl TileStore for Tiles<'_> {
    fn read(&mut self, level: u8, index: u64) -> Result<Option<Vec<u8>>, TileError> {
        Ok(journal::tile(self.0, level, index)?)
    }

    fn write(&mut self, level: u8, index: u64, bytes: &[u8]) -> Result<(), TileError> {
        Ok(journal::put_tile(self.0, level, index, bytes)?)
    }
}
