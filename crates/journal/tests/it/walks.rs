//! Whatever is done to a journal behind its back, the cold walk finds it.

use crate::support::{ORIGIN, bodies, checkpoint, entry};
use proptest::prelude::*;
use zalog_journal::{
    BadEntry, Checkpoint, FINDINGS_MAX, Finding, Hash, MemoryTiles, TileCheck, Verdict, Walk, append,
    leaf_hash,
};

const SIZE: u64 = 300;
const FORKED: Finding = Finding::Forked { at: SIZE };

fn hashes(bodies: &[Vec<u8>]) -> Vec<Hash> {
    bodies.iter().map(|body| leaf_hash(body)).collect()
}

/// Checkpoints as they were made on the way.
fn checkpoints(bodies: &[Vec<u8>]) -> Vec<Checkpoint> {
    let leaves = hashes(bodies);
    [SIZE, 1, 100, 256, 299].map(|size| checkpoint(&leaves[..usize::try_from(size).unwrap()])).into()
}

fn walk(bodies: &[Vec<u8>], against: &[Checkpoint]) -> Verdict {
    let mut walk = Walk::new(ORIGIN, against);
    for body in bodies {
        walk.push(body);
    }
    walk.finish()
}

#[test]
fn an_honest_journal_is_clean() {
    let bodies = bodies(SIZE);
    let verdict = walk(&bodies, &checkpoints(&bodies));
    assert!(verdict.is_clean(), "{verdict:?}");
    assert_eq!((verdict.size, verdict.confirmed, verdict.dropped), (SIZE, SIZE, 0));
    assert_eq!(verdict.root, checkpoint(&hashes(&bodies)).root);
    // What nothing vouches for is said, not hidden.
    let verdict = walk(&bodies, &checkpoints(&bodies)[1..3]);
    assert_eq!((verdict.is_clean(), verdict.size, verdict.confirmed), (true, SIZE, 100));
    let empty = Walk::new(ORIGIN, &[checkpoint(&[])]).finish();
    assert_eq!((empty.is_clean(), empty.size), (true, 0));
}

#[test]
fn dropped_bodies_still_verify_by_their_leaf_hashes() {
    let bodies = bodies(SIZE);
    let mut walk = Walk::new(ORIGIN, &checkpoints(&bodies));
    for (n, body) in bodies.iter().enumerate() {
        if n % 3 == 0 {
            walk.push_dropped(leaf_hash(body));
        } else {
            walk.push(body);
        }
    }
    let verdict = walk.finish();
    assert!(verdict.is_clean());
    assert_eq!((verdict.size, verdict.dropped), (SIZE, 100));
}

#[test]
fn a_cut_tail_is_found_against_the_newest_checkpoint_known() {
    let bodies = bodies(SIZE);
    let verdict = walk(&bodies[..298], &checkpoints(&bodies));
    assert_eq!(
        verdict.findings,
        [Finding::CutTail { known: 299, have: 298 }, Finding::CutTail { known: 300, have: 298 }]
    );
    assert_eq!(verdict.confirmed, 256);
    let nothing = walk(&[], &checkpoints(&bodies));
    assert_eq!(nothing.count, 5);
}

#[test]
fn two_heads_of_one_size_cannot_both_be_right() {
    let mut bodies = bodies(SIZE);
    let honest = checkpoint(&hashes(&bodies));
    bodies[200] = entry(9_999).encode().unwrap();
    let forked = checkpoint(&hashes(&bodies));
    let verdict = walk(&bodies, &[honest, forked]);
    assert_eq!(verdict.findings, [Finding::Forked { at: SIZE }]);
}

#[test]
fn a_checkpoint_of_another_journal_vouches_for_nothing() {
    let bodies = bodies(10);
    let other = Checkpoint { origin: "journal.example/other".into(), ..checkpoint(&hashes(&bodies)) };
    let verdict = walk(&bodies, &[other]);
    assert_eq!(verdict.findings, [Finding::OtherOrigin { found: "journal.example/other".into() }]);
    assert_eq!(verdict.confirmed, 0);
}

#[test]
fn bytes_that_are_no_entry_are_named_even_where_no_checkpoint_reaches() {
    let mut bodies = bodies(10);
    bodies[3] = b"?".to_vec();
    bodies[7].push(0);
    let verdict = walk(&bodies, &[]);
    assert_eq!(
        verdict.findings,
        [
            Finding::BadEntry { index: 3, why: BadEntry::UnknownVersion(b'?') },
            Finding::BadEntry { index: 7, why: BadEntry::TrailingBytes(1) }
        ]
    );
}

#[test]
fn a_ruined_journal_is_counted_not_listed_without_end() {
    let mut walk = Walk::new(ORIGIN, &[]);
    for _ in 0..FINDINGS_MAX + 5 {
        walk.push(b"?");
    }
    let verdict = walk.finish();
    assert_eq!((verdict.findings.len(), verdict.count), (FINDINGS_MAX, FINDINGS_MAX as u64 + 5));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_flipped_bit_is_found(at in any::<prop::sample::Index>(), bit in any::<prop::sample::Index>()) {
        let mut bodies = bodies(SIZE);
        let against = checkpoints(&bodies);
        let body = at.get_mut(&mut bodies[..]);
        let bit = bit.index(body.len() * 8);
        body[bit / 8] ^= 1 << (bit % 8);
        let at = at.index(bodies.len()) as u64;
        let verdict = walk(&bodies, &against);
        // At every checkpoint behind the place, and at none before it.
        for checkpoint in &against {
            let found = verdict.findings.contains(&Finding::Forked { at: checkpoint.size });
            prop_assert_eq!(found, checkpoint.size > at, "{} {}", checkpoint.size, at);
        }
    }

    #[test]
    fn any_removed_entry_is_found(at in any::<prop::sample::Index>()) {
        let mut bodies = bodies(SIZE);
        let against = checkpoints(&bodies);
        bodies.remove(at.index(bodies.len()));
        let verdict = walk(&bodies, &against);
        let cut = Finding::CutTail { known: SIZE, have: SIZE - 1 };
        prop_assert!(verdict.findings.contains(&cut));
        // Filling the gap at the end does not help.
        bodies.push(entry(5_000).encode().unwrap());
        prop_assert!(walk(&bodies, &against).findings.contains(&FORKED));
    }

    #[test]
    fn any_two_swapped_entries_are_found(a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let mut bodies = bodies(SIZE);
        let against = checkpoints(&bodies);
        let (a, b) = (a.index(bodies.len()), b.index(bodies.len()));
        bodies.swap(a, b);
        prop_assert_eq!(walk(&bodies, &against).is_clean(), a == b);
    }

    #[test]
    fn any_inserted_entry_is_found(at in any::<prop::sample::Index>()) {
        let mut bodies = bodies(SIZE);
        let against = checkpoints(&bodies);
        bodies.insert(at.index(bodies.len()), entry(5_000).encode().unwrap());
        prop_assert!(walk(&bodies, &against).findings.contains(&FORKED));
    }

    #[test]
    fn any_cut_is_found(keep in 0_usize..300) {
        let bodies = bodies(SIZE);
        let verdict = walk(&bodies[..keep], &checkpoints(&bodies));
        let cut = Finding::CutTail { known: SIZE, have: keep as u64 };
        prop_assert!(verdict.findings.contains(&cut));
        prop_assert!(!verdict.findings.contains(&FORKED));
    }
}

fn check_tiles(tiles: &mut MemoryTiles, leaves: &[Hash]) -> Vec<Finding> {
    let mut check = TileCheck::new(tiles);
    for leaf in leaves {
        check.push(*leaf).unwrap();
    }
    check.finish().unwrap()
}

#[test]
fn stored_tiles_are_checked_against_the_entries() {
    let leaves: Vec<Hash> = (0..70_000_u64).map(|n| leaf_hash(&n.to_be_bytes())).collect();
    let mut tiles = MemoryTiles::default();
    append(&mut tiles, 0, &leaves).unwrap();
    assert_eq!(check_tiles(&mut tiles, &leaves), []);
    for (level, index) in [(0, 0), (0, 255), (0, 273), (1, 0), (1, 1), (2, 0)] {
        let mut wrong = tiles.clone();
        wrong.0.get_mut(&(level, index)).unwrap()[5] ^= 1;
        assert_eq!(check_tiles(&mut wrong, &leaves), [Finding::TileMismatch { level, index }]);
        wrong.0.remove(&(level, index));
        assert_eq!(check_tiles(&mut wrong, &leaves), [Finding::TileMismatch { level, index }]);
    }
}
