//! Entries: drawn before their transaction, finished inside it.

use jiff::Timestamp;
use zalog_domain::clock::Entropy;
use zalog_domain::ids::{SubjectId, entry_id};
use zalog_domain::{ActorClass, Entry, EntryId, Fact, Kind};
use zalog_journal::Hash;
use zalog_store::{StoreError, Tx};
use zalog_vault::JournalKey;

/// What of an entry is known before its transaction: id, time, actor, the tag that points to the person.
#[derive(Clone)]
pub(crate) struct Draft {
    pub id: EntryId,
    pub at: Timestamp,
    pub actor: ActorClass,
    tag: Option<[u8; 16]>,
    salt: [u8; 16],
    subject: Option<SubjectId>,
}

impl Draft {
    /// An entry about no one.
    pub fn new(actor: ActorClass, now: Timestamp, entropy: &dyn Entropy) -> Self {
        let mut salt = [0; 16];
        entropy.fill(&mut salt);
        Self { id: entry_id(now, entropy), at: now, actor, tag: None, salt, subject: None }
    }

    /// An entry about a person: his journal key makes the tag.
    pub fn about(
        subject: SubjectId,
        key: &JournalKey,
        actor: ActorClass,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Self {
        let mut draft = Self::new(actor, now, entropy);
        draft.tag = Some(key.tag(&draft.id.0));
        draft.subject = Some(subject);
        draft
    }

    /// The same, without a place in the person's derived index: he is just going, and the index with him.
    pub fn unindexed(self) -> Self {
        Self { subject: None, ..self }
    }

    /// The finished entry.
    pub fn entry(&self, kind: Kind, text: Option<Hash>, facts: &[(Fact, u32)]) -> Entry {
        Entry {
            id: self.id,
            kind,
            at: self.at.as_microsecond(),
            actor: self.actor,
            tag: self.tag,
            text,
            salt: self.salt,
            facts: facts.to_vec(),
        }
    }

    /// Finishes the entry and puts it into the journal of this transaction.
    pub fn record(
        &self,
        tx: &mut dyn Tx,
        kind: Kind,
        text: Option<Hash>,
        facts: &[(Fact, u32)],
    ) -> Result<(), StoreError> {
        tx.journal(&self.entry(kind, text, facts), self.subject)
    }
}

/// A count as an entry carries it.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
