//! The right edge of a growing tree: all that is needed to append and to know the root.

use crate::{Hash, JournalError, empty_root, node_hash};

/// Roots of the perfect subtrees a tree of this size is made of, largest first: one for each 1-bit of the size, so
/// at most 64 hashes whatever the size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    edge: Vec<Hash>,
}

impl Frontier {
    /// The empty tree.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The tree of a stored right edge.
    ///
    /// # Errors
    /// [`JournalError::RightEdge`] if the number of hashes does not fit the size.
    pub fn from_right_edge(size: u64, edge: Vec<Hash>) -> Result<Self, JournalError> {
        if usize::try_from(size.count_ones()).ok() != Some(edge.len()) {
            return Err(JournalError::RightEdge { size, got: edge.len() });
        }
        Ok(Self { size, edge })
    }

    /// The hashes to store, largest subtree first.
    #[must_use]
    pub fn right_edge(&self) -> &[Hash] {
        &self.edge
    }

    /// Number of leaves.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf hash at the right.
    pub fn push(&mut self, leaf: Hash) {
        self.push_seen(leaf, &mut |_, _| {});
    }

    /// [`Self::push`], showing each node that is made on the way with its height.
    pub(crate) fn push_seen(&mut self, leaf: Hash, seen: &mut dyn FnMut(u32, Hash)) {
        let mut joined = leaf;
        // Each trailing 1-bit of the size is a perfect subtree as large as what stands to its right now.
        for height in 1..=self.size.trailing_ones() {
            if let Some(left) = self.edge.pop() {
                joined = node_hash(&left, &joined);
                seen(height, joined);
            }
        }
        self.edge.push(joined);
        self.size += 1;
    }

    /// Adds leaf hashes in order.
    pub fn extend(&mut self, leaves: impl IntoIterator<Item = Hash>) {
        leaves.into_iter().for_each(|leaf| self.push(leaf));
    }

    /// The root, RFC 6962 section 2.1.
    #[must_use]
    pub fn root(&self) -> Hash {
        fold(&self.edge).unwrap_or_else(empty_root)
    }
}

/// Root over subtrees of falling size.
pub(crate) fn fold(edge: &[Hash]) -> Option<Hash> {
    edge.iter().rev().copied().reduce(|right, left| node_hash(&left, &right))
}
