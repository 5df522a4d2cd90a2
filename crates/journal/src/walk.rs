//! The cold walk: every entry from the first to the last, against every checkpoint anyone kept. It trusts nothing
//! that is stored beside the entries, and needs memory for the right edge only.

use crate::{
    BadEntry, Checkpoint, Entry, Frontier, Hash, JournalError, TILE_WIDTH, TileStore, leaf_hash,
    tile::perfect_subtrees, tree,
};

/// How many findings a verdict lists one by one.
pub const FINDINGS_MAX: usize = 1000;

/// Something that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// A checkpoint knows of more entries than there are.
    CutTail {
        /// Size of the checkpoint.
        known: u64,
        /// Number of entries found.
        have: u64,
    },
    /// Before this size something was changed, removed, put in or moved: the root is another.
    Forked {
        /// Size of the checkpoint.
        at: u64,
    },
    /// Bytes that are not an entry.
    BadEntry {
        /// Its place, from 0.
        index: u64,
        /// What is wrong with it.
        why: BadEntry,
    },
    /// A checkpoint of another journal.
    OtherOrigin {
        /// The origin it names.
        found: String,
    },
    /// A stored tile is not what the entries lead to.
    TileMismatch {
        /// Level, 0 for leaf hashes.
        level: u8,
        /// Index within the level.
        index: u64,
    },
}

/// What a walk found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Number of entries, dropped bodies included.
    pub size: u64,
    /// Of which only the leaf hash is left.
    pub dropped: u64,
    /// Root over all of them.
    pub root: Hash,
    /// Size of the largest checkpoint that was confirmed: what lies behind it nothing vouches for yet.
    pub confirmed: u64,
    /// Number of all findings.
    pub count: u64,
    /// The first [`FINDINGS_MAX`] of them.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.count == 0
    }

    fn add(&mut self, finding: Finding) {
        self.count += 1;
        if self.findings.len() < FINDINGS_MAX {
            self.findings.push(finding);
        }
    }
}

/// A walk under way.
#[derive(Debug)]
pub struct Walk {
    frontier: Frontier,
    /// Checkpoints not reached yet, largest first.
    ahead: Vec<(u64, Hash)>,
    /// Size at which the next one is due.
    next: u64,
    verdict: Verdict,
}

impl Walk {
    /// Begins a walk of the journal with this origin against these checkpoints, already opened with keys the
    /// caller trusts; their order does not matter.
    #[must_use]
    pub fn new(origin: &str, against: &[Checkpoint]) -> Self {
        let mut verdict =
            Verdict { size: 0, dropped: 0, root: [0; 32], confirmed: 0, count: 0, findings: Vec::new() };
        let mut ahead = Vec::with_capacity(against.len());
        for checkpoint in against {
            if checkpoint.origin == origin {
                ahead.push((checkpoint.size, checkpoint.root));
            } else {
                verdict.add(Finding::OtherOrigin { found: checkpoint.origin.clone() });
            }
        }
        ahead.sort_unstable_by(|a, b| b.cmp(a));
        let mut walk = Self { frontier: Frontier::new(), ahead, next: 0, verdict };
        walk.compare();
        walk
    }

    /// The next entry's canonical bytes; gives back its leaf hash, for a [`TileCheck`] beside.
    pub fn push(&mut self, body: &[u8]) -> Hash {
        if let Err(why) = Entry::decode(body) {
            self.verdict.add(Finding::BadEntry { index: self.frontier.size(), why });
        }
        let leaf = leaf_hash(body);
        self.push_leaf(leaf);
        leaf
    }

    /// The next entry, of which only the leaf hash is left.
    pub fn push_dropped(&mut self, leaf: Hash) {
        self.verdict.dropped += 1;
        self.push_leaf(leaf);
    }

    fn push_leaf(&mut self, leaf: Hash) {
        self.frontier.push(leaf);
        if self.frontier.size() == self.next {
            self.compare();
        }
    }

    /// Compares with every checkpoint of the present size.
    fn compare(&mut self) {
        let size = self.frontier.size();
        let mut here = None;
        while let Some((_, known)) = self.ahead.pop_if(|(at, _)| *at == size) {
            if known == *here.get_or_insert_with(|| self.frontier.root()) {
                self.verdict.confirmed = size;
            } else {
                self.verdict.add(Finding::Forked { at: size });
            }
        }
        self.next = self.ahead.last().map_or(u64::MAX, |(at, _)| *at);
    }

    /// Ends the walk.
    #[must_use]
    pub fn finish(self) -> Verdict {
        let Self { frontier, ahead, mut verdict, .. } = self;
        verdict.size = frontier.size();
        verdict.root = frontier.root();
        for (known, _) in ahead.into_iter().rev() {
            verdict.add(Finding::CutTail { known, have: frontier.size() });
        }
        verdict
    }
}

/// Checks stored tiles against the leaf hashes of a walk, with memory for one tile of each level.
pub struct TileCheck<'t> {
    tiles: &'t mut dyn TileStore,
    levels: Vec<(u64, Vec<Hash>)>,
    findings: Vec<Finding>,
}

impl<'t> TileCheck<'t> {
    /// Begins a check.
    pub fn new(tiles: &'t mut dyn TileStore) -> Self {
        Self { tiles, levels: Vec::new(), findings: Vec::new() }
    }

    /// The next leaf hash.
    ///
    /// # Errors
    /// [`JournalError::Tiles`] if the store fails; a wrong tile is a finding, not an error.
    pub fn push(&mut self, leaf: Hash) -> Result<(), JournalError> {
        let mut up = Some(leaf);
        let mut level = 0_usize;
        while let Some(hash) = up.take() {
            if self.levels.len() == level {
                self.levels.push((0, Vec::with_capacity(256)));
            }
            let Some((index, tile)) = self.levels.get_mut(level) else { break };
            tile.push(hash);
            if tile.len() as u64 == TILE_WIDTH {
                let full = std::mem::replace(tile, Vec::with_capacity(256));
                let at = *index;
                *index += 1;
                self.compare(level, at, &full)?;
                up = tree::fold(&perfect_subtrees(&full));
                level += 1;
            }
        }
        Ok(())
    }

    /// Compares the partial tiles too and gives what was found.
    ///
    /// # Errors
    /// [`JournalError::Tiles`].
    pub fn finish(mut self) -> Result<Vec<Finding>, JournalError> {
        for (level, (index, tile)) in std::mem::take(&mut self.levels).into_iter().enumerate() {
            if !tile.is_empty() {
                self.compare(level, index, &tile)?;
            }
        }
        Ok(self.findings)
    }

    fn compare(&mut self, level: usize, index: u64, expected: &[Hash]) -> Result<(), JournalError> {
        let level = u8::try_from(level).unwrap_or(u8::MAX);
        let stored = self.tiles.read(level, index).map_err(JournalError::Tiles)?;
        let same = stored.is_some_and(|bytes| bytes == expected.as_flattened());
        if !same && self.findings.len() < FINDINGS_MAX {
            self.findings.push(Finding::TileMismatch { level, index });
        }
        Ok(())
    }
}
