//! `Personal<T>`: a value of a person, and the grant without which it stays shut.
//!
//! A [`Personal`] has no `Debug`, `Display`, `Serialize`, `Deref` or `Clone`: it cannot get into a log, an error or a
//! page by accident. What came from a person goes one way only, into a seal ([`Personal::seal_with`]). What comes
//! out of a seal opens only with a [`Grant`] for its compartment and item, and a grant is made of a [`Permit`] (only
//! [`crate::access::decide`] makes one) that a commit released.
//!
//! What does not compile, each beside the nearest thing that does (`tests/it/shut.rs` lists every trait these types lack):
//!
//! ```
//! # use zalog_domain::personal::Personal;
//! let shut = Personal::taken_in("Иванна Примерова".to_owned());
//! println!("{}", shut.is_empty());
//! ```
//! ```compile_fail,E0277
//! # use zalog_domain::personal::Personal;
//! let shut = Personal::taken_in("Иванна Примерова".to_owned());
//! println!("{shut:?}");
//! ```
//! ```compile_fail,E0308
//! # use zalog_domain::personal::Personal;
//! let shut = Personal::taken_in("Иванна Примерова".to_owned());
//! let text: &str = &shut;
//! ```
//! ```compile_fail,E0277
//! # use zalog_domain::personal::Personal;
//! let shut = Personal::taken_in("Иванна Примерова".to_owned());
//! let json = serde_json::to_string(&shut);
//! ```
//! ```compile_fail,E0616
//! # use zalog_domain::personal::Personal;
//! let shut = Personal::taken_in("Иванна Примерова".to_owned());
//! let text = shut.inner;
//! ```
//!
//! A grant is used once; a permit is no grant; neither is made by hand, and a commit is not claimed by hand:
//!
//! ```
//! # use zalog_domain::personal::{Committed, Grant, Permit, Personal, Unsealed};
//! fn open(permit: Permit, proof: &Committed, values: Vec<Personal<Unsealed>>) {
//!     let grant: Grant = permit.release(proof);
//!     let _ = grant.open(values);
//! }
//! ```
//! ```compile_fail,E0382
//! # use zalog_domain::personal::{Grant, Personal, Unsealed};
//! fn open_twice(grant: Grant, values: Vec<Personal<Unsealed>>) {
//!     let _ = grant.open(values);
//!     let _ = grant.open(Vec::new());
//! }
//! ```
//! ```compile_fail,E0382
//! # use zalog_domain::personal::{Committed, Permit};
//! fn release_twice(permit: Permit, proof: &Committed) {
//!     let _ = permit.release(proof);
//!     let _ = permit.release(proof);
//! }
//! ```
//! ```compile_fail,E0599
//! # use zalog_domain::personal::{Permit, Personal, Unsealed};
//! fn open_uncommitted(permit: Permit, values: Vec<Personal<Unsealed>>) {
//!     let _ = permit.open(values);
//! }
//! ```
//! ```compile_fail,E0451
//! # use zalog_domain::personal::Permit;
//! # use zalog_domain::{EntryId, register::PurposeNo};
//! # use std::collections::BTreeMap;
//! let permit = Permit { purpose: PurposeNo(1), entry: EntryId([0; 16]), reach: BTreeMap::new() };
//! ```
//! ```compile_fail,E0451
//! # use zalog_domain::personal::Grant;
//! # use zalog_domain::{EntryId, register::PurposeNo};
//! # use std::collections::BTreeMap;
//! let grant = Grant { purpose: PurposeNo(1), entry: EntryId([0; 16]), reach: BTreeMap::new() };
//! ```
//! ```compile_fail,E0423
//! # use zalog_domain::personal::Committed;
//! let proof = Committed(());
//! ```

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use crate::ids::CompartmentId;
use crate::register::{ItemNo, PurposeNo};
use zalog_journal::EntryId;

/// A value of a person.
pub struct Personal<T> {
    inner: T,
}

/// A value that came out of its seal and is still shut: text, with the compartment and item it was sealed under.
pub struct Unsealed {
    compartment: CompartmentId,
    item: ItemNo,
    text: Zeroizing<String>,
}

impl Personal<String> {
    /// Takes a value in, as a person typed it or as it came with a request.
    #[must_use]
    pub fn taken_in(text: String) -> Self {
        Self { inner: text }
    }

    /// Hands the bytes to a seal or a keyed digest. `seal` must keep nothing of them.
    pub fn seal_with<R>(&self, seal: impl FnOnce(&[u8]) -> R) -> R {
        seal(self.inner.as_bytes())
    }

    /// Whether nothing was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }
}

impl Personal<Unsealed> {
    /// What a seal gave back, still shut.
    ///
    /// # Errors
    /// The bytes are no UTF-8: the row is damaged.
    pub fn unsealed(
        compartment: CompartmentId,
        item: ItemNo,
        bytes: &[u8],
    ) -> Result<Self, std::str::Utf8Error> {
        let text = Zeroizing::new(std::str::from_utf8(bytes)?.to_owned());
        Ok(Self { inner: Unsealed { compartment, item, text } })
    }

    /// The item it is a value of.
    #[must_use]
    pub fn item(&self) -> ItemNo {
        self.inner.item
    }
}

/// What the ground check allowed, waiting for the commit of its journal entry.
#[must_use]
pub struct Permit {
    pub(crate) purpose: PurposeNo,
    pub(crate) entry: EntryId,
    pub(crate) reach: BTreeMap<CompartmentId, BTreeSet<ItemNo>>,
}

impl Permit {
    /// The commit is durable: the permit becomes a grant. Only `zalog-store` has a [`Committed`] to show.
    pub fn release(self, _proof: &Committed) -> Grant {
        Grant { purpose: self.purpose, entry: self.entry, reach: self.reach }
    }

    /// Whether nothing may be opened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reach.values().all(BTreeSet::is_empty)
    }

    /// How many items may be opened, over all compartments.
    #[must_use]
    pub fn items(&self) -> usize {
        self.reach.values().map(BTreeSet::len).sum()
    }
}

/// Proof that a transaction committed.
#[derive(Debug)]
pub struct Committed(());

impl Committed {
    /// For `zalog-store` alone, after its commit; a test refuses any other caller (`tests/it/shut.rs`).
    #[doc(hidden)]
    #[must_use]
    pub fn after_commit() -> Self {
        Self(())
    }
}

/// The right to open some items of some compartments once, for one purpose, under one journal entry.
pub struct Grant {
    purpose: PurposeNo,
    entry: EntryId,
    reach: BTreeMap<CompartmentId, BTreeSet<ItemNo>>,
}

/// The grant does not cover a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a value of item {0:?} is not covered by the grant")]
pub struct NotCovered(pub ItemNo);

impl Grant {
    /// The purpose it was given for.
    #[must_use]
    pub fn purpose(&self) -> PurposeNo {
        self.purpose
    }

    /// The journal entry that tells of the opening.
    #[must_use]
    pub fn entry(&self) -> EntryId {
        self.entry
    }

    /// Opens values and is used up.
    ///
    /// # Errors
    /// [`NotCovered`] at the first value of a compartment or item the grant does not name; nothing is opened then.
    pub fn open(self, values: Vec<Personal<Unsealed>>) -> Result<Vec<Zeroizing<String>>, NotCovered> {
        let covers = |v: &Personal<Unsealed>| {
            self.reach.get(&v.inner.compartment).is_some_and(|items| items.contains(&v.inner.item))
        };
        if let Some(outside) = values.iter().find(|v| !covers(v)) {
            return Err(NotCovered(outside.item()));
        }
        Ok(values.into_iter().map(|v| v.inner.text).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(compartment: u8, item: u32) -> Personal<Unsealed> {
        Personal::unsealed(CompartmentId::from_bytes([compartment; 16]), ItemNo(item), b"x").unwrap()
    }

    fn grant() -> Grant {
        let reach = BTreeMap::from([(CompartmentId::from_bytes([1; 16]), BTreeSet::from([ItemNo(7)]))]);
        Permit { purpose: PurposeNo(1), entry: EntryId([0; 16]), reach }.release(&Committed::after_commit())
    }

    #[test]
    fn opens_what_it_names_and_nothing_else() {
        assert!(grant().open(vec![value(1, 7)]).is_ok());
        assert_eq!(grant().open(vec![value(1, 7), value(1, 8)]).unwrap_err(), NotCovered(ItemNo(8)));
        assert_eq!(grant().open(vec![value(2, 7)]).unwrap_err(), NotCovered(ItemNo(7)));
    }
}
