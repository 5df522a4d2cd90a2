//! What can go wrong, one variant per decision the caller can take.

/// Why bytes are not an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadEntry {
    /// They end too early.
    #[error("it is cut short")]
    CutShort,
    /// Bytes follow the end.
    #[error("{0} bytes follow its end")]
    TrailingBytes(usize),
    /// Longer than an entry may be.
    #[error("{0} bytes are more than an entry may have")]
    TooLong(usize),
    /// Another version of the encoding.
    #[error("unknown version {0}")]
    UnknownVersion(u8),
    /// No such kind.
    #[error("unknown kind {0}")]
    UnknownKind(u16),
    /// No such class of actor.
    #[error("unknown actor {0}")]
    UnknownActor(u8),
    /// No such fact.
    #[error("unknown fact {0}")]
    UnknownFact(u8),
    /// A flag bit that has no meaning.
    #[error("unknown flags {0:#04x}")]
    UnknownFlags(u8),
}

/// An error of the journal.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JournalError {
    /// Bytes are not an entry, or an entry is too long to be written.
    #[error("bad entry")]
    Entry(#[from] BadEntry),
    /// The caller's tile store failed; the cause can be downcast to its own type.
    #[error("tile store failed")]
    Tiles(#[source] crate::TileError),
    /// A tile that must be there is missing or shorter than the tree's size says.
    #[error("tile {index} of level {level} is missing or too short")]
    TileMissing {
        /// Level, 0 for leaf hashes.
        level: u8,
        /// Index within the level.
        index: u64,
    },
    /// A size or index lies outside of the tree.
    #[error("{asked} lies outside of a tree of {size}")]
    OutOfTree {
        /// What was asked for.
        asked: u64,
        /// Size of the tree.
        size: u64,
    },
    /// A right edge of another length than the size calls for.
    #[error("a tree of {size} has no right edge of {got} hashes")]
    RightEdge {
        /// Size of the tree.
        size: u64,
        /// Number of hashes given.
        got: usize,
    },
    /// An inclusion proof does not lead to the root.
    #[error("inclusion proof does not hold")]
    Inclusion,
    /// A consistency proof does not lead to both roots.
    #[error("consistency proof does not hold")]
    Consistency,
    /// A key name, verifier key or note is not in its form.
    #[error("malformed {0}")]
    Malformed(&'static str),
    /// No known key has signed, or a known key's signature does not hold.
    #[error("signature does not hold")]
    Signature,
    /// The key that the text names is not among those known.
    #[error("key `{0}` is not known")]
    UnknownKey(String),
    /// Text of another journal.
    #[error("origin is `{found}`, not `{expected}`")]
    Origin {
        /// The origin that was expected.
        expected: String,
        /// The origin that was found.
        found: String,
    },
    /// The JSON is not a receipt of this format.
    #[error("not a receipt")]
    Receipt(#[source] serde_json::Error),
    /// A receipt of a format this version does not know.
    #[error("unknown receipt format `{0}`")]
    ReceiptFormat(String),
}
