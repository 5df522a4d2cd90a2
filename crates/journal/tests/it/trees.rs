//! The tree in tiles is RFC 6962's tree, however it grew; proofs hold, and nothing but the truth has one.

use crate::support::{leaves, naive_consistency, naive_path, naive_root};
use proptest::prelude::*;
use std::collections::BTreeMap;
use zalog_journal::{
    Frontier, Hash, JournalError, MemoryTiles, TILE_BYTES, TileError, TileStore, append, append_from,
    consistency_proof, empty_root, frontier, inclusion_proof, leaf_hash, root, tile_path, verify_consistency,
    verify_inclusion,
};

fn hash(hex: &str) -> Hash {
    std::array::from_fn(|i| u8::from_str_radix(hex.get(2 * i..2 * i + 2).unwrap(), 16).unwrap())
}

/// Roots over the eight leaves every implementation of Certificate Transparency is tested with.
#[test]
fn known_roots() {
    let data: [&[u8]; 8] = [
        b"",
        b"\0",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut frontier = Frontier::new();
    assert_eq!(frontier.root(), hash(roots[0]));
    for (leaf, root) in data.iter().zip(&roots[1..]) {
        frontier.push(leaf_hash(leaf));
        assert_eq!(frontier.root(), hash(root), "size {}", frontier.size());
    }
}

fn grown(size: u64) -> (MemoryTiles, Vec<Hash>) {
    let (mut tiles, leaves) = (MemoryTiles::default(), leaves(size));
    append(&mut tiles, 0, &leaves).unwrap();
    (tiles, leaves)
}

/// Tiles by the definition: every 256 neighbours, level upon level.
fn naive_tiles(leaves: &[Hash]) -> BTreeMap<(u8, u64), Vec<u8>> {
    let mut tiles = BTreeMap::new();
    let (mut row, mut level) = (leaves.to_vec(), 0);
    while !row.is_empty() {
        for (index, tile) in row.chunks(256).enumerate() {
            tiles.insert((level, index as u64), tile.as_flattened().to_vec());
        }
        row = row.chunks_exact(256).map(naive_root).collect();
        level += 1;
    }
    tiles
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_batches_make_the_same_tree(batches in prop::collection::vec(0_usize..700, 1..8)) {
        let all = leaves(batches.iter().sum::<usize>() as u64);
        let (mut tiles, mut size, mut edge) = (MemoryTiles::default(), 0, Frontier::new());
        for batch in batches {
            let from = usize::try_from(size).unwrap();
            let mut beside = tiles.clone();
            let by_edge = append_from(&mut beside, &edge, &all[from..from + batch]).unwrap();
            let grown = append(&mut tiles, size, &all[from..from + batch]).unwrap();
            prop_assert_eq!(&beside, &tiles);
            edge.extend(all[from..from + batch].iter().copied());
            size = grown.size;
            prop_assert_eq!(grown.root, naive_root(&all[..from + batch]));
            prop_assert_eq!(grown.root, edge.root());
            prop_assert_eq!(&by_edge, &edge);
            prop_assert_eq!(root(&mut tiles, size).unwrap(), grown.root);
            prop_assert_eq!(&frontier(&mut tiles, size).unwrap(), &edge);
            let again = Frontier::from_right_edge(edge.size(), edge.right_edge().to_vec()).unwrap();
            prop_assert_eq!(again.root(), edge.root());
        }
        prop_assert_eq!(tiles.0, naive_tiles(&all));
    }

    #[test]
    fn inclusion_holds_for_the_leaf_and_for_nothing_else(
        size in 1_u64..1200, at in any::<prop::sample::Index>(), bit in any::<prop::sample::Index>(),
    ) {
        let (mut tiles, all) = grown(1200);
        let index = at.index(usize::try_from(size).unwrap());
        let (leaf, place) = (all[index], index as u64);
        let tree = &all[..usize::try_from(size).unwrap()];
        let root = naive_root(tree);
        let proof = inclusion_proof(&mut tiles, size, place).unwrap();
        prop_assert_eq!(&proof, &naive_path(index, tree));
        prop_assert!(verify_inclusion(&leaf, place, size, &proof, &root).is_ok());

        let refused = |leaf: &Hash, place, size, proof: &[Hash], root: &Hash| {
            verify_inclusion(leaf, place, size, proof, root).is_err()
        };
        prop_assert!(refused(&flip(&leaf, &bit), place, size, &proof, &root));
        prop_assert!(refused(&leaf, place, size, &proof, &flip(&root, &bit)));
        for other in [place.wrapping_sub(1), place + 1, place ^ 2, size] {
            prop_assert!(other == place || refused(&leaf, other, size, &proof, &root));
        }
        if !proof.is_empty() {
            let mut wrong = proof.clone();
            let which = bit.index(wrong.len());
            wrong[which] = flip(&wrong[which], &bit);
            prop_assert!(refused(&leaf, place, size, &wrong, &root));
            prop_assert!(refused(&leaf, place, size, &proof[1..], &root));
            prop_assert!(refused(&leaf, place, size, &proof[..proof.len() - 1], &root));
        }
        let mut longer = proof.clone();
        longer.push(root);
        prop_assert!(refused(&leaf, place, size, &longer, &root));
    }

    #[test]
    fn consistency_holds_between_what_was_and_what_is(
        old in 0_u64..1200, more in 0_u64..1200, bit in any::<prop::sample::Index>(),
    ) {
        let new = (old + more).min(1200);
        let (mut tiles, all) = grown(1200);
        let cut = |size: u64| &all[..usize::try_from(size).unwrap()];
        let (old_root, new_root) = (naive_root(cut(old)), naive_root(cut(new)));
        let proof = consistency_proof(&mut tiles, old, new).unwrap();
        if old > 0 {
            prop_assert_eq!(&proof, &naive_consistency(usize::try_from(old).unwrap(), cut(new), true));
        }
        prop_assert!(verify_consistency(old, &old_root, new, &new_root, &proof).is_ok());

        let refused = |old, old_root: &Hash, new, new_root: &Hash, proof: &[Hash]| {
            verify_consistency(old, old_root, new, new_root, proof).is_err()
        };
        prop_assert!(refused(old, &flip(&old_root, &bit), new, &new_root, &proof));
        if old > 0 {
            prop_assert!(refused(old, &old_root, new, &flip(&new_root, &bit), &proof));
            prop_assert!(refused(old + 1, &old_root, new, &new_root, &proof));
        }
        for at in 0..proof.len() {
            let mut wrong = proof.clone();
            wrong[at] = flip(&wrong[at], &bit);
            prop_assert!(refused(old, &old_root, new, &new_root, &wrong), "hash {}", at);
            wrong.remove(at);
            prop_assert!(refused(old, &old_root, new, &new_root, &wrong), "without hash {}", at);
        }
        let mut longer = proof.clone();
        longer.push(new_root);
        prop_assert!(refused(old, &old_root, new, &new_root, &longer));
    }
}

fn flip(hash: &Hash, bit: &prop::sample::Index) -> Hash {
    let (mut hash, bit) = (*hash, bit.index(256));
    hash[bit / 8] ^= 1 << (bit % 8);
    hash
}

/// Small sizes completely: every index, every pair.
#[test]
fn every_proof_of_every_small_tree() {
    let (mut tiles, all) = grown(70);
    for size in 0..=70_usize {
        let (tree, n) = (&all[..size], size as u64);
        let root_now = root(&mut tiles, n).unwrap();
        assert_eq!(root_now, naive_root(tree));
        for (index, leaf) in tree.iter().enumerate() {
            let proof = inclusion_proof(&mut tiles, n, index as u64).unwrap();
            verify_inclusion(leaf, index as u64, n, &proof, &root_now).unwrap();
        }
        for old in 0..=size {
            let proof = consistency_proof(&mut tiles, old as u64, n).unwrap();
            verify_consistency(old as u64, &naive_root(&all[..old]), n, &root_now, &proof).unwrap();
        }
    }
}

/// Three levels of tiles.
#[test]
fn a_tree_of_more_than_65536_leaves() {
    let size = 256 * 256 + 256 + 3;
    let (mut tiles, all) = grown(size);
    assert_eq!(tiles.0.keys().map(|(level, _)| *level).max(), Some(2));
    assert_eq!(tiles.0, naive_tiles(&all));
    let root_now = root(&mut tiles, size).unwrap();
    assert_eq!(root_now, naive_root(&all));
    for index in [0, 255, 256, 65_535, 65_536, 65_791, 65_792, size - 1] {
        let proof = inclusion_proof(&mut tiles, size, index).unwrap();
        verify_inclusion(&all[usize::try_from(index).unwrap()], index, size, &proof, &root_now).unwrap();
    }
    for old in [1, 255, 256, 257, 65_535, 65_536, 65_537, size - 1] {
        let proof = consistency_proof(&mut tiles, old, size).unwrap();
        let old_root = root(&mut tiles, old).unwrap();
        assert_eq!(old_root, naive_root(&all[..usize::try_from(old).unwrap()]));
        verify_consistency(old, &old_root, size, &root_now, &proof).unwrap();
    }
}

/// Counts what is asked of it.
#[derive(Default)]
struct Counting {
    tiles: MemoryTiles,
    reads: u64,
    writes: BTreeMap<(u8, u64), u64>,
}

impl TileStore for Counting {
    fn read(&mut self, level: u8, index: u64) -> Result<Option<Vec<u8>>, TileError> {
        self.reads += 1;
        self.tiles.read(level, index)
    }

    fn write(&mut self, level: u8, index: u64, bytes: &[u8]) -> Result<(), TileError> {
        *self.writes.entry((level, index)).or_default() += 1;
        self.tiles.write(level, index, bytes)
    }
}

#[test]
fn a_batch_reads_and_writes_each_touched_tile_once_and_no_other() {
    let mut counting = Counting::default();
    let all = leaves(256 * 256 + 1000);
    append(&mut counting, 0, &all[..65_700]).unwrap();
    let edge = frontier(&mut counting, 65_700).unwrap();
    counting.reads = 0;
    counting.writes.clear();
    let grown = append_from(&mut counting, &edge, &all[65_700..65_700 + 600]).unwrap();
    assert_eq!((grown.size(), grown.root()), (66_300, naive_root(&all[..66_300])));
    assert_eq!(edge.size(), 65_700, "the old edge is left for a second run");
    assert_eq!(counting.reads, 1, "the partial tile of leaves; the one above begins anew");
    assert!(counting.writes.values().all(|writes| *writes == 1), "{:?}", counting.writes);
    assert_eq!(counting.writes.len(), 4, "three of leaves, one above: {:?}", counting.writes);
    counting.reads = 0;
    inclusion_proof(&mut counting, 66_300, 3).unwrap();
    assert!(counting.reads <= 6, "{} reads for a proof", counting.reads);
}

#[test]
fn what_is_not_there_is_an_error_and_names_itself() {
    let (mut tiles, all) = grown(600);
    assert!(matches!(inclusion_proof(&mut tiles, 600, 600), Err(JournalError::OutOfTree { .. })));
    assert!(matches!(inclusion_proof(&mut tiles, 0, 0), Err(JournalError::OutOfTree { .. })));
    assert!(matches!(consistency_proof(&mut tiles, 601, 600), Err(JournalError::OutOfTree { .. })));
    assert!(matches!(root(&mut tiles, 700), Err(JournalError::TileMissing { level: 0, index: 2 })));
    tiles.0.get_mut(&(0, 2)).unwrap().truncate(40);
    for found in [root(&mut tiles, 600).err(), append(&mut tiles, 600, &all[..1]).err()] {
        assert!(matches!(found, Some(JournalError::TileMissing { level: 0, index: 2 })), "{found:?}");
    }
    tiles.0.insert((1, 0), vec![0; TILE_BYTES + 32]);
    assert!(root(&mut tiles, 512).is_err(), "a tile too long");
    assert!(matches!(
        Frontier::from_right_edge(3, vec![[0; 32]]),
        Err(JournalError::RightEdge { size: 3, got: 1 })
    ));
    assert_eq!(append(&mut MemoryTiles::default(), 0, &[]).unwrap().root, empty_root());
    assert_eq!(append(&mut grown(600).0, 600, &[]).unwrap().root, naive_root(&all));
}

#[test]
fn the_stores_own_error_comes_through() {
    #[derive(Debug, PartialEq)]
    struct Busy(u32);
    impl std::fmt::Display for Busy {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("busy")
        }
    }
    impl std::error::Error for Busy {}
    struct Failing;
    impl TileStore for Failing {
        fn read(&mut self, _: u8, _: u64) -> Result<Option<Vec<u8>>, TileError> {
            Err(Box::new(Busy(40001)))
        }
        fn write(&mut self, _: u8, _: u64, _: &[u8]) -> Result<(), TileError> {
            Err(Box::new(Busy(40001)))
        }
    }
    for found in [root(&mut Failing, 1).err(), append(&mut Failing, 0, &[[0; 32]]).err()] {
        let Some(JournalError::Tiles(cause)) = found else { unreachable!("{found:?}") };
        assert_eq!(cause.downcast_ref::<Busy>(), Some(&Busy(40001)));
    }
}

#[test]
fn paths_are_those_of_tlog_tiles() {
    for (level, index, width, path) in [
        (0, 1_234_067, 256, "tile/0/x001/x234/067"),
        (0, 1_234, 5, "tile/0/x001/234.p/5"),
        (1, 0, 256, "tile/1/000"),
        (3, 999, 255, "tile/3/999.p/255"),
        (0, 1_000, 256, "tile/0/x001/000"),
    ] {
        assert_eq!(tile_path(level, index, width), path);
    }
}
