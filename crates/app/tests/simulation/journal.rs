//! The journal as it stands: how many entries of each kind, the tree and what still waits for it.

use std::collections::BTreeMap;

use zalog_domain::{Entry, EntryId, Kind};
use zalog_journal::unpack;
use zalog_store::tables::journal;
use zalog_store::{Arg, Row, Sql, Store, StoreError};

const WAITING: Sql = Sql::same("SELECT body FROM journal_pending");

/// Reads forward only: the tree grows and nothing in it changes (a walk checks that).
#[derive(Default)]
pub struct Reader {
    next: u64,
    kinds: BTreeMap<Kind, u64>,
    /// Tagged entries of the tree, by position.
    pub tagged: Vec<(u64, EntryId, [u8; 16])>,
}

impl Reader {
    /// Entries by kind, now.
    pub fn count(&mut self, rows: &Store) -> BTreeMap<Kind, u64> {
        let next = self.next;
        let mut waiting: Vec<Vec<u8>> = Vec::new();
        let batches = rows
            .read::<_, StoreError, _>(|tx| {
                waiting.clear();
                let mut take = |row: &dyn Row| {
                    waiting.push(row.bytes(0)?);
                    Ok(())
                };
                tx.query(WAITING, &[], &mut take)?;
                journal::batches_from(tx, next, usize::MAX >> 1)
            })
            .unwrap();
        for batch in batches {
            assert_eq!(self.next, batch.first, "the journal has a gap");
            for body in unpack(&batch.bodies).unwrap() {
                let entry = Entry::decode(body).unwrap();
                *self.kinds.entry(entry.kind).or_default() += 1;
                self.tagged.extend(entry.tag.map(|tag| (self.next, entry.id, tag)));
                self.next += 1;
            }
        }
        let mut all = self.kinds.clone();
        for body in waiting {
            *all.entry(Entry::decode(&body).unwrap().kind).or_default() += 1;
        }
        all
    }
}

/// One number.
pub fn number(rows: &Store, sql: Sql, args: &[Arg<'_>]) -> i64 {
    let mut found = 0;
    let mut take = |row: &dyn Row| {
        found = row.int(0)?;
        Ok(())
    };
    rows.read::<_, StoreError, _>(|tx| tx.query(sql, args, &mut take)).unwrap();
    found
}
