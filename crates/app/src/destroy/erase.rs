//! Rows follow the key, batch by batch; what was removed is counted with the tombstone, in the same commit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zalog_domain::ids::{CompartmentId, SubjectId};
use zalog_domain::register::ItemNo;
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_store::tables::erase::{self, Erased};
use zalog_store::tables::tombstone::{self, TombstoneRow};
use zalog_store::tables::{handling, pending, subject};

use crate::journal::{Draft, count};
use crate::{App, AppError};

/// What a destruction has removed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Removed {
    /// Values by item number.
    pub items: BTreeMap<u32, u64>,
    /// Consents with their proof.
    pub consents: u64,
    /// Records.
    pub records: u64,
    /// Waiting registrations.
    pub waiting: u64,
}

impl Removed {
    /// As noted with the tombstone.
    pub fn of(stone: &TombstoneRow) -> Self {
        stone.removed.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }

    /// Values of these items.
    pub fn values_of(items: impl Iterator<Item = ItemNo>) -> Self {
        let mut removed = Self::default();
        for item in items {
            *removed.items.entry(item.0).or_default() += 1;
        }
        removed
    }

    /// Values in all.
    pub fn values(&self) -> u64 {
        self.items.values().sum()
    }

    fn add(&mut self, erased: &Erased) {
        for (item, count) in &erased.values {
            *self.items.entry(item.0).or_default() += count;
        }
        self.consents += erased.consents;
        self.records += erased.records;
    }
}

/// Removes one batch; says whether something may be left.
pub(crate) fn batch(app: &App, stone: &TombstoneRow, removed: &mut Removed) -> Result<bool, AppError> {
    let (stone, before) = (stone.clone(), removed.clone());
    let keys_left = super::key::destroy_bytes(app, &stone)?;
    let draft = Draft::new(ActorClass::Engine, app.clock.now(), app.entropy.as_ref());
    let (after, more) = app.store.write::<_, AppError, _>(move |tx| {
        let mut after = before.clone();
        // What lies on paper is out of reach of a key: it is nobody's from now on, and people have to destroy it.
        let released = match (stone.kind.as_str(), stone.record) {
            ("subject", _) => handling::release_subject(tx, SubjectId::from_bytes(stone.id), draft.at)?,
            (_, Some(record)) => {
                handling::release_record(tx, record, CompartmentId::from_bytes(stone.id), draft.at)?
            }
            _ => 0,
        };
        if released > 0 {
            draft.record(tx, Kind::CarrierDue, None, &[(Fact::Count, count(released))])?;
        }
        let erased = match (stone.kind.as_str(), stone.subject) {
            ("subject", _) => erase::subject(tx, SubjectId::from_bytes(stone.id), limits::BATCH_ROWS)?,
            (_, Some(owner)) => {
                let compartment = CompartmentId::from_bytes(stone.id);
                erase::compartment(tx, owner, stone.record, compartment, limits::BATCH_ROWS)?
            }
            (_, None) => {
                let bucket = CompartmentId::from_bytes(stone.id);
                after.waiting += u64::try_from(pending::delete_of(tx, bucket)?).unwrap_or(u64::MAX);
                subject::set_compartment(tx, bucket, "destroyed")?;
                Erased::default()
            }
        };
        after.add(&erased);
        if after != before {
            tombstone::removed(tx, &stone.id, &serde_json::to_string(&after)?)?;
        }
        Ok((after, erased.more))
    })?;
    *removed = after;
    Ok(more || keys_left)
}

/// Reads back: no value, no key. Whatever is found is removed by the next round.
pub(crate) fn read_back(app: &App, stone: &TombstoneRow) -> Result<bool, AppError> {
    let owner = SubjectId::from_bytes(stone.id);
    let compartment = CompartmentId::from_bytes(stone.id);
    let rows = app.store.read::<_, AppError, _>(|tx| {
        Ok(match (stone.kind.as_str(), stone.record) {
            ("subject", _) => erase::any_of_subject(tx, owner)? || subject::seen(tx, owner)?.is_some(),
            (_, Some(record)) => erase::any_of_compartment(tx, record, compartment)?,
            _ => false,
        })
    })?;
    let keys = match stone.kind.as_str() {
        "subject" => app.keys.subject(owner)?.is_some() || !app.keys.compartments_of(owner, 1)?.is_empty(),
        _ => app.keys.compartment(compartment)?.is_some(),
    };
    Ok(!rows && !keys)
}
