//! An entry and its canonical bytes.
//!
//! FROZEN. Version 1, all numbers big-endian:
//!
//! ```text
//! version u8 = 1 | id 16 | kind u16 | at i64 | actor u8 | flags u8 | tag 16, if flag 1 | text 32, if flag 2
//! | salt 16 | number of facts u8 | facts: (name u8, number u32) …
//! ```
//!
//! 46 bytes, 62 with a tag, 94 with a text; 5 for each fact. One entry has one encoding and no other bytes decode.

use crate::{Actor, BadEntry, Fact, Hash, Kind, leaf_hash};

/// Longest entry, bytes.
pub const ENTRY_BYTES_MAX: usize = 512;

const VERSION: u8 = 1;
const HAS_TAG: u8 = 1;
const HAS_TEXT: u8 = 2;

/// Id of an entry: a UUID of version 7, drawn by the caller before its transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub [u8; 16]);

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// What was done.
    pub kind: Kind,
    /// When, UTC microseconds since 1970.
    pub at: i64,
    /// By whom, as a class.
    pub actor: Actor,
    /// Points to the person for whoever holds the person's journal key, and to no one else.
    pub tag: Option<[u8; 16]>,
    /// Hash of the terms it was done under, or of the text that was seen.
    pub text: Option<Hash>,
    /// Random: keeps the leaf hash from being guessed from what an entry may say, once the body is dropped.
    pub salt: [u8; 16],
    /// Intern numbers and counts, in the order of writing.
    pub facts: Vec<(Fact, u32)>,
}

impl Entry {
    /// The canonical bytes.
    ///
    /// # Errors
    /// [`BadEntry::TooLong`] if there are more facts than fit into [`ENTRY_BYTES_MAX`].
    pub fn encode(&self) -> Result<Vec<u8>, BadEntry> {
        let length = 46
            + self.tag.map_or(0, |tag| tag.len())
            + self.text.map_or(0, |text| text.len())
            + 5 * self.facts.len();
        let count = u8::try_from(self.facts.len()).map_err(|_| BadEntry::TooLong(length))?;
        if length > ENTRY_BYTES_MAX {
            return Err(BadEntry::TooLong(length));
        }
        let mut out = Vec::with_capacity(length);
        out.push(VERSION);
        out.extend_from_slice(&self.id.0);
        out.extend_from_slice(&self.kind.number().to_be_bytes());
        out.extend_from_slice(&self.at.to_be_bytes());
        out.push(self.actor.number());
        out.push(
            if self.tag.is_some() { HAS_TAG } else { 0 } | if self.text.is_some() { HAS_TEXT } else { 0 },
        );
        out.extend_from_slice(self.tag.as_ref().map_or(&[], |tag| tag.as_slice()));
        out.extend_from_slice(self.text.as_ref().map_or(&[], |text| text.as_slice()));
        out.extend_from_slice(&self.salt);
        out.push(count);
        for (fact, number) in &self.facts {
            out.push(fact.number());
            out.extend_from_slice(&number.to_be_bytes());
        }
        Ok(out)
    }

    /// Reads canonical bytes: the exact inverse of [`Self::encode`].
    ///
    /// # Errors
    /// [`BadEntry`], saying what is wrong.
    pub fn decode(body: &[u8]) -> Result<Self, BadEntry> {
        if body.len() > ENTRY_BYTES_MAX {
            return Err(BadEntry::TooLong(body.len()));
        }
        let mut rest = Rest(body);
        let version = rest.byte()?;
        if version != VERSION {
            return Err(BadEntry::UnknownVersion(version));
        }
        let id = EntryId(*rest.take()?);
        let kind = u16::from_be_bytes(*rest.take()?);
        let kind = Kind::from_u16(kind).ok_or(BadEntry::UnknownKind(kind))?;
        let at = i64::from_be_bytes(*rest.take()?);
        let actor = rest.byte()?;
        let actor = Actor::from_u8(actor).ok_or(BadEntry::UnknownActor(actor))?;
        let flags = rest.byte()?;
        if flags & !(HAS_TAG | HAS_TEXT) != 0 {
            return Err(BadEntry::UnknownFlags(flags));
        }
        let tag = if flags & HAS_TAG != 0 { Some(*rest.take()?) } else { None };
        let text = if flags & HAS_TEXT != 0 { Some(*rest.take()?) } else { None };
        let salt = *rest.take()?;
        let count = rest.byte()?;
        let mut facts = Vec::with_capacity(usize::from(count).min(ENTRY_BYTES_MAX / 5));
        for _ in 0..count {
            let fact = rest.byte()?;
            let fact = Fact::from_u8(fact).ok_or(BadEntry::UnknownFact(fact))?;
            facts.push((fact, u32::from_be_bytes(*rest.take()?)));
        }
        match rest.0.len() {
            0 => Ok(Self { id, kind, at, actor, tag, text, salt, facts }),
            more => Err(BadEntry::TrailingBytes(more)),
        }
    }

    /// Hash of the canonical bytes: the entry's leaf in the tree.
    ///
    /// # Errors
    /// As [`Self::encode`].
    pub fn leaf(&self) -> Result<Hash, BadEntry> {
        Ok(leaf_hash(&self.encode()?))
    }

    /// The number of a fact; the first one, if it stands more than once.
    #[must_use]
    pub fn fact(&self, wanted: Fact) -> Option<u32> {
        self.facts.iter().find(|(fact, _)| *fact == wanted).map(|(_, number)| *number)
    }
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take<const N: usize>(&mut self) -> Result<&'a [u8; N], BadEntry> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(BadEntry::CutShort)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, BadEntry> {
        let [byte] = self.take::<1>()?;
        Ok(*byte)
    }
}
