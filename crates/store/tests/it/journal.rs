//! The tree, grown in either way, against RFC 6962 as written and against a cold walk.

use std::collections::BTreeSet;

use zalog_domain::Entry;
use zalog_journal::{Hash, TileCheck, Walk, empty_root, leaf_hash, node_hash, unpack};
use zalog_store::tables::journal;
use zalog_store::{Store, StoreError, sequencer};

use crate::place::{Place, entry, on_both, settle, who};

on_both!(
    the_tree_is_that_of_rfc_6962,
    every_body_is_found_at_its_place,
    a_subject_finds_its_own_entries_until_it_is_forgotten,
    an_entry_over_its_limit_is_refused,
    checkpoints_are_kept_by_size,
    two_sequencers_at_once_make_one_tree,
);

/// All bodies in the order of the tree, read as a walk reads them.
pub fn bodies(store: &Store) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    loop {
        let from = u64::try_from(all.len()).unwrap();
        let batches = store.read(|tx| journal::batches_from(tx, from, 7)).unwrap();
        if batches.is_empty() {
            return all;
        }
        for batch in batches {
            assert_eq!(batch.first, u64::try_from(all.len()).unwrap(), "no gap, no overlap");
            let bodies = unpack(&batch.bodies).unwrap();
            assert_eq!(u64::try_from(bodies.len()).unwrap(), batch.entries);
            all.extend(bodies.into_iter().map(<[u8]>::to_vec));
        }
    }
}

/// MTH(D[n]) of RFC 6962 section 2.1.
fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            node_hash(&naive_root(left), &naive_root(right))
        }
    }
}

/// The head is the naive root over the bodies, every tile is what the entries lead to, every entry decodes.
pub fn check_whole(store: &Store) -> Vec<Vec<u8>> {
    let bodies = bodies(store);
    let leaves: Vec<Hash> = bodies.iter().map(|body| leaf_hash(body)).collect();
    let head = store.read(journal::head).unwrap();
    assert_eq!(head, (u64::try_from(leaves.len()).unwrap(), naive_root(&leaves)));
    let mut walk = Walk::new("example.com/journal", &[]);
    let findings = store.read(|tx| {
        let mut tiles = sequencer::Tiles(tx);
        let mut check = TileCheck::new(&mut tiles);
        for body in &bodies {
            check.push(walk.push(body)).unwrap();
        }
        Ok::<_, StoreError>(check.finish().unwrap())
    });
    assert_eq!(findings.unwrap(), []);
    let verdict = walk.finish();
    assert!(verdict.is_clean(), "{verdict:?}");
    assert_eq!((verdict.size, verdict.root), head);
    bodies
}

/// Appends entries in writes of these sizes, and lets the tree catch up now and then.
fn append(store: &Store, sizes: &[u64]) -> Vec<Entry> {
    let mut told = Vec::new();
    for (round, size) in sizes.iter().enumerate() {
        let from = u64::try_from(told.len()).unwrap();
        let entries: Vec<_> = (from..from + size).map(entry).collect();
        told.extend(entries.clone());
        store
            .write(move |tx| {
                entries
                    .iter()
                    .try_for_each(|e| tx.journal(e, (e.id.0[15] % 2 == 0).then(|| who(e.id.0[15].into()))))
            })
            .unwrap();
        if round % 3 == 2 {
            settle(store);
        }
    }
    settle(store);
    told
}

fn the_tree_is_that_of_rfc_6962(place: &Place) {
    let store = place.open();
    assert_eq!(check_whole(&store), Vec::<Vec<u8>>::new());
    // One by one, then past a tile's edge in small and large steps.
    let told = append(&store, &[1, 1, 1, 2, 3, 1, 240, 6, 1, 1, 5, 300, 90, 0, 1]);
    let told: Vec<_> = told.iter().map(|e| e.encode().unwrap()).collect();
    let found = check_whole(&store);
    if place.is_sqlite() {
        assert_eq!(found, told, "one writer: the order of the commits");
    } else {
        let set = |list: &[Vec<u8>]| list.iter().cloned().collect::<BTreeSet<_>>();
        assert_eq!((found.len(), set(&found)), (told.len(), set(&told)));
    }
    drop(store);
    let store = place.open();
    append_one(&store, 5_000);
    settle(&store);
    assert_eq!(check_whole(&store).len(), told.len() + 1, "the tree goes on where it stood");
}

fn append_one(store: &Store, number: u64) {
    store.write(move |tx| tx.journal(&entry(number), None)).unwrap();
}

fn every_body_is_found_at_its_place(place: &Place) {
    let store = place.open();
    append(&store, &[3, 1, 20, 1]);
    let bodies = bodies(&store);
    for (position, body) in (0..).zip(&bodies) {
        assert_eq!(&store.read(|tx| journal::body_at(tx, position)).unwrap(), body);
    }
    for past in [25, 26, u64::MAX] {
        assert!(matches!(store.read(|tx| journal::body_at(tx, past)), Err(StoreError::Corrupt(_))), "{past}");
    }
}

fn a_subject_finds_its_own_entries_until_it_is_forgotten(place: &Place) {
    let store = place.open();
    for number in [4, 1, 4, 4, 2, 1] {
        let unique = 100 + u64::try_from(bodies(&store).len()).unwrap();
        store.write(move |tx| tx.journal(&entry(unique), Some(who(number)))).unwrap();
        settle(&store);
    }
    store.write(|tx| tx.journal(&entry(99), None)).unwrap();
    settle(&store);
    let of = |number, limit| store.read(|tx| journal::of_subject(tx, who(number), limit)).unwrap();
    assert_eq!((of(4, 10), of(4, 2), of(1, 10), of(3, 10)), (vec![3, 2, 0], vec![3, 2], vec![5, 1], vec![]));
    assert_eq!(store.write(|tx| journal::forget_subject(tx, who(4))).unwrap(), 3);
    assert_eq!((of(4, 10), of(1, 10)), (vec![], vec![5, 1]));
    assert_eq!(check_whole(&store).len(), 7, "the entries stay, and point to no one");
}

fn an_entry_over_its_limit_is_refused(place: &Place) {
    let store = place.open();
    let long = Entry { facts: vec![(zalog_domain::Fact::Count, 1); 200], ..entry(1) };
    let outcome = store.write(move |tx| {
        crate::place::make_known(tx, 1)?;
        tx.journal(&long, None)
    });
    assert!(matches!(outcome, Err(StoreError::Corrupt(_))));
    settle(&store);
    assert!(!crate::place::is_known(&store, 1));
    assert_eq!(check_whole(&store).len(), 0);
}

fn checkpoints_are_kept_by_size(place: &Place) {
    let store = place.open();
    let newest = || store.read(journal::newest_checkpoint).unwrap();
    assert_eq!(newest(), None);
    for (size, note) in [(7, "seven"), (3, "three"), (7, "other")] {
        store.write(move |tx| journal::put_checkpoint(tx, size, note, crate::place::second(0))).unwrap();
    }
    assert_eq!(newest(), Some((7, "seven".to_owned())), "a signed checkpoint is never replaced");
}

/// A sequencer whose lease ran out while it worked: whatever both do, no entry is lost and none stands twice.
fn two_sequencers_at_once_make_one_tree(place: &Place) {
    let store = place.open();
    (0..200).for_each(|n| append_one(&store, n));
    std::thread::scope(|scope| {
        for _ in 0..3 {
            let store = &store;
            scope.spawn(move || {
                loop {
                    match store.write(|tx| sequencer::sequence(tx, 20)) {
                        Ok(0) => break,
                        Ok(_) | Err(StoreError::Taken | StoreError::Conflict) => {}
                        Err(other) => panic!("{other}"),
                    }
                }
            });
        }
    });
    settle(&store);
    let told: BTreeSet<_> = check_whole(&store).into_iter().collect();
    assert_eq!(told, (0..200).map(|n| entry(n).encode().unwrap()).collect());
    assert_eq!(bodies(&store).len(), 200);
}

/// What a person with the file and no server reads is what the server reads, and reading changes nothing.
#[test]
fn a_file_is_read_cold() {
    let place = Place::sqlite();
    let store = place.open();
    append(&store, &[1, 300, 2]);
    store.write(|tx| journal::put_checkpoint(tx, 303, "note", crate::place::second(0))).unwrap();
    let (told, head) = (bodies(&store), store.read(journal::head).unwrap());
    drop(store);
    let before = std::fs::read(place.file()).unwrap();
    let cold = zalog_store::cold::Cold::open(&place.file()).unwrap();
    let mut found = Vec::new();
    cold.batches(|batch| {
        assert_eq!(batch.first, i64::try_from(found.len()).unwrap());
        found.extend(unpack(&batch.bodies).unwrap().into_iter().map(<[u8]>::to_vec));
        assert_eq!(batch.first + batch.entries, i64::try_from(found.len()).unwrap());
    })
    .unwrap();
    assert_eq!(found, told);
    let (size, root) = cold.head().unwrap().unwrap();
    assert_eq!((u64::try_from(size).unwrap(), root.as_slice()), (head.0, head.1.as_slice()));
    let leaves: Vec<Hash> = told.iter().take(256).map(|body| leaf_hash(body)).collect();
    assert_eq!(cold.tile(0, 0).unwrap().unwrap(), leaves.as_flattened());
    assert_eq!((cold.tile(3, 0).unwrap(), cold.checkpoints().unwrap()), (None, vec!["note".to_owned()]));
    drop(cold);
    assert_eq!(std::fs::read(place.file()).unwrap(), before);
    assert!(zalog_store::cold::Cold::open(&place.keys_file()).is_err(), "it makes no file");
    assert!(!place.keys_file().exists());
}
