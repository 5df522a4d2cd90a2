//! Step 1: the order. One commit makes everything unreachable and writes the tombstones.

use zalog_domain::ids::{CompartmentId, RecordId, SubjectId};
use zalog_domain::{Fact, Kind};
use zalog_store::Tx;
use zalog_store::tables::tombstone::{self, TombstoneRow};
use zalog_store::tables::{erase, subject};

use super::Reason;
use crate::AppError;
use crate::journal::{Draft, count};

/// A compartment that goes, and the record it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Going {
    pub compartment: CompartmentId,
    pub record: Option<RecordId>,
}

/// Orders compartments of a person who stays; answers the orders that are new.
pub(crate) fn compartments(
    tx: &mut dyn Tx,
    who: SubjectId,
    going: &[Going],
    reason: Reason,
    reference: Option<&str>,
    draft: &Draft,
) -> Result<Vec<TombstoneRow>, AppError> {
    let mut reference = reference;
    let mut stones = Vec::with_capacity(going.len());
    for one in going {
        if tombstone::ordered(tx, one.compartment.as_bytes())? {
            continue;
        }
        let stone = TombstoneRow {
            // The number a person is told leads to the first: one act closes them all.
            reference: reference.take().map(str::to_owned),
            ..TombstoneRow::of_compartment(one.compartment, Some(who), one.record, reason.code(), draft.at)
        };
        tombstone::insert(tx, &stone, draft.id)?;
        subject::set_compartment(tx, one.compartment, "ordered")?;
        stones.push(stone);
    }
    if !stones.is_empty() {
        let facts = [(Fact::Compartments, count(stones.len())), (Fact::Reason, reason.number())];
        draft.record(tx, Kind::DestructionOrdered, None, &facts)?;
    }
    Ok(stones)
}

/// Orders a whole subject: from this commit on it is not found, not signed in as, and nothing of it opens, whatever it owned.
/// `false` when it has gone already, or something moved since `epoch` was read.
pub(crate) fn whole(
    tx: &mut dyn Tx,
    stone: &TombstoneRow,
    who: SubjectId,
    epoch: i64,
    reason: Reason,
    draft: &Draft,
) -> Result<bool, AppError> {
    if subject::go(tx, who)? != Some(epoch + 1) {
        return Ok(false);
    }
    erase::doors(tx, who)?;
    tombstone::insert(tx, stone, draft.id)?;
    draft.record(
        tx,
        Kind::DestructionOrdered,
        None,
        &[(Fact::Subjects, 1), (Fact::Reason, reason.number())],
    )?;
    Ok(true)
}
