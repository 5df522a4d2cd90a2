//! What there is of a person, as raw bytes: copied before a destruction, to be looked for after it.

use std::collections::BTreeSet;

use zalog_domain::ids::{CompartmentId, SubjectId};
use zalog_domain::{Entry, EntryId};
use zalog_store::keys::{Wrapped, WrappedCompartment};
use zalog_store::tables::journal;
use zalog_store::{Arg, Sql, Store, StoreError};

use crate::harness::World;

/// Sealed bytes in their place.
#[derive(Clone, Debug)]
pub struct Ciphertext {
    pub compartment: CompartmentId,
    pub value: [u8; 16],
    pub item: u32,
    pub bytes: Vec<u8>,
}

/// Everything of a person that can be told from random bytes.
#[derive(Clone, Debug)]
pub struct Traces {
    pub who: SubjectId,
    pub sealed: Vec<Ciphertext>,
    /// Values of look-ups.
    pub macs: Vec<Vec<u8>>,
    pub wrapped: Vec<WrappedCompartment>,
    pub subject: Wrapped,
    /// The person's entries with their tags.
    pub tags: Vec<(EntryId, [u8; 16])>,
}

const VALUES: Sql = Sql::same("SELECT compartment, id, item, sealed FROM value WHERE subject = ?1");
const PROOFS: Sql = Sql::same(
    "SELECT c.proof_compartment, c.proof_value, (SELECT number FROM intern WHERE kind = 'item' AND \
     name = 'proof-of-consent-circumstances'), c.proof FROM consent c WHERE c.subject = ?1",
);
const CREDENTIALS: Sql = Sql::same(
    "SELECT r.compartment, a.credential_value, (SELECT number FROM intern WHERE kind = 'item' AND \
     name = 'credential'), a.credential FROM account a JOIN record r ON r.id = a.record WHERE a.subject = ?1",
);
const LOOKUPS: Sql = Sql::same("SELECT mac FROM lookup WHERE subject = ?1");
const NAMES: Sql = Sql::same("SELECT mac FROM sign_in_name WHERE subject = ?1");

/// Bytes that still stand in some row.
const LIVING: [Sql; 5] = [
    Sql::same("SELECT sealed FROM value"),
    Sql::same("SELECT proof FROM consent"),
    Sql::same("SELECT credential FROM account"),
    Sql::same("SELECT mac FROM lookup"),
    Sql::same("SELECT mac FROM sign_in_name"),
];

fn ciphertexts(store: &Store, sql: Sql, who: SubjectId) -> Vec<Ciphertext> {
    let mut found = Vec::new();
    let mut take = |row: &dyn zalog_store::Row| {
        found.push(Ciphertext {
            compartment: CompartmentId::from_bytes(row.bytes(0)?.try_into().unwrap()),
            value: row.bytes(1)?.try_into().unwrap(),
            item: u32::try_from(row.int_opt(2)?.expect("the item has a number")).unwrap(),
            bytes: row.bytes(3)?,
        });
        Ok(())
    };
    store.read::<_, StoreError, _>(|tx| tx.query(sql, &[Arg::Bytes(who.as_bytes())], &mut take)).unwrap();
    found
}

fn column(store: &Store, sql: Sql, args: &[Arg<'_>]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut take = |row: &dyn zalog_store::Row| {
        found.push(row.bytes(0)?);
        Ok(())
    };
    store.read::<_, StoreError, _>(|tx| tx.query(sql, args, &mut take)).unwrap();
    found
}

impl Traces {
    pub fn of(world: &World, who: SubjectId) -> Self {
        let (rows, keys) = (world.rows(), super::key_store(world));
        let id = [Arg::Bytes(who.as_bytes())];
        let sealed = [VALUES, PROOFS, CREDENTIALS].into_iter().flat_map(|sql| ciphertexts(&rows, sql, who));
        let macs = [LOOKUPS, NAMES].into_iter().flat_map(|sql| column(&rows, sql, &id));
        let entries = rows
            .read::<_, StoreError, _>(|tx| {
                let positions = journal::of_subject(tx, who, 10_000)?;
                positions.into_iter().map(|at| journal::body_at(tx, at)).collect::<Result<Vec<_>, _>>()
            })
            .unwrap();
        let entries = entries.into_iter().map(|body| Entry::decode(&body).unwrap());
        Self {
            who,
            sealed: sealed.collect(),
            macs: macs.collect(),
            wrapped: keys.compartments_of(who, 10_000).unwrap(),
            subject: keys.subject(who).unwrap().unwrap(),
            tags: entries.map(|entry| (entry.id, entry.tag.expect("an entry about a person"))).collect(),
        }
    }

    /// The compartments that something lies in.
    pub fn compartments(&self) -> BTreeSet<CompartmentId> {
        self.sealed.iter().map(|one| one.compartment).collect()
    }

    /// Everything that is in files now.
    pub fn everything(&self) -> Vec<Vec<u8>> {
        let sealed = self.sealed.iter().map(|one| &one.bytes).chain(&self.macs);
        sealed
            .chain(self.wrapped.iter().map(|key| &key.bytes))
            .chain([&self.subject.bytes])
            .cloned()
            .collect()
    }

    /// Bytes to look for in files of values: what no row has any more.
    pub fn gone_from(&self, world: &World) -> Vec<Vec<u8>> {
        let rows = world.rows();
        let living: BTreeSet<Vec<u8>> = LIVING.into_iter().flat_map(|sql| column(&rows, sql, &[])).collect();
        let sealed = self.sealed.iter().map(|one| &one.bytes);
        sealed.chain(&self.macs).filter(|bytes| !living.contains(*bytes)).cloned().collect()
    }

    /// Bytes to look for in files of keys.
    pub fn keys_of(&self, gone: &BTreeSet<CompartmentId>) -> Vec<Vec<u8>> {
        let of = self.wrapped.iter().filter(|key| gone.contains(&key.compartment));
        of.map(|key| key.bytes.clone()).collect()
    }
}
