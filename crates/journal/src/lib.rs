//! The journal: what was done, in an order nobody can change afterwards without being found out.
//!
//! What this crate does not know: files, the network, the clock, SQL, subjects, keys of persons. It turns entries
//! into bytes, bytes into a Merkle tree (RFC 6962), the tree into signed checkpoints (C2SP tlog-checkpoint in a
//! signed note) and tiles (C2SP tlog-tiles), and checks all of it again, so that anyone can, in a browser too.
//!
//! ```text
//! Entry ── canonical bytes ── leaf hash ──┐
//!                                         ├─ tiles (append) ── root ── Checkpoint ── signed note
//! Receipt = promise over the leaf hash ───┘        └ inclusion and consistency proofs
//! Walk    = every entry again, against every checkpoint known
//! ```
//!
//! To add a kind of entry or a fact: a new line with the next free number in `kind.rs` or `fact.rs`. Numbers are
//! never changed or used again; the tests there hold them.

mod actor;
mod bundle;
mod checkpoint;
mod entry;
mod error;
mod fact;
mod hash;
mod kind;
mod note;
mod operation;
mod proof;
mod receipt;
mod tile;
mod tree;
mod verify;
mod walk;

pub use actor::Actor;
pub use bundle::{pack, unpack};
pub use checkpoint::Checkpoint;
pub use entry::{ENTRY_BYTES_MAX, Entry, EntryId};
pub use error::{BadEntry, JournalError};
pub use fact::Fact;
pub use hash::{Hash, empty_root, leaf_hash, node_hash};
pub use kind::Kind;
pub use note::{KEY_NAME_BYTES_MAX, OpenNote, SignerKey, VerifierKey, open_note, sign_note};
pub use operation::Operation;
pub use proof::{consistency_proof, inclusion_proof};
pub use receipt::{Document, Proof, RECEIPT_FORMAT, Receipt, Said, Seen};
pub use tile::{
    Appended, MemoryTiles, TILE_BYTES, TILE_WIDTH, TileError, TileStore, append, append_from, frontier, root,
    tile_path,
};
pub use tree::Frontier;
pub use verify::{verify_consistency, verify_inclusion};
pub use walk::{FINDINGS_MAX, Finding, TileCheck, Verdict, Walk};
