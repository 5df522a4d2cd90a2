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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::to_hex;

    fn subject(first: u8) -> SubjectKey {
        let bytes: [u8; 32] = std::array::from_fn(|i| first.wrapping_add(u8::try_from(i).unwrap()));
        SubjectKey::from_key_bytes(KeyBytes::copied(&bytes))
    }

    #[test]
    fn golden_tag() {
        // Computed with another implementation of HKDF and HMAC.
        let tag = journal_key(&subject(0)).tag(&[0xab; 16]);
        assert_eq!(to_hex(&tag), "5055929d4378031eb36543e4ff272536");
    }

    #[test]
    fn a_tag_depends_on_the_person_and_on_the_entry() {
        let tags = [
            journal_key(&subject(0)).tag(&[1; 16]),
            journal_key(&subject(0)).tag(&[2; 16]),
            journal_key(&subject(1)).tag(&[1; 16]),
        ];
        assert!(tags[0] != tags[1] && tags[0] != tags[2] && tags[1] != tags[2]);
        assert_eq!(tags[0], journal_key(&subject(0)).tag(&[1; 16]));
    }
}
