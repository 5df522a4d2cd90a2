//! The tag of a journal entry: what lets a person's entries be found while the person's key lives, and by no one
//! afterwards.

use crate::{
    derive::{derive, mac16},
    key::{KEY_BYTES, KeyBytes, SubjectKey},
};

/// The key of one person's tags. Never stored: derived from the subject key, so it lives and dies with it.
pub struct JournalKey(KeyBytes);

/// Derives the journal key from a subject key (HKDF-SHA-256, fixed label).
#[must_use]
pub fn journal_key(key: &SubjectKey) -> JournalKey {
    JournalKey(derive(key.bytes(), &[b"zalog journal key v1"]))
}

impl JournalKey {
    /// The tag of an entry: HMAC-SHA-256 over its id, cut to 16 bytes. Two entries of one person share nothing
    /// that shows without the key.
    #[must_use]
    pub fn tag(&self, entry_id: &[u8; 16]) -> [u8; 16] {
        mac16(self.bytes(), &[b"zalog entry tag v1\0", entry_id])
    }

    fn bytes(&self) -> &[u8; KEY_BYTES] {
        self.0.bytes()
    }
}

impl std::fmt::Debug for JournalKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JournalKey(..)")
    }
}
