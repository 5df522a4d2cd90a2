//! The tree in tiles, as in C2SP tlog-tiles: tile `n` of level 0 holds leaf hashes 256 n …, tile `n` of level l + 1
//! the roots of 256 full tiles of level l. A tile's bytes are its hashes one after another; only the last tile of a
//! level may be partial, and is written again as it grows. Nothing above is stored: a node between two levels is
//! hashed from its tile when it is asked for.

use crate::{Frontier, Hash, JournalError};
use std::collections::BTreeMap;

/// Hashes in a full tile.
pub const TILE_WIDTH: u64 = 256;

/// Bytes of a full tile.
pub const TILE_BYTES: usize = 256 * 32;

/// What a tile store fails with; journal errors hand it on unchanged, to be downcast.
pub type TileError = Box<dyn std::error::Error + Send + Sync>;

/// Where tiles are kept. Reading takes `&mut self` because it often goes through a transaction.
pub trait TileStore {
    /// The bytes of a tile as last written, or `None`.
    ///
    /// # Errors
    /// The store's own.
    fn read(&mut self, level: u8, index: u64) -> Result<Option<Vec<u8>>, TileError>;

    /// Writes a tile, in place of what it was.
    ///
    /// # Errors
    /// The store's own.
    fn write(&mut self, level: u8, index: u64, bytes: &[u8]) -> Result<(), TileError>;
}

/// Tiles in memory, for tests, simulation and offline checks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryTiles(pub BTreeMap<(u8, u64), Vec<u8>>);

impl TileStore for MemoryTiles {
    fn read(&mut self, level: u8, index: u64) -> Result<Option<Vec<u8>>, TileError> {
        Ok(self.0.get(&(level, index)).cloned())
    }

    fn write(&mut self, level: u8, index: u64, bytes: &[u8]) -> Result<(), TileError> {
        self.0.insert((level, index), bytes.to_vec());
        Ok(())
    }
}

/// The tree after an append.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Number of leaves.
    pub size: u64,
    /// Root.
    pub root: Hash,
}

/// Appends leaf hashes to a tree of `size` leaves, whose right edge is first read from the tiles. Who keeps the
/// right edge beside the size should call [`append_from`], which hashes nothing twice.
///
/// # Errors
/// [`JournalError::Tiles`], [`JournalError::TileMissing`].
pub fn append(tiles: &mut dyn TileStore, size: u64, leaves: &[Hash]) -> Result<Appended, JournalError> {
    let edge = frontier(tiles, size)?;
    let grown = append_from(tiles, &edge, leaves)?;
    Ok(Appended { size: grown.size(), root: grown.root() })
}

/// Appends leaf hashes to a tree whose right edge is known; gives the new right edge and leaves the old one as it
/// was, for a transaction that runs again. Each tile touched is read at most once and written once: one tile for a
/// small batch, and one of the next level for each that became full.
///
/// # Errors
/// [`JournalError::Tiles`], [`JournalError::TileMissing`].
pub fn append_from(
    tiles: &mut dyn TileStore,
    edge: &Frontier,
    leaves: &[Hash],
) -> Result<Frontier, JournalError> {
    let mut grown = edge.clone();
    // What is new on each level: a node of height 8 l is a hash in a tile of level l.
    let mut fresh = vec![leaves.to_vec()];
    for leaf in leaves {
        grown.push_seen(*leaf, &mut |height, node| {
            if height % 8 == 0 {
                let level = usize::try_from(height / 8).unwrap_or(usize::MAX);
                match fresh.get_mut(level) {
                    Some(row) => row.push(node),
                    None => fresh.push(vec![node]),
                }
            }
        });
    }
    let mut before = edge.size();
    for (level, row) in (0_u8..).zip(fresh) {
        extend_level(tiles, level, before, &row)?;
        before /= TILE_WIDTH;
    }
    Ok(grown)
}

/// Adds hashes to a level that has `before` of them.
fn extend_level(tiles: &mut dyn TileStore, level: u8, before: u64, row: &[Hash]) -> Result<(), JournalError> {
    let mut index = before / TILE_WIDTH;
    let mut rest = row;
    let mut filled = before % TILE_WIDTH;
    while !rest.is_empty() {
        let mut tile = read_hashes(tiles, level, index, filled)?;
        let room = usize::try_from(TILE_WIDTH - filled).unwrap_or(usize::MAX).min(rest.len());
        let (fits, more) = rest.split_at(room);
        tile.extend_from_slice(fits);
        tiles.write(level, index, tile.as_flattened()).map_err(JournalError::Tiles)?;
        (index, rest, filled) = (index + 1, more, 0);
    }
    Ok(())
}

/// The right edge of a stored tree: one tile read for each level.
///
/// # Errors
/// [`JournalError::Tiles`], [`JournalError::TileMissing`].
pub fn frontier(tiles: &mut dyn TileStore, size: u64) -> Result<Frontier, JournalError> {
    let mut partial = Vec::new();
    let mut left = size;
    let mut level = 0_u8;
    while left > 0 {
        partial.push(read_hashes(tiles, level, left / TILE_WIDTH, left % TILE_WIDTH)?);
        left /= TILE_WIDTH;
        level += 1;
    }
    Frontier::from_right_edge(size, right_edge(&partial))
}

/// The root of a stored tree at any size up to what is stored.
///
/// # Errors
/// [`JournalError::Tiles`], [`JournalError::TileMissing`].
pub fn root(tiles: &mut dyn TileStore, size: u64) -> Result<Hash, JournalError> {
    Ok(frontier(tiles, size)?.root())
}

/// The path of a tile of `width` hashes, C2SP tlog-tiles: `tile/0/x001/x234/067`, `tile/1/000.p/5`.
#[must_use]
pub fn tile_path(level: u8, index: u64, width: u64) -> String {
    let mut number = format!("{:03}", index % 1000);
    let mut left = index / 1000;
    while left > 0 {
        number = format!("x{:03}/{number}", left % 1000);
        left /= 1000;
    }
    if width == TILE_WIDTH {
        format!("tile/{level}/{number}")
    } else {
        format!("tile/{level}/{number}.p/{width}")
    }
}

/// The first `width` hashes of a tile; it may hold more, as the tree grew since the size that is asked about.
pub(crate) fn read_hashes(
    tiles: &mut dyn TileStore,
    level: u8,
    index: u64,
    width: u64,
) -> Result<Vec<Hash>, JournalError> {
    if width == 0 {
        return Ok(Vec::new());
    }
    let missing = JournalError::TileMissing { level, index };
    let Some(bytes) = tiles.read(level, index).map_err(JournalError::Tiles)? else { return Err(missing) };
    let (hashes, rest) = bytes.as_chunks::<32>();
    let width = usize::try_from(width).unwrap_or(usize::MAX);
    match hashes.get(..width) {
        Some(hashes) if rest.is_empty() && bytes.len() <= TILE_BYTES => Ok(hashes.to_vec()),
        _ => Err(missing),
    }
}

/// Right edge of the tree from the partial tile of each level, lowest first.
fn right_edge(partial: &[Vec<Hash>]) -> Vec<Hash> {
    partial.iter().rev().flat_map(|tile| perfect_subtrees(tile)).collect()
}

/// Roots of the perfect subtrees over a row of neighbours, largest first.
pub(crate) fn perfect_subtrees(row: &[Hash]) -> Vec<Hash> {
    let mut frontier = Frontier::new();
    frontier.extend(row.iter().copied());
    frontier.right_edge().to_vec()
}
