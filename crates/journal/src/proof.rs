//! Proofs from tiles, RFC 9162 sections 2.1.3.1 and 2.1.4.1.

use crate::{
    Hash, JournalError, TILE_WIDTH, TileStore,
    tile::{perfect_subtrees, read_hashes},
    tree,
};
use std::collections::BTreeMap;

/// Proof that the leaf at `index` is in the tree of the first `size` leaves, lowest neighbour first.
///
/// # Errors
/// [`JournalError::OutOfTree`] if it is not; [`JournalError::Tiles`], [`JournalError::TileMissing`].
pub fn inclusion_proof(tiles: &mut dyn TileStore, size: u64, index: u64) -> Result<Vec<Hash>, JournalError> {
    if index >= size {
        return Err(JournalError::OutOfTree { asked: index, size });
    }
    let mut nodes = Nodes { tiles, size, read: BTreeMap::new() };
    let mut proof = Vec::new();
    let (mut from, mut to) = (0, size);
    while to - from > 1 {
        let middle = from + split(to - from);
        if index < middle {
            proof.push(nodes.range(middle, to)?);
            to = middle;
        } else {
            proof.push(nodes.range(from, middle)?);
            from = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// Proof that the tree of the first `new` leaves goes on from the tree of the first `old`. Empty when there is
/// nothing to prove: equal sizes, or an empty old tree.
///
/// # Errors
/// [`JournalError::OutOfTree`] if `old` is the larger; [`JournalError::Tiles`], [`JournalError::TileMissing`].
pub fn consistency_proof(tiles: &mut dyn TileStore, old: u64, new: u64) -> Result<Vec<Hash>, JournalError> {
    if old > new {
        return Err(JournalError::OutOfTree { asked: old, size: new });
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let mut nodes = Nodes { tiles, size: new, read: BTreeMap::new() };
    let mut proof = Vec::new();
    let (mut from, mut to) = (0, new);
    while old != to {
        let middle = from + split(to - from);
        if old <= middle {
            proof.push(nodes.range(middle, to)?);
            to = middle;
        } else {
            proof.push(nodes.range(from, middle)?);
            from = middle;
        }
    }
    if from > 0 {
        // Old tree ends inside: its last subtree is not a node the verifier has.
        proof.push(nodes.range(from, to)?);
    }
    proof.reverse();
    Ok(proof)
}

/// The largest power of two smaller than `n`, for n > 1.
fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// Nodes of a stored tree; each tile is read once for a proof.
struct Nodes<'t> {
    tiles: &'t mut dyn TileStore,
    size: u64,
    read: BTreeMap<(u8, u64), Vec<Hash>>,
}

impl Nodes<'_> {
    /// Root over the leaves `from..to`, a range that RFC 6962's splitting leads to.
    fn range(&mut self, from: u64, to: u64) -> Result<Hash, JournalError> {
        let mut perfect = Vec::new();
        let mut at = from;
        while at < to {
            let height = (to - at).ilog2();
            perfect.push(self.perfect(at, height)?);
            at += 1 << height;
        }
        tree::fold(&perfect).ok_or(JournalError::OutOfTree { asked: from, size: self.size })
    }

    /// Root of the perfect subtree of 2^height leaves that begins at leaf `at`.
    fn perfect(&mut self, at: u64, height: u32) -> Result<Hash, JournalError> {
        let level = height / 8;
        let first = at >> (8 * level);
        let count = 1_u64 << (height % 8);
        let (level, index) = (u8::try_from(level).unwrap_or(u8::MAX), first / TILE_WIDTH);
        let stored = self.size >> (8 * u32::from(level));
        let missing = JournalError::TileMissing { level, index };
        let tile = match self.read.entry((level, index)) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(free) => {
                let width = (stored - index * TILE_WIDTH).min(TILE_WIDTH);
                free.insert(read_hashes(self.tiles, level, index, width)?)
            }
        };
        let start = usize::try_from(first % TILE_WIDTH).unwrap_or(usize::MAX);
        let end = start.saturating_add(usize::try_from(count).unwrap_or(usize::MAX));
        let hashes = tile.get(start..end).ok_or(missing)?;
        tree::fold(&perfect_subtrees(hashes)).ok_or(JournalError::TileMissing { level, index })
    }
}
